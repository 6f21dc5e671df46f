package org.nasion.app.desktop;

import java.util.Optional;
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

    WindowPlacing(Stage stage, SettingsStore settings) {
        this.stage = stage;
        this.settings = settings;
    }

    /** Remembers the place. */
    void keep() {
        settings.change(now -> now.withWindow(new Settings.WindowPlace(
                stage.getX(),
                stage.getY(),
                stage.getScene().getWidth(),
                stage.getScene().getHeight(),
                stage.isMaximized())));
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
        Settings.WindowPlace place = settings.get().window();
        if (screen(place).isPresent()) {
            stage.setX(place.x());
            stage.setY(place.y());
        }
        stage.setMaximized(place.maximized());
    }

    /** Makes the window no larger than its screen, which is small where everything on it is large. To be called before it is shown. */
    void fitScreen() {
        Settings.WindowPlace place = settings.get().window();
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
