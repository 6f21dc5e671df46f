package org.nasion.model.shape;

import java.util.List;
import org.nasion.core.geometry.Point;

/**
 * A map that keeps shapes: scale, rotation and shift, never a reflection.
 * {@code x' = a·x − b·y + dx}, {@code y' = b·x + a·y + dy}.
 */
record Similarity(double a, double b, double dx, double dy) {

    /** The least-squares map of one list of points onto another (Procrustes). */
    static Similarity fit(List<Point> from, List<Point> to) {
        Point centreFrom = centre(from);
        Point centreTo = centre(to);
        double dot = 0;
        double cross = 0;
        double size = 0;
        for (int i = 0; i < from.size(); i++) {
            Point p = from.get(i).minus(centreFrom);
            Point q = to.get(i).minus(centreTo);
            dot += p.dot(q);
            cross += p.cross(q);
            size += p.dot(p);
        }
        if (!(size > 0)) {
            return new Similarity(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double a = dot / size;
        double b = cross / size;
        return new Similarity(
                a,
                b,
                centreTo.x() - a * centreFrom.x() + b * centreFrom.y(),
                centreTo.y() - b * centreFrom.x() - a * centreFrom.y());
    }

    private static Point centre(List<Point> points) {
        return points.stream().reduce(new Point(0, 0), Point::plus).times(1.0 / points.size());
    }

    Point apply(Point p) {
        return new Point(a * p.x() - b * p.y() + dx, b * p.x() + a * p.y() + dy);
    }

    Point undo(Point p) {
        double size = a * a + b * b;
        double x = p.x() - dx;
        double y = p.y() - dy;
        return new Point((a * x + b * y) / size, (a * y - b * x) / size);
    }

    double scale() {
        return Math.hypot(a, b);
    }

    /** Degrees; positive turns x towards y. */
    double rotation() {
        return Math.toDegrees(Math.atan2(b, a));
    }
}
