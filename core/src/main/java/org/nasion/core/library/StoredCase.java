package org.nasion.core.library;

import org.nasion.core.casefile.CaseFile;

/**
 * A case as the library has it.
 *
 * @param film    which film, with the version that is to be named when the case is saved
 * @param content the case
 */
public record StoredCase(FilmEntry film, CaseFile content) {}
