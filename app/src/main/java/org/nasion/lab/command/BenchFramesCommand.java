package org.nasion.lab.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.nasion.app.Composition;
import org.nasion.app.cli.Scratch;
import org.nasion.app.cli.Terminal;
import org.nasion.app.desktop.FrameBench;
import org.nasion.app.desktop.WindowSize;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.task.Progress;
import org.nasion.lab.bench.EnlargedFilm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "frames",
        mixinStandardHelpOptions = true,
        description =
                "Measures how long the window's frames take while a point is dragged and the film is moved, zoomed and windowed."
                        + " 60 frames per second need 16.7 ms. Without a display run it as: xvfb-run -s '-screen 0 1600x1000x24' ./nasion bench frames")
public final class BenchFramesCommand implements Callable<Integer> {

    private static final double SIXTY_PER_SECOND = 1000.0 / 60;

    private final Composition composition;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "the film (default: the sample film, 1935×2400 px)")
    private Path file;

    @Option(
            names = "--frames",
            paramLabel = "N",
            defaultValue = "300",
            description = "counted frames of each gesture (default: ${DEFAULT-VALUE})")
    private int frames;

    @Option(
            names = "--hardware",
            description = "let JavaFX use the graphics card; without it everything is drawn by the processor")
    private boolean hardware;

    @Option(
            names = "--megapixels",
            paramLabel = "M",
            defaultValue = "0",
            description = "enlarge the sample film to this many megapixels, for example 95")
    private double megapixels;

    @Option(
            names = "--window",
            paramLabel = "WxH",
            defaultValue = "1440x900",
            description = "of the window, for example 3840x2160 (default: ${DEFAULT-VALUE})")
    private String window;

    public BenchFramesCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() throws IOException {
        if (frames < 10) {
            throw new ProblemException("NAS-BENCH-FRAMES", "At least ten frames have to be counted.");
        }
        try (Scratch scratch = Scratch.named("nasion-frames")) {
            Path film = file != null ? file : composition.sampleFilm(scratch.folder());
            if (megapixels > 0) {
                Path large = scratch.folder().resolve("large.png");
                GreyPng.write(EnlargedFilm.of(composition.reader().read(film, Progress.NONE), megapixels), large);
                film = large;
            }
            Map<String, FrameBench.Frames> times = FrameBench.measure(
                    composition.desktop().services(scratch.folder().resolve("config")),
                    film,
                    frames,
                    !hardware,
                    size(),
                    gesture -> Terminal.err().println("measuring: " + gesture));
            print(Terminal.out(), times);
        }
        return 0;
    }

    private WindowSize size() {
        try {
            String[] sides = window.split("x", 2);
            return new WindowSize(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new ProblemException(
                    "NAS-BENCH-WINDOW", "A window is given as its width and height, for example 3840x2160.");
        }
    }

    private void print(Terminal out, Map<String, FrameBench.Frames> times) {
        out.printf(
                Locale.ROOT,
                "%d processors, Java %s, %s, drawn by the %s%n",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                System.getProperty("os.name"),
                hardware ? "graphics card where there is one" : "processor");
        out.printf(
                Locale.ROOT,
                "%-28s %9s %9s %9s %9s %9s  %s%n",
                "ms per frame",
                "first 60",
                "median",
                "p95",
                "p99",
                "longest",
                "within 16.7 ms");
        times.forEach((gesture, of) -> {
            double[] sorted = sorted(of.ms());
            long within =
                    Arrays.stream(sorted).filter(ms -> ms <= SIXTY_PER_SECOND).count();
            out.printf(
                    Locale.ROOT,
                    "%-28s %9.1f %9.1f %9.1f %9.1f %9.1f  %.0f %%%n",
                    gesture,
                    quantile(sorted(of.firstMs()), 0.5),
                    quantile(sorted, 0.5),
                    quantile(sorted, 0.95),
                    quantile(sorted, 0.99),
                    sorted[sorted.length - 1],
                    100.0 * within / sorted.length);
        });
        // Does not depend on what else the computer is doing, and tells which of the two threads a frame waits for.
        out.printf(Locale.ROOT, "%n%-28s %9s %9s %9s%n", "processor time per frame, ms", "scene", "picture", "others");
        times.forEach((gesture, of) -> out.printf(
                Locale.ROOT, "%-28s %9.1f %9.1f %9.1f%n", gesture, of.sceneMs(), of.pictureMs(), of.otherMs()));
    }

    private static double[] sorted(double[] samples) {
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
    }
}
