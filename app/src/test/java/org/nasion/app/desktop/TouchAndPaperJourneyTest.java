package org.nasion.app.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.InputEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nasion.app.desktop.print.FilmPrinter;
import org.nasion.app.desktop.print.TrueSizeSheets;
import org.nasion.app.desktop.viewmodel.PointDrag;
import org.nasion.app.desktop.viewmodel.ViewTransform;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/** Fingers on the film, as JavaFX tells of them, and the film on paper. */
@Tag("slow")
class TouchAndPaperJourneyTest extends Journey {

    /** @param viewX in the film's view, likewise {@code viewY}; an event is told where it is in the window */
    private MouseEvent press(EventType<MouseEvent> type, double viewX, double viewY, boolean finger) {
        Point2D scene = window.content().film().localToScene(viewX, viewY);
        double x = scene.getX();
        double y = scene.getY();
        return new MouseEvent(
                type,
                x,
                y,
                x,
                y,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                type != MouseEvent.MOUSE_RELEASED,
                false,
                false,
                finger,
                false,
                true,
                new PickResult(window.content().film(), x, y));
    }

    private ScrollEvent fingers(double dx, double dy) {
        return new ScrollEvent(
                ScrollEvent.SCROLL,
                300,
                300,
                300,
                300,
                false,
                false,
                false,
                false,
                true,
                false,
                dx,
                dy,
                dx,
                dy,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                2,
                new PickResult(window.content().film(), 300, 300));
    }

    private ZoomEvent pinch(EventType<ZoomEvent> type, double factor) {
        return new ZoomEvent(
                type,
                300,
                300,
                300,
                300,
                false,
                false,
                false,
                false,
                true,
                false,
                factor,
                factor,
                new PickResult(window.content().film(), 300, 300));
    }

    private void fire(InputEvent event) throws Exception {
        onUi(() -> {
            Event.fireEvent(window.content().film(), event);
            return null;
        });
    }

    private ViewTransform transform() {
        return window.workbench().film().transformProperty().get();
    }

    private Optional<Landmark> held() {
        return tracing().drag().heldProperty().get().map(PointDrag.Held::landmark);
    }

    @Test
    void twoFingersMoveAndZoomTheFilmAndOneTakesAPointFromFartherAway() throws Exception {
        start(Fixtures.filmFile(folder, "film.png"));
        Point view = transform().toView(at(Landmark.PN));
        fire(press(MouseEvent.MOUSE_PRESSED, view.x() + 20, view.y(), false));
        assertEquals(Optional.empty(), held(), "20 px are too far for a mouse");
        fire(press(MouseEvent.MOUSE_RELEASED, view.x() + 20, view.y(), false));
        fire(press(MouseEvent.MOUSE_PRESSED, view.x() + 20, view.y(), true));
        assertEquals(Optional.of(Landmark.PN), held());
        Point before = at(Landmark.PN);
        fire(press(MouseEvent.MOUSE_DRAGGED, view.x() + 60, view.y(), true));
        fire(pinch(ZoomEvent.ZOOM_STARTED, 1));
        assertEquals(Optional.empty(), held(), "a second finger means the film");
        assertEquals(before, at(Landmark.PN));
        double scale = transform().scale();
        fire(pinch(ZoomEvent.ZOOM, 1.5));
        assertEquals(1.5 * scale, transform().scale(), 1e-9);
        double x = transform().x();
        fire(fingers(12, -7));
        assertEquals(1.5 * scale, transform().scale(), 1e-9, "two fingers that go along do not zoom");
        assertEquals(x + 12, transform().x(), 1e-9);
    }

    /** 50 mm are 141.732 of 72 to the inch, and 100 mm of film 283.465, by hand. */
    @Test
    void aMillimetreOfTheFilmIsOneOnPaper() throws Exception {
        TrueSizeSheets sheets = new TrueSizeSheets(100, 120, 190, 277);
        Pane sheet = onUi(() -> FilmPrinter.sheet(
                new WritableImage(1000, 1200), sheets, sheets.all().getFirst(), "words", "System"));
        ImageView film = (ImageView) sheet.getChildren().getFirst();
        assertEquals(283.465, film.getFitWidth(), 1e-3);
        assertEquals(340.157, film.getFitHeight(), 1e-3);
        assertEquals(1000, film.getViewport().getWidth(), 1e-9);
        double longest = 0;
        for (Node node : sheet.getChildren()) {
            longest = node instanceof Rectangle line ? Math.max(longest, line.getWidth()) : longest;
        }
        assertEquals(141.732, longest, 1e-3);
        assertTrue(sheet.getChildren().stream()
                .allMatch(node -> node.getLayoutBounds().getWidth() <= 190 * 72 / 25.4 + 1));
    }
}
