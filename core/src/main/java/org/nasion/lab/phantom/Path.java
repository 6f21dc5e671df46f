package org.nasion.lab.phantom;

import java.util.ArrayList;
import java.util.List;
import org.nasion.core.geometry.Point;

/**
 * A smooth curve through nodes (cubic Hermite). A node may prescribe the curve's direction, which is
 * how a landmark becomes the foremost, lowest or deepest point of its contour; a corner has none.
 */
final class Path {

    private enum Kind {
        SMOOTH,
        DIRECTED,
        CORNER
    }

    private record Node(Point at, Kind kind, Point direction) {}

    private final List<Node> nodes = new ArrayList<>();

    static Path of(List<Point> points) {
        Path path = new Path();
        points.forEach(path::to);
        return path;
    }

    Path to(Point at) {
        nodes.add(new Node(at, Kind.SMOOTH, null));
        return this;
    }

    /** Passes {@code at} in this direction (any length). */
    Path to(Point at, Point direction) {
        nodes.add(new Node(at, Kind.DIRECTED, direction.times(1 / norm(direction))));
        return this;
    }

    Path corner(Point at) {
        nodes.add(new Node(at, Kind.CORNER, null));
        return this;
    }

    Path all(List<Point> points) {
        points.forEach(this::to);
        return this;
    }

    /** The curve as a polyline from the first to the last node, vertices at most {@code step} apart. */
    List<Point> open(double step) {
        return sample(step, false);
    }

    /** The closed curve as a polyline whose last vertex is joined to the first. */
    List<Point> closed(double step) {
        return sample(step, true);
    }

    private List<Point> sample(double step, boolean closed) {
        List<Point> out = new ArrayList<>();
        int n = nodes.size();
        int segments = closed ? n : n - 1;
        for (int i = 0; i < segments; i++) {
            Point from = nodes.get(i).at();
            Point to = nodes.get((i + 1) % n).at();
            double length = norm(to.minus(from));
            Point leaving = direction(i, closed, true).times(length);
            Point arriving = direction((i + 1) % n, closed, false).times(length);
            int pieces = Math.max(1, (int) Math.ceil(length * 1.15 / step));
            for (int k = 0; k < pieces; k++) {
                out.add(hermite(from, leaving, to, arriving, (double) k / pieces));
            }
        }
        if (!closed) {
            out.add(nodes.get(n - 1).at());
        }
        return out;
    }

    private Point direction(int i, boolean closed, boolean leaving) {
        int n = nodes.size();
        Node node = nodes.get(i);
        if (node.kind() == Kind.DIRECTED) {
            return node.direction();
        }
        boolean hasBefore = closed || i > 0;
        boolean hasAfter = closed || i < n - 1;
        Point before = hasBefore ? node.at().minus(nodes.get((i + n - 1) % n).at()) : null;
        Point after = hasAfter ? nodes.get((i + 1) % n).at().minus(node.at()) : null;
        if (before == null || (after != null && node.kind() == Kind.CORNER && leaving)) {
            return unit(after);
        }
        if (after == null || node.kind() == Kind.CORNER) {
            return unit(before);
        }
        // the nearer neighbour has more to say, so that unequal spacing does not overshoot
        return unit(unit(before).times(norm(after)).plus(unit(after).times(norm(before))));
    }

    private static Point hermite(Point p, Point m, Point q, Point n, double t) {
        double t2 = t * t;
        double t3 = t2 * t;
        return p.times(2 * t3 - 3 * t2 + 1)
                .plus(m.times(t3 - 2 * t2 + t))
                .plus(q.times(3 * t2 - 2 * t3))
                .plus(n.times(t3 - t2));
    }

    private static Point unit(Point v) {
        double length = norm(v);
        return length < 1e-12 ? new Point(0, 0) : v.times(1 / length);
    }

    private static double norm(Point v) {
        return Math.sqrt(v.dot(v));
    }
}
