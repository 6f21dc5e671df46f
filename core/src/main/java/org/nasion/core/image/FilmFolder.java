package org.nasion.core.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.nasion.core.dicom.DicomDirectory;
import org.nasion.core.dicom.Tag;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.problem.Sentence;
import org.nasion.core.task.Progress;

/**
 * The films of a folder or of a DICOM medium: by the records of its DICOMDIR, or, where there is none or it leads to
 * nothing, by looking at every file.
 */
public final class FilmFolder {

    /** px, of a thumbnail's longer side. */
    private static final int THUMBNAIL = 160;

    private static final int MAX_DEPTH = 10;
    private static final int MAX_FILES = 20_000;
    /** 25 kB each: a list of more films goes on without pictures. */
    private static final int MOST_THUMBNAILS = 2_000;

    private static final int MAGIC_BYTES = 256;
    private static final long MAX_DIRECTORY_BYTES = 64L << 20;
    /** What is no film at all is not listed: reports, icons. */
    private static final Set<String> NO_FILMS =
            Set.of("NAS-DICOM-NO-PICTURE", "NAS-IMAGE-TOO-SMALL", "NAS-IMAGE-UNKNOWN", "NAS-IMAGE-EMPTY");

    private static final Map<Integer, String> KEYWORDS = Map.of(
            Tag.POSITIONER_TYPE,
            "PositionerType",
            Tag.VIEW_POSITION,
            "ViewPosition",
            Tag.BODY_PART_EXAMINED,
            "BodyPartExamined",
            Tag.MODALITY,
            "Modality",
            Tag.SERIES_DESCRIPTION,
            "SeriesDescription",
            Tag.STUDY_DESCRIPTION,
            "StudyDescription",
            Tag.IMAGE_TYPE,
            "ImageType");

    private final CephalogramReader reader;

    public FilmFolder(CephalogramReader reader) {
        this.reader = reader;
    }

    /** Whether this is a folder, or a DICOMDIR, which stands for its folder. */
    public static boolean isFolder(Path path) {
        return Files.isDirectory(path) || isDirectoryFile(path);
    }

    private static boolean isDirectoryFile(Path path) {
        return path.getFileName() != null && path.getFileName().toString().equalsIgnoreCase("DICOMDIR");
    }

    /**
     * Tells of each film as soon as it was looked at, in the order of the directory or of the files' names.
     *
     * @param path  a folder or a DICOMDIR
     * @param found is told on the calling thread
     * @throws ProblemException NAS-IMAGE-… where the folder cannot be read
     */
    public void list(Path path, Progress progress, Consumer<ListedFilm> found) {
        progress.report(-1, Sentence.of("progress.films", "looking for films"));
        if (!Files.exists(path)) {
            throw FilmReader.problemOf(new NoSuchFileException(""));
        }
        List<Candidate> candidates = candidates(path, progress);
        int done = 0;
        for (Candidate candidate : candidates) {
            progress.throwIfCancelled();
            look(candidate, done < MOST_THUMBNAILS, progress).ifPresent(found);
            done++;
            progress.report((double) done / candidates.size());
        }
    }

    /**
     * The files that look like films, in the order of the directory or of their names; none of them is read as a whole.
     *
     * @param path a folder or a DICOMDIR
     * @throws ProblemException NAS-IMAGE-… where the folder cannot be read
     */
    public List<Path> films(Path path, Progress progress) {
        if (!Files.exists(path)) {
            throw FilmReader.problemOf(new NoSuchFileException(""));
        }
        return candidates(path, progress).stream().map(Candidate::file).toList();
    }

    /** A file, and what a DICOMDIR says of it. */
    private record Candidate(Path file, Optional<DicomDirectory.Image> record) {}

