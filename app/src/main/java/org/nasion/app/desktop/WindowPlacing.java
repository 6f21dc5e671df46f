package org.nasion.app.desktop;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.nasion.app.desktop.settings.Settings;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.viewmodel.ScreenPixels;

/** Where the window lies, from one run to the next, and the pixels of the screen that it lies on. */
final class WindowPlacing {

    private final Stage stage;
    private final SettingsStore settings;
    private final Function<Settings, Settings.WindowPlace> last;
    private final BiConsumer<Settings.Draft, Settings.WindowPlace> remember;

    /**
     * @param last     where the window was, in the settings
     * @param remember puts it there
     */
    WindowPlacing(
            Stage stage,
            SettingsStore settings,
            Function<Settings, Settings.WindowPlace> last,
            BiConsumer<Settings.Draft, Settings.WindowPlace> remember) {
        this.stage = stage;
        this.settings = settings;
        this.last = last;
        this.remember = remember;
    }

    /** Remembers the place; a window that fills its screen comes back maximized. */
    void keep() {
        Settings.WindowPlace place = new Settings.WindowPlace(
                stage.getX(),
                stage.getY(),
                stage.getScene().getWidth(),
                stage.getScene().getHeight(),
                stage.isMaximized() || stage.isFullScreen());
        settings.change(now -> now.with(draft -> remember.accept(draft, place)));
    }

    /** The resolution of the screen that the window is on: as measured by the user, or as the system says. */
    ScreenPixels pixels() {
        double stated = settings.get().screenDpi();
        Screen screen =
                Screen.getScreensForRectangle(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()).stream()
                        .findFirst()
                        .orElse(Screen.getPrimary());
        return new ScreenPixels(
                stated > 0 ? stated : Math.max(1, screen.getDpi()), Math.max(0.5, stage.getOutputScaleX()), stated > 0);
    }

    /** Where it was last time, unless that screen is gone. */
    void restore() {
        Settings.WindowPlace place = last.apply(settings.get());
        if (screen(place).isPresent()) {
            stage.setX(place.x());
            stage.setY(place.y());
        }
        stage.setMaximized(place.maximized());
    }

    /** Makes the window no larger than its screen, which is small where everything on it is large. To be called before it is shown. */
    void fitScreen() {
        Settings.WindowPlace place = last.apply(settings.get());
        Rectangle2D room = screen(place).orElseGet(Screen::getPrimary).getVisualBounds();
        stage.setMinWidth(Math.min(stage.getMinWidth(), room.getWidth()));
        stage.setMinHeight(Math.min(stage.getMinHeight(), room.getHeight()));
        Settings.WindowPlace fitting = place.within(room.getMinX(), room.getMinY(), room.getWidth(), room.getHeight());
        if (!fitting.equals(place)) {
            stage.setX(fitting.x());
            stage.setY(fitting.y());
            stage.setWidth(fitting.width());
            stage.setHeight(fitting.height());
        }
    }

    private static Optional<Screen> screen(Settings.WindowPlace place) {
        return Double.isNaN(place.x())
                ? Optional.empty()
                : Screen.getScreensForRectangle(new Rectangle2D(place.x(), place.y(), place.width(), place.height()))
                        .stream()
                        .findFirst();
    }
}
