package org.nasion.model.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nasion.core.problem.Problem;

/** Writes marks in one of the formats that {@link DatasetReader} reads. */
interface WrittenFormat {

    /** The folder below {@code out} for a film's picture. */
    Path pictures(Path out, FilmMarks film);

    /** Whether it has room for several annotators. */
    boolean severalAnnotators();

    /** Why the format cannot hold a film, NAS-DATASET-REFUSED; empty where it can. */
    default Optional<Problem> refuses(FilmMarks film) {
        return Optional.empty();
    }

    /** What the format does not keep, for people; empty where it keeps all. */
    String loses();

    /** Writes the marks; the pictures are there already. */
    void write(Path out, List<FilmMarks> films) throws IOException;
}
