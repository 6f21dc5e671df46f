package org.nasion.app.desktop;

import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.stage.Window;
import org.nasion.app.desktop.settings.Settings;

/**
 * Draws every window that is open, menus and tooltips too, in dark or light. Both are colours that the style sheet looks up at a
 * scene's root, by a state of that root: the styles that were found for the nodes stay, so that a change costs little.
 */
final class ThemeColours {

    private static final String STYLES = "workbench.css";
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

    private final ListChangeListener<Window> opened = change -> {
        while (change.next()) {
            paint(change.getAddedSubList());
        }
    };
    private Settings.Theme theme = Settings.Theme.DARK;

    ThemeColours() {
        String sheet = new PrimerLight().getUserAgentStylesheet();
        if (!sheet.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(sheet);
        }
        Window.getWindows().addListener(opened);
    }

    /** Draws all windows so, and those that open later. */
    void show(Settings.Theme chosen) {
        theme = chosen;
        paint(Window.getWindows());
    }

    /** Gives a scene that is not on the screen yet its styles. */
    void dress(Scene scene) {
        scene.getRoot().setStyle("-fx-font-family: '" + Fonts.family() + "';");
        scene.getStylesheets()
                .add(Objects.requireNonNull(getClass().getResource(STYLES)).toExternalForm());
        paint(scene);
    }

    private void paint(Scene scene) {
        scene.getRoot().pseudoClassStateChanged(DARK, theme == Settings.Theme.DARK);
    }

    /** Windows that open later are not looked after any more. */
    void close() {
        Window.getWindows().removeListener(opened);
    }

    private void paint(List<? extends Window> windows) {
        windows.stream().map(Window::getScene).filter(scene -> scene != null).forEach(this::paint);
    }
}
