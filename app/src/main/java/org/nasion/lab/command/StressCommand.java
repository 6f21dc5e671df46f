package org.nasion.lab.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.nasion.app.Composition;
import org.nasion.app.cli.LongTask;
import org.nasion.app.cli.Terminal;
import org.nasion.core.detection.LandmarkDetector;
import org.nasion.lab.stress.StressTable;
import org.nasion.lab.stress.StressTest;
import org.nasion.model.network.ModelFile;
import org.nasion.model.network.ModelLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "stress",
        mixinStandardHelpOptions = true,
        description =
                "Scores the network on a data set's films as other devices and bad days would have given them: gamma,"
                        + " contrast, scatter, grids, frames, crops, turned heads, low dose, few pixels.")
public final class StressCommand implements Callable<Integer> {

    private final Composition composition;

    @Parameters(paramLabel = "DATASET", description = "folder with films, landmarks and their scale")
    private Path dataset;

    @Option(names = "--split", paramLabel = "NAME", description = "only these splits")
    private List<String> splits = List.of();

    @Option(names = "--model", paramLabel = "FILE", description = "another model file (.onnx with its .json beside it)")
    private Path model;

    public StressCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() {
        ModelFile file = model == null ? composition.bundledModel() : ModelLibrary.open(model);
        try (LandmarkDetector detector = composition.openDetector(file)) {
            Terminal.out()
                    .print(StressTable.text(new StressTest(detector, composition.reader(), composition.openCv())
                            .run(dataset, Set.copyOf(splits), new LongTask(Terminal.err(), Terminal.isWatched()))));
        }
        return 0;
    }
}
