package org.nasion.core.report;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.FlatteningPathIterator;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.nasion.core.geometry.Point;

/** Draws in units of 1/1200 of the picture's longer side and remembers where, so that labels find room beside what was drawn. */
final class Pen {

    /** Dark round what is drawn on a film that may be bright. */
    static final Color HALO = new Color(0x0B0F14);

    private final Ink ink;
    private final double unit;
    private final LabelLayout layout;

    /** @param width of the picture in the units of the ink, likewise {@code height} */
    Pen(Ink ink, double width, double height) {
        this.ink = ink;
        this.unit = Math.max(width, height) / 1200;
        this.layout = new LabelLayout(width, height, 4 * unit);
    }

    /** In the units of the ink. */
    double unit() {
        return unit;
    }

    /** @param dash lengths of dashes and gaps; null for a plain line */
    void stroke(Shape shape, Color color, double width, double opacity, float[] dash) {
        float[] scaled = dash == null ? null : dash.clone();
        for (int i = 0; scaled != null && i < scaled.length; i++) {
            scaled[i] *= (float) unit;
        }
        ink.stroke(shape, color, opacity, width * unit, scaled);
        if (color != HALO) {
            leaveInk(shape);
        }
    }

    void fill(Shape shape, Color color) {
        ink.fill(shape, color, 1);
    }

    /** What lies outside the picture leaves no ink; what lies inside is no longer than the picture, wherever the points are. */
    private void leaveInk(Shape shape) {
        double[] to = new double[6];
        Point from = new Point(0, 0);
        for (PathIterator steps = new FlatteningPathIterator(shape.getPathIterator(null), unit);
                !steps.isDone();
                steps.next()) {
            int kind = steps.currentSegment(to);
            Point end = new Point(to[0], to[1]);
            if (kind == PathIterator.SEG_LINETO) {
                layout.ink(from.x(), from.y(), end.x(), end.y(), 3 * unit);
            }
            from = end;
        }
    }

    /** Tells that a mark of a radius lies here, which labels keep off. */
    void mark(Point at, double radius) {
        layout.mark(circle(at, radius).getBounds2D());
    }

    /** The cheapest of some places for a label, which is taken from then on. */
    Rectangle2D room(List<Rectangle2D> candidates) {
        return layout.place(candidates);
    }

    Ellipse2D circle(Point at, double radius) {
        double r = radius * unit;
        return new Ellipse2D.Double(at.x() - r, at.y() - r, 2 * r, 2 * r);
    }
}
