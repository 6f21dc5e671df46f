package org.nasion.core.tracing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Orientation;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;
import org.nasion.core.tracing.Placement.Origin;

class TracingEditorTest {

    private static final Placement.Proposal PROPOSAL =
            new Placement.Proposal(new Point(10, 20), Origin.DETECTED, OptionalDouble.of(0.8), OptionalDouble.of(1.2));

    private final TracingEditor editor = new TracingEditor(new CaseContent(
            new Tracing(Map.of(Landmark.A, Placement.proposed(PROPOSAL))), new Calibration.Uncalibrated(1)));

    private Placement a() {
        return editor.shown().tracing().placement(Landmark.A).orElseThrow();
    }

    @Test
    void aDragIsOneCommandHoweverManyPlacesItPassed() {
        for (int i = 0; i < 50; i++) {
            editor.preview(Landmark.A, new Point(i, i));
        }
        assertEquals(new Point(49, 49), a().position());
        assertEquals(
                new Point(10, 20), editor.state().tracing().position(Landmark.A).orElseThrow());
        editor.move(Landmark.A, new Point(49, 49));
        assertEquals(Optional.of("move A"), editor.undoName());
        editor.undo();
        assertEquals(Placement.proposed(PROPOSAL), a());
        assertTrue(editor.undoName().isEmpty());
    }

    @Test
    void aMovedPointIsManualAndConfirmedAndResetBringsTheProposalBack() {
        editor.move(Landmark.A, new Point(1, 2));
        assertEquals(Origin.MANUAL, a().origin());
        assertTrue(a().confirmed());
        editor.reset(Landmark.A);
        assertEquals(Placement.proposed(PROPOSAL), a());
        editor.undo();
        assertEquals(new Point(1, 2), a().position());
    }

    @Test
    void whatIsTypedIntoOneFieldIsOneCommandAndAnotherFieldTheNext() {
        editor.name(named("E", ""), Exposure.UNKNOWN);
        editor.name(named("Er", ""), Exposure.UNKNOWN);
        editor.name(named("Er", "1"), Exposure.UNKNOWN);
        editor.name(named("Er", "12"), Exposure.UNKNOWN);
        editor.name(named("Er", ""), Exposure.UNKNOWN); // all of it deleted again
        assertEquals("Er", editor.state().patient().name());
        editor.undo();
        assertEquals(Patient.NOBODY, editor.state().patient());
        assertTrue(editor.undoName().isEmpty());
        editor.redo();
        editor.undo();
        editor.name(named("X", ""), Exposure.UNKNOWN);
        assertTrue(editor.redoName().isEmpty());
        editor.turn(new Orientation(1, false));
        editor.name(named("Xy", ""), Exposure.UNKNOWN);
        editor.undo();
        assertEquals("X", editor.state().patient().name(), "a turn lay between");
        assertEquals(Optional.of("turn the film"), editor.undoName());
        editor.undo();
        assertEquals(Orientation.UPRIGHT, editor.state().orientation());
    }

    private static Patient named(String name, String id) {
        return new Patient(id, "", name, Optional.empty(), Sex.UNKNOWN);
    }

    @Test
    void aChangeThatChangesNothingIsNoCommand() {
        editor.reset(Landmark.A);
        editor.confirm(Landmark.A, false);
        editor.remove(Landmark.B);
        assertTrue(editor.undoName().isEmpty());
    }

    @Test
    void aNewCommandForgetsWhatWasUndone() {
        editor.move(Landmark.A, new Point(1, 1));
        editor.undo();
        assertTrue(editor.redoName().isPresent());
        editor.move(Landmark.A, new Point(2, 2));
        assertTrue(editor.redoName().isEmpty());
    }

    @Test
    void undoingEverythingAndRedoingItPassesThroughTheSameStates() {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        List<CaseContent> passed = new ArrayList<>(List.of(editor.state()));
        Landmark[] landmarks = Landmark.STANDARD.toArray(Landmark[]::new);
        for (int i = 0; i < 500; i++) {
            Landmark landmark = landmarks[random.nextInt(landmarks.length)];
            switch (random.nextInt(5)) {
                case 0 -> editor.confirm(landmark, random.nextBoolean());
                case 1 -> editor.reset(landmark);
                case 2 -> editor.remove(landmark);
                case 3 -> editor.calibrate(new Calibration.Uncalibrated(1 + random.nextDouble()));
                default -> editor.move(landmark, new Point(random.nextDouble(), random.nextDouble()));
            }
            if (!editor.state().equals(passed.getLast())) {
                passed.add(editor.state());
            }
        }
        for (int i = passed.size() - 1; i > 0; i--) {
            assertEquals(passed.get(i), editor.state());
            editor.undo();
        }
        assertTrue(editor.undoName().isEmpty());
        for (CaseContent state : passed) {
            assertEquals(state, editor.state());
            editor.redo();
        }
        assertTrue(editor.redoName().isEmpty());
    }

    @Test
    void editsMadeWhileSavingStayUnsaved() {
        editor.move(Landmark.A, new Point(1, 1));
        CaseContent written = editor.state();
        editor.move(Landmark.A, new Point(2, 2));
        editor.markSaved(written);
        assertTrue(editor.isDirty());
        editor.undo();
        assertFalse(editor.isDirty());
    }
}
