package org.nasion.core.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RigidMotionHalvesTest {

    @Test
    void twoHalvesAreTheWhole() {
        for (double turn : new double[] {0, 0.03, -0.4, 2}) {
            RigidMotion whole = new RigidMotion(turn, new Point(7, -3));
            RigidMotion twice = whole.half().then(whole.half());
            assertEquals(whole.turn(), twice.turn(), 1e-12);
            assertEquals(0, whole.shift().distanceTo(twice.shift()), 1e-12);
        }
    }

    @Test
    void oneMotionAfterAnotherMovesAPointTwice() {
        RigidMotion one = new RigidMotion(0.3, new Point(2, 5));
        RigidMotion other = new RigidMotion(-1.1, new Point(-4, 1));
        Point p = new Point(11, -8);
        assertEquals(0, other.apply(one.apply(p)).distanceTo(one.then(other).apply(p)), 1e-12);
    }
}
