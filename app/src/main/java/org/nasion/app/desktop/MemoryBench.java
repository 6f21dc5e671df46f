package org.nasion.app.desktop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.nasion.app.desktop.services.DesktopServices;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.OpenCase;
import org.nasion.core.landmark.Landmark;

/** Opens one film after the other in the window, each with its points, and tells what memory is held after each. */
public final class MemoryBench {

    private final List<Path> films;
    private final List<Held> measured = new ArrayList<>();
    private final CompletableFuture<List<Held>> done = new CompletableFuture<>();
    private DesktopWindow window;

    /**
     * After a number of films.
     *
     * @param heapMb     that is still in use after collecting
     * @param residentMb of the whole process, as the kernel counts it; 0 where it does not tell
     */
    public record Held(int films, double heapMb, double residentMb) {}

    private MemoryBench(List<Path> films) {
        this.films = films;
    }

    /**
     * Opens the films and closes the window; once per process, from the main thread.
     *
     * @param services with a settings folder that nobody else uses
     * @param films    each with a head on it, at least one
     */
    public static List<Held> measure(DesktopServices services, List<Path> films) {
        System.setProperty("prism.order", "sw");
        MemoryBench bench = new MemoryBench(List.copyOf(films));
        WindowTexts english = WindowTexts.of(Locale.ENGLISH);
        Platform.startup(() -> TracedWindow.open(
                services,
                films.getFirst(),
                WindowSize.USUAL,
                settings -> () -> english,
                opened -> {
                    bench.window = opened;
                    bench.next(1);
                },
                why -> bench.done.completeExceptionally(new IllegalStateException(why))));
        try {
            return bench.done.join();
        } finally {
            Platform.exit();
        }
    }

    /** @param opened films so far */
    private void next(int opened) {
        if (opened % 20 == 0 || opened == films.size()) {
            measured.add(held(opened));
        }
        if (opened == films.size()) {
            window.close();
            done.complete(measured);
            return;
        }
        Path film = films.get(opened);
        window.workbench().opening().open(film);
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                boolean there = window.workbench()
                        .openProperty()
                        .get()
                        .filter(open -> open.filmFile().equals(film))
                        .map(OpenCase::tracing)
                        .filter(tracing -> tracing.placement(Landmark.A).isPresent())
                        .isPresent();
                if (there && window.workbench().tasks().running().isEmpty()) {
                    stop();
                    window.workbench().notices().clear();
                    next(opened + 1);
                }
            }
        }.start();
    }

    private static Held held(int films) {
        for (int i = 0; i < 3; i++) {
            System.gc(); // twice for what waits for a cleaner
        }
        return new Held(
                films, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6, resident());
    }

    private static double resident() {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) * 1024 / 1e6)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
