package org.nasion.app.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.calibration.CalibrationLadder;
import org.nasion.core.calibration.PlausibleScale;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.habit.HabitFile;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.CephalogramReader;
import org.nasion.core.image.FilmDicomWriter;
import org.nasion.core.interchange.Anonymous;
import org.nasion.core.landmark.LandmarkCatalog;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.problem.Sentence;
import org.nasion.core.study.Protocol;
import org.nasion.core.study.StudyFilm;
import org.nasion.core.study.StudyFolder;
import org.nasion.core.study.StudyKey;
import org.nasion.core.task.Progress;

/** Makes a study: films are copied without their patients under names that tell nothing, and the protocol is written. */
public final class StudyCreation {

    /**
     * A film that a study is made with.
     *
     * @param origin for the coordinator's key, for example a path
     * @param name   for people
     * @param read   reads it
     */
    public record Source(String origin, String name, Function<Progress, Cephalogram> read) {}

    /** Told a film that could not be taken up, and why. */
    @FunctionalInterface
    public interface Failed {
        void told(Source source, Throwable why);
    }

    private final String program;
    private final CephalogramReader reader;
    private final CaseStore cases;

    /** @param program name and version, as the study bears them */
    public StudyCreation(String program, CephalogramReader reader, CaseStore cases) {
        this.program = program;
        this.reader = reader;
        this.cases = cases;
    }

    /**
     * Films and the films of folders, by name.
     *
     * @throws ProblemException NAS-STUDY-READ where a folder cannot be read
     */
    public List<Source> sources(List<Path> files) {
        List<Source> sources = new ArrayList<>();
        for (Path file : files) {
            if (!Files.isDirectory(file)) {
                sources.add(source(file));
                continue;
            }
            try (Stream<Path> entries = Files.list(file)) {
                entries.filter(Files::isRegularFile)
                        .filter(path -> path.getFileName()
                                .toString()
                                .toLowerCase(Locale.ROOT)
                                .matches("[^.].*\\.(png|jpe?g|bmp|tiff?|dcm)"))
                        .sorted()
                        .map(this::source)
                        .forEach(sources::add);
            } catch (IOException e) {
                throw new ProblemException("NAS-STUDY-READ.folder", "The folder of films cannot be read.", e);
            }
        }
        return sources;
    }

    private Source source(Path file) {
        return new Source(
                file.toAbsolutePath().toString(),
                file.getFileName().toString(),
                progress -> reader.read(file, progress));
    }

    /**
     * Begins a study. A film that cannot be taken up is told and left out.
     *
     * @param root     a new or empty folder
     * @param protocol made when the folder is known to be empty, of all landmarks that are known
     * @param points   a file of own points that the protocol may ask for; goes into the study
     * @param stated mm per pixel of films that do not know theirs
     * @throws ProblemException NAS-STUDY-EXISTS, NAS-STUDY-EMPTY, NAS-FILE-…
     */
    public StudyFolder create(
            Path root,
            Function<LandmarkCatalog, Protocol> protocol,
            Optional<Path> points,
            List<Source> sources,
            OptionalDouble stated,
            Progress progress,
            Failed failed) {
        if (sources.isEmpty()) {
            throw none();
        }
        folder(root);
        Protocol asked = protocol.apply(
                points.map(file -> StudyFolder.keepPoints(root, file)).orElse(LandmarkCatalog.shipped()));
        List<StudyFilm> films = new ArrayList<>();
        Map<String, String> origins = new LinkedHashMap<>();
        Map<String, String> sha256 = new LinkedHashMap<>();
        Map<String, String> devices = new LinkedHashMap<>();
        for (int i = 0; i < sources.size(); i++) {
            Source source = sources.get(i);
            if (progress.isCancelled()) {
                emptied(root);
                progress.throwIfCancelled();
            }
            progress.report((double) i / sources.size(), Sentence.plain(source.name()));
            try {
                String name = String.format(Locale.ROOT, "F%04d", films.size() + 1);
                Cephalogram film = source.read().apply(Progress.NONE);
                films.add(copied(root, film, name, stated, devices));
                origins.put(name, source.origin());
                sha256.put(name, film.acquisition().sourceSha256());
            } catch (RuntimeException | OutOfMemoryError e) {
                failed.told(source, e);
            }
        }
        if (films.isEmpty()) {
            emptied(root);
            throw none();
        }
        devices.forEach((device, code) -> origins.put(code, device));
        return StudyFolder.create(root, cases, program, asked, films, new StudyKey(origins, sha256));
    }

    private static ProblemException none() {
        return new ProblemException("NAS-STUDY-EMPTY", "There is no film to read; no study was made.");
    }

    /** Takes away what was begun in a folder that was empty, so that the next try finds an empty folder. */
    private static void emptied(Path root) {
        try {
            Files.deleteIfExists(root.resolve(StudyFolder.POINTS));
            try (Stream<Path> films = Files.list(root.resolve("films"))) {
                for (Path film : films.toList()) {
                    Files.delete(film);
                }
            }
            Files.deleteIfExists(root.resolve("films"));
        } catch (IOException e) {
            // The next try says that the folder is not empty.
        }
    }

    /** The film without its patient, as a DICOM file that keeps grey values and spacings. */
    private static StudyFilm copied(
            Path root, Cephalogram known, String name, OptionalDouble stated, Map<String, String> devices) {
        Cephalogram film = Anonymous.film(known);
        Calibration own = CalibrationLadder.of(film);
        OptionalDouble scale = own.mmPerPx().isPresent() ? OptionalDouble.empty() : stated;
        if (scale.isPresent()) {
            PlausibleScale.doubt(
                            new Calibration.Scale(
                                    Calibration.Kind.USER_STATED, scale.getAsDouble(), own.pixelAspect(), ""),
                            film.width(),
                            film.height())
                    .ifPresent(size -> {
                        throw size.problem();
                    });
        }
        String file = "films/" + name + ".dcm";
        new FilmDicomWriter().write(film, root.resolve(file));
        String device = HabitFile.source(known.acquisition());
        return new StudyFilm(
                name,
                file,
                scale,
                device.equals(HabitFile.PICTURES)
                        ? ""
                        : devices.computeIfAbsent(device, key -> "D" + (devices.size() + 1)));
    }

    private static void folder(Path root) {
        try {
            if (Files.isDirectory(root)) {
                try (Stream<Path> entries = Files.list(root)) {
                    if (entries.findAny().isPresent()) {
                        throw new ProblemException(
                                "NAS-STUDY-EXISTS.folder",
                                "The folder of the study is not empty; nothing was changed.");
                    }
                }
            }
            Files.createDirectories(root.resolve("films"));
        } catch (IOException e) {
            throw new ProblemException("NAS-FILE-FOLDER.study", "A folder of the study could not be made.", e);
        }
    }
}
