package org.nasion.app.desktop.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.app.desktop.TestDesk;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.tracing.Contour;
import org.nasion.core.tracing.TracedCurve;

/** Outlines follow the points and the film by themselves, and a person's hand by steps. */
class OutlineViewModelTest {

    private static final double REACH = 10;

    @TempDir
    Path folder;

    private WorkbenchViewModel workbench;
    private OutlineViewModel outlines;

    @BeforeEach
    void open() throws IOException {
        workbench = TestDesk.in(folder).withFilm();
        outlines = workbench.outlines();
        workbench.film().toolProperty().set(FilmTool.OUTLINE);
    }

    @AfterEach
    void close() {
        workbench.close();
    }

    private TracingViewModel tracing() {
        return workbench.openProperty().get().orElseThrow().tracing();
    }

    private OutlineViewModel.Row row(Contour contour) {
        return outlines.rowsProperty().get().stream()
                .filter(row -> row.contour() == contour)
                .findFirst()
                .orElseThrow();
    }

    private TracedCurve drawn(Contour contour) {
        outlines.selectedProperty().set(Optional.of(contour));
        return outlines.edited().orElseThrow();
    }

    /** Drags a node that no landmark lies on. */
    private void drag(Contour contour, int node, Point by) {
        Point at = drawn(contour).nodes().get(node);
        assertTrue(outlines.press(at, REACH));
        outlines.drag(at.plus(by));
        outlines.release();
    }

    @Test
    void outlinesAreWorkedOutWithoutAStepAndFollowThePoints() {
        Optional<String> last = tracing().undoNameProperty().get();
        TracedCurve before = drawn(Contour.MANDIBLE);
        assertTrue(tracing()
                .outlines()
                .on(tracing().state())
                .tracing()
                .curve(Contour.MANDIBLE)
                .isPresent());
        assertTrue(tracing().state().tracing().curves().traced().isEmpty());
        tracing().drag().grab(Landmark.GO, false);
        tracing()
                .drag()
                .to(tracing().placement(Landmark.GO).orElseThrow().position().plus(new Point(-20, 15)));
        tracing().drag().finish();
        TracedCurve after = drawn(Contour.MANDIBLE);
        assertFalse(before.equals(after));
        assertEquals(
                tracing().placement(Landmark.GO).orElseThrow().position(),
                after.through().get(Landmark.GO));
        tracing().undo();
        assertEquals(last, tracing().undoNameProperty().get());
        assertEquals(before, drawn(Contour.MANDIBLE));
    }

    @Test
    void aDraggedNodeIsOneStepAndStaysWhenPointsMove() {
        int node = 2;
        Point at = drawn(Contour.PROFILE).nodes().get(node);
        drag(Contour.PROFILE, node, new Point(9, -4));
        assertEquals("draw outline", tracing().undoNameProperty().get().orElseThrow());
        assertEquals(at.plus(new Point(9, -4)), drawn(Contour.PROFILE).nodes().get(node));
        assertEquals(OutlineViewModel.Basis.PERSON, row(Contour.PROFILE).basis());
        tracing().drag().grab(Landmark.PN, false);
        tracing()
                .drag()
                .to(tracing().placement(Landmark.PN).orElseThrow().position().plus(new Point(5, 5)));
        tracing().drag().finish();
        assertEquals(at.plus(new Point(9, -4)), drawn(Contour.PROFILE).nodes().get(node));
        outlines.reset(Contour.PROFILE);
        assertEquals(TracedCurve.Source.FILM, drawn(Contour.PROFILE).source());
        tracing().undo();
        tracing().undo();
        tracing().undo();
        assertEquals(at, drawn(Contour.PROFILE).nodes().get(node));
    }

    @Test
    void aPressWithoutADragChangesNothingAndOneBesideAnOutlineLetsItGo() {
        CaseContent before = tracing().state();
        Point at = drawn(Contour.ORBIT).nodes().get(1);
        assertTrue(outlines.press(at, REACH));
        outlines.release();
        assertEquals(before, tracing().shownProperty().get());
        assertFalse(outlines.press(new Point(3, 3), REACH));
        assertTrue(outlines.selectedProperty().get().isEmpty());
    }

    @Test
    void aPlaceBetweenTwoNodesBecomesANodeAndANodeGoesByADoubleClick() {
        TracedCurve curve = drawn(Contour.CRANIAL_BASE);
        Point from = curve.nodes().get(0);
        Point to = curve.nodes().get(1);
        assertTrue(outlines.press(from.midpoint(to), Math.min(REACH, from.distanceTo(to) / 2.5)));
        outlines.drag(from.midpoint(to).plus(new Point(0, 6)));
        outlines.release();
        TracedCurve more = drawn(Contour.CRANIAL_BASE);
        assertEquals(curve.nodes().size() + 1, more.nodes().size());
        assertEquals(from.midpoint(to).plus(new Point(0, 6)), more.nodes().get(1));
        assertTrue(outlines.removeNode(more.nodes().get(1), REACH));
        assertEquals(curve.nodes(), drawn(Contour.CRANIAL_BASE).nodes());
    }

