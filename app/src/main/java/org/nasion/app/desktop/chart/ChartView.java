package org.nasion.app.desktop.chart;

import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.nasion.core.chart.Chart;
import org.nasion.core.chart.Palette;
import org.nasion.core.geometry.Point;

/** A chart on the screen, drawn from the same description as in a report. */
public final class ChartView extends Canvas {

    private final double scale;
    private final Palette palette;

    /** @param scale logical pixels to a point */
    public ChartView(Chart chart, Palette palette, double scale) {
        super(chart.width() * scale, chart.height() * scale);
        this.scale = scale;
        this.palette = palette;
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(chart.title());
        setAccessibleHelp(chart.description());
        GraphicsContext g = getGraphicsContext2D();
        g.scale(scale, scale);
        g.setLineCap(StrokeLineCap.ROUND);
        g.setLineJoin(StrokeLineJoin.ROUND);
        g.setTextBaseline(VPos.BASELINE);
        chart.marks().forEach(mark -> paint(g, mark));
    }

    private void paint(GraphicsContext g, Chart.Mark mark) {
        Color color = color(palette.rgb(mark.tone()));
        g.setFill(color);
        g.setStroke(color);
        switch (mark) {
            case Chart.Line line -> {
                stroke(g, line.width(), line.dashed());
                g.strokeLine(
                        line.from().x(),
                        line.from().y(),
                        line.to().x(),
                        line.to().y());
            }
            case Chart.Path path -> {
                stroke(g, path.width(), false);
                if (path.closed()) {
                    g.strokePolygon(
                            xs(path.points()), ys(path.points()), path.points().size());
                } else {
                    g.strokePolyline(
                            xs(path.points()), ys(path.points()), path.points().size());
                }
            }
            case Chart.Area area -> {
                g.setGlobalAlpha(area.opacity());
                g.fillPolygon(
                        xs(area.points()), ys(area.points()), area.points().size());
                g.setGlobalAlpha(1);
            }
            case Chart.Box box -> g.fillRect(box.x(), box.y(), box.width(), box.height());
            case Chart.Ring ring -> {
                stroke(g, ring.width(), ring.dashed());
                g.strokeOval(
                        ring.centre().x() - ring.radius(),
                        ring.centre().y() - ring.radius(),
                        2 * ring.radius(),
                        2 * ring.radius());
            }
            case Chart.Disc disc ->
                g.fillOval(
                        disc.centre().x() - disc.radius(),
                        disc.centre().y() - disc.radius(),
                        2 * disc.radius(),
                        2 * disc.radius());
            case Chart.Dot dot -> dot(g, dot, color);
            case Chart.Text text -> {
                g.setFont(Font.font(text.bold() ? "Inter SemiBold" : "Inter", text.size()));
                g.setTextAlign(
                        switch (text.align()) {
                            case LEFT -> TextAlignment.LEFT;
                            case CENTRE -> TextAlignment.CENTER;
                            case RIGHT -> TextAlignment.RIGHT;
                        });
                g.fillText(text.text(), text.at().x(), text.at().y());
            }
        }
    }

    private void dot(GraphicsContext g, Chart.Dot dot, Color color) {
        double r = dot.radius();
        double x = dot.at().x();
        double y = dot.at().y();
        g.setFill(dot.hollow() ? color(palette.background()) : color);
        stroke(g, 1, false);
        if (dot.level() == 0) {
            g.fillOval(x - r, y - r, 2 * r, 2 * r);
            g.strokeOval(x - r, y - r, 2 * r, 2 * r);
            return;
        }
        double[] xs = switch (dot.level()) {
            case 1 -> new double[] {x, x + 1.25 * r, x, x - 1.25 * r};
            case 2 -> new double[] {x - 0.95 * r, x + 0.95 * r, x + 0.95 * r, x - 0.95 * r};
            default -> new double[] {x, x + 1.3 * r, x - 1.3 * r};
        };
        double[] ys = switch (dot.level()) {
            case 1 -> new double[] {y - 1.25 * r, y, y + 1.25 * r, y};
            case 2 -> new double[] {y - 0.95 * r, y - 0.95 * r, y + 0.95 * r, y + 0.95 * r};
            default -> new double[] {y - 1.35 * r, y + 0.95 * r, y + 0.95 * r};
        };
        g.fillPolygon(xs, ys, xs.length);
        g.strokePolygon(xs, ys, xs.length);
    }

    /** Never thinner than a hair on the screen. */
    private void stroke(GraphicsContext g, double width, boolean dashed) {
        g.setLineWidth(Math.max(width, 0.7 / scale));
        g.setLineDashes(dashed ? new double[] {2.5, 2} : null);
    }

    private static Color color(int rgb) {
        return Color.rgb(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF);
    }

    private static double[] xs(java.util.List<Point> points) {
        return points.stream().mapToDouble(Point::x).toArray();
    }

    private static double[] ys(java.util.List<Point> points) {
        return points.stream().mapToDouble(Point::y).toArray();
    }
}
