package org.nasion.app.desktop.film;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
    record Wish(Point at, double width, double radius) {
    }

    /**
     * A label's place.
     *
     * @param x      left edge
     * @param y      top edge
     * @param leader whether it stands so far off that a line to its point is needed
     */
    record Box(double x, double y, double width, double height, boolean leader) {
        boolean overlaps(Box other) {
            return x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height;
        }

        boolean covers(Point point, double radius) {
            return point.x() > x - radius && point.x() < x + width + radius
                    && point.y() > y - radius && point.y() < y + height + radius;
        }
    }

    private static final double[] DISTANCES = {3, 14, 28, 44};
    private static final int DIRECTIONS = 16;
    private static final double POINT_RADIUS = 5;
    private static final int CELL = 6;
    /** A short crossing costs less than the next ring, a label along a line more. */
    private static final double FOR_A_LINE = 2.5;
    private static final double MOST_FOR_LINES = 16;

    private LabelPlacer() {
    }

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
        Set<Long> drawn = new HashSet<>();
        lines.forEach(point -> drawn.add(cell((int) Math.floor(point.x() / CELL), (int) Math.floor(point.y() / CELL))));
        Point middle = middle(wishes);
        List<Box> placed = new ArrayList<>();
        for (Wish wish : wishes) {
            placed.add(best(wish, height, middle, wishes, placed, drawn));
        }
        return placed;
    }

    private static Box best(Wish wish, double height, Point middle, List<Wish> all, List<Box> placed, Set<Long> drawn) {
        Point outward = wish.at().minus(middle);
        double length = Math.max(1, outward.length());
        Box best = null;
        double lowest = Double.POSITIVE_INFINITY;
        for (int ring = 0; ring < DISTANCES.length && lowest > 12 * ring - 4; ring++) {
            for (int i = 0; i < DIRECTIONS; i++) {
                double angle = 2 * Math.PI * i / DIRECTIONS;
                Point direction = new Point(Math.cos(angle), Math.sin(angle));
                Box box = beside(wish, height, direction, DISTANCES[ring], ring > 0);
                double cost = ring * 12 - 4 * direction.dot(outward) / length + 40 * overlaps(box, placed)
                        + 6 * coveredPoints(box, wish, all);
                if (cost < lowest) {
                    cost += Math.min(MOST_FOR_LINES, FOR_A_LINE * crossed(box, drawn));
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

    /** How much of an outline a box would cover: cells of {@link #CELL} px. */
    private static int crossed(Box box, Set<Long> drawn) {
        if (drawn.isEmpty()) {
            return 0;
        }
        int crossed = 0;
        for (int row = (int) Math.floor(box.y() / CELL); row * CELL < box.y() + box.height(); row++) {
            for (int column = (int) Math.floor(box.x() / CELL); column * CELL < box.x() + box.width(); column++) {
                if (drawn.contains(cell(column, row))) {
                    crossed++;
                }
            }
        }
        return crossed;
    }

    private static long cell(int column, int row) {
        return (long) column << 32 | row & 0xFFFFFFFFL;
    }

    private static long overlaps(Box box, List<Box> placed) {
        return placed.stream().filter(box::overlaps).count();
    }

    private static long coveredPoints(Box box, Wish own, List<Wish> all) {
        return all.stream().filter(other -> other != own && box.covers(other.at(), POINT_RADIUS)).count();
    }

    private static Point middle(List<Wish> wishes) {
        double x = wishes.stream().mapToDouble(wish -> wish.at().x()).average().orElse(0);
        double y = wishes.stream().mapToDouble(wish -> wish.at().y()).average().orElse(0);
        return new Point(x, y);
    }
}
