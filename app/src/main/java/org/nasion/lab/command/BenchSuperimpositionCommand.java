package org.nasion.lab.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.nasion.app.Composition;
import org.nasion.app.cli.ProgressLine;
import org.nasion.app.cli.Terminal;
import org.nasion.core.analysis.PatientFacts;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.storage.AtomicFile;
import org.nasion.core.text.CsvText;
import org.nasion.lab.bench.SuperimpositionTrial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "superimposition",
        mixinStandardHelpOptions = true,
        description =
                "Lays pairs of phantom films of growing heads on each other by points and by the picture of the bones, and"
                        + " tells how far from the true motion each method ends and how many of the 95 % errors hold the truth.")
public final class BenchSuperimpositionCommand implements Callable<Integer> {

    private final Composition composition;

    @Option(
            names = "--pairs",
            paramLabel = "N",
            defaultValue = "200",
            description = "patients with two films each (default: ${DEFAULT-VALUE})")
    private int pairs;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1001",
            description = "of the first patient (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--csv", paramLabel = "FILE", description = "write every pair to this file")
    private Path csv;

    public BenchSuperimpositionCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() {
        if (pairs < 1) {
            throw new ProblemException("NAS-BENCH-RUNS", "At least one run has to be asked for.");
        }
        SuperimpositionTrial trial =
                new SuperimpositionTrial(composition.engine(PatientFacts.UNKNOWN), composition.openCv());
        ProgressLine progress = new ProgressLine(Terminal.err(), Terminal.isWatched(), pairs);
        List<SuperimpositionTrial.Pair> done = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            progress.begin(i, "pair " + (i + 1));
            done.add(trial.pair(seed + i));
        }
        progress.say(pairs + " pairs");
        print(Terminal.out(), done);
        if (csv != null) {
            write(done);
        }
        return 0;
    }

    private static Set<String> methods(List<SuperimpositionTrial.Pair> pairs) {
        Set<String> methods = new LinkedHashSet<>();
        pairs.forEach(pair -> {
            methods.addAll(pair.outcomes().keySet());
            methods.addAll(pair.refused().keySet());
        });
        return methods;
    }

    private static void print(PrintStream out, List<SuperimpositionTrial.Pair> pairs) {
        out.printf(
                Locale.ROOT,
                "%-26s %6s %8s %21s %21s %8s %9s %11s%n",
                "method",
                "pairs",
                "refused",
                "turn °: mean/95%/max",
                "shift mm: mean/95%/max",
                "± turn",
                "95 % holds",
                "correlation");
        for (String method : methods(pairs)) {
            List<SuperimpositionTrial.Outcome> all = SuperimpositionTrial.of(pairs, method);
            if (all.isEmpty()) {
                out.printf(Locale.ROOT, "%-26s %6d %8d%n", method, 0, pairs.size());
                continue;
            }
            int covered =
                    all.stream().mapToInt(SuperimpositionTrial.Outcome::covered).sum();
            int asked =
                    all.stream().mapToInt(SuperimpositionTrial.Outcome::asked).sum();
            out.printf(
                    Locale.ROOT,
                    "%-26s %6d %8d %21s %21s %8s %9.1f%% %11.2f%n",
                    method,
                    all.size(),
                    pairs.size() - all.size(),
                    three(all, SuperimpositionTrial.Outcome::turnError),
                    three(all, SuperimpositionTrial.Outcome::shiftError),
                    all.getFirst().said().isEmpty()
                            ? "–"
                            : String.format(
                                    Locale.ROOT,
                                    "%.2f",
                                    all.stream()
                                            .mapToDouble(one -> one.said().orElse(0.0))
                                            .average()
                                            .orElse(0)),
                    100.0 * covered / Math.max(1, asked),
                    all.stream()
                            .mapToDouble(SuperimpositionTrial.Outcome::correlation)
                            .average()
                            .orElse(Double.NaN));
        }
    }

    private static String three(
            List<SuperimpositionTrial.Outcome> all, ToDoubleFunction<SuperimpositionTrial.Outcome> what) {
        double[] sorted = all.stream().mapToDouble(what).sorted().toArray();
        return String.format(
                Locale.ROOT,
                "%.2f / %.2f / %.2f",
                java.util.Arrays.stream(sorted).average().orElse(0),
                sorted[(int) Math.min(sorted.length - 1, Math.ceil(0.95 * sorted.length) - 1)],
                sorted[sorted.length - 1]);
    }

    private void write(List<SuperimpositionTrial.Pair> pairs) {
        CsvText text = CsvText.ofUnixLines()
                .row(List.of(
                        "seed",
                        "method",
                        "turn_error_deg",
                        "shift_error_mm",
                        "turn_sd_deg",
                        "covered",
                        "asked",
                        "correlation",
                        "refused"));
        for (SuperimpositionTrial.Pair pair : pairs) {
            pair.outcomes()
                    .forEach((method, one) -> text.row(List.of(
                            Long.toString(pair.seed()),
                            method,
                            number(one.turnError()),
                            number(one.shiftError()),
                            one.said().map(BenchSuperimpositionCommand::number).orElse(""),
                            Integer.toString(one.covered()),
                            Integer.toString(one.asked()),
                            Double.isNaN(one.correlation()) ? "" : number(one.correlation()),
                            "")));
            pair.refused()
                    .forEach((method, code) ->
                            text.row(List.of(Long.toString(pair.seed()), method, "", "", "", "", "", "", code)));
        }
        AtomicFile.write(csv, text::writeTo);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
