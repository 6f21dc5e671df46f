package org.nasion.core.tracing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.History.Kind;

class HabitPlacementTest {

    private static final Point NETWORK = new Point(10, 20);
    private static final Point HABIT = new Point(7, 21);
    private static final Placement.Proposal PROPOSAL =
            new Placement.Proposal(NETWORK, Placement.Origin.DETECTED, OptionalDouble.of(0.6), OptionalDouble.of(1.9));
    private static final Placement.ByHabit BY_HABIT =
            new Placement.ByHabit(HABIT, OptionalDouble.of(0.9), OptionalDouble.of(0.8), 5);

    private final TracingEditor editor = new TracingEditor(
            new CaseContent(
                    new Tracing(Map.of(Landmark.GO, Placement.proposed(PROPOSAL))), new Calibration.Uncalibrated(1)),
            () -> "Ada",
            Clock.systemUTC());

    private Placement go() {
        return editor.state().tracing().placement(Landmark.GO).orElseThrow();
    }

    private void follow() {
        editor.replaceTracing(
                "habit",
                new Tracing(Map.of(
                        Landmark.GO,
                        new Placement(
                                        NETWORK,
                                        Placement.Origin.DETECTED,
                                        false,
                                        Optional.of(PROPOSAL),
                                        Optional.of(BY_HABIT))
                                .asProposed())));
    }

    @Test
    void proposalHabitAndCorrectionStayApart() {
        follow();
        assertTrue(go().isByHabit());
        assertEquals(HABIT, go().position());
        assertEquals(0.9, go().confidence().getAsDouble());
        editor.move(Landmark.GO, new Point(6, 22));
        assertEquals(
                new Placement(
                        new Point(6, 22), Placement.Origin.MANUAL, true, Optional.of(PROPOSAL), Optional.of(BY_HABIT)),
                go());
        assertFalse(go().isByHabit());
        assertEquals(
                List.of(Kind.HABIT, Kind.MOVED),
                editor.state().history().of(Landmark.GO).stream()
                        .map(History.Change::kind)
                        .toList());
        assertEquals("", editor.state().history().of(Landmark.GO).getFirst().by());
    }

    @Test
    void resetStepsFromHabitToNetworkAndBack() {
        follow();
        editor.reset(Landmark.GO);
        assertEquals(NETWORK, go().position());
        assertEquals(1.9, go().expectedErrorMm().getAsDouble());
        editor.reset(Landmark.GO);
        assertEquals(HABIT, go().position());
        editor.move(Landmark.GO, new Point(6, 22));
        editor.reset(Landmark.GO);
        assertEquals(HABIT, go().position());
        assertEquals(
                List.of(Kind.HABIT, Kind.RESET, Kind.RESET, Kind.MOVED, Kind.RESET),
                editor.state().history().of(Landmark.GO).stream()
                        .map(History.Change::kind)
                        .toList());
        editor.resetAll();
        assertEquals(HABIT, go().position());
    }

    /** The network's place and the habit's are two things even where one command brings both. */
    @Test
    void historyTellsProposalAndHabitOfOneCommand() {
        editor.remove(Landmark.GO);
        follow();
        List<History.Change> changes = editor.state().history().of(Landmark.GO);
        assertEquals(
                List.of(Kind.REMOVED, Kind.PROPOSED, Kind.HABIT),
                changes.stream().map(History.Change::kind).toList());
        assertEquals(Optional.of(NETWORK), changes.get(1).to());
        assertEquals(Optional.of(HABIT), changes.get(2).to());
    }

    @Test
    void undoBringsTheNetworksPointsBackExactly() {
        Tracing network = editor.state().tracing();
        follow();
        editor.undo();
        assertEquals(network, editor.state().tracing());
    }
}
