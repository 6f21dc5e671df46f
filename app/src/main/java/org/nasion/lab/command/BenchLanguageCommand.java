package org.nasion.lab.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.nasion.app.Composition;
import org.nasion.app.cli.Scratch;
import org.nasion.app.cli.Terminal;
import org.nasion.app.desktop.LanguageBench;
import org.nasion.core.problem.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "language",
        mixinStandardHelpOptions = true,
        description = "Measures how long the window cannot answer while its language changes around a traced film."
                + " Without a display run it as: xvfb-run -s '-screen 0 1600x1000x24' ./nasion bench language")
public final class BenchLanguageCommand implements Callable<Integer> {

    private final Composition composition;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "the film (default: the sample film, 1935×2400 px)")
    private Path file;

    @Option(
            names = "--changes",
            paramLabel = "N",
            defaultValue = "24",
            description = "changes of the language (default: ${DEFAULT-VALUE})")
    private int changes;

    @Option(
            names = "--hardware",
            description = "let JavaFX use the graphics card; without it everything is drawn by the processor")
    private boolean hardware;

    @Option(names = "--themes", description = "change between dark and light instead of the language")
    private boolean themes;

    public BenchLanguageCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() throws IOException {
        if (changes < 2) {
            throw new ProblemException(
                    "NAS-BENCH-CHANGES", "At least two changes have to be counted: the first one is told apart.");
        }
        try (Scratch scratch = Scratch.named("nasion-language")) {
            Path film = file != null ? file : composition.sampleFilm(scratch.folder());
            print(
                    Terminal.out(),
                    LanguageBench.measure(
                            composition.desktop().services(scratch.folder().resolve("config")),
                            film,
                            changes,
                            !hardware,
                            themes));
        }
        return 0;
    }

    private static void print(Terminal out, List<LanguageBench.Change> measured) {
        out.printf(Locale.ROOT, "%-34s %8s %8s %8s %8s%n", "ms per change", "first", "median", "least", "most");
        line(out, "until the window answers again", measured, LanguageBench.Change::wallMs);
        line(out, "processor time of the UI thread", measured, LanguageBench.Change::cpuMs);
        line(out, "  until the views are made", measured, LanguageBench.Change::madeMs);
        line(out, "  style, layout and picture", measured, change -> change.cpuMs() - change.madeMs());
    }

    private static void line(
            Terminal out, String name, List<LanguageBench.Change> measured, ToDoubleFunction<LanguageBench.Change> of) {
        double[] sorted = measured.stream().skip(1).mapToDouble(of).sorted().toArray();
        out.printf(
                Locale.ROOT,
                "%-34s %8.1f %8.1f %8.1f %8.1f%n",
                name,
                of.applyAsDouble(measured.getFirst()),
                sorted[sorted.length / 2],
                sorted[0],
                Arrays.stream(sorted).max().orElseThrow());
    }
}
