package org.nasion.app.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.css.PseudoClass;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nasion.app.desktop.settings.Settings;
import org.nasion.app.desktop.text.ChosenTexts;
import org.nasion.app.desktop.viewmodel.FilmTool;
import org.nasion.app.desktop.viewmodel.Page;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.testfx.util.WaitForAsyncUtils;

/** The film in a window of its own, and a pen, which presses without having moved there. */
@Tag("slow")
class FilmWindowJourneyTest extends Journey {

    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

    private Scene filmScene() {
        return window.content().film().getScene();
    }

    private void run(String action) throws Exception {
        onUi(() -> {
            window.actions().get(action).fire();
            return null;
        });
    }

    private void key(Scene scene, KeyCode code) throws Exception {
        onUi(() -> {
            Event.fireEvent(
                    scene.getFocusOwner(),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
            Event.fireEvent(
                    scene.getFocusOwner(),
                    new KeyEvent(KeyEvent.KEY_RELEASED, "", "", code, false, false, false, false));
            return null;
        });
    }

    /** A button of the mouse or of a pen at a place of the film, with no move before it. */
    private void pen(EventType<MouseEvent> type, MouseButton button, Point view) throws Exception {
        onUi(() -> {
            Point2D at = window.content().film().localToScene(view.x(), view.y());
            boolean down = type != MouseEvent.MOUSE_RELEASED;
            Event.fireEvent(
                    window.content().film(),
                    new MouseEvent(
                            type,
                            at.getX(),
                            at.getY(),
                            at.getX(),
                            at.getY(),
                            button,
                            1,
                            false,
                            false,
                            false,
                            false,
                            down && button == MouseButton.PRIMARY,
                            false,
                            down && button == MouseButton.SECONDARY,
                            false,
                            false,
                            true,
                            new PickResult(window.content().film(), at.getX(), at.getY())));
            return null;
        });
    }

    private Point view(Point image) {
        return window.workbench().film().transformProperty().get().toView(image);
    }

    /** Drags by a way in view space, of which the first 10 px only take hold, and tells how far the point went on the film, px. */
    private double dragged(Landmark landmark, double way) throws Exception {
        Point from = at(landmark);
        Point start = view(from);
        pen(MouseEvent.MOUSE_PRESSED, MouseButton.PRIMARY, start);
        for (double done : new double[] {10, way}) {
            pen(MouseEvent.MOUSE_DRAGGED, MouseButton.PRIMARY, new Point(start.x() + done, start.y()));
        }
        pen(MouseEvent.MOUSE_RELEASED, MouseButton.PRIMARY, new Point(start.x() + way, start.y()));
        return at(landmark).x() - from.x();
    }

    private double scale() {
        return window.workbench().film().transformProperty().get().scale();
    }

    @Test
    void theFilmGoesIntoAWindowOfItsOwnAndComesBack() throws Exception {
        start(
                Fixtures.services(folder),
                now -> now.with(draft -> draft.language = "en"),
                store -> new ChosenTexts(store, folder.resolve("languages")),
                Fixtures.filmFile(folder, "film.png"));
        Scene main = stage.getScene();
        run("filmWindow");
        Scene apart = filmScene();
        assertNotSame(main, apart);
        assertTrue(apart.getWindow().isShowing());
        assertTrue(apart.getRoot().getPseudoClassStates().contains(DARK));
        assertSame(main, window.content().lookup("#film-away").getScene(), "the main window says where it is");

        Optional<Landmark> before = tracing().selectedProperty().get();
        key(apart, KeyCode.N);
        assertFalse(before.equals(tracing().selectedProperty().get()), "keys work in the film's window");
        assertEquals((60 - 10) / scale(), dragged(Landmark.PN, 60), 1e-6, "and so does the mouse");

        onUi(() -> {
            window.window().toggleTheme();
            window.window().settings().change(now -> now.with(draft -> draft.language = "de"));
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertSame(apart, filmScene(), "another language, the same window");
        assertFalse(apart.getRoot().getPseudoClassStates().contains(DARK));
        assertEquals(1, apart.getRoot().getChildrenUnmodifiable().size());
        assertTrue(window.actions().get("filmWindow").on().orElseThrow().getValue());

        Window closed = apart.getWindow();
        onUi(() -> {
            Event.fireEvent(closed, new WindowEvent(closed, WindowEvent.WINDOW_CLOSE_REQUEST));
            return null;
        });
        assertSame(main, filmScene());
        assertFalse(closed.isShowing());
        assertTrue(apart.getRoot().getChildrenUnmodifiable().isEmpty(), "nothing of the film stays there");
        Settings.WindowPlace place = window.window().settings().get().filmWindow();
        assertEquals(closed.getX(), place.x(), 1e-9);
        assertEquals(apart.getWidth(), place.width(), 1e-9);

        run("filmWindow");
        Window again = filmScene().getWindow();
        close();
        assertFalse(again.isShowing(), "the program leaves no window behind");
    }

    /** A pen touches where nothing has hovered; its barrel button is the right one. */
    @Test
    void aPenPressesWithoutHavingMovedThere() throws Exception {
        start(
                Fixtures.services(folder),
                UnaryOperator.identity(),
                store -> Fixtures.inEnglish(),
                Fixtures.filmFile(folder, "film.png"));
        assertEquals((40 - 10) / scale(), dragged(Landmark.A, 40), 1e-6);

        onUi(() -> {
            tracing().selectedProperty().set(Optional.of(Landmark.B));
            return null;
        });
        run("remove");
        Point place = new Point(700, 900);
        onUi(() -> {
            tracing().selectedProperty().set(Optional.of(Landmark.B));
            return null;
        });
        pen(MouseEvent.MOUSE_PRESSED, MouseButton.PRIMARY, view(place));
        pen(MouseEvent.MOUSE_RELEASED, MouseButton.PRIMARY, view(place));
        assertEquals(place.x(), at(Landmark.B).x(), 1e-3);
        assertEquals(place.y(), at(Landmark.B).y(), 1e-3);

        onUi(() -> {
            window.workbench().film().toolProperty().set(FilmTool.DISTANCE);
            return null;
        });
        for (Point end : new Point[] {new Point(300, 400), new Point(300, 900)}) {
            pen(MouseEvent.MOUSE_PRESSED, MouseButton.PRIMARY, view(end));
            pen(MouseEvent.MOUSE_RELEASED, MouseButton.PRIMARY, view(end));
        }
        assertEquals(1, tracing().stateProperty().get().annotations().size());

        onUi(() -> {
            window.workbench().film().toolProperty().set(FilmTool.SELECT);
            tracing().selectedProperty().set(Optional.empty());
            return null;
        });
        Point a = view(at(Landmark.A));
        pen(MouseEvent.MOUSE_PRESSED, MouseButton.SECONDARY, a);
        pen(MouseEvent.MOUSE_RELEASED, MouseButton.SECONDARY, a);
        assertEquals(Optional.of(Landmark.A), tracing().selectedProperty().get());
        assertTrue(menu().isPresent(), "the barrel button opens the film's menu");
        onUi(() -> {
            menu().orElseThrow().hide();
            return null;
        });
        pen(MouseEvent.MOUSE_PRESSED, MouseButton.SECONDARY, a);
        pen(MouseEvent.MOUSE_DRAGGED, MouseButton.SECONDARY, new Point(a.x() + 30, a.y()));
        pen(MouseEvent.MOUSE_RELEASED, MouseButton.SECONDARY, new Point(a.x() + 30, a.y()));
        assertTrue(menu().isEmpty(), "a drag changes the greys");
    }

    private static Optional<ContextMenu> menu() {
        return Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .filter(menu -> "film-menu".equals(menu.getId()))
                .findFirst();
    }

    @Test
    void aFolderOfTheSettingsIsChosen() throws Exception {
        start();
        dialogs.folder = Optional.of(folder);
        onUi(() -> {
            window.window().toggle(Page.SETTINGS);
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents();
        onUi(() -> {
            window.content()
                    .lookup("#setting-openFolder")
                    .getParent()
                    .lookup(".icon-button")
                    .fireEvent(new ActionEvent());
            return null;
        });
        assertEquals(folder.toString(), window.window().settings().get().openFolder());
    }
}
