package org.nasion.core.tracing;

import org.nasion.core.geometry.Point;

/**
 * Where a point of both sides of the head lies on the left and on the right, which a film shows apart. What is measured is
 * the place midway between them.
 *
 * @param left  of the patient; image space, px
 * @param right of the patient; image space, px
 */
public record Sides(Point left, Point right) {

    /** One side of the patient. */
    public enum Side {
        LEFT,
        RIGHT
    }

    public Sides {
        if (!left.isFinite() || !right.isFinite()) {
            throw new IllegalArgumentException("a side needs finite coordinates");
        }
    }

    /** Midway between both; image space, px. */
    public Point mean() {
        return left.midpoint(right);
    }

    public Point of(Side side) {
        return side == Side.LEFT ? left : right;
    }

    /** The same with one side elsewhere. */
    public Sides with(Side side, Point at) {
        return side == Side.LEFT ? new Sides(at, right) : new Sides(left, at);
    }

    /** Both moved alike. */
    Sides plus(Point way) {
        return new Sides(left.plus(way), right.plus(way));
    }
}
