package org.nasion.core.geometry;

/** Angles in degrees; exact near 0 and 180 too, as they come from the arc tangent and not from the arc cosine. */
public final class Angles {

    private Angles() {}

    /** The angle at {@code vertex} between its rays to {@code p} and {@code r}, 0 to 180; NaN where a ray has no length. */
    public static double at(Point p, Point vertex, Point r) {
        return Math.abs(turn(p.minus(vertex), r.minus(vertex)));
    }

    /** The counter-clockwise turn (y up) from one direction to another, over −180 up to 180; NaN for a zero vector. */
    public static double turn(Point from, Point to) {
        double cross = from.cross(to);
        double dot = from.dot(to);
        return cross == 0 && dot == 0 ? Double.NaN : Math.toDegrees(Math.atan2(cross, dot));
    }

    /**
     * The counter-clockwise turn (y up) from one direction to another, over −90 up to 270; NaN for a zero vector. An angle
     * that is usually between 0 and 180 passes both ends without a jump: its limits lie as far off as they can.
     */
    public static double directed(Point from, Point to) {
        double turn = turn(from, to);
        return turn <= -90 ? turn + 360 : turn;
    }
}
