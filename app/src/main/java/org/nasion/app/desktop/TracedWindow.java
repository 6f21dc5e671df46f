package org.nasion.app.desktop;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.stage.Stage;
import org.nasion.app.desktop.dialog.DialogService;
import org.nasion.app.desktop.services.DesktopServices;
import org.nasion.app.desktop.settings.Settings;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.Easing;
import org.nasion.core.landmark.Landmark;

/** A window with a traced film on it, for measuring. */
final class TracedWindow {

    private TracedWindow() {}

    /**
     * Opens the window and waits for the film's points. To be called on the UI thread.
     *
     * @param services with a settings folder that nobody else uses
     * @param size     of the window
     * @param language given the settings of the window
     * @param ready    told when the points are there
     * @param failed   told why there are none
     */
    static void open(
            DesktopServices services,
            Path film,
            WindowSize size,
            Function<SettingsStore, Supplier<WindowTexts>> language,
            Consumer<DesktopWindow> ready,
            Consumer<String> failed) {
        SettingsStore settings = new SettingsStore(services.configFolder());
        settings.change(now -> now.with(draft -> draft.language = "en")
                .withWindow(new Settings.WindowPlace(0, 0, size.width(), size.height(), false)));
        DesktopWindow window = new DesktopWindow(
                new Stage(),
                services,
                settings,
                new NoDialogs(),
                TaskRunner.onDaemonThreads(),
                TaskRunner.onDaemonThreads(),
                Easing.NONE,
                language.apply(settings),
                Clock.systemDefaultZone());
        window.show(List.of(film));
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                boolean traced = window.workbench()
                        .openProperty()
                        .get()
                        .filter(open -> open.tracing().placement(Landmark.A).isPresent())
                        .isPresent();
                if (!window.workbench().tasks().running().isEmpty()) {
                    return;
                }
                if (traced) {
                    stop();
                    window.workbench().notices().clear();
                    ready.accept(window);
                } else if (!window.workbench().notices().isEmpty()) {
                    stop();
                    String why = window.workbench().notices().getFirst().text();
                    window.close();
                    failed.accept(why);
                }
            }
        }.start();
    }

    /** Nobody is there to answer. */
    private static final class NoDialogs implements DialogService {
        @Override
        public List<Path> chooseFiles(Optional<Path> folder) {
            return List.of();
        }

        @Override
        public Optional<Path> chooseTarget(
                String title, String name, String kind, String extension, Optional<Path> folder) {
            return Optional.empty();
        }

        @Override
        public void copy(String text) {
            // nobody pastes it
        }
    }
}
