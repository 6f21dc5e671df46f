package org.nasion.app.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nasion.app.desktop.viewmodel.FilmViewModel;
import org.nasion.core.geometry.Orientation;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Window;
import org.nasion.core.landmark.Landmark;
import org.testfx.api.FxRobot;
import org.testfx.robot.Motion;
import org.testfx.util.WaitForAsyncUtils;

/** The film by mouse and keyboard: held otherwise, zoomed, with other greys, and its points being placed. */
class FilmJourneyTest extends Journey {

    @BeforeEach
    void openWindow() throws Exception {
        start(Fixtures.filmFile(folder, "film.png"));
    }

    private FilmViewModel film() {
        return window.workbench().film();
    }

    @Test
    void onATurnedAndMirroredFilmThePointsLieOnTheSamePixelsAndFollowTheHand(FxRobot robot) throws Exception {
        var before = tracing().state();
        onUi(() -> {
            film().turn(1);
            film().flip();
            return null;
        });
        assertEquals(new Orientation(1, true), film().transformProperty().get().orientation());
        assertEquals(before.with(new Orientation(1, true)), tracing().state(), "nothing but the picture turned");
        Point a = at(Landmark.A);
        Point2D hand = onScreen(a);
        robot.moveTo(hand, Motion.DIRECT).press(MouseButton.PRIMARY).moveTo(hand.add(12, 0));
        WaitForAsyncUtils.waitForFxEvents();
        Point2D held = onScreen(at(Landmark.A));
        robot.moveTo(hand.add(30, 20)).release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
        Point2D now = onScreen(at(Landmark.A));
        assertEquals(18, now.getX() - held.getX(), 0.01);
        assertEquals(20, now.getY() - held.getY(), 0.01);
        assertNotEquals(a, at(Landmark.A));
    }

    @Test
    void theArrowKeyRightMovesRightOnTheScreenHoweverTheFilmIsHeld(FxRobot robot) throws Exception {
        onUi(() -> {
            film().turn(1);
            tracing().selectedProperty().set(Optional.of(Landmark.B));
            return null;
        });
        Point b = at(Landmark.B);
        robot.type(KeyCode.RIGHT);
        WaitForAsyncUtils.waitForFxEvents();
        // turned clockwise, the film's up is the screen's right
        assertEquals(b.x(), at(Landmark.B).x(), 1e-9);
        assertEquals(b.y() - 1, at(Landmark.B).y(), 1e-9);
    }

    @Test
    void theMapShowsOnlyWhereAPartIsInSightAndAClickGoesThere(FxRobot robot) throws Exception {
        Node map = robot.lookup("#mini-map").query();
        assertFalse(map.isVisible());
        onUi(() -> {
            film().lookAt(new Point(500, 500), 2);
            return null;
        });
        assertTrue(map.isVisible());
        Point2D corner = map.localToScreen(
                map.getLayoutBounds().getWidth() * 0.75, map.getLayoutBounds().getHeight() * 0.75);
        robot.clickOn(corner, Motion.DIRECT);
        WaitForAsyncUtils.waitForFxEvents();
        Node view = window.content().film();
        Point middle = film().transformProperty()
                .get()
                .toImage(
                        view.getLayoutBounds().getWidth() / 2,
                        view.getLayoutBounds().getHeight() / 2);
        assertEquals(1935 * 0.75, middle.x(), 30);
        assertEquals(2400 * 0.75, middle.y(), 30);
    }

    @Test
    void twoTracingsStandSideBySideOnFilmsThatMoveTogether(FxRobot robot) throws Exception {
        Region film = window.content().film();
        double whole = film.getWidth();
        onUi(() -> {
            tracing().drag().grab(Landmark.A, true);
            tracing().drag().to(at(Landmark.A).plus(new Point(30, 40)));
            tracing().drag().finish();
            return null;
        });
        robot.type(KeyCode.Y);
        robot.press(KeyCode.SHIFT).type(KeyCode.Y).release(KeyCode.SHIFT);
        WaitForAsyncUtils.waitForFxEvents();
        Region other = robot.lookup("#other-film").queryAs(Region.class);
        assertTrue(other.isVisible());
        assertEquals(film.getWidth(), other.getWidth());
        assertEquals(whole / 2, film.getWidth(), 2);
        assertFalse(robot.lookup("#comparison").query().isVisible(), "the card would cover half of a film");
        assertEquals(
                "The program's proposal",
                robot.lookup("#compare-whose").queryAs(Label.class).getText());
        assertEquals(
                "Your tracing",
                robot.lookup("#compare-yours").queryAs(Label.class).getText());
        // A place of the film is at the same place of both halves, also after zooming over the other one.
        double scale = film().transformProperty().get().scale();
        robot.moveTo(other.localToScreen(other.getWidth() / 2, other.getHeight() / 2), Motion.DIRECT)
                .scroll(VerticalDirection.UP);
        WaitForAsyncUtils.waitForFxEvents();
        assertNotEquals(scale, film().transformProperty().get().scale());
        Point before = film().transformProperty().get().toImage(0, 0);
        robot.press(MouseButton.PRIMARY).moveBy(40, 0).release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(
                before.x() - 40 / film().transformProperty().get().scale(),
                film().transformProperty().get().toImage(0, 0).x(),
                0.5);
        // A click on the other's point selects one's own.
        onUi(() -> {
            film().fit();
            tracing().selectedProperty().set(Optional.empty());
            return null;
        });
        Point n = film().transformProperty().get().toView(at(Landmark.N));
        robot.clickOn(other.localToScreen(n.x(), n.y()), Motion.DIRECT);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(Optional.of(Landmark.N), tracing().selectedProperty().get());
        robot.press(KeyCode.SHIFT).type(KeyCode.Y).release(KeyCode.SHIFT);
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(other.isVisible());
        assertEquals(whole, film.getWidth());
        assertTrue(robot.lookup("#comparison").query().isVisible());
    }

    @Test
    void theRightButtonChangesTheWindowAndNothingElse(FxRobot robot) {
        var state = tracing().state();
        Window before = film().look().windowProperty().get();
        Point2D middle = onScreen(new Point(960, 1200));
        robot.moveTo(middle, Motion.DIRECT)
                .press(MouseButton.SECONDARY)
                .moveTo(middle.add(60, 0))
                .release(MouseButton.SECONDARY);
        WaitForAsyncUtils.waitForFxEvents();
        Window now = film().look().windowProperty().get();
        assertTrue(now.high() - now.low() < before.high() - before.low());
        assertEquals(state, tracing().state());
    }

    @Test
    void missingPointsArePlacedOneAfterTheOtherByClicking(FxRobot robot) {
        // the fixture's face lacks both premolars
        robot.type(KeyCode.J);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(Optional.of(Landmark.LPM), tracing().selectedProperty().get());
        robot.clickOn(onScreen(new Point(1250, 900)), Motion.DIRECT);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(1250, at(Landmark.LPM).x(), 3);
        assertEquals(Optional.of(Landmark.UPM), tracing().selectedProperty().get());
        robot.clickOn(onScreen(new Point(1150, 600)), Motion.DIRECT);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(600, at(Landmark.UPM).y(), 3);
        assertEquals(29, tracing().state().tracing().landmarks().size());
    }

    @Test
    void theLoupeFollowsTheSelectedPointUntilItIsSwitchedOff(FxRobot robot) {
        Node loupe = robot.lookup(".loupe").query();
        robot.type(KeyCode.N);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(loupe.isVisible());
        robot.type(KeyCode.Z);
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(loupe.isVisible());
    }
}
