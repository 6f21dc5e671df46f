package org.nasion.core.drawing;

import java.util.ArrayList;
import java.util.List;
import org.nasion.core.geometry.Point;

/**
 * Centripetal Catmull–Rom splines as cubic Bézier pieces: they pass through every point and, unlike
 * uniform ones, make no loops or cusps where points lie unevenly apart (Yuksel, Schaefer and Keyser 2011).
 */
public final class CatmullRom {

    private static final int CHORDS = 10;

    /** One cubic piece; the next begins where this one ends. */
    public record Piece(Point from, Point control1, Point control2, Point to) {

        /** The point at a share of 0 to 1 of the piece's parameter (Bernstein's form). */
        public Point at(double t) {
            double u = 1 - t;
            return from.times(u * u * u)
                    .plus(control1.times(3 * u * u * t))
                    .plus(control2.times(3 * u * t * t))
                    .plus(to.times(t * t * t));
        }

        /** How far a point lies from the piece, which counts as {@value #CHORDS} straight chords; in the points' unit. */
        public double distanceTo(Point place) {
            double least = Double.MAX_VALUE;
            Point start = from;
            for (int i = 1; i <= CHORDS; i++) {
                Point end = at((double) i / CHORDS);
                Point way = end.minus(start);
                double length = way.dot(way);
                double share = length == 0 ? 0 : Math.clamp(place.minus(start).dot(way) / length, 0.0, 1.0);
                least = Math.min(least, place.distanceTo(start.plus(way.times(share))));
                start = end;
            }
            return least;
        }
    }

    /** Nearer points are one, px: the distances of their distances would vanish. */
    private static final double SAME = 1e-6;

    private CatmullRom() {}

    /** Pieces through all points in order, closed where the first equals the last; none for fewer than two points. */
    public static List<Piece> pieces(List<Point> given) {
        List<Point> through = withoutRepeats(given);
        List<Piece> pieces = new ArrayList<>();
        int last = through.size() - 1;
        boolean closed = last >= 3 && through.getFirst().equals(through.getLast());
        for (int i = 0; i < last; i++) {
            Point from = through.get(i);
            Point to = through.get(i + 1);
            Point before = i > 0
                    ? through.get(i - 1)
                    : closed ? through.get(last - 1) : from.times(2).minus(to);
            Point after = i + 2 <= last
                    ? through.get(i + 2)
                    : closed ? through.get(1) : to.times(2).minus(from);
            pieces.add(piece(before, from, to, after));
        }
        return pieces;
    }

    private static Piece piece(Point before, Point from, Point to, Point after) {
        double d1 = Math.sqrt(before.distanceTo(from));
        double d2 = Math.sqrt(from.distanceTo(to));
        double d3 = Math.sqrt(to.distanceTo(after));
        Point control1 = from.times(2 * d1 * d1 + 3 * d1 * d2 + d2 * d2)
                .plus(to.times(d1 * d1))
                .minus(before.times(d2 * d2))
                .times(1 / (3 * d1 * (d1 + d2)));
        Point control2 = to.times(2 * d3 * d3 + 3 * d3 * d2 + d2 * d2)
                .plus(from.times(d3 * d3))
                .minus(after.times(d2 * d2))
                .times(1 / (3 * d3 * (d3 + d2)));
        return new Piece(from, control1, control2, to);
    }

    private static List<Point> withoutRepeats(List<Point> given) {
        List<Point> kept = new ArrayList<>();
        for (Point point : given) {
            if (kept.isEmpty() || !(kept.getLast().distanceTo(point) < SAME)) {
                kept.add(point);
            }
        }
        return kept;
    }
}
