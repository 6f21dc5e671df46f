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

    /** This motion and then another one. */
    public RigidMotion then(RigidMotion next) {
        return new RigidMotion(turn + next.turn, turned(shift, next.turn).plus(next.shift));
    }

    /** Half of this motion: done twice it is the whole, for turns of less than half a circle. */
    public RigidMotion half() {
        return new RigidMotion(turn / 2, turned(shift, -turn / 4).times(1 / (2 * Math.cos(turn / 4))));
    }

    private static Point turned(Point point, double turn) {
        double cos = Math.cos(turn);
        double sin = Math.sin(turn);
        return new Point(cos * point.x() - sin * point.y(), sin * point.x() + cos * point.y());
    }
}
