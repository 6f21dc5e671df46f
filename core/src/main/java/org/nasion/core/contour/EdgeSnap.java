package org.nasion.core.contour;

import org.nasion.core.geometry.Point;

/** The clearest edge beside a place, for a point that is being dragged. */
final class EdgeSnap {

    /** How far an edge may be, mm of an average adult; nearer ones count for more. */
    private static final double REACH = 1.5;

    private static final double COARSE = 0.15;
    private static final double NEAR = 0.5;
    private static final double FINE = 0.05;
    private static final double PULL = 2;
    private static final double HOLD = 0.1;
    /** Half the foot of the slope that is measured, mm. */
    private static final double FOOT = 0.3;

    private final GreyRaster picture;
    private final double noise;
    private final double mm;
    private final double aspect;

    /** @param pixelAspect height of a pixel over its width */
    EdgeSnap(Pictures pictures, double pixelAspect) {
        this.picture = pictures.sharp();
        this.noise = pictures.noise();
        this.mm = pictures.mm();
        this.aspect = pixelAspect;
    }

    /** The place itself where there is no edge in reach. */
    Point near(Point place) {
        Point coarse = best(place, REACH, COARSE, PULL);
        // Which edge is meant goes by nearness, where it lies by its slope alone, or it would always lie too near.
        return coarse.equals(place) && slope(place) <= noise ? place : best(coarse, NEAR, FINE, HOLD);
    }

    /** @param pull how much nearer places count for more */
    private Point best(Point around, double reach, double step, double pull) {
        Point best = around;
        double most = slope(around) > noise ? slope(around) : 0;
        int steps = (int) Math.round(reach / step);
        for (int i = -steps; i <= steps; i++) {
            for (int k = -steps; k <= steps; k++) {
                Point at = around.plus(at(i * step, k * step));
                double away = Math.hypot(i, k) * step / reach;
                double slope = slope(at);
                double worth = slope > noise ? slope * Math.exp(-pull * away * away) : 0;
                if (worth > most) {
                    most = worth;
                    best = at;
                }
            }
        }
        return best;
    }

    private double slope(Point at) {
        return Math.hypot(
                picture.at(at.plus(at(FOOT, 0))) - picture.at(at.minus(at(FOOT, 0))),
                picture.at(at.plus(at(0, FOOT))) - picture.at(at.minus(at(0, FOOT))));
    }

    private Point at(double x, double y) {
        return new Point(x * mm, y * mm / aspect);
    }
}
