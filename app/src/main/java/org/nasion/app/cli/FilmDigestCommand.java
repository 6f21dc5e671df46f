package org.nasion.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.nasion.app.Composition;
import org.nasion.app.study.StudyCreation;
import org.nasion.core.image.PixelDigest;
import org.nasion.core.task.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "digest",
        mixinStandardHelpOptions = true,
        description =
                "Prints the SHA-256 of films' pixels, by which a network's file names the films that it has seen.")
final class FilmDigestCommand implements Callable<Integer> {

    private final Composition composition;

    @Parameters(arity = "1..*", paramLabel = "FILM", description = "films, or folders of films")
    private List<Path> files;

    FilmDigestCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() {
        for (StudyCreation.Source source : composition.studies().sources(files)) {
            Terminal.out()
                    .println(PixelDigest.of(source.read().apply(Progress.NONE)) + "  " + Terminal.name(source.name()));
        }
        return 0;
    }
}
