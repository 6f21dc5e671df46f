package org.nasion.app.desktop;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.nasion.app.desktop.dialog.FxDialogService;
import org.nasion.app.desktop.film.EasingAnimation;
import org.nasion.app.desktop.services.DesktopServices;
import org.nasion.app.desktop.settings.Settings;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.task.DaemonThreads;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.text.ChosenTexts;
import org.nasion.core.study.StudyFolder;

/** The way into the desktop. */
public final class Desktop {

    /** What reads a network drive that does not answer must not keep the process for ever. */
    private static final Duration LONGEST_END = Duration.ofSeconds(20);

    private Desktop() {}

    /**
     * Opens the window on some films or cases and returns when it has been closed. To be called once
     * per process, from the main thread and before anything of JavaFX has started.
     *
     * @param files may be empty
     * @param shown called on the UI thread once, when the window's first picture is on the screen; answers whether the
     *              window stays
     */
    public static void launch(DesktopServices services, List<Path> files, BooleanSupplier shown) {
        launch(services, files, Optional.empty(), shown);
    }

    /**
     * A study that the window opens with.
     *
     * @param reader whose films
     */
    public record StudyReading(StudyFolder study, String reader) {}

    /** Opens the window on the films that a reader of a study has to read; as {@link #launch(DesktopServices, List, BooleanSupplier)}. */
    public static void launch(DesktopServices services, StudyReading reading) {
        launch(services, List.of(), Optional.of(reading), () -> true);
    }

    private static void launch(
            DesktopServices services, List<Path> files, Optional<StudyReading> reading, BooleanSupplier shown) {
        SettingsStore settings = new SettingsStore(services.configFolder());
        prepare(settings.get());
        CountDownLatch closed = new CountDownLatch(1);
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        AtomicReference<Thread> ui = new AtomicReference<>();
        DaemonThreads background = new DaemonThreads();
        Platform.startup(() -> {
            ui.set(Thread.currentThread());
            try {
                open(services, settings, files, reading, background, closed, shown);
            } catch (RuntimeException e) {
                failure.set(e);
                closed.countDown();
            }
        });
        try {
            closed.await();
            // Decoders, filters, the network and JavaFX's own threads: none is in native code when the process ends.
            background.awaitEnd(LONGEST_END);
            Platform.exit();
            ui.get().join(LONGEST_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    /** What JavaFX reads when it starts: a scale or software rendering that the user asked for. */
    private static void prepare(Settings settings) {
        if (settings.softwareRendering()) {
            System.setProperty("prism.order", "sw");
        }
        if (settings.uiScale() > 0) {
            String scale = Double.toString(settings.uiScale());
            System.setProperty("glass.gtk.uiScale", scale);
            System.setProperty("glass.win.uiScale", scale);
        }
    }

    private static void open(
            DesktopServices services,
            SettingsStore settings,
            List<Path> files,
            Optional<StudyReading> reading,
            Executor background,
            CountDownLatch closed,
            BooleanSupplier shown) {
        ChosenTexts texts = new ChosenTexts(settings, services.configFolder().resolve("languages"));
        Stage stage = new Stage();
        DesktopWindow window = new DesktopWindow(
                stage,
                services,
                settings,
                new FxDialogService(() -> stage, texts),
                new TaskRunner(background, Platform::runLater),
                new TaskRunner(background, Platform::runLater),
                new EasingAnimation(),
                texts,
                Clock.systemDefaultZone());
        stage.setOnHidden(event -> closed.countDown());
        window.place().fitScreen();
        window.show(files);
        reading.ifPresent(study -> window.workbench().study().read(study.study(), study.reader()));
        afterNextPulse(
                stage,
                () -> afterNextPulse(stage, () -> {
                    if (!shown.getAsBoolean()) {
                        window.close();
                    }
                }));
    }

    /** A pulse begins when the picture of the one before has been drawn. */
    private static void afterNextPulse(Stage stage, Runnable then) {
        Runnable[] listener = new Runnable[1];
        listener[0] = () -> {
            stage.getScene().removePostLayoutPulseListener(listener[0]);
            Platform.runLater(then);
        };
        stage.getScene().addPostLayoutPulseListener(listener[0]);
        Platform.requestNextPulse();
    }
}
