package org.nasion.app.desktop.film;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.nasion.core.geometry.Point;

/**
 * Finds a place for every label beside its point: away from the middle of the tracing first, since
 * that is where the anatomy is, never over another label, and not over another point or an outline where that
 * can be had. Labels that had to go further are drawn with a leader. View space.
 */
final class LabelPlacer {

    /**
     * A point that wants a label.
     *
     * @param width  of the label, logical px
     * @param radius of what is drawn at the point and must stay clear
     */
    record Wish(Point at, double width, double radius) {}

    /**
     * A label's place.
     *
     * @param x      left edge
     * @param y      top edge
     * @param leader whether it stands so far off that a line to its point is needed
     */
    record Box(double x, double y, double width, double height, boolean leader) {
        boolean overlaps(Box other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }

        boolean covers(Point point, double radius) {
            return point.x() > x - radius
                    && point.x() < x + width + radius
                    && point.y() > y - radius
                    && point.y() < y + height + radius;
        }
    }

    private static final double[] DISTANCES = {3, 14, 28, 44};
    private static final int DIRECTIONS = 16;
    private static final double POINT_RADIUS = 5;
    private static final int CELL = 6;
    /** A short crossing costs less than the next ring, a label along a line more. */
    private static final double FOR_A_LINE = 2.5;

    private static final double MOST_FOR_LINES = 16;

    private LabelPlacer() {}

    /** One box per wish, in the same order. */
    static List<Box> place(List<Wish> wishes, double height) {
        return place(wishes, height, List.of());
    }

    /**
     * One box per wish, in the same order.
     *
     * @param lines places on the outlines, a few px apart
     */
    static List<Box> place(List<Wish> wishes, double height, List<Point> lines) {
        Drawn drawn = new Drawn(lines);
        Point middle = middle(wishes);
        List<Box> placed = new ArrayList<>();
        for (Wish wish : wishes) {
            placed.add(best(wish, height, middle, wishes, placed, drawn));
        }
        return placed;
    }

    private static Box best(Wish wish, double height, Point middle, List<Wish> all, List<Box> placed, Drawn drawn) {
        Point outward = wish.at().minus(middle);
        double length = Math.max(1, outward.length());
        Box best = null;
        double lowest = Double.POSITIVE_INFINITY;
        for (int ring = 0; ring < DISTANCES.length && lowest > 12 * ring - 4; ring++) {
            for (int i = 0; i < DIRECTIONS; i++) {
                double angle = 2 * Math.PI * i / DIRECTIONS;
                Point direction = new Point(Math.cos(angle), Math.sin(angle));
                Box box = beside(wish, height, direction, DISTANCES[ring], ring > 0);
                double cost = ring * 12
                        - 4 * direction.dot(outward) / length
                        + 40 * overlaps(box, placed)
                        + 6 * coveredPoints(box, wish, all);
                if (cost < lowest) {
                    cost += Math.min(MOST_FOR_LINES, FOR_A_LINE * drawn.crossed(box));
                }
                if (cost < lowest) {
                    lowest = cost;
                    best = box;
                }
            }
        }
        return best;
    }

    /** The box whose nearest edge lies {@code distance} from the point in a direction. */
    private static Box beside(Wish wish, double height, Point direction, double distance, boolean leader) {
        double cx = wish.at().x() + direction.x() * (wish.radius() + distance + wish.width() / 2);
        double cy = wish.at().y() + direction.y() * (wish.radius() + distance + height / 2);
        return new Box(cx - wish.width() / 2, cy - height / 2, wish.width(), height, leader);
    }

    /** Which cells of {@link #CELL} px an outline runs through. */
    private static final class Drawn {
        private final BitSet cells = new BitSet();
        private int left = Integer.MAX_VALUE;
        private int top = Integer.MAX_VALUE;
        private int right = Integer.MIN_VALUE;
        private int bottom = Integer.MIN_VALUE;

        Drawn(List<Point> lines) {
            for (Point point : lines) {
                left = Math.min(left, cell(point.x()));
                top = Math.min(top, cell(point.y()));
                right = Math.max(right, cell(point.x()));
                bottom = Math.max(bottom, cell(point.y()));
            }
            lines.forEach(point -> cells.set(index(cell(point.x()), cell(point.y()))));
        }

        /** How much of an outline a box would cover. */
        int crossed(Box box) {
            int crossed = 0;
            for (int row = Math.max(top, cell(box.y())); row <= bottom && row * CELL < box.y() + box.height(); row++) {
                for (int column = Math.max(left, cell(box.x()));
                        column <= right && column * CELL < box.x() + box.width();
                        column++) {
                    if (cells.get(index(column, row))) {
                        crossed++;
                    }
                }
            }
            return crossed;
        }

        private int index(int column, int row) {
            return (row - top) * (right - left + 1) + column - left;
        }

        private static int cell(double px) {
            return (int) Math.floor(px / CELL);
        }
    }

    private static int overlaps(Box box, List<Box> placed) {
        int count = 0;
        for (Box other : placed) {
            if (box.overlaps(other)) {
                count++;
            }
        }
        return count;
    }

    private static int coveredPoints(Box box, Wish own, List<Wish> all) {
        int count = 0;
        for (Wish other : all) {
            if (other != own && box.covers(other.at(), POINT_RADIUS)) {
                count++;
            }
        }
        return count;
    }

    private static Point middle(List<Wish> wishes) {
        double x = wishes.stream().mapToDouble(wish -> wish.at().x()).average().orElse(0);
        double y = wishes.stream().mapToDouble(wish -> wish.at().y()).average().orElse(0);
        return new Point(x, y);
    }
}
