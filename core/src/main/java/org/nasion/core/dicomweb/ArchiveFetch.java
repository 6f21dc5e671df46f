package org.nasion.core.dicomweb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.nasion.core.image.CephalogramLikeness;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.problem.Sentence;
import org.nasion.core.storage.AtomicFile;
import org.nasion.core.storage.Sha256;
import org.nasion.core.task.Progress;

/** Fetches films of an archive into a folder of the user's own, under names that tell nothing of the patient. */
public final class ArchiveFetch {

    private static final int NAME_LENGTH = 16;

    private final DicomWebClient client;
    private final Path folder;

    /** @param folder made when needed, and then for nobody but the user */
    public ArchiveFetch(DicomWebClient client, Path folder) {
        this.client = client;
        this.folder = folder;
    }

    /**
     * What was fetched.
     *
     * @param films   files, in the order of the studies
     * @param studies that matched
     * @param without of these, how many hold no picture that may be a lateral cephalogram
     */
    public record Fetched(List<Path> films, int studies, int without) {
        public Fetched {
            films = List.copyOf(films);
        }
    }

    /**
     * The lateral cephalograms of all studies that match.
     *
     * @throws ProblemException NAS-PACS-WHOM where the query restricts nothing, NAS-PACS-MANY where more studies match than
     *                          {@link DicomWebClient#MOST_STUDIES}, and what the client throws
     */
    public Fetched films(StudyQuery query, Progress progress) {
        if (query.patientName().isBlank()
                && query.patientId().isBlank()
                && query.from().isEmpty()
                && query.to().isEmpty()) {
            throw new ProblemException(
                    "NAS-PACS-WHOM", "Say whose films are fetched from the archive: a name, an identifier, or days.");
        }
        List<FoundStudy> studies = client.studies(query, progress);
        if (studies.size() > DicomWebClient.MOST_STUDIES) {
            throw new ProblemException(
                    "NAS-PACS-MANY",
                    "More than {0} studies match; narrow the search by days or by the patient.",
                    DicomWebClient.MOST_STUDIES);
        }
        return films(studies.stream().map(FoundStudy::uid).toList(), progress);
    }

    /** The lateral cephalograms of studies. @param studies by their Study Instance UID */
    public Fetched films(List<String> studies, Progress progress) {
        List<Path> films = new ArrayList<>();
        int without = 0;
        for (int i = 0; i < studies.size(); i++) {
            progress.throwIfCancelled();
            progress.report((double) i / studies.size(), Sentence.of("progress.fetching", "fetching the film"));
            List<FoundImage> wanted = likely(client.images(studies.get(i), Progress.NONE));
            if (wanted.isEmpty()) {
                without++;
            }
            for (FoundImage image : wanted) {
                films.add(film(image, progress));
            }
        }
        return new Fetched(films, studies.size(), without);
    }

    /**
     * Those that something speaks for, without what was made from one of them, such as its traced picture; where there are
     * none, those that nothing speaks against.
     */
    private static List<FoundImage> likely(List<FoundImage> images) {
        int best = images.stream().mapToInt(FoundImage::likeness).max().orElse(CephalogramLikeness.UNKNOWN);
        List<FoundImage> likely = images.stream()
                .filter(image -> image.likeness() > CephalogramLikeness.UNKNOWN)
                .filter(image -> image.likeness() > best - CephalogramLikeness.DERIVED)
                .toList();
        return likely.isEmpty()
                ? images.stream()
                        .filter(image -> image.likeness() == CephalogramLikeness.UNKNOWN)
                        .toList()
                : likely;
    }

    /** The file of an image; one that was fetched before is not fetched again. */
    public Path film(FoundImage image, Progress progress) {
        Path file = folder.resolve(
                Sha256.hex(image.instanceUid().getBytes(StandardCharsets.US_ASCII))
                                .substring(0, NAME_LENGTH) + ".dcm");
        if (!Files.isRegularFile(file)) {
            byte[] film = client.film(image, progress);
            makeFolder();
            AtomicFile.writePrivate(file, film);
        }
        return file;
    }

    private void makeFolder() {
        try {
            Files.createDirectories(folder);
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException e) {
            throw new ProblemException("NAS-PACS-RECEIVED", "The folder for films from the archive could not be made.");
        }
    }
}
