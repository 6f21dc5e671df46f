package org.nasion.core.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** By hand. */
class PointTest {

    @Test
    void distancesAndMiddles() {
        assertEquals(5, new Point(1, 2).distanceTo(new Point(4, 6)));
        assertEquals(new Point(2.5, 4), new Point(1, 2).midpoint(new Point(4, 6)));
    }

    @Test
    void aPointIsFiniteWhereBothOfItsNumbersAre() {
        assertTrue(new Point(1, -2).isFinite());
        assertFalse(new Point(Double.NaN, 0).isFinite());
        assertFalse(new Point(0, Double.POSITIVE_INFINITY).isFinite());
    }

    /** Angles that are usually between 0 and 180 pass both ends without a jump. */
    @Test
    void directedAnglesRunFromMinus90To270() {
        Point east = new Point(1, 0);
        assertEquals(45, Angles.directed(east, new Point(1, 1)), 1e-12);
        assertEquals(-45, Angles.directed(east, new Point(1, -1)), 1e-12);
        assertEquals(270, Angles.directed(east, new Point(0, -1)), 1e-12);
        assertEquals(225, Angles.directed(east, new Point(-1, -1)), 1e-12);
        assertEquals(
                225, new Line(new Point(0, 0), east).directedTo(new Line(new Point(1, 1), new Point(0, 0))), 1e-12);
    }

    /** A quarter turn about the origin and 5 to the right takes (2, 0) to (5, 2); the inverse takes it back. */
    @Test
    void aMotionIsUndoneByItsInverse() {
        RigidMotion motion = new RigidMotion(Math.PI / 2, new Point(5, 0));
        Point moved = motion.apply(new Point(2, 0));
        assertEquals(0, moved.distanceTo(new Point(5, 2)), 1e-12);
        assertEquals(0, motion.inverse().apply(moved).distanceTo(new Point(2, 0)), 1e-12);
    }
}
