package org.nasion.lab.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.nasion.app.Composition;
import org.nasion.app.cli.Scratch;
import org.nasion.app.cli.Terminal;
import org.nasion.app.desktop.MemoryBench;
import org.nasion.core.problem.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "memory",
        mixinStandardHelpOptions = true,
        description = "Opens one film after the other in the window and tells what memory is held."
                + " Without a display run it as: xvfb-run -s '-screen 0 1600x1000x24' ./nasion bench memory")
public final class BenchMemoryCommand implements Callable<Integer> {

    private final Composition composition;

    @Option(
            names = "--films",
            paramLabel = "N",
            defaultValue = "200",
            description = "films to open (default: ${DEFAULT-VALUE})")
    private int films;

    public BenchMemoryCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() throws IOException {
        if (films < 2) {
            throw new ProblemException("NAS-BENCH-FILMS", "At least two films have to be opened.");
        }
        try (Scratch scratch = Scratch.named("nasion-memory")) {
            Path sample = composition.sampleFilm(scratch.folder());
            List<Path> files = new ArrayList<>();
            for (int i = 0; i < films; i++) {
                files.add(Files.copy(sample, scratch.folder().resolve(String.format(Locale.ROOT, "film-%03d.dcm", i))));
            }
            Terminal out = Terminal.out();
            out.printf(Locale.ROOT, "%8s %14s %16s%n", "films", "heap, MB", "process, MB");
            MemoryBench.measure(composition.desktop().services(scratch.folder().resolve("config")), files)
                    .forEach(held -> out.printf(
                            Locale.ROOT, "%8d %14.1f %16.1f%n", held.films(), held.heapMb(), held.residentMb()));
        }
        return 0;
    }
}