    private List<Candidate> candidates(Path path, Progress progress) {
        Path folder = Files.isDirectory(path)
                ? path
                : Objects.requireNonNull(path.toAbsolutePath().getParent());
        List<Candidate> named =
                directoryFile(path, folder).map(file -> named(file, folder)).orElse(List.of());
        if (named.stream().anyMatch(candidate -> Files.isRegularFile(candidate.file()))) {
            return named;
        }
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder, MAX_DEPTH)) {
            all.filter(Files::isRegularFile)
                    .filter(file -> !isDirectoryFile(file))
                    .limit(MAX_FILES)
                    .peek(file -> progress.throwIfCancelled())
                    .filter(FilmFolder::looksLikeFilm)
                    .forEach(files::add);
        } catch (IOException e) {
            throw FilmReader.problemOf(e);
        } catch (UncheckedIOException e) {
            throw FilmReader.problemOf(Objects.requireNonNull(e.getCause()));
        }
        files.sort(Comparator.naturalOrder());
        return files.stream().map(file -> new Candidate(file, Optional.empty())).toList();
    }

    private static Optional<Path> directoryFile(Path path, Path folder) {
        if (!Files.isDirectory(path)) {
            return Optional.of(path);
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(FilmFolder::isDirectoryFile)
                    .filter(Files::isRegularFile)
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty(); // told when the folder is walked
        }
    }

    private static List<Candidate> named(Path directory, Path folder) {
        try {
            if (Files.size(directory) > MAX_DIRECTORY_BYTES) {
                return List.of();
            }
            List<Candidate> named = new ArrayList<>();
            for (DicomDirectory.Image image : DicomDirectory.images(Files.readAllBytes(directory))) {
                if (!CephalogramLikeness.isNoPicture(image.text(Tag.MODALITY))) {
                    below(folder, image.fileId()).ifPresent(file -> named.add(new Candidate(file, Optional.of(image))));
                }
            }
            return named;
        } catch (IOException | ProblemException e) {
            return List.of(); // a broken directory: every file is looked at instead
        }
    }

    /** A file by the parts of its path; media copied to other systems may have changed the case. */
    private static Optional<Path> below(Path folder, List<String> parts) {
        Path at = folder;
        for (String part : parts) {
            if (part.isEmpty() || part.equals(".") || part.equals("..") || part.contains("/") || part.contains("\\")) {
                return Optional.empty();
            }
            try {
                Path exact = at.resolve(part);
                at = Files.exists(exact) ? exact : otherCase(at, part).orElse(exact);
            } catch (InvalidPathException e) {
                return Optional.empty();
            }
        }
        return Optional.of(at);
    }

    private static Optional<Path> otherCase(Path folder, String name) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.getFileName().toString().equalsIgnoreCase(name))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean looksLikeFilm(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return FilmFormat.of(in.readNBytes(MAGIC_BYTES)).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    private Optional<ListedFilm> look(Candidate candidate, boolean picture, Progress progress) {
        Path file = candidate.file();
        try {
            Cephalogram film = reader.read(file, quiet(progress));
            Map<String, String> facts = film.acquisition().study();
            String description = facts.getOrDefault("SeriesDescription", facts.getOrDefault("StudyDescription", ""));
            int likeness = CephalogramLikeness.of(tag -> facts.getOrDefault(KEYWORDS.getOrDefault(tag, ""), ""))
                    + CephalogramLikeness.ofShape(film.width(), film.height());
            return Optional.of(new ListedFilm(
                    file,
                    film.acquisition().patient(),
                    film.acquisition().exposure(),
                    description,
                    facts.getOrDefault("Modality", ""),
                    likeness,
                    picture ? Optional.of(Thumbnail.of(film, THUMBNAIL)) : Optional.empty(),
                    Optional.empty()));
        } catch (ProblemException e) {
            if (NO_FILMS.contains(e.problem().code())) {
                return Optional.empty();
            }
            Patient patient = candidate.record().map(FilmFolder::patient).orElse(Patient.NOBODY);
            Exposure exposure =
                    new Exposure(candidate.record().flatMap(record -> DicomFacts.date(record.text(Tag.STUDY_DATE))));
            String description = candidate
                    .record()
                    .map(record -> record.text(Tag.SERIES_DESCRIPTION))
                    .orElse("");
            String modality =
                    candidate.record().map(record -> record.text(Tag.MODALITY)).orElse("");
            int likeness = candidate
                    .record()
                    .map(record -> CephalogramLikeness.of(record::text))
                    .orElse(CephalogramLikeness.UNKNOWN);
            return Optional.of(new ListedFilm(
                    file,
                    patient,
                    exposure,
                    description,
                    modality,
                    likeness,
                    Optional.empty(),
                    Optional.of(e.problem())));
        }
    }

    private static Patient patient(DicomDirectory.Image record) {
        return new Patient(
                record.text(Tag.PATIENT_ID),
                "",
                PersonNames.readable(record.text(Tag.PATIENT_NAME)),
                Optional.empty(),
                Sex.UNKNOWN);
    }

    /** Passes cancel on and no reports: the list counts files, not what happens in one. */
    private static Progress quiet(Progress progress) {
        return new Progress() {
            @Override
            public void report(double fraction, Sentence doing) {
                // of one file
            }

            @Override
            public boolean isCancelled() {
                return progress.isCancelled();
            }
        };
    }
}
