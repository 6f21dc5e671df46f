package org.nasion.core.geometry;

/**
 * A point or a displacement in a plane. The space (image pixels, patient millimetres …) is the
 * holder's business; a {@code Point} never changes it by itself.
 */
public record Point(double x, double y) {

    public Point plus(Point other) {
        return new Point(x + other.x, y + other.y);
    }

    public Point minus(Point other) {
        return new Point(x - other.x, y - other.y);
    }

    public Point times(double factor) {
        return new Point(x * factor, y * factor);
    }

    public double dot(Point other) {
        return x * other.x + y * other.y;
    }

    /** The z part of the cross product: positive where {@code other} lies counter-clockwise of this when y points up. */
    public double cross(Point other) {
        return x * other.y - y * other.x;
    }

    public double length() {
        return Math.hypot(x, y);
    }

    public double distanceTo(Point other) {
        return minus(other).length();
    }

    public Point midpoint(Point other) {
        return new Point((x + other.x) / 2, (y + other.y) / 2);
    }

    public boolean isFinite() {
        return Double.isFinite(x) && Double.isFinite(y);
    }
}
