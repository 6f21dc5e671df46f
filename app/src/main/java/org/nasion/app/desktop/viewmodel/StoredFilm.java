package org.nasion.app.desktop.viewmodel;

import java.nio.file.Path;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.image.Cephalogram;

/**
 * A film with its case from where it is kept.
 *
 * @param file    the film's
 * @param film    the pixels
 * @param content the case; without points where nobody has worked on it
 * @param home    where the case is saved
 */
public record StoredFilm(Path file, Cephalogram film, CaseFile content, CaseHome home) {}
