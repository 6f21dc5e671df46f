package org.nasion.core.report;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import org.nasion.core.geometry.Point;
import org.nasion.core.tracing.Placement;

/** The sign of a point, which says how it came to its place and whether somebody looked. */
final class PointSign {

    /** Of what a person placed or looked at. */
    static final Color SEEN = new Color(0xFFFFFF);

    private static final Color DETECTED = new Color(0x9BE564);
    private static final Color ESTIMATED = new Color(0xFFB454);

    private final Pen pen;

    PointSign(Pen pen) {
        this.pen = pen;
    }

    /** Ring: proposed by the program, dashed where only estimated; diamond: placed by hand; filled: confirmed. */
    void paint(Point at, Placement placement) {
        Placement.Origin origin = placement.origin();
        boolean confirmed = placement.confirmed();
        Color color = colour(placement);
        Shape sign = origin == Placement.Origin.MANUAL ? diamond(at, 6) : pen.circle(at, confirmed ? 4.4 : 5);
        if (confirmed) {
            pen.stroke(sign, Pen.HALO, 2.4, 0.7, null);
            pen.fill(sign, color);
        } else {
            pen.stroke(sign, Pen.HALO, 3.4, 0.5, null);
            pen.stroke(sign, color, 1.6, 1, origin == Placement.Origin.ESTIMATED ? new float[] {2.4f, 3.2f} : null);
            pen.fill(pen.circle(at, 1.1), color);
        }
    }

    /** One sign on a dark tile, as the film shows it. */
    static void legend(Ink ink, Placement.Origin origin, boolean confirmed, double width, double height) {
        Pen pen = new Pen(ink, 100 * height, 100 * height);
        pen.fill(new Rectangle2D.Double(0, 0, width, height), Pen.HALO);
        new PointSign(pen)
                .paint(
                        new Point(width / 2, height / 2),
                        new Placement(new Point(0, 0), origin, confirmed, Optional.empty()));
    }

    static Color colour(Placement placement) {
        if (placement.confirmed() || placement.origin() == Placement.Origin.MANUAL) {
            return SEEN;
        }
        return placement.origin() == Placement.Origin.ESTIMATED ? ESTIMATED : DETECTED;
    }

    private Path2D diamond(Point at, double radius) {
        double r = radius * pen.unit();
        Path2D path = new Path2D.Double();
        path.moveTo(at.x(), at.y() - r);
        path.lineTo(at.x() + r, at.y());
        path.lineTo(at.x(), at.y() + r);
        path.lineTo(at.x() - r, at.y());
        path.closePath();
        return path;
    }
}
