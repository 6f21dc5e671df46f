package org.nasion.core.report;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.nasion.core.chart.Chart;
import org.nasion.core.chart.Chart.Tone;
import org.nasion.core.chart.Palette;
import org.nasion.core.geometry.Point;

/** Draws a chart with ink; words are outlines of the program's own letters. */
final class ChartPainter {

    private final Ink ink;
    private final Palette palette;
    private final Lettering regular;
    private final Lettering bold;

    ChartPainter(Ink ink, Palette palette, Lettering regular, Lettering bold) {
        this.ink = ink;
        this.palette = palette;
        this.regular = regular;
        this.bold = bold;
    }

    void paint(Chart chart) {
        chart.marks().forEach(this::paint);
    }

    private void paint(Chart.Mark mark) {
        Color color = color(mark.tone());
        switch (mark) {
            case Chart.Line line ->
                ink.stroke(
                        new Line2D.Double(
                                line.from().x(),
                                line.from().y(),
                                line.to().x(),
                                line.to().y()),
                        color,
                        1,
                        line.width(),
                        dash(line.dashed()));
            case Chart.Path path -> ink.stroke(polygon(path.points(), path.closed()), color, 1, path.width(), null);
            case Chart.Area area -> ink.fill(polygon(area.points(), true), color, area.opacity());
            case Chart.Box box ->
                ink.fill(new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()), color, 1);
            case Chart.Ring ring ->
                ink.stroke(circle(ring.centre(), ring.radius()), color, 1, ring.width(), dash(ring.dashed()));
            case Chart.Disc disc -> ink.fill(circle(disc.centre(), disc.radius()), color, 1);
            case Chart.Dot dot -> dot(dot, color);
            case Chart.Text text -> text(text, color);
        }
    }

    private void dot(Chart.Dot dot, Color color) {
        java.awt.Shape shape = symbol(dot);
        if (dot.hollow()) {
            ink.fill(shape, new Color(palette.background()), 1);
            ink.stroke(shape, color, 1, 1.1, null);
        } else {
            ink.stroke(shape, new Color(palette.background()), 1, 1, null);
            ink.fill(shape, color, 1);
        }
    }

    private static java.awt.Shape symbol(Chart.Dot dot) {
        double r = dot.radius();
        Point at = dot.at();
        return switch (dot.level()) {
            case 0 -> circle(at, r);
            case 1 ->
                polygon(
                        List.of(
                                at.plus(new Point(0, -1.25 * r)),
                                at.plus(new Point(1.25 * r, 0)),
                                at.plus(new Point(0, 1.25 * r)),
                                at.plus(new Point(-1.25 * r, 0))),
                        true);
            case 2 -> new Rectangle2D.Double(at.x() - 0.95 * r, at.y() - 0.95 * r, 1.9 * r, 1.9 * r);
            default ->
                polygon(
                        List.of(
                                at.plus(new Point(0, -1.35 * r)),
                                at.plus(new Point(1.3 * r, 0.95 * r)),
                                at.plus(new Point(-1.3 * r, 0.95 * r))),
                        true);
        };
    }

    private void text(Chart.Text text, Color color) {
        Lettering letters = text.bold() ? bold : regular;
        double width = letters.width(text.text(), text.size());
        double x = text.at().x()
                - switch (text.align()) {
                    case LEFT -> 0;
                    case CENTRE -> width / 2;
                    case RIGHT -> width;
                };
        ink.fill(letters.outline(text.text(), text.size(), x, text.at().y()), color, 1);
    }

    private Color color(Tone tone) {
        return new Color(palette.rgb(tone));
    }

    private static float[] dash(boolean dashed) {
        return dashed ? new float[] {2.5f, 2} : null;
    }

    private static Ellipse2D circle(Point at, double radius) {
        return new Ellipse2D.Double(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius);
    }

    private static Path2D polygon(List<Point> points, boolean closed) {
        Path2D path = new Path2D.Double();
        for (Point point : points) {
            if (path.getCurrentPoint() == null) {
                path.moveTo(point.x(), point.y());
            } else {
                path.lineTo(point.x(), point.y());
            }
        }
        if (closed) {
            path.closePath();
        }
        return path;
    }
}
