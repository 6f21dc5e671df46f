package org.nasion.app.desktop.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;

class ReviewQueueTest {

    private static Placement detected(double confidence) {
        return Placement.proposed(new Placement.Proposal(
                new Point(1, 1), Placement.Origin.DETECTED, OptionalDouble.of(confidence), OptionalDouble.of(1)));
    }

    private static Placement estimated() {
        return Placement.proposed(new Placement.Proposal(
                new Point(1, 1), Placement.Origin.ESTIMATED, OptionalDouble.empty(), OptionalDouble.empty()));
    }

    private static Placement proposed(Placement.Origin origin, OptionalDouble confidence, OptionalDouble errorMm) {
        return Placement.proposed(new Placement.Proposal(new Point(1, 1), origin, confidence, errorMm));
    }

    @Test
    void theLeastCertainComesFirstByItsExpectedErrorWhetherEstimatedOrFoundThenWhatIsMissing() {
        ReviewQueue queue = ReviewQueue.of(new Tracing(Map.of(
                Landmark.A, proposed(Placement.Origin.DETECTED, OptionalDouble.of(0.9), OptionalDouble.of(0.8)),
                Landmark.OR, proposed(Placement.Origin.DETECTED, OptionalDouble.of(0.4), OptionalDouble.of(3.4)),
                Landmark.CO, proposed(Placement.Origin.ESTIMATED, OptionalDouble.empty(), OptionalDouble.of(2.6)),
                Landmark.S, detected(0.95).withConfirmed(true))));
        assertEquals(
                List.of(Landmark.OR, Landmark.CO, Landmark.A),
                queue.open().stream().limit(3).map(ReviewQueue.Entry::landmark).toList());
        assertEquals(PointState.MISSING, queue.open().get(3).state());
        assertEquals(25, queue.missing().size());
        assertEquals(
                List.of(Landmark.S),
                queue.done().stream().map(ReviewQueue.Entry::landmark).toList());
        assertEquals(3, queue.left());
    }

    @Test
    void whereOnlyTheShareWithinTwoMillimetresIsKnownTheErrorFollowsFromIt() {
        // Rayleigh with σ = 1 mm: 1 − exp(−2) = 0.8647 lie within 2 mm and the mean is √(π/2) = 1.2533 mm.
        ReviewQueue queue = ReviewQueue.of(new Tracing(Map.of(
                Landmark.A, proposed(Placement.Origin.DETECTED, OptionalDouble.of(0.8646647), OptionalDouble.empty()),
                Landmark.PN,
                        proposed(Placement.Origin.FOUND_ON_FILM, OptionalDouble.empty(), OptionalDouble.empty()))));
        assertEquals(Landmark.PN, queue.open().getFirst().landmark(), "nothing known: taken as doubtful");
        assertFalse(queue.open().getFirst().told(), "what is assumed is not shown as if it were known");
        assertEquals(1.2533, queue.open().get(1).expectedErrorMm(), 0.0001);
    }

    private static Placement byHabit(double confidence, double errorMm) {
        return detected(0.95)
                .withHabit(Optional.of(new Placement.ByHabit(
                        new Point(5, 5), OptionalDouble.of(confidence), OptionalDouble.of(errorMm), 6)))
                .asProposed();
    }

    /** The network is sure of all three; the habit is not of Go, and surer than the network of Po. */
    @Test
    void theOrderAndWhatIsCertainFollowTheHabit() {
        ReviewQueue queue = ReviewQueue.of(new Tracing(Map.of(
                Landmark.A,
                detected(0.95),
                Landmark.GO,
                byHabit(0.8, 1.9),
                Landmark.PO,
                byHabit(0.97, 0.6),
                Landmark.CO,
                estimated())));
        assertEquals(
                List.of(Landmark.CO, Landmark.GO, Landmark.A, Landmark.PO),
                queue.open().stream().limit(4).map(ReviewQueue.Entry::landmark).toList());
        assertEquals(
                List.of(Landmark.A, Landmark.PO),
                queue.certain(0.9).stream().map(ReviewQueue.Entry::landmark).toList());
    }

    @Test
    void steppingGoesRound() {
        ReviewQueue queue =
                new ReviewQueue(List.of(entry(Landmark.A), entry(Landmark.B), entry(Landmark.N)), List.of());
        assertEquals(Optional.of(Landmark.A), queue.step(Optional.empty(), 1));
        assertEquals(Optional.of(Landmark.B), queue.step(Optional.of(Landmark.A), 1));
        assertEquals(Optional.of(Landmark.A), queue.step(Optional.of(Landmark.N), 1));
        assertEquals(Optional.of(Landmark.N), queue.step(Optional.of(Landmark.A), -1));
        assertEquals(Optional.empty(), new ReviewQueue(List.of(), List.of()).step(Optional.empty(), 1));
    }

    @Test
    void statesTellHowAPointCame() {
        assertEquals(PointState.DETECTED, PointState.of(detected(0.9)));
        assertEquals(PointState.DOUBTFUL, PointState.of(detected(0.5)));
        assertEquals(PointState.ESTIMATED, PointState.of(estimated()));
        assertEquals(PointState.CONFIRMED, PointState.of(estimated().withConfirmed(true)));
        assertEquals(PointState.MOVED, PointState.of(estimated().movedTo(new Point(2, 2))));
        assertTrue(PointState.MOVED
                == PointState.of(detected(0.9).movedTo(new Point(2, 2)).withConfirmed(true)));
    }

    private static ReviewQueue.Entry entry(Landmark landmark) {
        return new ReviewQueue.Entry(landmark, PointState.DETECTED, OptionalDouble.of(0.9), 1, true);
    }
}
