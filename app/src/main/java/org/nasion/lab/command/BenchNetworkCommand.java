package org.nasion.lab.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.nasion.app.Composition;
import org.nasion.app.cli.Scratch;
import org.nasion.app.cli.Terminal;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.task.Progress;
import org.nasion.lab.bench.Timings;
import org.nasion.model.detection.WindowTimes;
import org.nasion.model.network.ModelFile;
import org.nasion.model.network.ModelLibrary;
import org.nasion.model.network.OnnxRuntime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "network",
        mixinStandardHelpOptions = true,
        description =
                "Measures the full network on the processor: each step of decoding it only around the points of the fast network,"
                        + " the same network in one piece beside it, and how far the two differ.")
public final class BenchNetworkCommand implements Callable<Integer> {

    private static final String FULL = "cephres-full";
    private static final Path RANDOM = Path.of("model", "training", "runs", "cephres-full-random-int8.json");

    private final Composition composition;

    @Parameters(
            paramLabel = "MODEL",
            arity = "0..1",
            description =
                    "a model file with parts (.json; default: the full network that"
                            + " ships, or else one of random weights with parts in 8 bits, which make full-random in model/training writes)")
    private Path model;

    @Option(names = "--film", paramLabel = "FILE", description = "the film (default: the sample film)")
    private Path file;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "5",
            description = "counted runs (default: ${DEFAULT-VALUE})")
    private int runs;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "threads of a pass (default: one per processor, at most eight)")
    private Integer threads;

    @Option(names = "--json", paramLabel = "FILE", description = "write every sample to this file")
    private Path json;

    public BenchNetworkCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() throws Exception {
        if (runs < 1) {
            throw new ProblemException("NAS-BENCH-RUNS", "At least one run has to be asked for.");
        }
        ModelFile full = model();
        ModelFile guide = ModelLibrary.guide()
                .orElseThrow(() -> new ProblemException(
                        "NAS-BENCH-NETWORK", "This installation has no fast network that could guide the full one."));
        if (full.parts().isEmpty()) {
            throw new ProblemException(
                    "NAS-BENCH-NETWORK.parts",
                    "The model file has no parts: only full networks are decoded in windows.");
        }
        Timings figures =
                new Timings(Composition.PROGRAM + ", " + full.sidecar().title(), Terminal.out());
        WindowTimes times = WindowTimes.measure(
                full,
                guide,
                composition.preprocessor(),
                threads == null
                        ? new OnnxRuntime(composition.networkCalls())
                        : new OnnxRuntime(threads, composition.networkCalls()),
                film(),
                runs);
        times.ms().forEach((step, ms) -> figures.add(step, "ms", ms));
        figures.note(String.format(
                Locale.ROOT,
                "%d windows around the guide's points; %d more and %d whole heads until every point was" + " settled",
                times.windows(),
                times.again() - times.wholeHeads(),
                times.wholeHeads()));
        figures.note(String.format(
                Locale.ROOT,
                "against the network in one piece: logits within the windows differ by %.1e of the"
                        + " highest, points read from them by %.4f px; once settled, points by %.4f px of the canvas at most",
                times.logits(),
                times.sameWindows(),
                times.wholeMaps()));
        if (json != null) {
            figures.write(json);
        }
        return 0;
    }

    private ModelFile model() {
        if (model != null) {
            return ModelLibrary.open(model);
        }
        ModelLibrary shipped = ModelLibrary.bundled();
        if (shipped.names().contains(FULL)) {
            return shipped.open(FULL);
        }
        if (!Files.isRegularFile(RANDOM)) {
            throw new ProblemException(
                    "NAS-BENCH-NETWORK.full",
                    "No full network ships yet and there is none of random weights: name a model"
                            + " file, or run make full-random in model/training first.");
        }
        return ModelLibrary.open(RANDOM);
    }

    private Cephalogram film() throws IOException {
        if (file != null) {
            return composition.reader().read(file, Progress.NONE);
        }
        try (Scratch scratch = Scratch.named("nasion-network")) {
            return composition.reader().read(composition.sampleFilm(scratch.folder()), Progress.NONE);
        }
    }
}
