package org.nasion.core.library;

import java.nio.file.Files;
import java.nio.file.Path;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.CephalogramReader;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.task.Progress;

/** Reads films of a library: from where they lie, or from the library's own copy where they have gone from there. */
public final class StoredPixels {

    private StoredPixels() {}

    /**
     * @return the film of that very file
     * @throws ProblemException NAS-LIBRARY-FILM-GONE where it is nowhere, NAS-LIBRARY-FILM-OTHER where another one lies in its place
     */
    public static Cephalogram of(FilmEntry film, FilmCopies copies, CephalogramReader reader, Progress progress) {
        Path file = Files.isRegularFile(film.file())
                ? film.file()
                : copies.find(film.sha256()).orElse(film.file());
        if (!Files.isRegularFile(file)) {
            throw new ProblemException(
                    "NAS-LIBRARY-FILM-GONE", "The film is not where it was; import the folder in which it lies now.");
        }
        Cephalogram pixels = reader.read(file, progress);
        if (!pixels.acquisition().sourceSha256().equals(film.sha256())) {
            throw new ProblemException(
                    "NAS-LIBRARY-FILM-OTHER",
                    "Another picture lies where the film was; import the folder in which it lies now.");
        }
        return pixels;
    }
}
