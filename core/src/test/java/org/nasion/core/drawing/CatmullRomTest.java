package org.nasion.core.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasion.core.geometry.Point;

class CatmullRomTest {

    /** For even spacing the centripetal curve is the plain one: control points at ± (next − previous) / 6. */
    @Test
    void evenlySpacedPointsGiveTheKnownControlPoints() {
        List<CatmullRom.Piece> pieces =
                CatmullRom.pieces(List.of(new Point(0, 0), new Point(3, 0), new Point(3, 3), new Point(0, 3)));
        assertEquals(3, pieces.size());
        CatmullRom.Piece middle = pieces.get(1);
        assertEquals(3.5, middle.control1().x(), 1e-12);
        assertEquals(0.5, middle.control1().y(), 1e-12);
        assertEquals(3.5, middle.control2().x(), 1e-12);
        assertEquals(2.5, middle.control2().y(), 1e-12);
    }

    @Test
    void aClosedCurveIsSmoothWhereItCloses() {
        List<Point> ring =
                List.of(new Point(0, 0), new Point(5, 1), new Point(6, 7), new Point(-1, 4), new Point(0, 0));
        List<CatmullRom.Piece> pieces = CatmullRom.pieces(ring);
        Point arriving = pieces.getLast().to().minus(pieces.getLast().control2());
        Point leaving = pieces.getFirst().control1().minus(pieces.getFirst().from());
        assertEquals(0, arriving.cross(leaving), 1e-9);
        assertTrue(arriving.dot(leaving) > 0);
    }

    @Test
    void repeatedAndSinglePointsDrawNothingOdd() {
        assertTrue(CatmullRom.pieces(List.of(new Point(1, 1))).isEmpty());
        assertTrue(CatmullRom.pieces(List.of(new Point(1, 1), new Point(1, 1))).isEmpty());
        assertEquals(
                1,
                CatmullRom.pieces(List.of(new Point(1, 1), new Point(1, 1), new Point(2, 2)))
                        .size());
    }

    /** Two points are joined by a straight piece: 3 beside it, and 3-4-5 off its end. */
    @Test
    void distancesAreThoseOfTheNearestPlace() {
        CatmullRom.Piece straight =
                CatmullRom.pieces(List.of(new Point(0, 0), new Point(10, 0))).getFirst();
        assertEquals(3, straight.distanceTo(new Point(5, 3)), 1e-9);
        assertEquals(5, straight.distanceTo(new Point(14, -3)), 1e-9);
    }
}
