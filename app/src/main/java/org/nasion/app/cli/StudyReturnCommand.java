package org.nasion.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.nasion.app.Composition;
import org.nasion.app.study.LibraryStudies;
import org.nasion.core.library.Library;
import org.nasion.core.library.LibraryAddress;
import org.nasion.core.study.Consensus;
import org.nasion.core.study.StudyFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "return",
        mixinStandardHelpOptions = true,
        description = "Hands the consensus of a frozen study back to the library's patients whose films it read."
                + " Films are known by the SHA-256 of their files and by their pixels, never by a name.")
final class StudyReturnCommand implements Callable<Integer> {

    private final Composition composition;

    @Parameters(paramLabel = "STUDY", description = "the study's folder, with its key.json")
    private Path study;

    @Option(
            names = "--library",
            paramLabel = "ADDRESS",
            description = "which library, as for 'nasion library' (default: the library of the settings)")
    private String address;

    @Option(
            names = "--by",
            paramLabel = "mean|median",
            defaultValue = "median",
            description = "how marks become one where nobody decided in choices.csv (default: ${DEFAULT-VALUE})")
    private Consensus.Method method;

    @Option(
            names = "--replace",
            description = "points that people placed in the library give way; signed tracings never do")
    private boolean replace;

    StudyReturnCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() {
        StudyFolder folder = StudyFolder.open(study, composition.cases());
        Terminal console = Terminal.err();
        try (Library library =
                composition.libraries().open(Optional.ofNullable(address).map(LibraryAddress::parse))) {
            LibraryStudies.Returned returned = composition
                    .libraryStudies()
                    .giveBack(
                            library,
                            folder,
                            method,
                            replace,
                            composition.libraries().actor(),
                            new LongTask(console, Terminal.isWatched()));
            new TreeMap<>(returned.left()).forEach((film, why) -> console.println(Terminal.name(film) + ": " + why));
            Terminal.out()
                    .println(returned.written() + " films were given the study's points, " + returned.same()
                            + " had them already, " + returned.left().size() + " stayed as they are.");
            return returned.left().isEmpty() ? 0 : 1;
        }
    }
}
