package org.nasion.lab.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nasion.core.problem.ProblemException;

/**
 * This program as a process of its own, from start to end.
 *
 * @param started       just before it was started
 * @param seconds       wall time
 * @param peakKilobytes the kernel's high-water mark of its resident memory; 0 where the system tells none
 * @param output        its standard output
 */
public record ChildProcess(Instant started, double seconds, long peakKilobytes, String output) {

    /**
     * @param flags     of the Java virtual machine beside those of this one
     * @param arguments of the program
     * @throws ProblemException NAS-BENCH-FAILED where it ends with an error
     */
    public static ChildProcess run(List<String> flags, String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile("nasion-bench", ".txt");
        try {
            Instant started = Instant.now();
            long start = System.nanoTime();
            Process process = new ProcessBuilder(command(flags, arguments))
                    .redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            long peak = 0;
            while (process.isAlive()) {
                peak = Math.max(peak, highWaterMark(process.pid()).orElse(0L));
                Thread.sleep(5);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            if (process.waitFor() != 0) {
                throw new ProblemException(
                        "NAS-BENCH-FAILED",
                        "The measured process ended with an error, so there is nothing to measure.");
            }
            return new ChildProcess(started, seconds, peak, Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
        }
    }

    /**
     * What starts this program once more: an installed one as its users start it, one in development as its launcher would.
     *
     * @param flags     of the Java virtual machine beside those of this one
     * @param arguments of the program
     */
    public static List<String> command(List<String> flags, String... arguments) {
        List<String> command = new ArrayList<>();
        String installed = System.getProperty("jpackage.app-path");
        if (installed != null) {
            command.add(installed);
        } else {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
            command.addAll(flags);
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.nasion.app.Launcher"));
        }
        command.addAll(List.of(arguments));
        return command;
    }

    private static Optional<Long> highWaterMark(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException | java.io.UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
