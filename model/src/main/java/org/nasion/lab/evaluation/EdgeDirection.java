package org.nasion.lab.evaluation;

import org.nasion.core.geometry.Point;
import org.nasion.core.image.Cephalogram;

/**
 * Which way an edge of the film runs at a place: the direction of least change by the structure tensor (Bigün &amp; Granlund
 * 1987), central differences weighted by a Gaussian.
 */
final class EdgeDirection {

    private static final double REACH = 2.5; // standard deviations

    private EdgeDirection() {}

    /**
     * @param at    image space, px
     * @param sigma of the weights, px
     * @return unit vector along the edge, of the two the one with y ≥ 0; (1, 0) where nothing changes
     */
    static Point at(Cephalogram film, Point at, double sigma) {
        double xx = 0;
        double xy = 0;
        double yy = 0;
        int reach = (int) Math.ceil(REACH * sigma);
        int left = Math.max(1, (int) Math.round(at.x()) - reach);
        int right = Math.min(film.width() - 2, (int) Math.round(at.x()) + reach);
        int top = Math.max(1, (int) Math.round(at.y()) - reach);
        int bottom = Math.min(film.height() - 2, (int) Math.round(at.y()) + reach);
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                double weight = Math.exp(-(Math.pow(x - at.x(), 2) + Math.pow(y - at.y(), 2)) / (2 * sigma * sigma));
                double dx = film.sample(x + 1, y) - film.sample(x - 1, y);
                double dy = film.sample(x, y + 1) - film.sample(x, y - 1);
                xx += weight * dx * dx;
                xy += weight * dx * dy;
                yy += weight * dy * dy;
            }
        }
        // The direction of most change is at half the angle of (xx − yy, 2xy); the edge runs at a right angle to it.
        double across = xx == 0 && yy == 0 ? -Math.PI / 2 : Math.atan2(2 * xy, xx - yy) / 2;
        Point along = new Point(-Math.sin(across), Math.cos(across));
        return along.y() < 0 ? along.times(-1) : along;
    }
}
