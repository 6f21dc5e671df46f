package org.nasion.core.tracing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.History.Change;
import org.nasion.core.tracing.History.Kind;

class HistoryTest {

    private static final Placement.Proposal PROPOSAL = new Placement.Proposal(
            new Point(10, 20), Placement.Origin.DETECTED, OptionalDouble.of(0.8), OptionalDouble.of(1.2));

    /** A clock that is set by hand, backwards too. */
    private static final class HandClock extends Clock {
        private Instant now = Instant.parse("2026-11-22T10:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private final HandClock clock = new HandClock();
    private String person = "Ada";
    private final TracingEditor editor =
            new TracingEditor(new CaseContent(Tracing.EMPTY, new Calibration.Uncalibrated(1)), () -> person, clock);

    private void propose() {
        editor.replaceTracing("find landmarks", new Tracing(Map.of(Landmark.A, Placement.proposed(PROPOSAL))));
    }

    private List<Change> of(Landmark landmark) {
        return editor.state().history().of(landmark);
    }

    private List<Kind> kinds(Landmark landmark) {
        return of(landmark).stream().map(Change::kind).toList();
    }

    @Test
    void saysWhoDidWhatAndWhenInTheOrderOfHappening() {
        propose();
        clock.pass(Duration.ofMinutes(5));
        editor.move(Landmark.A, new Point(11, 21));
        person = "Bo";
        clock.pass(Duration.ofSeconds(1));
        editor.confirm(Landmark.A, false);
        editor.confirm(Landmark.A, true);
        editor.reset(Landmark.A);
        editor.remove(Landmark.A);
        editor.move(Landmark.A, new Point(5, 5));
        assertEquals(
                List.of(Kind.PROPOSED, Kind.MOVED, Kind.REOPENED, Kind.ACCEPTED, Kind.RESET, Kind.REMOVED, Kind.PLACED),
                kinds(Landmark.A));
        assertEquals(
                new Change(Instant.parse("2026-11-22T10:05:00Z"), "Ada", Kind.MOVED, Optional.of(new Point(11, 21))),
                of(Landmark.A).get(1));
        assertEquals("", of(Landmark.A).getFirst().by(), "the program has no name here");
        assertEquals("Bo", of(Landmark.A).getLast().by());
        assertEquals(Optional.empty(), of(Landmark.A).get(5).to());
        assertTrue(of(Landmark.B).isEmpty());
    }

    @Test
    void undoTakesBackWhatItTookFromTheHistoryTooAndRedoBringsItBack() {
        propose();
        CaseContent before = editor.state();
        editor.move(Landmark.A, new Point(11, 21));
        CaseContent after = editor.state();
        editor.undo();
        assertEquals(before, editor.state());
        editor.redo();
        assertEquals(after, editor.state());
    }

    @Test
    void movesOfOneMinuteByOnePersonAreOneAdjustmentAndOthersAreNot() {
        propose();
        for (int i = 0; i < 50; i++) {
            clock.pass(Duration.ofSeconds(1));
            editor.move(Landmark.A, new Point(i, i));
        }
        assertEquals(List.of(Kind.PROPOSED, Kind.MOVED), kinds(Landmark.A));
        assertEquals(Optional.of(new Point(49, 49)), of(Landmark.A).getLast().to());
        person = "Bo";
        editor.move(Landmark.A, new Point(1, 1));
        clock.pass(Duration.ofMinutes(2));
        editor.move(Landmark.A, new Point(2, 2));
        assertEquals(4, of(Landmark.A).size());
    }

    @Test
    void aClockThatGoesBackwardsLosesNothingAndKeepsTheOrder() {
        propose();
        clock.pass(Duration.ofDays(-400));
        editor.move(Landmark.A, new Point(1, 1));
        clock.pass(Duration.ofDays(-1));
        editor.move(Landmark.A, new Point(2, 2));
        assertEquals(List.of(Kind.PROPOSED, Kind.MOVED, Kind.MOVED), kinds(Landmark.A));
        assertTrue(
                of(Landmark.A).getLast().at().isBefore(of(Landmark.A).getFirst().at()));
    }

    @Test
    void aNewProposalUnderAPointOfAPersonIsTheProgramsDoing() {
        propose();
        editor.move(Landmark.A, new Point(11, 21));
        Placement.Proposal other = new Placement.Proposal(
                new Point(9, 9), Placement.Origin.ESTIMATED, OptionalDouble.empty(), OptionalDouble.empty());
        editor.replaceTracing(
                "find landmarks",
                new Tracing(Map.of(
                        Landmark.A,
                        new Placement(new Point(11, 21), Placement.Origin.MANUAL, true, Optional.of(other)))));
        assertEquals(Kind.PROPOSED, kinds(Landmark.A).getLast());
        assertEquals("", of(Landmark.A).getLast().by());
    }

    @Test
    void theHistoryOfOnePointHasAnEnd() {
        propose();
        for (int i = 0; i < 1000; i++) {
            clock.pass(Duration.ofMinutes(3));
            editor.move(Landmark.A, new Point(i, i));
        }
        assertEquals(200, of(Landmark.A).size());
        assertEquals(Kind.PROPOSED, kinds(Landmark.A).getFirst(), "how it began is kept");
        assertEquals(Optional.of(new Point(999, 999)), of(Landmark.A).getLast().to());
    }

    @Test
    void restoringAStateBringsItsHistoryAndIsOneStep() {
        propose();
        editor.move(Landmark.A, new Point(11, 21));
        CaseContent lost = editor.state();
        TracingEditor other = new TracingEditor(new CaseContent(Tracing.EMPTY, new Calibration.Uncalibrated(2)));
        other.restore("recover", lost);
        assertEquals(lost, other.state());
        other.undo();
        assertTrue(other.undoName().isEmpty());
        other.restore("recover", other.state());
        assertTrue(other.undoName().isEmpty(), "nothing differs");
    }

    @Test
    void comparesPointByPointWithTheScaleAndItsSource() {
        Calibration scale = new Calibration.Scale(Calibration.Kind.DETECTOR, 0.1, 2, "");
        Tracing here =
                new Tracing(Map.of(Landmark.A, manual(0, 0), Landmark.B, manual(10, 10), Landmark.S, manual(1, 1)));
        Tracing there =
                new Tracing(Map.of(Landmark.A, manual(3, 2), Landmark.B, manual(10, 10), Landmark.N, manual(1, 1)));
        Comparison comparison = Comparison.of(here, there, scale);
        assertEquals(Landmark.A, comparison.distances().getFirst().landmark(), "the farthest first");
        assertEquals(5, comparison.distances().getFirst().px(), 1e-12); // 3 across, 2 rows of double height
        assertEquals(0.5, comparison.distances().getFirst().mm().orElseThrow(), 1e-12);
        assertEquals(0.25, comparison.meanMm().orElseThrow(), 1e-12);
        assertEquals(Optional.of("at the detector, uncorrected"), comparison.scaleSource());
        assertEquals(Set.of(Landmark.S), comparison.onlyHere());
        assertEquals(Set.of(Landmark.N), comparison.onlyThere());
        Comparison without = Comparison.of(here, there, new Calibration.Uncalibrated(1));
        assertTrue(without.meanMm().isEmpty());
        assertEquals(Math.hypot(3, 2) / 2, without.meanPx().orElseThrow(), 1e-12);
        assertTrue(Comparison.of(here, Tracing.EMPTY, scale).meanMm().isEmpty());
    }

    private static Placement manual(double x, double y) {
        return new Placement(new Point(x, y), Placement.Origin.MANUAL, true, Optional.empty());
    }
}
