package org.nasion.core.contour;

import java.util.ArrayList;
import java.util.List;
import org.nasion.core.drawing.CatmullRom;
import org.nasion.core.geometry.Point;

/**
 * A curve as places at even distances, each with how far along the template it lies.
 *
 * @param points in the space of the drawing's frame
 * @param along  the template's own length up to there, in the frame's units; rising
 */
record EdgeLine(List<Point> points, double[] along) {

    private static final int PIECES = 8;

    /** The smooth curve through nodes, its own template. */
    static EdgeLine through(List<Point> nodes, double step) {
        List<Point> dense = new ArrayList<>();
        for (CatmullRom.Piece piece : CatmullRom.pieces(nodes)) {
            if (dense.isEmpty()) {
                dense.add(piece.from());
            }
            for (int i = 1; i <= PIECES; i++) {
                dense.add(piece.at((double) i / PIECES));
            }
        }
        double[] along = new double[dense.size()];
        for (int i = 1; i < along.length; i++) {
            along[i] = along[i - 1] + dense.get(i).distanceTo(dense.get(i - 1));
        }
        return new EdgeLine(dense, along).evenly(step);
    }

    /** The same curve with places about this far apart. */
    EdgeLine evenly(double step) {
        int n = points.size();
        double[] length = new double[n];
        for (int i = 1; i < n; i++) {
            length[i] = length[i - 1] + points.get(i).distanceTo(points.get(i - 1));
        }
        int pieces = Math.max(4, (int) Math.round(length[n - 1] / step));
        List<Point> even = new ArrayList<>();
        double[] where = new double[pieces + 1];
        int at = 0;
        for (int k = 0; k <= pieces; k++) {
            double wanted = length[n - 1] * k / pieces;
            while (at < n - 2 && length[at + 1] < wanted) {
                at++;
            }
            double piece = length[at + 1] - length[at];
            double share = piece == 0 ? 0 : Math.clamp((wanted - length[at]) / piece, 0.0, 1.0);
            even.add(
                    points.get(at).plus(points.get(at + 1).minus(points.get(at)).times(share)));
            where[k] = along[at] + (along[at + 1] - along[at]) * share;
        }
        return new EdgeLine(even, where);
    }

    int size() {
        return points.size();
    }

    /** The direction to the right of the way, of length 1, over this many places to both sides. */
    Point right(int i, int reach) {
        Point way = points.get(Math.min(size() - 1, i + reach)).minus(points.get(Math.max(0, i - reach)));
        double length = way.length();
        return length == 0 ? new Point(0, 0) : new Point(way.y() / length, -way.x() / length);
    }

    /** The index whose template length is nearest. */
    int nearest(double template) {
        int best = 0;
        for (int i = 1; i < along.length; i++) {
            if (Math.abs(along[i] - template) < Math.abs(along[best] - template)) {
                best = i;
            }
        }
        return best;
    }

    /** Where the curve is at a length of the template. */
    Point at(double template) {
        int i = 0;
        while (i < along.length - 2 && along[i + 1] < template) {
            i++;
        }
        double piece = along[i + 1] - along[i];
        double share = piece == 0 ? 0 : Math.clamp((template - along[i]) / piece, 0.0, 1.0);
        return points.get(i).plus(points.get(i + 1).minus(points.get(i)).times(share));
    }
}
