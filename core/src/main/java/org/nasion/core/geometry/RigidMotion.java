package org.nasion.core.geometry;

/**
 * A turn about the origin and then a shift, without scaling or mirroring.
 *
 * @param turn  radians, counter-clockwise where y points up
 * @param shift in the unit of the points it moves
 */
public record RigidMotion(double turn, Point shift) {

    /** The motion that turns by an angle and lays one point on another. */
    public static RigidMotion laying(Point from, Point onto, double turn) {
        return new RigidMotion(turn, onto.minus(turned(from, turn)));
    }

    public Point apply(Point point) {
        return turned(point, turn).plus(shift);
    }

    public RigidMotion inverse() {
        return new RigidMotion(-turn, turned(shift, -turn).times(-1));
    }

    private static Point turned(Point point, double turn) {
        double cos = Math.cos(turn);
        double sin = Math.sin(turn);
        return new Point(cos * point.x() - sin * point.y(), sin * point.x() + cos * point.y());
    }
}
