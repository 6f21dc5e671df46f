package org.nasion.app.trace;

import org.nasion.core.analysis.Readings;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.image.Cephalogram;

/**
 * A film with its tracing and what was measured on it, whoever placed the points.
 *
 * @param film     the pixels
 * @param caseFile what is kept
 * @param readings what was measured
 */
public record TracedFilm(Cephalogram film, CaseFile caseFile, Readings readings) {}
