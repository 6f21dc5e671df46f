package org.nasion.app.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nasion.app.desktop.services.ReportFormat;
import org.nasion.app.desktop.viewmodel.PointState;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.testfx.api.FxRobot;
import org.testfx.robot.Motion;
import org.testfx.util.WaitForAsyncUtils;

/** The whole window, used by mouse and keyboard as a person does. */
class DesktopJourneyTest extends Journey {

    private Path film;

    @BeforeEach
    void openWindow() throws Exception {
        film = Fixtures.filmFile(folder, "film.png");
        open();
    }

    private void open() throws Exception {
        start(
                Fixtures.services(
                        folder,
                        () -> Fixtures.detector(Fixtures.points()),
                        Fixtures.reader(),
                        film,
                        List.of(new ReportFormat("pdf", ".pdf", (target, content, progress) -> {}))),
                now -> now,
                store -> Fixtures.inEnglish());
    }

    private double value(String id) {
        return tracing()
                .readingsProperty()
                .get()
                .reading(id)
                .orElseThrow()
                .value()
                .number()
                .orElseThrow();
    }

    private void openFilm(FxRobot robot) {
        dialogs.toOpen.add(film);
        robot.press(KeyCode.CONTROL).press(KeyCode.O).release(KeyCode.O).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void openPredictDragUndoSaveAndReopen(FxRobot robot) throws Exception {
        openFilm(robot);
        assertEquals(
                Fixtures.points().size(),
                tracing().shownProperty().get().tracing().landmarks().size());
        double anb = value("ANB");

        Point2D a = onScreen(at(Landmark.A));
        robot.moveTo(a, Motion.DIRECT)
                .press(MouseButton.PRIMARY)
                .moveTo(a.add(12, 4))
                .moveTo(a.add(25, 4));
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(robot.lookup(".magnifier").query().isVisible(), "the magnifier opens while a point is held");
        double during = value("ANB");
        assertNotEquals(anb, during, "the numbers follow the hand");
        robot.release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(robot.lookup(".magnifier").query().isVisible());
        assertEquals(during, value("ANB"));
        assertEquals(
                PointState.MOVED, PointState.of(tracing().placement(Landmark.A).orElseThrow()));

        robot.press(KeyCode.CONTROL).press(KeyCode.Z).release(KeyCode.Z).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(anb, value("ANB"));
        robot.press(KeyCode.CONTROL).press(KeyCode.Y).release(KeyCode.Y).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(during, value("ANB"));

        Path file = folder.resolve("patient.nasion");
        dialogs.target = Optional.of(file);
        robot.press(KeyCode.CONTROL).press(KeyCode.S).release(KeyCode.S).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(Files.exists(file));
        assertTrue(robot.lookup("#status-saved").queryAs(Label.class).getText().startsWith("Saved"));
        var numbers = tracing().readingsProperty().get().all();
        close();
        open();
        onUi(() -> {
            window.workbench().opening().open(file);
            return null;
        });
        assertEquals(numbers, tracing().readingsProperty().get().all());
    }

    @Test
    void aBadFileShowsASentenceWithItsCodeAndKeepsTheWork(FxRobot robot) throws Exception {
        openFilm(robot);
        Path bad = Files.writeString(folder.resolve("bad.png"), "nothing");
        onUi(() -> {
            window.workbench().opening().open(bad);
            return null;
        });
        Label text = robot.lookup(".notice-problem .notice-text").queryAs(Label.class);
        assertEquals("This is not a picture that Nasion can read. [NAS-IMAGE-UNKNOWN]", text.getText());
        robot.clickOn("Copy details", Motion.DIRECT);
        assertTrue(dialogs.copied.contains("NAS-IMAGE-UNKNOWN"));
        assertEquals("film.png", robot.lookup("#film-name").queryAs(Label.class).getText());
        assertFalse(tracing().shownProperty().get().tracing().landmarks().isEmpty());
    }

    @Test
    void aFilmIsReviewedByKeyboardAlone(FxRobot robot) {
        openFilm(robot);
        assertEquals(Optional.of(Landmark.CO), tracing().selectedProperty().get(), "the estimate is looked at first");
        robot.type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(
                PointState.CONFIRMED,
                PointState.of(tracing().placement(Landmark.CO).orElseThrow()));
        assertEquals(Optional.of(Landmark.GO), tracing().selectedProperty().get(), "then the least certain");
        Point before = at(Landmark.GO);
        robot.type(KeyCode.RIGHT, 3).press(KeyCode.SHIFT).type(KeyCode.DOWN, 2).release(KeyCode.SHIFT);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(before.x() + 3, at(Landmark.GO).x(), 1e-9);
        assertEquals(before.y() + 0.2, at(Landmark.GO).y(), 1e-9);
        robot.type(KeyCode.R);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(before, at(Landmark.GO));
        robot.type(KeyCode.N);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(Optional.of(Landmark.OR), tracing().selectedProperty().get());
        robot.type(KeyCode.P);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(Optional.of(Landmark.GO), tracing().selectedProperty().get());
        int left = (int) tracing().review().queueProperty().get().left();
        robot.type(KeyCode.ENTER, left);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(
                "2 not placed",
                robot.lookup("#review-left").queryAs(Label.class).getText(),
                "all that lie on the film have been looked at, and two do not");
    }

    @Test
    void theTracingIsHiddenAsLongAsTheKeyIsHeld(FxRobot robot) {
        openFilm(robot);
        robot.press(KeyCode.H);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(window.workbench().film().hiddenProperty().get());
        robot.release(KeyCode.H);
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(window.workbench().film().hiddenProperty().get());
    }

    @Test
    void wheelKeysAndDragMoveTheFilmAndNotThePoints(FxRobot robot) {
        openFilm(robot);
        var state = tracing().state();
        double fitted = window.workbench().film().transformProperty().get().scale();
        Point s = at(Landmark.S);
        Point2D under = onScreen(s);
        robot.moveTo(under, Motion.DIRECT).scroll(3, javafx.geometry.VerticalDirection.UP);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(window.workbench().film().transformProperty().get().scale() > fitted);
        assertEquals(0, onScreen(s).distance(under), 1.0, "what lies under the cursor stays there");
        robot.press(KeyCode.SPACE)
                .press(MouseButton.PRIMARY)
                .moveBy(60, 40)
                .release(MouseButton.PRIMARY)
                .release(KeyCode.SPACE);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(60, onScreen(s).getX() - under.getX(), 1.5);
        robot.type(KeyCode.F);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(fitted, window.workbench().film().transformProperty().get().scale(), 1e-9);
        assertEquals(state, tracing().state());
    }

    @Test
    void theRulerOnTheFilmSetsTheScaleWithItsSource(FxRobot robot) {
        openFilm(robot);
        robot.press(KeyCode.SHIFT).type(KeyCode.K).release(KeyCode.SHIFT);
        robot.clickOn(onScreen(new Point(1600, 400)), Motion.DIRECT)
                .clickOn(onScreen(new Point(1600, 900)), Motion.DIRECT);
        WaitForAsyncUtils.waitForFxEvents();
        TextField length = robot.lookup("#ruler-length").queryAs(TextField.class);
        robot.interact(() -> length.setText("45"));
        robot.clickOn("#ruler-apply", Motion.DIRECT);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(tracing().state().calibration() instanceof Calibration.Ruler);
        assertEquals(0.09, tracing().state().calibration().mmPerPx().orElseThrow(), 0.0005);
        assertTrue(robot.lookup("#scale").queryAs(Button.class).getText().endsWith("ruler, 45 mm"));
    }

    @Test
    void bothThemesColourTheWindowAndLeaveTheFilmDark(FxRobot robot) throws Exception {
        openFilm(robot);
        assertTrue(panelBrightness(robot) < 0.25);
        robot.press(KeyCode.CONTROL).press(KeyCode.T).release(KeyCode.T).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(panelBrightness(robot) > 0.9);
        Color corner = onUi(() ->
                window.content().film().snapshot(null, null).getPixelReader().getColor(2, 2));
        assertTrue(corner.getBrightness() < 0.1, corner.toString());
    }

    private double panelBrightness(FxRobot robot) throws Exception {
        Node panel = robot.lookup(".measurements-panel").query();
        return onUi(
                () -> panel.snapshot(null, null).getPixelReader().getColor(3, 3).getBrightness());
    }

    @Test
    void theSheetOfShortcutsOpensAndCloses(FxRobot robot) {
        robot.type(KeyCode.F1);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(robot.lookup("Find the landmarks").tryQuery().isPresent());
        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(robot.lookup(".shortcut-sheet").tryQuery().isPresent());
    }

    @Test
    void hoveringANumberShowsItsLinesAndTabGivesThePanelsRoomToTheFilm(FxRobot robot) {
        openFilm(robot);
        ListView<?> table = robot.lookup("#measurements").queryListView();
        robot.moveTo(
                table.lookupAll(".measurement-row").stream()
                        .filter(Node::isVisible)
                        .findFirst()
                        .orElseThrow(),
                Motion.DIRECT);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(1, window.workbench().film().emphasisedProperty().get().size());
        double width = window.content().film().getWidth();
        robot.type(KeyCode.TAB);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(window.content().film().getWidth() > width + 300);
    }

    @Test
    void theTableIsCopiedForASpreadsheetAndDrawnAsCharts(FxRobot robot) throws Exception {
        openFilm(robot);
        onUi(() -> {
            ((MenuButton) robot.lookup("#measurements-copy").query())
                    .getItems()
                    .getLast()
                    .fire();
            return null;
        });
        String sna = dialogs.copied
                .lines()
                .filter(line -> line.startsWith("SNA\t"))
                .findFirst()
                .orElseThrow();
        assertTrue(sna.matches("SNA\\t\\d+\\.\\d\\d\\t[^\\t]*\\t°\\t80 … 84\\t.*"), sna);
        robot.clickOn("#measurements-charts");
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(robot.lookup("#measurements").query().isVisible());
        assertTrue(robot.lookup("#charts .charts")
                        .queryAs(Pane.class)
                        .getChildren()
                        .size()
                >= 3);
    }

    @Test
    void whatCannotBeDoneIsDisabledWithItsReason(FxRobot robot) {
        assertTrue(robot.lookup("#action-save").query().isDisabled());
        openFilm(robot);
        assertFalse(robot.lookup("#action-save").query().isDisabled());
        assertTrue(robot.lookup("#action-redo").query().isDisabled());
    }
}
