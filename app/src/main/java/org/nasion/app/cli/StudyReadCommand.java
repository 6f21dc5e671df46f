package org.nasion.app.cli;

import java.awt.GraphicsEnvironment;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.nasion.app.Composition;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.study.StudyFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "read",
        mixinStandardHelpOptions = true,
        description = "Opens the window on the films that a reader of a study has to read, one after the other.")
final class StudyReadCommand implements Callable<Integer> {

    private final Composition composition;

    @Parameters(paramLabel = "STUDY", description = "the study's folder")
    private Path study;

    @Option(names = "--reader", paramLabel = "NAME", required = true, description = "who reads")
    private String reader;

    @Mixin
    private OwnPoints points;

    StudyReadCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() {
        StudyFolder folder = StudyFolder.open(study, composition.cases());
        points.takeUp(composition, folder);
        folder.assignment(reader);
        if (folder.isFrozen()) {
            throw new ProblemException("NAS-STUDY-FROZEN", "The study is frozen; nothing in it can be changed.");
        }
        if (GraphicsEnvironment.isHeadless()) {
            throw new ProblemException(
                    "NAS-DISPLAY-NONE",
                    "There is no display to open a window on; 'nasion trace FILE' and 'nasion demo' work without one.");
        }
        composition.desktop().openStudy(folder, reader);
        return 0;
    }
}
