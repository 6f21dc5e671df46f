package org.nasion.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.nasion.app.Composition;
import org.nasion.app.study.StudyCreation;
import org.nasion.core.analysis.PointFiles;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.landmark.LandmarkCatalog;
import org.nasion.core.landmark.Placing;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.study.Protocol;
import org.nasion.core.study.StudyFolder;
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

    @Option(
            names = "--points",
            paramLabel = "FILE",
            description =
                    "the study's own points (JSON), which --landmarks may name; their definitions are kept in the study")
    private Path points;

    StudyNewCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() {
        OptionalDouble stated = StatedScale.checked(mmPerPx);
        // What is wrong with the options is told before anything is written.
        protocol(points == null ? LandmarkCatalog.shipped() : PointFiles.read(points));
        Terminal console = Terminal.err();
        StudyCreation creation = composition.studies();
        List<StudyCreation.Source> sources = creation.sources(files);
        int[] failed = new int[1];
        StudyFolder made = creation.create(
                study,
                this::protocol,
                Optional.ofNullable(points),
                sources,
                stated,
                new LongTask(console, Terminal.isWatched()),
                (source, why) -> {
                    failed[0]++;
                    console.println(Terminal.name(source.name()) + ": " + Failures.problem(why));
                });
        console.println(made.films().size() + " films in " + Terminal.name(study)
                + ". key.json says which they were: keep it from the readers. Text that is burned into"
                + " the pixels stays there; look before you hand films on.");
        return failed[0] == 0 ? 0 : 1;
    }

    private Protocol protocol(LandmarkCatalog known) {
        List<Landmark> marked = landmarks.isEmpty()
                ? Landmark.STANDARD
                : landmarks.stream()
                        .map(code -> known.ofCode(code)
                                .filter(landmark -> landmark.placing() != Placing.RULE)
                                .orElseThrow(() -> new ProblemException(
                                        "NAS-STUDY-LANDMARK.option",
                                        "There is no landmark {0} that could be marked.",
                                        code)))
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
}
