package org.nasion.core.report;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.nasion.core.geometry.Point;

/** The words on a picture: where each may stand, and writing it where there is room. */
final class OverlayLabels {

    private static final double TEXT = 17;

    private final Pen pen;
    private final Lettering letters;
    private final double unit;

    OverlayLabels(Pen pen, Lettering letters) {
        this.pen = pen;
        this.letters = letters;
        this.unit = pen.unit();
    }

    /** Outside an arc, its middle first; degrees counted to the left from the right. */
    List<Rectangle2D> besideArc(String text, Point vertex, double start, double turn, double radius) {
        double width = letters.width(text, TEXT * unit);
        double height = Lettering.capHeight(TEXT * unit);
        List<Rectangle2D> candidates = new ArrayList<>();
        for (double out : new double[] {8, 16, 28, 44}) {
            for (double share : new double[] {0.5, 0.35, 0.65, 0.2, 0.8, 0.05, 0.95, 1.3, -0.3}) {
                double angle = Math.toRadians(start + turn * share);
                double distance = radius
                        + out * unit
                        + Math.abs(Math.cos(angle)) * width / 2
                        + Math.abs(Math.sin(angle)) * height / 2;
                candidates.add(centred(
                        vertex.x() + Math.cos(angle) * distance,
                        vertex.y() - Math.sin(angle) * distance,
                        width,
                        height));
            }
        }
        return candidates;
    }

    /** Round a place, above and below first. */
    List<Rectangle2D> beside(String text, Point at) {
        double width = letters.width(text, TEXT * unit);
        double height = Lettering.capHeight(TEXT * unit);
        List<Rectangle2D> candidates = new ArrayList<>();
        for (double out : new double[] {6, 12, 20, 32}) {
            double up = out * unit + height / 2;
            double aside = out * unit + width / 2;
            for (double[] way : new double[][] {{0, -1}, {0, 1}, {1, 0}, {-1, 0}, {1, -1}, {1, 1}, {-1, -1}, {-1, 1}}) {
                candidates.add(centred(at.x() + way[0] * aside, at.y() + way[1] * up, width, height));
            }
        }
        return candidates;
    }

    /** At the four corners of a cross, its upper right first. */
    List<Rectangle2D> atCorners(String text, Point at, double arm) {
        double width = letters.width(text, TEXT * unit);
        double height = Lettering.capHeight(TEXT * unit);
        List<Rectangle2D> candidates = new ArrayList<>();
        for (double side : new double[] {1, -1}) {
            for (double way : new double[] {-1, 1}) {
                candidates.add(
                        centred(at.x() + side * (arm + width / 2 + 3 * unit), at.y() + way * 6 * unit, width, height));
            }
        }
        return candidates;
    }

    /** Labels go outwards first, away from the middle of all points. */
    void outwards(String text, Color color, Point at, Point middle) {
        double width = letters.width(text, TEXT * unit);
        double height = Lettering.capHeight(TEXT * unit);
        double outwards = Math.atan2(middle.y() - at.y(), at.x() - middle.x());
        List<Rectangle2D> candidates = new ArrayList<>();
        for (double out : new double[] {10, 17, 27, 40}) {
            for (int i = 0; i < 16; i++) {
                double angle = outwards + Math.PI / 8 * (i % 2 == 0 ? 1 : -1) * ((i + 1) / 2);
                double cos = Math.cos(angle);
                double sin = Math.sin(angle);
                double distance = out * unit
                        + Math.min(
                                width / 2 / Math.max(Math.abs(cos), 1e-6), height / 2 / Math.max(Math.abs(sin), 1e-6));
                candidates.add(centred(at.x() + cos * distance, at.y() - sin * distance, width, height));
            }
        }
        leader(write(text, color, candidates), at);
    }

    /** Writes where there is most room; returns the place. */
    Rectangle2D write(String text, Color color, List<Rectangle2D> candidates) {
        double air = 3 * unit;
        Rectangle2D place =
                pen.room(candidates.stream().map(box -> grown(box, air)).toList());
        Rectangle2D box = grown(place, -air);
        Shape outline = letters.outline(text, TEXT * unit, box.getX(), box.getMaxY());
        pen.stroke(outline, Pen.HALO, 4, 0.75, null);
        pen.fill(outline, color);
        return box;
    }

    /** A thin line from a label that had to go far to its point. */
    private void leader(Rectangle2D box, Point point) {
        Point to = new Point(
                Math.clamp(point.x(), box.getMinX(), box.getMaxX()),
                Math.clamp(point.y(), box.getMinY(), box.getMaxY()));
        double length = point.distanceTo(to);
        if (length > 18 * unit) {
            Point from = point.plus(to.minus(point).times(7 * unit / length));
            pen.stroke(new Line2D.Double(from.x(), from.y(), to.x(), to.y()), PointSign.SEEN, 0.9, 0.6, null);
        }
    }

    private static Rectangle2D centred(double x, double y, double width, double height) {
        return new Rectangle2D.Double(x - width / 2, y - height / 2, width, height);
    }

    private static Rectangle2D grown(Rectangle2D box, double by) {
        return new Rectangle2D.Double(
                box.getX() - by, box.getY() - by, box.getWidth() + 2 * by, box.getHeight() + 2 * by);
    }
}
