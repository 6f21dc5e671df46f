package org.nasion.app.trace;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.CephalogramReader;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.storage.GivenName;
import org.nasion.core.task.Progress;

/** Reads a film, or a case together with the film that it belongs to. */
public final class CaseReader {

    /**
     * A film and, where a case was opened, what was traced on it.
     *
     * @param fingerprint of the case file when it was read
     */
    public record Read(Path filmFile, Cephalogram film, Optional<CaseFile> traced, Optional<String> fingerprint) {

        /** The film alone. */
        public Read withoutTracing() {
            return new Read(filmFile, film, Optional.empty(), Optional.empty());
        }
    }

    private final CephalogramReader films;
    private final CaseStore cases;

    public CaseReader(CephalogramReader films, CaseStore cases) {
        this.films = films;
        this.cases = cases;
    }

    /** Whether a file is a case by its name. */
    public static boolean isCase(Path file) {
        return file.getFileName() != null
                && file.getFileName().toString().endsWith(CaseStore.EXTENSION)
                && !Files.isDirectory(file);
    }

    /**
     * Reads a film, or a case and the film it belongs to.
     *
     * @throws ProblemException NAS-IMAGE-… or NAS-DICOM-… of the film, NAS-CASE-… of the case; {@code NAS-CASE-FILM-MISSING}
     *                          and {@code NAS-CASE-FILM-OTHER} where the case's film is not there or is another one
     */
    public Read read(Path file, Progress progress) {
        if (!isCase(file)) {
            return new Read(file, film(file, progress), Optional.empty(), Optional.empty());
        }
        Optional<String> fingerprint = CaseStore.fingerprint(file); // before reading: what changes meanwhile shows
        CaseFile traced = cases.open(file);
        return readFilm(traced, fingerprint, resolve(file, traced.film().path()), progress);
    }

    /** Reads a case whose film lies elsewhere now. */
    public Read read(Path caseFile, Path filmFile, Progress progress) {
        Optional<String> fingerprint = CaseStore.fingerprint(caseFile);
        return readFilm(cases.open(caseFile), fingerprint, filmFile, progress);
    }

    /** Reads the film of a case from where it lies now, and refuses another film. */
    private Read readFilm(CaseFile traced, Optional<String> fingerprint, Path filmFile, Progress progress) {
        if (!Files.exists(filmFile)) {
            throw new ProblemException(
                    "NAS-CASE-FILM-MISSING", "The film of this case is not where it was; choose where it lies now.");
        }
        Cephalogram film = film(filmFile, progress);
        boolean same = film.width() == traced.film().width()
                && film.height() == traced.film().height()
                && (traced.film().sha256().isEmpty()
                        || film.acquisition().sourceSha256().isEmpty()
                        || traced.film().sha256().equals(film.acquisition().sourceSha256()));
        if (!same) {
            throw new ProblemException(
                    "NAS-CASE-FILM-OTHER",
                    "The picture that lies there is not the film of this case; choose the right one.");
        }
        return new Read(filmFile, film, Optional.of(traced), fingerprint);
    }

    /** Its digest is worked out here, in the background, and not when the window asks for it. */
    private Cephalogram film(Path file, Progress progress) {
        Cephalogram film = films.read(file, progress);
        film.acquisition().sourceSha256();
        return film;
    }

    private static Path resolve(Path caseFile, String film) {
        try {
            Path folder = caseFile.toAbsolutePath().getParent();
            return GivenName.existing(folder.resolve(film).normalize());
        } catch (InvalidPathException e) {
            throw new ProblemException(
                    "NAS-CASE-FILM-MISSING", "The film of this case is not where it was; choose where it lies now.");
        }
    }
}
