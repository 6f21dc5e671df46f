package org.nasion.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.nasion.app.Composition;
import org.nasion.app.study.LibraryStudies;
import org.nasion.app.study.StudyCreation;
import org.nasion.app.study.StudyPlan;
import org.nasion.core.analysis.PointFiles;
import org.nasion.core.landmark.LandmarkCatalog;
import org.nasion.core.library.Library;
import org.nasion.core.library.LibraryAddress;
import org.nasion.core.library.LibraryExport;
import org.nasion.core.library.PatientEntry;
import org.nasion.core.library.Query;
import org.nasion.core.problem.ProblemException;
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

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "FILM", description = "films, or folders of films")
    private List<Path> files = List.of();

    @Option(
            names = "--patients",
            paramLabel = "QUERY",
            description =
                    "instead of FILM: all films of the library's patients that a search finds (as 'library search'),"
                            + " for example \"tag:pilot and two visits\"")
    private String patients;

    @Option(
            names = "--library",
            paramLabel = "ADDRESS",
            description = "which library, as for 'nasion library' (default: the library of the settings)")
    private String address;

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
            description = "what is marked, in this order (default: all that the program knows, then those of --points)")
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
        plan().apply(points == null ? LandmarkCatalog.shipped() : PointFiles.read(points));
        if (files.isEmpty() == (patients == null)) {
            throw new ProblemException(
                    "NAS-STUDY-FILMS.option", "A study takes films, or patients of the library (--patients).");
        }
        if (patients == null) {
            return create(composition.studies().sources(files), stated, made -> {});
        }
        Query query = LibraryFindCommands.understood(composition, patients);
        try (Library library =
                composition.libraries().open(Optional.ofNullable(address).map(LibraryAddress::parse))) {
            LibraryStudies studies = composition.libraryStudies();
            List<Long> found =
                    LibraryExport.all(library, query).map(PatientEntry::number).toList();
            return create(
                    studies.sources(library, found),
                    stated,
                    made -> studies.tag(library, made, composition.libraries().actor()));
        }
    }

    private int create(List<StudyCreation.Source> sources, OptionalDouble stated, Consumer<StudyFolder> then) {
        Terminal console = Terminal.err();
        int[] failed = new int[1];
        StudyFolder made = composition
                .studies()
                .create(
                        study,
                        plan(),
                        Optional.ofNullable(points),
                        sources,
                        stated,
                        new LongTask(console, Terminal.isWatched()),
                        (source, why) -> {
                            failed[0]++;
                            console.println(Terminal.name(source.name()) + ": " + Failures.problem(why));
                        });
        then.accept(made);
        console.println(made.films().size() + " films in " + Terminal.name(study)
                + ". key.json says which they were: keep it from the readers. Text that is burned into"
                + " the pixels stays there; look before you hand films on.");
        return failed[0] == 0 ? 0 : 1;
    }

    private StudyPlan plan() {
        return new StudyPlan(title, landmarks, arms, readersPerFilm, repeats, seed);
    }
}
