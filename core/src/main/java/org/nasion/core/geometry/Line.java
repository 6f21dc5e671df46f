package org.nasion.core.geometry;

/**
 * A directed straight line through two points, in any isotropic space with y up. Where the face
 * looks right, the left side of a line drawn downwards is anterior and the left side of a line
 * drawn forwards is superior. Whatever needs a direction is {@code NaN} where the two points coincide.
 *
 * @param from where it starts; {@link #along} counts from here
 * @param to   where it points
 */
public record Line(Point from, Point to) {

    /** From start to end, not normalised. */
    public Point direction() {
        return to.minus(from);
    }

    /** Signed distance of a point from the line: positive on the left of its direction. */
    public double offset(Point point) {
        Point direction = direction();
        return direction.cross(point.minus(from)) / direction.length();
    }

    /** Where the point's foot lies on the line: signed distance from the start, positive in its direction. */
    public double along(Point point) {
        Point direction = direction();
        return direction.dot(point.minus(from)) / direction.length();
    }

    /** The foot of the perpendicular from a point. */
    public Point foot(Point point) {
        Point direction = direction();
        return from.plus(direction.times(direction.dot(point.minus(from)) / direction.dot(direction)));
    }

    /** Where two lines cross; not finite where they are parallel. */
    public Point intersection(Line other) {
        Point direction = direction();
        Point across = other.direction();
        return from.plus(direction.times(other.from.minus(from).cross(across) / direction.cross(across)));
    }

    /** Degrees, over −180 up to 180, by which this direction turns counter-clockwise to become the other's. */
    public double turnTo(Line other) {
        return Angles.turn(direction(), other.direction());
    }

    /** The same, over −90 up to 270. */
    public double directedTo(Line other) {
        return Angles.directed(direction(), other.direction());
    }

    /** Degrees, 0 to 180, between the two directions. */
    public double angleTo(Line other) {
        return Math.abs(turnTo(other));
    }

    /** The line through a point at a right angle to this one, turned clockwise: downwards where this runs forwards. */
    public Line perpendicularThrough(Point point) {
        Point direction = direction();
        return new Line(point, point.plus(new Point(direction.y(), -direction.x())));
    }

    /** The line through a point in the same direction. */
    public Line parallelThrough(Point point) {
        return new Line(point, point.plus(direction()));
    }
}
