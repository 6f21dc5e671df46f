package org.nasion.lab.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.nasion.app.Composition;
import org.nasion.app.cli.LongTask;
import org.nasion.app.cli.Terminal;
import org.nasion.core.problem.ProblemException;
import org.nasion.lab.evaluation.HabitEvaluation;
import org.nasion.lab.evaluation.HabitTable;
import org.nasion.lab.evaluation.HabitWays;
import org.nasion.lab.evaluation.PointsCsv;
import org.nasion.lab.evaluation.ScoredFilm;
import org.nasion.model.dataset.Dataset;
import org.nasion.model.dataset.DatasetReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "habit",
        mixinStandardHelpOptions = true,
        description =
                "Scores how well annotators' habits are learned, and compares ways of learning, on points that 'evaluate --points' wrote.")
public final class HabitCommand implements Callable<Integer> {

    private final Composition composition;

    @Parameters(paramLabel = "DATASET", description = "folder with films and landmarks, as for evaluate")
    private Path dataset;

    @Option(
            names = "--points",
            required = true,
            paramLabel = "FILE",
            description = "the network's points, as evaluate wrote them")
    private Path points;

    @Option(
            names = "--annotator",
            required = true,
            split = ",",
            paramLabel = "NAME",
            description = "whose habit is learned; several may be named")
    private List<String> annotators;

    @Option(
            names = "--learn",
            split = ",",
            paramLabel = "N",
            defaultValue = "0,3,5,10,20,30",
            description = "numbers of films to learn from (default: ${DEFAULT-VALUE})")
    private List<Integer> learn;

    @Option(
            names = "--choices",
            paramLabel = "N",
            defaultValue = "30",
            description = "random choices of the films (default: ${DEFAULT-VALUE})")
    private int choices;

    @Option(names = "--ways", description = "compare other ways of learning too: with the edge, with the head's shape")
    private boolean ways;

    public HabitCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() throws IOException {
        Terminal out = Terminal.out();
        Dataset films = new DatasetReader().read(dataset);
        for (String annotator : annotators) {
            List<ScoredFilm> traced = PointsCsv.read(points, films.films(), annotator);
            if (traced.isEmpty()) {
                throw new ProblemException(
                        "NAS-DATASET-EMPTY.points", "The file of points has no film that “{0}” marked.", annotator);
            }
            out.print(HabitTable.text(
                    new HabitEvaluation(choices, EvaluateCommand.SEED).run(traced, learn), annotator, choices));
            if (ways) {
                out.print(new HabitWays(choices, EvaluateCommand.SEED)
                        .table(
                                traced,
                                composition.reader(),
                                learn,
                                new LongTask(Terminal.err(), Terminal.isWatched())));
            }
        }
        return 0;
    }
}
