package org.nasion.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.nasion.app.Composition;
import org.nasion.core.study.Assignment;
import org.nasion.core.study.StudyFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "assign",
        mixinStandardHelpOptions = true,
        description = "Shares the films of a study out among new readers.")
final class StudyAssignCommand implements Callable<Integer> {

    private final Composition composition;

    @Parameters(paramLabel = "STUDY", description = "the study's folder")
    private Path study;

    @Option(names = "--reader", paramLabel = "NAME", required = true, description = "who reads; repeat it for several")
    private List<String> readers;

    StudyAssignCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() {
        for (Assignment assignment :
                StudyFolder.open(study, composition.cases()).assign(readers)) {
            Terminal.out()
                    .println(Terminal.name(assignment.reader()) + ": "
                            + assignment.items().size() + " readings");
        }
        return 0;
    }
}
