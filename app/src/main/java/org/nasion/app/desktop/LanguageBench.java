package org.nasion.app.desktop;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.util.Duration;
import org.nasion.app.desktop.services.DesktopServices;
import org.nasion.app.desktop.text.ChosenTexts;
import org.nasion.app.desktop.text.WindowTexts;

/**
 * Measures how long the window cannot answer while its language changes: from the change of the setting, with a traced film
 * open, until the first picture in the other language has been handed to the screen.
 */
public final class LanguageBench {

    /** All that are shipped; English, in which most windows begin, is the last. */
    private static final List<String> LANGUAGES = WindowTexts.languages(Optional.empty()).stream()
            .map(Locale::toLanguageTag)
            .sorted(Comparator.comparing("en"::equals))
            .toList();

    /** Between two changes, for a person who looks. */
    private static final Duration REST = Duration.millis(600);

    private final int changes;
    private final boolean themes;
    private final List<Change> measured = new ArrayList<>();
    private final CompletableFuture<List<Change>> done = new CompletableFuture<>();
    private DesktopWindow window;

    /**
     * One change.
     *
     * @param language that was changed to
     * @param cpuMs    processor time of the UI thread
     * @param wallMs   what a person waits
     * @param madeMs   of the processor time, until the views are made and stand in the scene; the rest is their style and layout
     */
    public record Change(String language, double cpuMs, double wallMs, double madeMs) {}

    /** Of the UI thread, in nanoseconds. */
    private record Moment(long cpu, long wall) {
        static Moment now() {
            return new Moment(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime(), System.nanoTime());
        }
    }

    private LanguageBench(int changes, boolean themes) {
        this.changes = changes;
        this.themes = themes;
    }

    /**
     * Changes the language again and again and closes the window; once per process, from the main thread.
     *
     * @param services with a settings folder that nobody else uses
     * @param film     must have a head on it
     * @param software draw without the graphics card
     * @param themes   change between dark and light instead
     * @return in the order in which they were made; the first ones tell of a program that has just been started
     */
    public static List<Change> measure(
            DesktopServices services, Path film, int changes, boolean software, boolean themes) {
        if (software) {
            System.setProperty("prism.order", "sw");
        }
        LanguageBench bench = new LanguageBench(changes, themes);
        Platform.startup(() -> TracedWindow.open(
                services,
                film,
                WindowSize.USUAL,
                settings -> new ChosenTexts(settings, services.configFolder().resolve("languages")),
                opened -> {
                    bench.window = opened;
                    bench.next();
                },
                why -> bench.done.completeExceptionally(new IllegalStateException(why))));
        try {
            return bench.done.join();
        } finally {
            Platform.exit();
        }
    }

    private void next() {
        if (measured.size() == changes) {
            window.close();
            done.complete(measured);
            return;
        }
        PauseTransition rest = new PauseTransition(REST);
        rest.setOnFinished(event -> change(LANGUAGES.get(measured.size() % LANGUAGES.size())));
        rest.play();
    }

    private void change(String language) {
        Object before = window.content();
        Moment start = Moment.now();
        if (themes) {
            window.window().toggleTheme();
        } else {
            window.window().settings().change(now -> now.with(draft -> draft.language = language));
        }
        Platform.runLater(
                () -> { // after what the change has put there
                    Moment made = Moment.now();
                    if (window.content() == before && !themes) {
                        window.close();
                        done.completeExceptionally(new IllegalStateException("The language did not change."));
                        return;
                    }
                    afterNextPulse(window.content().getScene(), () -> {
                        Moment end = Moment.now();
                        measured.add(new Change(
                                themes ? "theme" : language,
                                (end.cpu - start.cpu) / 1e6,
                                (end.wall - start.wall) / 1e6,
                                (made.cpu - start.cpu) / 1e6));
                        next();
                    });
                });
    }

    private static void afterNextPulse(Scene scene, Runnable then) {
        Runnable[] listener = new Runnable[1];
        listener[0] = () -> {
            scene.removePostLayoutPulseListener(listener[0]);
            Platform.runLater(then);
        };
        scene.addPostLayoutPulseListener(listener[0]);
        Platform.requestNextPulse();
    }
}
