package org.nasion.lab.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.nasion.app.cli.ProgressLine;
import org.nasion.app.cli.Terminal;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.tracing.Contour;
import org.nasion.lab.bench.OutlineTrial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "outlines",
        mixinStandardHelpOptions = true,
        description =
                "Finds the outlines on phantom films and tells how far they lie from the lines that the phantoms were drawn with:"
                        + " the template, what the film confirmed, and what is drawn dashed.")
public final class BenchOutlinesCommand implements Callable<Integer> {

    @Option(
            names = "--films",
            paramLabel = "N",
            defaultValue = "40",
            description = "phantoms (default: ${DEFAULT-VALUE})")
    private int films;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "2001",
            description = "of the first phantom (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--whole", description = "films of 1935×2400 px instead of 968×1200 px")
    private boolean whole;

    @Override
    public Integer call() {
        if (films < 1) {
            throw new ProblemException("NAS-BENCH-RUNS", "At least one run has to be asked for.");
        }
        for (OutlineTrial.Points points : OutlineTrial.Points.values()) {
            print(Terminal.out(), points, run(points));
        }
        return 0;
    }

    private List<OutlineTrial.Film> run(OutlineTrial.Points points) {
        OutlineTrial trial = new OutlineTrial();
        ProgressLine progress = new ProgressLine(Terminal.err(), Terminal.isWatched(), films);
        List<OutlineTrial.Film> done = new ArrayList<>();
        for (int i = 0; i < films; i++) {
            progress.begin(i, "phantom " + (i + 1));
            done.add(trial.film(seed + i, points, whole));
        }
        progress.say(films + " phantoms");
        return done;
    }

    private static void print(PrintStream out, OutlineTrial.Points points, List<OutlineTrial.Film> done) {
        out.printf(
                Locale.ROOT,
                "%n%s points%n%-18s %9s %9s %8s %9s %9s %9s %9s%n",
                points.name().toLowerCase(Locale.ROOT),
                "mm",
                "template",
                "found",
                "95 %",
                "on film",
                "mean",
                "> 1 mm",
                "dashed");
        for (Contour contour : Contour.values()) {
            double[] template = all(done, contour, OutlineTrial.Distances::template);
            double[] seen = all(done, contour, OutlineTrial.Distances::seen);
            double[] unseen = all(done, contour, OutlineTrial.Distances::unseen);
            double[] both = DoubleStream.concat(Arrays.stream(seen), Arrays.stream(unseen))
                    .sorted()
                    .toArray();
            if (template.length == 0) {
                continue;
            }
            out.printf(
                    Locale.ROOT,
                    "%-18s %9.2f %9s %8s %9s %9s %9s %9s%n",
                    contour.name().toLowerCase(Locale.ROOT),
                    mean(template),
                    number(both.length, mean(both)),
                    number(both.length, both.length == 0 ? 0 : both[(int) (0.95 * (both.length - 1))]),
                    both.length == 0 ? "–" : "%.0f%%".formatted(100.0 * seen.length / both.length),
                    number(seen.length, mean(seen)),
                    seen.length == 0
                            ? "–"
                            : "%.1f%%"
                                    .formatted(100.0
                                            * Arrays.stream(seen)
                                                    .filter(d -> d > 1)
                                                    .count()
                                            / seen.length),
                    number(unseen.length, mean(unseen)));
        }
        out.printf(
                Locale.ROOT,
                "time: first search %.0f ms, again %.0f ms%n",
                median(done.stream().mapToDouble(OutlineTrial.Film::firstMs).toArray()),
                median(done.stream().mapToDouble(OutlineTrial.Film::againMs).toArray()));
    }

    private static double[] all(
            List<OutlineTrial.Film> done, Contour contour, Function<OutlineTrial.Distances, double[]> what) {
        return done.stream()
                .map(film -> film.distances().get(contour))
                .filter(java.util.Objects::nonNull)
                .flatMapToDouble(distances -> Arrays.stream(what.apply(distances)))
                .toArray();
    }

    private static String number(int of, double value) {
        return of == 0 ? "–" : String.format(Locale.ROOT, "%.2f", value);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
