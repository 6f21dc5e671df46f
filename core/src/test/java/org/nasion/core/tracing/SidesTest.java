package org.nasion.core.tracing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/** Go on the left at 10, 20 and on the right at 16, 30: its mean, by hand, is 13, 25. */
class SidesTest {

    private static final Sides SIDES = new Sides(new Point(10, 20), new Point(16, 30));
    private static final Placement.Proposal PROPOSAL = new Placement.Proposal(
            new Point(12, 24), Placement.Origin.DETECTED, OptionalDouble.of(0.8), OptionalDouble.of(1.5));

    private final TracingEditor editor = new TracingEditor(
            new CaseContent(
                    Tracing.EMPTY.with(Landmark.GO, Placement.proposed(PROPOSAL)), new Calibration.Uncalibrated(1)),
            () -> "Erika",
            Clock.fixed(Instant.parse("2026-11-30T10:00:00Z"), ZoneOffset.UTC));

    private Placement go() {
        return editor.shown().tracing().placement(Landmark.GO).orElseThrow();
    }

    @Test
    void thePointLiesMidwayAndItsProposalStays() {
        editor.place(Landmark.GO, SIDES);
        assertEquals(new Point(13, 25), go().position());
        assertEquals(Placement.Origin.MANUAL, go().origin());
        assertEquals(Optional.of(PROPOSAL), go().proposal());
        assertEquals(Optional.of("sides Go"), editor.undoName());
        List<History.Change> changes = editor.state().history().of(Landmark.GO);
        assertEquals(History.Kind.MOVED, changes.getLast().kind());
        assertEquals(Optional.of(new Point(13, 25)), changes.getLast().to());
        editor.undo();
        assertEquals(Optional.empty(), go().sides());
        assertEquals(PROPOSAL.position(), go().position());
    }

    @Test
    void bothSidesMoveWithThePoint() {
        editor.place(Landmark.GO, SIDES);
        editor.move(Landmark.GO, new Point(14, 23));
        assertEquals(Optional.of(new Sides(new Point(11, 18), new Point(17, 28))), go().sides());
    }

    @Test
    void onePointAgainStaysWhereItIs() {
        editor.place(Landmark.GO, SIDES);
        editor.unite(Landmark.GO);
        assertEquals(new Point(13, 25), go().position());
        assertEquals(Optional.empty(), go().sides());
        editor.place(Landmark.GO, SIDES);
        editor.reset(Landmark.GO);
        assertEquals(PROPOSAL.position(), go().position());
        assertEquals(Optional.empty(), go().sides());
    }

    @Test
    void aPointThatWasMissingIsPlacedByItsSides() {
        editor.place(Landmark.PO, SIDES);
        assertEquals(Optional.of(new Point(13, 25)), editor.state().tracing().position(Landmark.PO));
        assertEquals(
                History.Kind.PLACED,
                editor.state().history().of(Landmark.PO).getLast().kind());
    }

    @Test
    void swappedSidesAreTheWorkOfAPerson() {
        editor.place(Landmark.GO, SIDES);
        editor.place(Landmark.GO, new Sides(SIDES.right(), SIDES.left()));
        assertEquals("Erika", editor.state().history().of(Landmark.GO).getLast().by());
    }

    @Test
    void sidesWithoutTheirMeanAreNone() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Placement(
                        new Point(13, 26),
                        Placement.Origin.MANUAL,
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(SIDES)));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Placement(
                        new Point(13, 25),
                        Placement.Origin.ESTIMATED,
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(SIDES)));
    }
}
