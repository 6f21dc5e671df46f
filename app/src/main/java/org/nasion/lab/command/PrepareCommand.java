package org.nasion.lab.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.nasion.app.Composition;
import org.nasion.app.cli.LongTask;
import org.nasion.app.cli.Terminal;
import org.nasion.core.task.Progress;
import org.nasion.lab.prepare.Preparation;
import org.nasion.model.preprocess.Recipe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "prepare",
        mixinStandardHelpOptions = true,
        description = "Writes a data set's films as the network sees them, for training.")
public final class PrepareCommand implements Callable<Integer> {

    private enum Canvas {
        FAST,
        FULL
    }

    private final Composition composition;

    @Parameters(
            paramLabel = "DATASET",
            description = "folder with films and landmarks: the project's CSV, Aariz, ISBI 2015 or labelme")
    private Path dataset;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "where the pictures and manifest.json go")
    private Path out;

    @Option(
            names = "--canvas",
            paramLabel = "fast|full",
            defaultValue = "fast",
            description = "768×576 for the fast network, or the paper's 736×576, denoised (default: ${DEFAULT-VALUE})")
    private Canvas canvas;

    @Option(names = "--split", paramLabel = "NAME", description = "only these splits")
    private List<String> splits = List.of();

    @Option(names = "--annotator", paramLabel = "NAME", description = "whose landmarks (default: the mean of all)")
    private String annotator;

    public PrepareCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() {
        Recipe recipe = canvas == Canvas.FAST ? Preparation.Options.FAST : Preparation.Options.FULL;
        Terminal console = Terminal.err();
        Progress progress = new LongTask(console, Terminal.isWatched());
        Preparation.Result result = new Preparation(composition.reader(), composition.preprocessor())
                .run(
                        new Preparation.Options(
                                dataset, out, recipe, Set.copyOf(splits), Optional.ofNullable(annotator)),
                        progress);
        result.skipped().forEach(console::println);
        console.println(result.films() + " films in " + Terminal.name(out));
        return result.skipped().isEmpty() ? 0 : 1;
    }
}
