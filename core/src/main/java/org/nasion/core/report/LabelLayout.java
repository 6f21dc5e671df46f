package org.nasion.core.report;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds places for labels: each takes the cheapest of some candidates, where lying on another label
 * costs most, on a mark less, and on a stroke little.
 */
final class LabelLayout {

    private final double cell;
    private final int columns;
    private final int rows;
    private final int[] ink;
    private final Rectangle2D area;
    private final List<Rectangle2D> taken = new ArrayList<>();
    private final List<Rectangle2D> marks = new ArrayList<>();

    LabelLayout(double width, double height, double cell) {
        this.cell = cell;
        this.columns = (int) Math.ceil(width / cell);
        this.rows = (int) Math.ceil(height / cell);
        this.ink = new int[columns * rows];
        this.area = new Rectangle2D.Double(0, 0, width, height);
    }

    /** Tells that a straight stroke passes here; only the part within the area counts, in steps of a length. */
    void ink(double fromX, double fromY, double toX, double toY, double step) {
        double first = 0;
        double last = 1;
        for (double[] side : new double[][] {{fromX, toX, area.getWidth()}, {fromY, toY, area.getHeight()}}) {
            double way = side[1] - side[0];
            if (way == 0 ? !(side[0] >= 0 && side[0] <= side[2]) : !Double.isFinite(way)) {
                return;
            }
            if (way != 0) {
                double in = -side[0] / way;
                double out = (side[2] - side[0]) / way;
                first = Math.max(first, Math.min(in, out));
                last = Math.min(last, Math.max(in, out));
            }
        }
        double length = Math.hypot(toX - fromX, toY - fromY) * (last - first);
        long steps = length >= 0 ? (long) (length / step) : -1;
        for (long i = 0; i <= steps; i++) {
            double share = first + (steps == 0 ? 0 : (last - first) * i / steps);
            ink(fromX + (toX - fromX) * share, fromY + (toY - fromY) * share);
        }
    }

    private void ink(double x, double y) {
        int column = (int) (x / cell);
        int row = (int) (y / cell);
        if (x >= 0 && y >= 0 && column < columns && row < rows) {
            ink[row * columns + column] = 1;
        }
    }

    /** Tells that a mark stands here. */
    void mark(Rectangle2D mark) {
        marks.add(mark);
    }

    /** Takes the best of the candidates, the earlier ones preferred. */
    Rectangle2D place(List<Rectangle2D> candidates) {
        Rectangle2D best = candidates.getFirst();
        double lowest = Double.MAX_VALUE;
        for (int i = 0; i < candidates.size(); i++) {
            double cost = cost(candidates.get(i)) + 0.3 * i;
            if (cost < lowest) {
                lowest = cost;
                best = candidates.get(i);
            }
        }
        taken.add(best);
        return best;
    }

    private double cost(Rectangle2D box) {
        double cost = area.contains(box) ? 0 : 1000;
        for (Rectangle2D other : taken) {
            cost += 60 * share(box, other);
        }
        for (Rectangle2D mark : marks) {
            cost += 30 * share(mark, box);
        }
        return cost + 1.5 * inkUnder(box);
    }

    private static double share(Rectangle2D box, Rectangle2D other) {
        Rectangle2D common = box.createIntersection(other);
        return common.isEmpty() ? 0 : 0.3 + common.getWidth() * common.getHeight() / (box.getWidth() * box.getHeight());
    }

    private int inkUnder(Rectangle2D box) {
        int count = 0;
        int lastRow = Math.min(rows - 1, (int) (box.getMaxY() / cell));
        int lastColumn = Math.min(columns - 1, (int) (box.getMaxX() / cell));
        for (int row = Math.max(0, (int) (box.getMinY() / cell)); row <= lastRow; row++) {
            for (int column = Math.max(0, (int) (box.getMinX() / cell)); column <= lastColumn; column++) {
                count += ink[row * columns + column];
            }
        }
        return count;
    }
}
