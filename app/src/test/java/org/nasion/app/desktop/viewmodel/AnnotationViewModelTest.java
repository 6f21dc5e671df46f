package org.nasion.app.desktop.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.app.desktop.Fixtures;
import org.nasion.app.desktop.TestDesk;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Point;
import org.nasion.core.tracing.Annotation;

/** Free distances, angles and notes on a film of 0.1 mm per pixel. */
class AnnotationViewModelTest {

    @TempDir
    Path folder;

    private final WindowTexts texts = WindowTexts.of(Locale.ENGLISH);
    private final Fixtures.Dialogs dialogs = new Fixtures.Dialogs();
    private WorkbenchViewModel workbench;
    private AnnotationViewModel annotations;

    @BeforeEach
    void open() throws IOException {
        workbench = TestDesk.in(folder).dialogs(dialogs).texts(texts).withFilm();
        annotations = workbench.annotations();
    }

    @AfterEach
    void close() {
        workbench.close();
    }

    private TracingViewModel tracing() {
        return workbench.openProperty().get().orElseThrow().tracing();
    }

    private void click(FilmTool tool, double... xy) {
        workbench.film().toolProperty().set(tool);
        for (int i = 0; i < xy.length; i += 2) {
            annotations.click(new Point(xy[i], xy[i + 1]));
        }
    }

    private String words(int index) {
        return AnnotationViewModel.words(
                tracing().state().annotations().get(index),
                tracing().readingsProperty().get().calibration(),
                texts);
    }

    /** 3-4-5: 300 and 400 px are 30 and 40 mm, so the distance is 50 mm. */
    @Test
    void aDistanceIsMeasuredByTheScaleAndLeavesItAlone() {
        Calibration before = tracing().state().calibration();
        click(FilmTool.DISTANCE, 100, 100, 400, 500);
        assertEquals(texts.wording().distance(50), words(0));
        assertEquals(before, tracing().state().calibration());
        tracing().calibrate(new Calibration.Uncalibrated(1));
        assertEquals(texts.get("compare.px", 500.0), words(0), "no millimetres without a scale");
    }

    @Test
    void anAngleHasItsVertexInTheMiddle() {
        click(FilmTool.ANGLE, 200, 100, 100, 100, 100, 300);
        assertEquals(90, ((Annotation.Angle) tracing().state().annotations().getFirst()).degrees(Fixtures.TENTH), 1e-9);
        // Pixels twice as high as wide: atan(2·100 / 100) = 63.435°, by hand.
        Annotation.Angle steep = new Annotation.Angle(new Point(100, 0), new Point(0, 0), new Point(100, 100));
        assertEquals(
                63.43494882292201,
                steep.degrees(new Calibration.Scale(Calibration.Kind.USER_STATED, 0.1, 2, "")),
                1e-9);
    }

    @Test
    void eachIsAStepThatCanBeTakenBackAndKeepsItsCaseUnsaved() {
        click(FilmTool.DISTANCE, 0, 0, 30, 40);
        workbench.film().toolProperty().set(FilmTool.NOTE);
        annotations.click(new Point(5, 6));
        annotations.noteProperty().set("  supernumerary tooth ");
        annotations.addNote();
        assertEquals(
                new Annotation.Note(new Point(5, 6), "supernumerary tooth"),
                tracing().state().annotations().get(1));
        assertTrue(tracing().dirtyProperty().get());
        annotations.remove(0);
        assertEquals(1, tracing().state().annotations().size());
        tracing().undo();
        assertEquals(2, tracing().state().annotations().size());
        tracing().undo();
        tracing().undo();
        assertEquals(List.of(), tracing().state().annotations());
    }

    @Test
    void anotherToolForgetsWhatIsNotComplete() {
        click(FilmTool.ANGLE, 200, 100, 100, 100);
        workbench.film().toolProperty().set(FilmTool.SELECT);
        click(FilmTool.ANGLE, 50, 50);
        assertEquals(List.of(new Point(50, 50)), annotations.pendingProperty().get());
        assertEquals(List.of(), tracing().state().annotations());
    }

    @Test
    void theyStayInTheCase() {
        click(FilmTool.DISTANCE, 0, 0, 30, 40);
        List<Annotation> before = tracing().state().annotations();
        Path file = folder.resolve("case.nasion");
        dialogs.target = Optional.of(file);
        workbench.saving().save();
        workbench.opening().open(file);
        assertEquals(before, tracing().state().annotations());
        assertFalse(tracing().dirtyProperty().get());
    }
}
