package org.nasion.app.desktop;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.nasion.app.desktop.action.Keyboard;
import org.nasion.app.desktop.settings.Settings;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.viewmodel.ScreenPixels;

/**
 * A window of its own for the film, which may lie on another screen. It holds what it is given and nothing more, and opens where it
 * was last; for the first time it fills another screen than the main window's, if there is one. A closed one is given up, since
 * JavaFX keeps what a window that is shown no more has shown last.
 */
final class FilmWindow {

    /** From the main window's corner, where both share a screen. */
    private static final double ASIDE = 80;

    private final Stage main;
    private final SettingsStore settings;
    private final ThemeColours colours;
    private final Runnable closing;
    private final Runnable elsewhere;
    private Optional<Stage> own = Optional.empty();
    private Subscription keys = Subscription.EMPTY;

    /**
     * @param main      the program's window, after which this one is named
     * @param colours   of this window too
     * @param closing   asked when a person closes this window
     * @param elsewhere told when it has moved, or came to a screen of another resolution
     */
    FilmWindow(Stage main, SettingsStore settings, ThemeColours colours, Runnable closing, Runnable elsewhere) {
        this.main = main;
        this.settings = settings;
        this.colours = colours;
        this.closing = closing;
        this.elsewhere = elsewhere;
    }

    /**
     * Puts the film into this window, in place of the one before, or back into the main one.
     *
     * @param apart    whether it is to be in this window
     * @param content  of the main window, whose film it is
     * @param keyboard runs the actions here too
     * @param leaving  how to leave the full screen, in the window's language
     */
    void put(boolean apart, Workbench content, Keyboard keyboard, String leaving) {
        keys.unsubscribe();
        keys = Subscription.EMPTY;
        main.setFullScreenExitHint(leaving);
        if (apart) {
            show(content.takeFilm(), leaving);
            keys = own.map(shown -> keyboard.install(shown.getScene())).orElse(Subscription.EMPTY);
        } else {
            hide();
            content.putFilm();
        }
    }

    /** The window with the film fills its screen, or no longer. */
    void fillScreen() {
        Stage film = own.orElse(main);
        film.setFullScreen(!film.isFullScreen());
    }

    /** By which what is seen was drawn: px of each screen per logical px. */
    Set<Double> scales() {
        return Stream.concat(Stream.of(main), own.stream())
                .map(Stage::getRenderScaleX)
                .collect(Collectors.toSet());
    }

    private void show(Node film, String leaving) {
        StackPane root =
                own.map(stage -> (StackPane) stage.getScene().getRoot()).orElseGet(StackPane::new);
        root.getChildren().setAll(film);
        Stage stage = own.orElseGet(() -> make(root));
        stage.setFullScreenExitHint(leaving);
        stage.show();
    }

    /** Lets the film go and remembers where the window was. */
    void hide() {
        own.ifPresent(stage -> {
            placing(stage).keep();
            stage.titleProperty().unbind();
            stage.setFullScreen(false);
            ((StackPane) stage.getScene().getRoot()).getChildren().clear();
            stage.hide();
        });
        own = Optional.empty();
    }

    boolean isOpen() {
        return own.isPresent();
    }

    /** The pixels of its screen, while it is open. */
    Optional<ScreenPixels> pixels() {
        return own.map(stage -> placing(stage).pixels());
    }

    private WindowPlacing placing(Stage stage) {
        return new WindowPlacing(stage, settings, Settings::filmWindow, (draft, place) -> draft.filmWindow = place);
    }

    private Stage make(StackPane root) {
        Settings.WindowPlace last = settings.get().filmWindow();
        Stage stage = new Stage();
        Scene scene = new Scene(root, last.width(), last.height());
        colours.dress(scene);
        stage.setScene(scene);
        stage.titleProperty().bind(main.titleProperty());
        stage.setMinWidth(400);
        stage.setMinHeight(300);
        stage.setOnCloseRequest(event -> {
            event.consume();
            closing.run();
        });
        if (Double.isNaN(last.x())) {
            placeFirst(stage, last);
        } else {
            placing(stage).restore();
        }
        placing(stage).fitScreen();
        stage.renderScaleXProperty().addListener((property, before, now) -> elsewhere.run());
        stage.xProperty().addListener((property, before, now) -> elsewhere.run());
        own = Optional.of(stage);
        return stage;
    }

    private void placeFirst(Stage stage, Settings.WindowPlace size) {
        Optional<Rectangle2D> other = Screen.getScreens().stream()
                .filter(screen ->
                        !screen.getBounds().intersects(main.getX(), main.getY(), main.getWidth(), main.getHeight()))
                .map(Screen::getVisualBounds)
                .findFirst();
        stage.setX(other.map(Rectangle2D::getMinX).orElse(main.getX() + ASIDE));
        stage.setY(other.map(Rectangle2D::getMinY).orElse(main.getY() + ASIDE));
        stage.setWidth(other.map(Rectangle2D::getWidth).orElse(size.width()));
        stage.setHeight(other.map(Rectangle2D::getHeight).orElse(size.height()));
        stage.setMaximized(other.isPresent());
    }
}
