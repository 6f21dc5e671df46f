package org.nasion.core.library;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.nasion.core.casefile.CaseFile;

/**
 * A film that comes into the library.
 *
 * @param taken     day of the exposure
 * @param file      where it lies, absolute
 * @param content   the film's identity and its case; without points where nobody has worked on it
 * @param measured  the numbers of the case
 * @param state     how far the work has come
 * @param thumbnail a small picture as PNG; empty where the film could not be read
 */
public record NewFilm(
        Optional<LocalDate> taken,
        Path file,
        CaseFile content,
        List<Measured> measured,
        FilmState state,
        Optional<byte[]> thumbnail) {

    public NewFilm {
        Objects.requireNonNull(taken);
        Objects.requireNonNull(state);
        measured = List.copyOf(measured);
        if (content.film().sha256().isEmpty()) {
            throw new IllegalArgumentException("a film without a file is known by nothing");
        }
    }
}
