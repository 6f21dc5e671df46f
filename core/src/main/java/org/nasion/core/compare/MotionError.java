package org.nasion.core.compare;

import org.nasion.core.geometry.Point;

/**
 * How far a motion may be off: a turn about a point and a shift, independent of each other.
 *
 * @param about where the turn's error moves nothing, mm of the earlier film's patient space
 * @param turn  one standard deviation, radians
 * @param shift of that point, mm²
 */
public record MotionError(Point about, double turn, Displacement.Covariance shift) {

    /** The error of a point's place once it is moved: a turn of δ counts rδ at a distance of r. */
    public Displacement.Covariance at(Point moved) {
        Point r = moved.minus(about);
        double turned = turn * turn;
        return new Displacement.Covariance(
                shift.xx() + turned * r.y() * r.y(),
                shift.yy() + turned * r.x() * r.x(),
                shift.xy() - turned * r.x() * r.y());
    }
}
