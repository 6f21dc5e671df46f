package org.nasion.core.habit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

class HeadFrameTest {

    private static final Calibration HALF = new Calibration.Scale(Calibration.Kind.USER_STATED, 0.5, 1, "");

    private static void assertPoint(double x, double y, Point point) {
        assertEquals(x, point.x(), 1e-9);
        assertEquals(y, point.y(), 1e-9);
    }

    /** By hand at 0.5 mm/px: S–N level, 4 px right and 6 px up are 2 mm forward and 3 mm up. */
    @Test
    void measuresForwardAndUp() {
        HeadFrame head = HeadFrame.of(
                        Map.of(
                                Landmark.S,
                                new Point(100, 100),
                                Landmark.N,
                                new Point(200, 100),
                                Landmark.ME,
                                new Point(180, 300)),
                        HALF)
                .orElseThrow();
        assertPoint(2, 3, head.between(new Point(10, 10), new Point(14, 4)));
        assertPoint(14, 4, head.moved(new Point(10, 10), new Point(2, 3)));
        assertFalse(head.assumed());
    }

    /** Mirrored: forward is left, up stays up. Turned by 180°: forward is left, up is down. */
    @Test
    void followsAMirroredAndATurnedHead() {
        HeadFrame mirrored = HeadFrame.of(
                        Map.of(
                                Landmark.S,
                                new Point(200, 100),
                                Landmark.N,
                                new Point(100, 100),
                                Landmark.ME,
                                new Point(120, 300)),
                        HALF)
                .orElseThrow();
        assertPoint(2, 3, mirrored.between(new Point(10, 10), new Point(6, 4)));
        HeadFrame turned = HeadFrame.of(
                        Map.of(
                                Landmark.S,
                                new Point(200, 300),
                                Landmark.N,
                                new Point(100, 300),
                                Landmark.ME,
                                new Point(120, 100)),
                        HALF)
                .orElseThrow();
        assertPoint(2, 3, turned.between(new Point(10, 10), new Point(6, 16)));
        assertPoint(6, 16, turned.moved(new Point(10, 10), new Point(2, 3)));
    }

    /** A film without a scale: S–N of 132 px stands for 66 mm, so 4 px are 2 mm; rows twice as far apart count double. */
    @Test
    void takesTheHeadsOwnSizeWhereThereIsNoScale() {
        HeadFrame head = HeadFrame.of(
                        Map.of(
                                Landmark.S,
                                new Point(0, 0),
                                Landmark.N,
                                new Point(132, 0),
                                Landmark.ME,
                                new Point(100, 100)),
                        new Calibration.Uncalibrated(2))
                .orElseThrow();
        assertTrue(head.assumed());
        assertPoint(2, 2, head.between(new Point(10, 10), new Point(14, 8)));
        assertPoint(14, 8, head.moved(new Point(10, 10), new Point(2, 2)));
    }

    @Test
    void needsSellaAndNasion() {
        assertTrue(HeadFrame.of(
                        Map.of(Landmark.S, new Point(0, 0), Landmark.ME, new Point(1, 1), Landmark.A, new Point(2, 2)),
                        HALF)
                .isEmpty());
        assertTrue(HeadFrame.of(
                        Map.of(Landmark.S, new Point(5, 5), Landmark.N, new Point(5, 5), Landmark.A, new Point(2, 2)),
                        HALF)
                .isEmpty());
    }
}
