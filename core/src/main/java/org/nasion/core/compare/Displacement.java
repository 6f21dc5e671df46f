package org.nasion.core.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/**
 * How far a point lies from where it was, once the films are laid on each other.
 *
 * @param from  on the earlier film, mm of its patient space, y up
 * @param by    the move, mm
 * @param error of the move; empty where the error of one of the points is not known
 */
public record Displacement(Landmark landmark, Point from, Point by, Optional<Covariance> error) {

    /** The 95 % quantiles of χ² with one degree of freedom (1.96²) and with two (−2·ln 0.05). */
    private static final double CHI2_95_ONE = 1.959964 * 1.959964;

    private static final double CHI2_95_TWO = -2 * Math.log(0.05);
    /** Below this variance, mm², a direction is held by the method itself: S of S–N at S does not move, N only along it. */
    private static final double HELD = 1e-9;

    private static final double ROUNDING = 1e-6;

    /**
     * The error of a move as a two-dimensional normal distribution, mm².
     *
     * @param xx variance forwards
     * @param yy variance upwards
     * @param xy covariance of the two
     */
    public record Covariance(double xx, double yy, double xy) {

        /** Corners on the 95 % ellipse about the origin, counter-clockwise, mm. */
        public List<Point> border(int corners) {
            double turn = 0.5 * Math.atan2(2 * xy, xx - yy);
            double middle = (xx + yy) / 2;
            double apart = Math.hypot((xx - yy) / 2, xy);
            double major = Math.sqrt(Math.max(0, middle + apart) * CHI2_95_TWO);
            double minor = Math.sqrt(Math.max(0, middle - apart) * CHI2_95_TWO);
            List<Point> border = new ArrayList<>();
            for (int i = 0; i < corners; i++) {
                double angle = 2 * Math.PI * i / corners;
                double along = major * Math.cos(angle);
                double across = minor * Math.sin(angle);
                border.add(new Point(
                        along * Math.cos(turn) - across * Math.sin(turn),
                        along * Math.sin(turn) + across * Math.cos(turn)));
            }
            return border;
        }

        /** Whether a move lies within the 95 % ellipse. */
        public boolean holds(Point move) {
            double turn = 0.5 * Math.atan2(2 * xy, xx - yy);
            Point axis = new Point(Math.cos(turn), Math.sin(turn));
            double along = move.dot(axis);
            double across = axis.cross(move);
            double middle = (xx + yy) / 2;
            double apart = Math.hypot((xx - yy) / 2, xy);
            double major = middle + apart;
            double minor = middle - apart;
            if (major < HELD) {
                return move.length() < ROUNDING;
            }
            if (minor < HELD) {
                return Math.abs(across) < ROUNDING && along * along / major < CHI2_95_ONE;
            }
            return along * along / major + across * across / minor < CHI2_95_TWO;
        }
    }

    /** Whether the move lies within the 95 % ellipse of its error, so that it may be none. False where the error is unknown. */
    public boolean withinError() {
        return error.isPresent() && error.get().holds(by);
    }
}
