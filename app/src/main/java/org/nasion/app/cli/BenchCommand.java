package org.nasion.app.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.nasion.app.Composition;
import org.nasion.app.trace.ResultFiles;
import org.nasion.app.trace.TracedFilm;
import org.nasion.core.detection.LandmarkDetector;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.task.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "bench", mixinStandardHelpOptions = true,
        description = "Measures tracing a film: as a whole process with its peak memory, and stage by stage when warm.")
final class BenchCommand implements Callable<Integer> {

    private final Composition composition;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "the film (default: the sample film)")
    private Path file;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "5", description = "counted runs (default: ${DEFAULT-VALUE})")
    private int runs;

    BenchCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (runs < 1) {
            throw new ProblemException("NAS-BENCH-RUNS", "At least one run has to be asked for.");
        }
        PrintStream out = Composition.utf8(System.out);
        Path scratch = Files.createTempDirectory("nasion-bench");
        Path film = file != null ? file : composition.sampleFilm(scratch);
        try {
            out.printf(Locale.ROOT, "%d processors, Java %s, %s%n", Runtime.getRuntime().availableProcessors(),
                    System.getProperty("java.version"), System.getProperty("os.name"));
            wholeProcess(out, film, scratch);
            stages(out, film, scratch);
        } finally {
            deleteRecursively(scratch);
        }
        return 0;
    }

    private void wholeProcess(PrintStream out, Path film, Path scratch) throws IOException, InterruptedException {
        double[] seconds = new double[runs];
        long[] peaks = new long[runs];
        for (int i = -1; i < runs; i++) {
            long start = System.nanoTime();
            Process process = new ProcessBuilder(sameProgram("trace", film.toString(), "--out", scratch.toString()))
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            long peak = peakKilobytes(process);
            if (process.waitFor() != 0) {
                throw new ProblemException("NAS-BENCH-FAILED", "The film could not be traced, so there is nothing to measure.");
            }
            if (i >= 0) {
                seconds[i] = (System.nanoTime() - start) / 1e9;
                peaks[i] = peak;
            }
        }
        Arrays.sort(peaks);
        print(out, "trace, whole process", seconds, "s");
        out.printf(Locale.ROOT, "%-28s %s%n", "peak memory", peaks[runs - 1] == 0 ? "not measured on this system"
                : String.format(Locale.ROOT, "%.0f MB (median %.0f)", peaks[runs - 1] / 1e3, peaks[runs / 2] / 1e3));
    }

    private void stages(PrintStream out, Path film, Path scratch) {
        double[] read = new double[runs];
        double[] detect = new double[runs];
        double[] all = new double[runs];
        double[] write = new double[runs];
        ResultFiles results = composition.resultFiles(scratch);
        LandmarkDetector detector = composition.detector();
        for (int i = -2; i < runs; i++) {
            int at = Math.max(i, 0);
            long start = System.nanoTime();
            Cephalogram pixels = composition.reader().read(film, Progress.NONE);
            read[at] = since(start);
            start = System.nanoTime();
            detector.detect(pixels, Progress.NONE);
            detect[at] = since(start);
            start = System.nanoTime();
            TracedFilm traced = composition.tracer(null).trace(film, scratch, Progress.NONE);
            all[at] = since(start);
            start = System.nanoTime();
            results.write("bench", traced, List.of(film));
            write[at] = since(start);
        }
        print(out, "warm: open the film", read, "ms");
        print(out, "warm: film to points", detect, "ms");
        print(out, "warm: file to measurements", all, "ms");
        print(out, "warm: write all results", write, "ms");
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static void print(PrintStream out, String what, double[] values, String unit) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        out.printf(Locale.ROOT, "%-28s median %.2f, min %.2f, max %.2f %s%n", what, sorted[sorted.length / 2], sorted[0],
                sorted[sorted.length - 1], unit);
    }

    /** This program as its launcher starts short commands: without the thorough compiler, which would not pay. */
    private static List<String> sameProgram(String... arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), "org.nasion.app.Launcher"));
        command.addAll(List.of(arguments));
        return command;
    }

    /** The kernel's own high-water mark of the process' resident memory, followed until it ends; 0 where there is none. */
    private static long peakKilobytes(Process process) throws InterruptedException {
        long peak = 0;
        while (process.isAlive()) {
            peak = Math.max(peak, highWaterMark(process.pid()).orElse(0L));
            Thread.sleep(5);
        }
        return peak;
    }

    private static Optional<Long> highWaterMark(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst();
        } catch (IOException | java.io.UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static void deleteRecursively(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
