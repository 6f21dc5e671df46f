package org.nasion.app.desktop.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.app.desktop.Fixtures;
import org.nasion.app.desktop.TestDesk;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Sides;

/** Left and right of Go, placed by clicks and dragged. */
class SidesViewModelTest {

    @TempDir
    Path folder;

    private final WindowTexts texts = WindowTexts.of(Locale.ENGLISH);
    private final Fixtures.Dialogs dialogs = new Fixtures.Dialogs();
    private WorkbenchViewModel workbench;

    @BeforeEach
    void open() throws IOException {
        workbench = TestDesk.in(folder).dialogs(dialogs).texts(texts).withFilm();
    }

    @AfterEach
    void close() {
        workbench.close();
    }

    private TracingViewModel tracing() {
        return workbench.openProperty().get().orElseThrow().tracing();
    }

    private Placement go() {
        return tracing().placement(Landmark.GO).orElseThrow();
    }

    private void place(double leftX, double leftY, double rightX, double rightY) {
        tracing().selectedProperty().set(Optional.of(Landmark.GO));
        workbench.sides().toggle();
        assertEquals(FilmTool.SIDES, workbench.film().toolProperty().get());
        workbench.sides().click(new Point(leftX, leftY));
        workbench.sides().click(new Point(leftX, leftY)); // a double click is one
        workbench.sides().click(new Point(rightX, rightY));
        assertEquals(FilmTool.SELECT, workbench.film().toolProperty().get());
    }

    @Test
    void twoClicksPlaceBothAndThePointLiesMidway() {
        place(100, 200, 140, 220);
        assertEquals(new Point(120, 210), go().position());
        tracing().drag().grabSide(Landmark.GO, Sides.Side.RIGHT);
        tracing().drag().to(new Point(150, 230));
        tracing().drag().finish();
        assertEquals(Optional.of(new Sides(new Point(100, 200), new Point(150, 230))), go().sides());
        assertEquals(new Point(125, 215), go().position());
        tracing().undo();
        assertEquals(new Point(120, 210), go().position());
        tracing().drag().grab(Landmark.GO, false);
        tracing().drag().to(new Point(121, 212));
        tracing().drag().finish();
        assertEquals(Optional.of(new Sides(new Point(101, 202), new Point(141, 222))), go().sides());
        assertTrue(workbench.sides().has());
        workbench.sides().toggle();
        assertEquals(Optional.empty(), go().sides());
        assertEquals(new Point(121, 212), go().position());
    }

    @Test
    void aPointOfTheMiddleHasNoSidesAndAnotherToolGivesUp() {
        tracing().selectedProperty().set(Optional.of(Landmark.S));
        workbench.sides().toggle();
        assertEquals(FilmTool.SELECT, workbench.film().toolProperty().get());
        tracing().selectedProperty().set(Optional.of(Landmark.GO));
        workbench.sides().toggle();
        workbench.sides().click(new Point(1, 1));
        workbench.film().toolProperty().set(FilmTool.SELECT);
        assertEquals(Optional.empty(), workbench.sides().leftProperty().get());
        assertEquals(Optional.empty(), go().sides());
    }
}
