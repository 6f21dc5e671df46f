package org.nasion.app.desktop.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
        return Placement.proposed(new Placement.Proposal(new Point(1, 1), Placement.Origin.DETECTED,
                OptionalDouble.of(confidence), OptionalDouble.of(1)));
    }

    private static Placement estimated() {
        return Placement.proposed(new Placement.Proposal(new Point(1, 1), Placement.Origin.ESTIMATED,
                OptionalDouble.empty(), OptionalDouble.empty()));
    }

    @Test
    void estimatesComeFirstThenTheLeastCertainThenWhatIsMissing() {
        ReviewQueue queue = ReviewQueue.of(new Tracing(Map.of(Landmark.A, detected(0.9), Landmark.OR, detected(0.4),
                Landmark.CO, estimated(), Landmark.S, detected(0.95).withConfirmed(true))));
        assertEquals(List.of(Landmark.CO, Landmark.OR, Landmark.A),
                queue.open().stream().limit(3).map(ReviewQueue.Entry::landmark).toList());
        assertEquals(PointState.MISSING, queue.open().get(3).state());
        assertEquals(List.of(Landmark.S), queue.done().stream().map(ReviewQueue.Entry::landmark).toList());
        assertEquals(3, queue.left());
    }

    @Test
    void steppingGoesRound() {
        ReviewQueue queue = new ReviewQueue(List.of(entry(Landmark.A), entry(Landmark.B), entry(Landmark.N)), List.of());
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
        assertTrue(PointState.MOVED == PointState.of(detected(0.9).movedTo(new Point(2, 2)).withConfirmed(true)));
    }

    private static ReviewQueue.Entry entry(Landmark landmark) {
        return new ReviewQueue.Entry(landmark, PointState.DETECTED, OptionalDouble.of(0.9));
    }
}
