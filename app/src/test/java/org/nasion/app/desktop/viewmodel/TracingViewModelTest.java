package org.nasion.app.desktop.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nasion.app.desktop.Fixtures;
import org.nasion.core.analysis.MeasurementCatalog;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;
import org.nasion.core.wording.Wording;

class TracingViewModelTest {

    private TracingViewModel tracing;

    @BeforeEach
    void traced() {
        Tracing found = Fixtures.detector(Fixtures.points())
                .detect(Fixtures.film("x"), Progress.NONE)
                .toTracing();
        tracing = new TracingViewModel(
                new CaseContent(found, Fixtures.TENTH),
                MeasurementCatalog.bundled().engine());
    }

    private double value(String id) {
        return tracing.readingsProperty()
                .get()
                .reading(id)
                .orElseThrow()
                .value()
                .number()
                .orElseThrow();
    }

    @Test
    void numbersFollowTheHandAndOneDragIsOneStep() {
        double before = value("ANB");
        Point at = Fixtures.points().get(Landmark.A);
        tracing.drag().grab(Landmark.A, true);
        tracing.drag().to(at.plus(new Point(10, 0)));
        double during = value("ANB");
        tracing.drag().to(at.plus(new Point(20, 0)));
        double after = value("ANB");
        tracing.drag().finish();
        assertTrue(before < during && during < after, before + " " + during + " " + after);
        assertEquals(after, value("ANB"));
        assertEquals(Optional.of("move A"), tracing.undoNameProperty().get());
        tracing.undo();
        assertEquals(before, value("ANB"));
        assertEquals(Optional.empty(), tracing.undoNameProperty().get());
    }

    @Test
    void aDragMarksTheNumbersThatItChangesAndNoOthers() {
        tracing.drag().grab(Landmark.A, true);
        tracing.drag().to(Fixtures.points().get(Landmark.A).plus(new Point(20, 5)));
        List<MeasurementRow> rows = MeasurementRow.of(
                tracing.readingsProperty().get(),
                Wording.ENGLISH,
                tracing.drag().heldProperty().get().map(PointDrag.Held::before));
        Set<String> changed = rows.stream()
                .filter(MeasurementRow.Line.class::isInstance)
                .map(MeasurementRow.Line.class::cast)
                .filter(line -> line.change().isPresent())
                .map(line -> line.reading().measurement().id())
                .collect(Collectors.toSet());
        assertTrue(changed.containsAll(Set.of("SNA", "ANB")), changed.toString());
        assertFalse(changed.contains("SNB"));
        for (MeasurementRow row : rows) {
            if (row instanceof MeasurementRow.Line line && line.change().isPresent()) {
                assertTrue(
                        line.reading().measurement().landmarks().contains(Landmark.A),
                        line.reading().measurement().id());
            }
        }
    }

    /** One step, one moment: what was accepted so teaches nothing of a habit. */
    @Test
    void allThatAreCertainAreAcceptedInOneStep() {
        List<Landmark> certain = tracing.review().certain(0.9).landmarks();
        assertTrue(certain.size() > 5, certain::toString);
        assertFalse(certain.contains(Landmark.GO), "0.58 is not certain");
        assertFalse(certain.contains(Landmark.CO), "an estimate is not certain");
        tracing.review().acceptCertain(0.9);
        assertEquals(List.of(), tracing.review().certain(0.9).landmarks());
        assertEquals(
                1,
                certain.stream()
                        .map(landmark ->
                                tracing.state().history().of(landmark).getLast().at())
                        .distinct()
                        .count());
        assertTrue(certain.stream()
                .allMatch(landmark -> tracing.placement(landmark).orElseThrow().confirmed()));
        assertEquals(Optional.of(Landmark.CO), tracing.selectedProperty().get());
        tracing.undo();
        assertEquals(certain, tracing.review().certain(0.9).landmarks());
    }

    @Test
    void aClickWithoutMovingOnlySelects() {
        tracing.drag().grab(Landmark.A, true);
        tracing.drag().finish();
        assertEquals(Optional.of(Landmark.A), tracing.selectedProperty().get());
        assertFalse(tracing.dirtyProperty().get());
        assertEquals(
                Placement.Origin.DETECTED,
                tracing.placement(Landmark.A).orElseThrow().origin());
    }

    @Test
    void aDragThatIsGivenUpLeavesNothing() {
        tracing.drag().grab(Landmark.A, true);
        tracing.drag().to(new Point(1, 1));
        tracing.drag().cancel();
        assertEquals(
                Fixtures.points().get(Landmark.A),
                tracing.placement(Landmark.A).orElseThrow().position());
        assertEquals(Optional.empty(), tracing.undoNameProperty().get());
    }

    @Test
    void aRunOfNudgesIsOneStep() {
        tracing.selectedProperty().set(Optional.of(Landmark.B));
        for (int i = 0; i < 5; i++) {
            tracing.drag().nudge(0.1, 0);
        }
        tracing.drag().finish();
        assertEquals(
                Fixtures.points().get(Landmark.B).x() + 0.5,
                tracing.placement(Landmark.B).orElseThrow().position().x(),
                1e-9);
        tracing.undo();
        assertEquals(
                Fixtures.points().get(Landmark.B),
                tracing.placement(Landmark.B).orElseThrow().position());
    }

    @Test
    void resetGoesBackToTheNetworksPointAndCanBeUndone() {
        tracing.drag().grab(Landmark.A, true);
        tracing.drag().to(new Point(1400, 1300));
        tracing.drag().finish();
        tracing.reset();
        assertEquals(
                Fixtures.points().get(Landmark.A),
                tracing.placement(Landmark.A).orElseThrow().position());
        assertFalse(tracing.placement(Landmark.A).orElseThrow().confirmed());
        tracing.undo();
        assertEquals(
                new Point(1400, 1300),
                tracing.placement(Landmark.A).orElseThrow().position());
    }

    @Test
    void acceptingGoesThroughTheQueueToItsEnd() {
        int placed = tracing.shownProperty().get().tracing().landmarks().size();
        tracing.review().step(1);
        assertEquals(Optional.of(Landmark.CO), tracing.selectedProperty().get(), "the estimate first");
        for (int i = 0; i < placed; i++) {
            tracing.review().accept();
        }
        assertEquals(0, tracing.review().queueProperty().get().left());
        assertEquals(placed, tracing.review().queueProperty().get().done().size());
    }

    @Test
    void previousGoesBackToThePointThatWasJustLeftAlsoAfterAccepting() {
        tracing.review().step(1);
        Optional<Landmark> first = tracing.selectedProperty().get();
        tracing.review().accept();
        Optional<Landmark> second = tracing.selectedProperty().get();
        tracing.review().step(1);
        tracing.review().step(-1);
        assertEquals(second, tracing.selectedProperty().get());
        tracing.review().step(-1);
        assertEquals(first, tracing.selectedProperty().get(), "although it has been looked at");
        tracing.review().step(1);
        assertEquals(second, tracing.selectedProperty().get(), "on to the first that is open");
    }
}
