package org.nasion.app.trace;

import org.nasion.core.analysis.Readings;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.detection.Detection;
import org.nasion.core.image.Cephalogram;

/**
 * A film that went through the whole chain.
 *
 * @param film      the pixels
 * @param detection what the network said
 * @param caseFile  what is kept
 * @param readings  what was measured
 */
public record TracedFilm(Cephalogram film, Detection detection, CaseFile caseFile, Readings readings) {
}
