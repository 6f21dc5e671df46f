package org.nasion.lab.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import org.nasion.app.Composition;
import org.nasion.app.cli.LongTask;
import org.nasion.app.cli.StatedScale;
import org.nasion.app.cli.Terminal;
import org.nasion.core.analysis.PatientFacts;
import org.nasion.core.detection.LandmarkDetector;
import org.nasion.lab.evaluation.Evaluation;
import org.nasion.lab.evaluation.EvaluationReport;
import org.nasion.lab.evaluation.EvaluationTable;
import org.nasion.lab.evaluation.HabitEvaluation;
import org.nasion.lab.evaluation.HabitTable;
import org.nasion.lab.evaluation.PointsCsv;
import org.nasion.model.network.ModelFile;
import org.nasion.model.network.ModelLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Scores the network on a data set: distances to the experts' landmarks, angles, time.")
public final class EvaluateCommand implements Callable<Integer> {

    /** The same choices of films in every run. */
    static final long SEED = 16;

    private final Composition composition;

    @Parameters(
            paramLabel = "DATASET",
            description = "folder with films and landmarks: the project's CSV, Aariz, ISBI 2015 or labelme")
    private Path dataset;

    @Option(names = "--split", paramLabel = "NAME", description = "only these splits")
    private List<String> splits = List.of();

    @Option(
            names = "--annotator",
            paramLabel = "NAME",
            description = "whose landmarks are the truth (default: the mean of all)")
    private String annotator;

    @Option(names = "--model", paramLabel = "FILE", description = "another model file (.onnx with its .json beside it)")
    private Path model;

    @Option(names = "--json", paramLabel = "FILE", description = "write every figure, film by film, as JSON too")
    private Path json;

    @Option(
            names = "--points",
            paramLabel = "FILE",
            description = "write the network's and the annotator's place of every point as CSV, for other programs")
    private Path points;

    @Option(
            names = "--learn",
            paramLabel = "N",
            split = ",",
            description = "also learn the annotator's habit from N films and score the others, for each N given")
    private List<Integer> learn = List.of();

    @Option(
            names = "--seen",
            description =
                    "score films too that the network was trained, chosen or calibrated on, as the digests of their pixels"
                            + " tell; without it they are left out and named")
    private boolean seen;

    @Option(
            names = "--choices",
            paramLabel = "N",
            defaultValue = "30",
            description = "random choices of the films for --learn (default: ${DEFAULT-VALUE})")
    private int choices;

    @Option(
            names = "--mm-per-px",
            paramLabel = "MM",
            description =
                    "the scale of films of which neither the data set nor the file knows one: millimetres between neighbouring pixels")
    private Double mmPerPx;

    public EvaluateCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() {
        OptionalDouble stated = StatedScale.checked(mmPerPx);
        ModelFile file = model == null ? composition.bundledModel() : ModelLibrary.open(model);
        Evaluation.Traced traced;
        EvaluationReport report;
        try (LandmarkDetector detector = composition.openDetector(file)) {
            Evaluation evaluation = new Evaluation(
                    detector, file.sidecar(), composition.reader(), composition.engine(PatientFacts.UNKNOWN));
            traced = evaluation.trace(
                    new Evaluation.Options(dataset, Set.copyOf(splits), Optional.ofNullable(annotator), stated, seen),
                    new LongTask(Terminal.err(), Terminal.isWatched()));
            report = evaluation.score(traced);
        }
        Terminal out = Terminal.out();
        out.print(EvaluationTable.text(report));
        if (!learn.isEmpty()) {
            out.print(HabitTable.text(
                    new HabitEvaluation(choices, SEED).run(traced.films(), learn), traced.annotator(), choices));
        }
        if (points != null) {
            PointsCsv.write(points, traced.films());
        }
        if (json != null) {
            report.writeJson(json);
        }
        return 0;
    }
}