    @Test
    void aHiddenOutlineIsNeitherDrawnNorPickedAndComesBack() {
        Point at = drawn(Contour.ORBIT).nodes().get(1);
        assertTrue(outlines.at(at, 2).isPresent());
        outlines.hide(Contour.ORBIT, true);
        assertTrue(row(Contour.ORBIT).hidden());
        assertTrue(outlines.at(at, 2).filter(Contour.ORBIT::equals).isEmpty());
        tracing().undo();
        assertFalse(row(Contour.ORBIT).hidden());
    }

    @Test
    void whatIsWrittenHasTheOutlinesThatTheFilmShows() {
        drag(Contour.PROFILE, 2, new Point(9, -4));
        OpenCase shown = workbench.openProperty().get().orElseThrow();
        CaseContent written = shown.toCaseFile(tracing().state(), Optional.of(folder.resolve("a.nasion")))
                .content();
        assertEquals(
                TracedCurve.Source.PERSON,
                written.tracing().curve(Contour.PROFILE).orElseThrow().source());
        assertEquals(
                TracedCurve.Source.FILM,
                written.tracing().curve(Contour.MANDIBLE).orElseThrow().source());
        assertEquals(tracing().state(), written.decided());
    }

    /** A molar is turned by its apex, which the template has until somebody places it; moved as a whole, all its points follow. */
    @Test
    void aMolarIsTurnedByItsApexAndMovedAsAWhole() {
        drawn(Contour.UPPER_MOLAR);
        Point cusp = tracing().placement(Landmark.UMT).orElseThrow().position();
        assertEquals(2, outlines.handles().size(), "its cusp and its apex");
        assertTrue(outlines.handles().contains(cusp));
        Point apex = outlines.handles().stream()
                .filter(handle -> !handle.equals(cusp))
                .findFirst()
                .orElseThrow();
        assertTrue(tracing().placement(Landmark.UMA).isEmpty());
        assertTrue(outlines.press(apex, REACH));
        outlines.drag(apex.plus(new Point(12, 3)));
        outlines.release();
        assertEquals(
                apex.plus(new Point(12, 3)),
                tracing().placement(Landmark.UMA).orElseThrow().position());
        assertEquals(cusp, tracing().placement(Landmark.UMT).orElseThrow().position());
        TracedCurve turned = drawn(Contour.UPPER_MOLAR);
        assertEquals(0, turned.nodes().getFirst().distanceTo(cusp), 1e-6, "it hangs on its cusp");
        Point side = turned.nodes().get(3);
        assertTrue(outlines.press(side, 1));
        outlines.drag(side.plus(new Point(-6, 4)));
        outlines.release();
        assertEquals(
                0,
                tracing().placement(Landmark.UMA).orElseThrow().position().distanceTo(apex.plus(new Point(6, 7))),
                1e-9);
        assertEquals(
                0,
                tracing().placement(Landmark.UMT).orElseThrow().position().distanceTo(cusp.plus(new Point(-6, 4))),
                1e-9);
    }

    /** Taken between its ends, a tooth moves as a whole; taken at one end, it turns about the other. */
    @Test
    void aToothIsMovedAndTurnedAndItsPointsFollow() {
        TracedCurve tooth = drawn(Contour.UPPER_INCISOR);
        Point tip = tracing().placement(Landmark.UIT).orElseThrow().position();
        Point apex = tracing().placement(Landmark.UIA).orElseThrow().position();
        assertEquals(Set.of(tip, apex), Set.copyOf(outlines.handles()));
        Point side = tooth.nodes().get(5);
        double reach = Math.min(REACH, Math.min(side.distanceTo(tip), side.distanceTo(apex)) / 2);
        assertTrue(outlines.press(side, reach));
        outlines.drag(side.plus(new Point(7, -3)));
        outlines.release();
        assertEquals("move points", tracing().undoNameProperty().get().orElseThrow());
        assertEquals(
                tip.plus(new Point(7, -3)),
                tracing().placement(Landmark.UIT).orElseThrow().position());
        assertEquals(
                apex.plus(new Point(7, -3)),
                tracing().placement(Landmark.UIA).orElseThrow().position());
        assertEquals(
                side.plus(new Point(7, -3)).x(),
                drawn(Contour.UPPER_INCISOR).nodes().get(5).x(),
                1e-6);
        assertTrue(outlines.press(apex.plus(new Point(7, -3)), REACH));
        outlines.drag(apex.plus(new Point(20, -3)));
        outlines.release();
        assertEquals(
                tip.plus(new Point(7, -3)),
                tracing().placement(Landmark.UIT).orElseThrow().position());
        assertEquals(
                apex.plus(new Point(20, -3)),
                tracing().placement(Landmark.UIA).orElseThrow().position());
        tracing().undo();
        tracing().undo();
        assertEquals(tip, tracing().placement(Landmark.UIT).orElseThrow().position());
        assertFalse(OutlineViewModel.canSnap(Contour.UPPER_INCISOR));
    }

    @Test
    void snappingIsAStep() {
        outlines.snap(Contour.MANDIBLE);
        assertEquals(TracedCurve.Source.PERSON, drawn(Contour.MANDIBLE).source());
        tracing().undo();
        assertEquals(TracedCurve.Source.FILM, drawn(Contour.MANDIBLE).source());
    }
}
