package org.nasion.core.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LineTest {

    private static final double EXACT = 1e-12;
    private final Line slope = new Line(new Point(1, 1), new Point(5, 4));

    /** 3-4-5: the line runs (4, 3)/5; (−3, 4)/5 is its left side. */
    @Test
    void offsetIsPositiveOnTheLeft() {
        assertEquals(5, slope.offset(new Point(1 - 3, 1 + 4)), EXACT);
        assertEquals(-10, slope.offset(new Point(1 + 6, 1 - 8)), EXACT);
        assertEquals(0, slope.offset(new Point(9, 7)), EXACT);
    }

    @Test
    void infrontOfALineDrawnDownwardsIsPositive() {
        assertEquals(3, new Line(new Point(0, 10), new Point(0, 0)).offset(new Point(3, 5)), EXACT);
    }

    @Test
    void alongCountsFromTheStart() {
        assertEquals(5, slope.along(new Point(5, 4)), EXACT);
        assertEquals(-5, slope.along(new Point(-3, -2)), EXACT);
        assertEquals(0, slope.along(new Point(-2, 5)), EXACT);
    }

    @Test
    void theFootOfAPointLiesOnTheLine() {
        Point foot = slope.foot(new Point(5 - 3, 4 + 4));
        assertEquals(5, foot.x(), EXACT);
        assertEquals(4, foot.y(), EXACT);
    }

    /** y = x and x + y = 4 meet in (2, 2). */
    @Test
    void linesMeetOutsideTheirPointsToo() {
        Point meet =
                new Line(new Point(0, 0), new Point(1, 1)).intersection(new Line(new Point(4, 0), new Point(3, 1)));
        assertEquals(2, meet.x(), EXACT);
        assertEquals(2, meet.y(), EXACT);
        assertFalse(slope.intersection(slope.parallelThrough(new Point(0, 7))).isFinite());
    }

    @Test
    void turnsAreCounterClockwise() {
        Line forwards = new Line(new Point(0, 0), new Point(1, 0));
        Line up = new Line(new Point(7, 7), new Point(7, 8));
        assertEquals(90, forwards.turnTo(up), EXACT);
        assertEquals(-90, up.turnTo(forwards), EXACT);
        assertEquals(90, up.angleTo(forwards), EXACT);
        assertEquals(180, forwards.turnTo(new Line(new Point(1, 0), new Point(0, 0))), EXACT);
    }

    @Test
    void thePerpendicularOfALineDrawnForwardsRunsDown() {
        Line perpendicular = new Line(new Point(0, 0), new Point(2, 0)).perpendicularThrough(new Point(5, 5));
        assertEquals(new Point(5, 5), perpendicular.from());
        assertEquals(new Point(5, 3), perpendicular.to());
    }

    @Test
    void anglesAreExactNearZeroAndStraight() {
        double tiny = 1e-9;
        assertEquals(Math.toDegrees(tiny), Angles.at(new Point(1, 0), new Point(0, 0), new Point(1, tiny)), 1e-20);
        assertEquals(
                180 - Math.toDegrees(tiny), Angles.at(new Point(-1, 0), new Point(0, 0), new Point(1, tiny)), 1e-12);
        assertEquals(60, Angles.at(new Point(1, 0), new Point(0, 0), new Point(1, Math.sqrt(3))), EXACT);
    }

    @Test
    void whatHasNoDirectionIsNotANumber() {
        Point same = new Point(2, 3);
        Line nowhere = new Line(same, same);
        assertTrue(Double.isNaN(Angles.at(same, same, new Point(0, 0))));
        assertTrue(Double.isNaN(nowhere.offset(new Point(0, 0))));
        assertTrue(Double.isNaN(nowhere.along(new Point(0, 0))));
        assertFalse(nowhere.foot(new Point(0, 0)).isFinite());
    }
}
