package org.nasion.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.nasion.app.Composition;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.calibration.CalibrationLadder;
import org.nasion.core.calibration.PlausibleScale;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.FilmDicomWriter;
import org.nasion.core.interchange.Anonymous;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.study.Protocol;
import org.nasion.core.study.StudyFilm;
import org.nasion.core.study.StudyFolder;
import org.nasion.core.task.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = "Begins a study: copies films without their patients into a new folder and writes the protocol.")
final class StudyNewCommand implements Callable<Integer> {

    private final Composition composition;

    @Parameters(index = "0", paramLabel = "STUDY", description = "a new or empty folder")
    private Path study;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILM", description = "films, or folders of films")
    private List<Path> files;

    @Option(
            names = "--title",
            paramLabel = "TEXT",
            defaultValue = "Study",
            description = "for people (default: ${DEFAULT-VALUE})")
    private String title;

    @Option(
            names = "--landmarks",
            paramLabel = "CODE",
            split = ",",
            description = "what is marked, in this order (default: all that the program knows)")
    private List<String> landmarks = List.of();

    @Option(
            names = "--arm",
            paramLabel = "NAME[:blind]",
            description =
                    "a way of reading; blind hides the network's proposals. Several are read one after the other (default: reading:blind)")
    private List<String> arms = List.of("reading:blind");

    @Option(
            names = "--readers-per-film",
            paramLabel = "N",
            defaultValue = "0",
            description = "how many readers read a film (default: all)")
    private int readersPerFilm;

    @Option(
            names = "--repeats",
            paramLabel = "N",
            defaultValue = "0",
            description = "films that each reader reads twice (default: none)")
    private int repeats;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "of order and codes (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--mm-per-px", paramLabel = "MM", description = "the scale of films that do not know theirs")
    private Double mmPerPx;

    StudyNewCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() {
        OptionalDouble stated = StatedScale.checked(mmPerPx);
        Protocol protocol = protocol();
        Terminal console = Terminal.err();
        List<Path> sources = sources();
        folder();
        ProgressLine progress = new ProgressLine(console, Terminal.isWatched(), sources.size());
        List<StudyFilm> films = new ArrayList<>();
        Map<String, String> key = new LinkedHashMap<>();
        int failed = 0;
        for (int i = 0; i < sources.size(); i++) {
            progress.begin(i, String.valueOf(sources.get(i).getFileName()));
            try {
                String name = String.format(Locale.ROOT, "F%04d", films.size() + 1);
                films.add(copied(sources.get(i), name, stated));
                key.put(name, sources.get(i).toAbsolutePath().toString());
            } catch (RuntimeException | OutOfMemoryError e) {
                failed++;
                progress.say(sources.get(i), Failures.problem(e).toString());
            }
        }
        if (films.isEmpty()) {
            throw new ProblemException("NAS-STUDY-EMPTY", "There is no film to read; no study was made.");
        }
        StudyFolder.create(study, composition.cases(), Composition.PROGRAM, protocol, films, key);
        progress.say(films.size() + " films in " + Terminal.name(study)
                + ". key.json says which they were: keep it from the readers. Text that is burned into"
                + " the pixels stays there; look before you hand films on.");
        return failed == 0 ? 0 : 1;
    }

    private Protocol protocol() {
        List<Landmark> marked = landmarks.isEmpty()
                ? Landmark.STANDARD
                : landmarks.stream()
                        .map(code -> Landmark.ofCode(code)
                                .orElseThrow(() -> new ProblemException(
                                        "NAS-STUDY-LANDMARK.option", "There is no landmark {0}.", code)))
                        .toList();
        List<Protocol.Arm> ways = new ArrayList<>();
        for (String arm : arms) {
            String[] parts = arm.split(":", 2);
            if (!parts[0].matches("[A-Za-z0-9_]{1,20}") || parts.length == 2 && !parts[1].equals("blind")) {
                throw new ProblemException(
                        "NAS-STUDY-ARM",
                        "{0} is no arm: a name of letters, digits and _, and :blind where proposals are hidden.",
                        arm);
            }
            ways.add(new Protocol.Arm(parts[0], parts.length == 1));
        }
        try {
            return new Protocol(title, marked, ways, readersPerFilm, repeats, seed);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    "NAS-STUDY-PROTOCOL", "Landmarks and arms are named once each, and numbers are not below 0.");
        }
    }

    /** The film without its patient, as a DICOM file that keeps grey values and spacings. */
    private StudyFilm copied(Path source, String name, OptionalDouble stated) {
        Cephalogram film = Anonymous.film(composition.reader().read(source, Progress.NONE));
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
        new FilmDicomWriter().write(film, study.resolve(file));
        return new StudyFilm(name, file, scale);
    }

    private List<Path> sources() {
        List<Path> sources = new ArrayList<>();
        for (Path file : files) {
            if (!Files.isDirectory(file)) {
                sources.add(file);
                continue;
            }
            try (Stream<Path> entries = Files.list(file)) {
                entries.filter(Files::isRegularFile)
                        .filter(path -> path.getFileName()
                                .toString()
                                .toLowerCase(Locale.ROOT)
                                .matches("[^.].*\\.(png|jpe?g|bmp|tiff?|dcm)"))
                        .sorted()
                        .forEach(sources::add);
            } catch (IOException e) {
                throw new ProblemException("NAS-STUDY-READ.folder", "The folder of films cannot be read.", e);
            }
        }
        return sources;
    }

    private void folder() {
        try {
            if (Files.isDirectory(study)) {
                try (Stream<Path> entries = Files.list(study)) {
                    if (entries.findAny().isPresent()) {
                        throw new ProblemException(
                                "NAS-STUDY-EXISTS.folder",
                                "The folder of the study is not empty; nothing was changed.");
                    }
                }
            }
            Files.createDirectories(study.resolve("films"));
        } catch (IOException e) {
            throw new ProblemException("NAS-FILE-FOLDER.study", "A folder of the study could not be made.", e);
        }
    }
}
