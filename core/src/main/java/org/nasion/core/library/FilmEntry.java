package org.nasion.core.library;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A film as a list shows it.
 *
 * @param number  the library's own, never given twice
 * @param patient the library's number of whose film it is
 * @param taken   day of the exposure
 * @param file    where it lay when it was last seen
 * @param sha256  of the file, by which it is known wherever it lies
 * @param width   px
 * @param height  px
 * @param state   how far the work has come
 * @param version rises with every change of its case: who saves names the version that they began with
 * @param changed when the case was last changed
 */
public record FilmEntry(
        long number,
        long patient,
        Optional<LocalDate> taken,
        Path file,
        String sha256,
        int width,
        int height,
        FilmState state,
        int version,
        Instant changed) {}
