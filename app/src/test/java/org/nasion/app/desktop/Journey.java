package org.nasion.app.desktop;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.geometry.Point2D;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.app.desktop.services.DesktopServices;
import org.nasion.app.desktop.settings.Settings;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.Easing;
import org.nasion.app.desktop.viewmodel.OpenCase;
import org.nasion.app.desktop.viewmodel.TracingViewModel;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** What journeys through the window share: the window itself, of 1280×800, where every task is done at once. */
@Tag("slow")
@ExtendWith(ApplicationExtension.class)
abstract class Journey {

    @TempDir
    Path folder;

    final Fixtures.Dialogs dialogs = new Fixtures.Dialogs();
    /** Of the history of points. */
    Clock clock = Clock.systemDefaultZone();

    DesktopWindow window;
    Stage stage;

    /** Opens the window in English with the usual settings. */
    void start(Path... films) throws Exception {
        start(Fixtures.services(folder), UnaryOperator.identity(), store -> Fixtures.inEnglish(), films);
    }

    /** @param language given the settings' store */
    void start(
            DesktopServices services,
            UnaryOperator<Settings> change,
            Function<SettingsStore, Supplier<WindowTexts>> language,
            Path... films)
            throws Exception {
        window = onUi(() -> {
            SettingsStore settings = new SettingsStore(services.configFolder());
            settings.change(now -> change.apply(now.withWindow(new Settings.WindowPlace(0, 0, 1280, 800, false))));
            stage = new Stage();
            DesktopWindow opened = new DesktopWindow(
                    stage,
                    services,
                    settings,
                    dialogs,
                    TaskRunner.onCallingThread(),
                    TaskRunner.onCallingThread(),
                    Easing.NONE,
                    language.apply(settings),
                    clock);
            opened.show(List.of(films));
            return opened;
        });
    }

    @AfterEach
    void close() throws Exception {
        if (window != null) {
            DesktopWindow open = window;
            window = null;
            onUi(() -> {
                open.close();
                return null;
            });
        }
    }

    static <T> T onUi(Callable<T> work) throws Exception {
        T result = WaitForAsyncUtils.asyncFx(work).get();
        WaitForAsyncUtils.waitForFxEvents();
        return result;
    }

    TracingViewModel tracing() {
        return window.workbench().openProperty().get().map(OpenCase::tracing).orElseThrow();
    }

    Point at(Landmark landmark) {
        return tracing().placement(landmark).orElseThrow().position();
    }

    Point2D onScreen(Point image) {
        Point view = window.workbench().film().transformProperty().get().toView(image);
        return window.content().film().localToScreen(view.x(), view.y());
    }
}
