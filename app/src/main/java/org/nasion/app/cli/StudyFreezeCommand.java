package org.nasion.app.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.nasion.app.Composition;
import org.nasion.core.study.Freeze;
import org.nasion.core.study.StudyFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "freeze",
        mixinStandardHelpOptions = true,
        description =
                "Closes a study under a name: lists the SHA-256 of all of its files; nothing is changed afterwards.")
final class StudyFreezeCommand implements Callable<Integer> {

    private final Composition composition;

    @Parameters(paramLabel = "STUDY", description = "the study's folder")
    private Path study;

    @Option(names = "--by", paramLabel = "NAME", required = true, description = "who closes it")
    private String by;

    @Option(names = "--statement", paramLabel = "TEXT", defaultValue = "", description = "that person's words")
    private String statement;

    StudyFreezeCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() {
        String digest =
                new Freeze(StudyFolder.open(study, composition.cases()), Clock.systemUTC()).freeze(by, statement);
        Terminal.out().println("Frozen. SHA-256 over all files: " + digest);
        return 0;
    }
}
