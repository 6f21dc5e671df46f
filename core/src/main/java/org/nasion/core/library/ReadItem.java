package org.nasion.core.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.CephalogramReader;
import org.nasion.core.image.Thumbnail;
import org.nasion.core.patient.Patient;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.storage.Sha256;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.tracing.Tracing;

/**
 * A film or case file as it was read for the library.
 *
 * @param item      what was asked for
 * @param film      where the film lies, absolute; for a case without its film where it should lie
 * @param content   the case; without points where the file is a film
 * @param measured  the numbers of the case
 * @param thumbnail PNG; empty for a case
 */
record ReadItem(ImportItem item, Path film, CaseFile content, List<Measured> measured, Optional<byte[]> thumbnail) {

    /** px of the longer side. */
    private static final int SIDE = 160;

    boolean isCase() {
        return isCase(item.file());
    }

    /** Whose it is by its own words. */
    Patient patient() {
        return content.content().patient();
    }

    /** When it was taken by its own words. */
    Optional<LocalDate> taken() {
        return content.content().exposure().date();
    }

    static boolean isCase(Path file) {
        return file.getFileName().toString().endsWith(CaseStore.EXTENSION);
    }

    /** Reads what an import needs. */
    record Reader(
            CephalogramReader films,
            CaseStore cases,
            Function<Cephalogram, Calibration> scale,
            Function<CaseFile, List<Measured>> measuring) {

        /**
         * @param known films of the same import by their SHA-256, for cases whose film lies elsewhere than they say
         * @throws ProblemException NAS-IMAGE-…, NAS-DICOM-…, NAS-CASE-…
         */
        ReadItem read(ImportItem item, Map<String, Path> known, Progress progress) {
            return isCase(item.file()) ? readCase(item, known) : readFilm(item, progress);
        }

        private ReadItem readFilm(ImportItem item, Progress progress) {
            Path file = item.file().toAbsolutePath().normalize();
            Cephalogram film = films.read(file, progress);
            CaseContent nothing = new CaseContent(Tracing.EMPTY, scale.apply(film))
                    .of(film.acquisition().patient(), film.acquisition().exposure());
            CaseFile content =
                    new CaseFile(CaseFile.Film.of(file.toString(), film), nothing, Optional.empty(), Optional.empty());
            return new ReadItem(
                    item,
                    file,
                    content,
                    measuring.apply(content),
                    Optional.of(Thumbnail.of(film, SIDE).png()));
        }

        private ReadItem readCase(ImportItem item, Map<String, Path> known) {
            CaseFile content = cases.open(item.file());
            String sha256 = content.film().sha256();
            if (sha256.isEmpty()) {
                throw new ProblemException("NAS-LIBRARY-NO-FILM", "The case is of no film that could be known again.");
            }
            Path said = place(item.file(), content.film().path());
            Optional<Path> there = isFilm(said, sha256) ? Optional.of(said) : Optional.ofNullable(known.get(sha256));
            // The picture is not opened: its small picture is made when somebody first sees it.
            return new ReadItem(item, there.orElse(said), content, measuring.apply(content), Optional.empty());
        }

        /** Where a case says that its film lies. */
        private static Path place(Path caseFile, String path) {
            try {
                return caseFile.toAbsolutePath().resolveSibling(path).normalize();
            } catch (InvalidPathException e) {
                return caseFile.toAbsolutePath().resolveSibling("film");
            }
        }

        static boolean isFilm(Path file, String sha256) {
            try {
                return Files.isRegularFile(file)
                        && Sha256.hex(Files.readAllBytes(file)).equals(sha256);
            } catch (IOException e) {
                return false;
            }
        }
    }
}
