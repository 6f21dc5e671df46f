package org.nasion.core.study.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nasion.core.chart.Chart;
import org.nasion.core.chart.Chart.Align;
import org.nasion.core.chart.Chart.Area;
import org.nasion.core.chart.Chart.Disc;
import org.nasion.core.chart.Chart.Line;
import org.nasion.core.chart.Chart.Mark;
import org.nasion.core.chart.Chart.Path;
import org.nasion.core.chart.Chart.Ring;
import org.nasion.core.chart.Chart.Text;
import org.nasion.core.chart.Chart.Tone;
import org.nasion.core.drawing.CatmullRom;
import org.nasion.core.drawing.SchematicHead;
import org.nasion.core.drawing.Shape;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/** Errors of landmarks with their 95 % ellipses: on a schematic head, and landmark by landmark. No film is shown. */
public final class EllipseCharts {

    private static final int CORNERS = 64;
    private static final int STEPS = 10;
    private static final double MARGIN = 14;
    private static final double TITLE = 22;

    /** How the axes of the errors lie in the schematic head: along its own S–N. */
    private static final Point FORWARD = forward();

    private EllipseCharts() {}

    private static Point forward() {
        Point line = SchematicHead.at(Landmark.N).minus(SchematicHead.at(Landmark.S));
        return line.times(1 / line.length());
    }

    /**
     * Ellipses around the bias, to the scale of the head; a line leads from the landmark to the bias.
     *
     * @param landmarks by code; those that the schematic head does not have are left away
     * @param width     points of 1/72 inch
     */
    public static Chart onHead(String title, Map<String, PointErrors> landmarks, double width) {
        List<Point> extent = new ArrayList<>();
        SchematicHead.outlines().forEach(curve -> extent.addAll(curve.through()));
        double left = extent.stream().mapToDouble(Point::x).min().orElseThrow();
        double right = extent.stream().mapToDouble(Point::x).max().orElseThrow();
        double top = extent.stream().mapToDouble(Point::y).min().orElseThrow();
        double bottom = extent.stream().mapToDouble(Point::y).max().orElseThrow();
        double scale = (width - 2 * MARGIN) / (right - left);
        Point origin = new Point(MARGIN - left * scale, TITLE + MARGIN - top * scale);
        List<Mark> marks = new ArrayList<>();
        marks.add(new Text(title, new Point(0, 9), 8, Align.LEFT, true, Tone.INK));
        SchematicHead.outlines().forEach(curve -> marks.add(outline(curve, scale, origin)));
        landmarks.forEach((code, errors) -> at(code).ifPresent(place -> {
            Point at = place.times(scale).plus(origin);
            Point bias = at.plus(head(errors.bias()).times(scale));
            if (!Double.isNaN(errors.ellipse().major())) {
                List<Point> ring = ellipse(errors.ellipse()).stream()
                        .map(p -> bias.plus(head(p).times(scale)))
                        .toList();
                marks.add(new Area(ring, 0.16, Tone.ACCENT));
                marks.add(new Path(ring, true, 0.7, Tone.ACCENT));
            }
            marks.add(new Line(at, bias, 1, false, Tone.LEVEL_2));
            marks.add(new Disc(at, 1.1, Tone.INK));
            marks.add(new Text(code, at.plus(new Point(2.5, -2)), 6, Align.LEFT, false, Tone.INK));
        }));
        double height = TITLE + 2 * MARGIN + (bottom - top) * scale;
        marks.add(new Line(
                new Point(MARGIN, height - 6), new Point(MARGIN + 10 * scale, height - 6), 1, false, Tone.INK));
        marks.add(new Text("10 mm", new Point(MARGIN + 10 * scale + 3, height - 4), 6, Align.LEFT, false, Tone.QUIET));
        return new Chart(
                title,
                title + ": " + landmarks.size()
                        + " landmarks, 95 % error ellipses around the bias, on a schematic head",
                width,
                height,
                marks);
    }

    private static Optional<Point> at(String code) {
        return Landmark.ofCode(code).map(SchematicHead::at);
    }

    /** From forward along S–N and up to x right, y down of the schematic head. */
    private static Point head(Point error) {
        Point up = new Point(FORWARD.y(), -FORWARD.x());
        return FORWARD.times(error.x()).plus(up.times(error.y()));
    }

    private static Path outline(Shape.Curve curve, double scale, Point origin) {
        List<Point> line = new ArrayList<>();
        for (CatmullRom.Piece piece : CatmullRom.pieces(curve.through())) {
            for (int i = 0; i <= STEPS; i++) {
                line.add(piece.at((double) i / STEPS).times(scale).plus(origin));
            }
        }
        return new Path(line, false, 0.6, Tone.GRID);
    }

    /** Around the origin, x forward, y up, mm. */
    private static List<Point> ellipse(PointErrors.Ellipse ellipse) {
        double turn = Math.toRadians(ellipse.angle());
        List<Point> ring = new ArrayList<>();
        for (int i = 0; i < CORNERS; i++) {
            double a = 2 * Math.PI * i / CORNERS;
            double x = ellipse.major() * Math.cos(a);
            double y = ellipse.minor() * Math.sin(a);
            ring.add(new Point(x * Math.cos(turn) - y * Math.sin(turn), x * Math.sin(turn) + y * Math.cos(turn)));
        }
        return ring;
    }

    /**
     * Every error of every landmark: a panel each, S–N lies to the right.
     *
     * @param columns panels in a row
     * @param reach   mm from the middle to the edge of a panel; errors beyond it stand on its edge as rings
     */
    public static Chart panels(
            String title, Map<String, PointErrors> landmarks, double width, int columns, double reach) {
        double side = (width - 6 * (columns - 1)) / columns;
        double line = side + 14;
        List<Mark> marks = new ArrayList<>();
        marks.add(new Text(title, new Point(0, 9), 8, Align.LEFT, true, Tone.INK));
        int i = 0;
        for (Map.Entry<String, PointErrors> landmark : landmarks.entrySet()) {
            Point corner = new Point(i % columns * (side + 6), TITLE + 8 + i / columns * line);
            panel(marks, landmark.getKey(), landmark.getValue(), corner, side, reach);
            i++;
        }
        double height = TITLE + 8 + Math.ceilDiv(Math.max(1, landmarks.size()), columns) * line;
        return new Chart(
                title,
                String.format(
                        Locale.ROOT,
                        "%s: the errors of %d landmarks one by one, panels of ± %.0f mm",
                        title,
                        landmarks.size(),
                        reach),
                width,
                height,
                marks);
    }

    private static void panel(
            List<Mark> marks, String code, PointErrors errors, Point corner, double side, double reach) {
        Point middle = corner.plus(new Point(side / 2, side / 2));
        double scale = side / 2 / reach;
        marks.add(new Path(
                List.of(
                        corner,
                        corner.plus(new Point(side, 0)),
                        corner.plus(new Point(side, side)),
                        corner.plus(new Point(0, side))),
                true,
                0.4,
                Tone.GRID));
        marks.add(new Line(
                corner.plus(new Point(0, side / 2)), corner.plus(new Point(side, side / 2)), 0.35, false, Tone.GRID));
        marks.add(new Line(
                corner.plus(new Point(side / 2, 0)), corner.plus(new Point(side / 2, side)), 0.35, false, Tone.GRID));
        marks.add(new Ring(middle, Math.min(2, reach) * scale, 0.5, true, Tone.QUIET));
        errors.errors().forEach(error -> {
            Point inside = new Point(Math.clamp(error.x(), -reach, reach), Math.clamp(error.y(), -reach, reach));
            Point at = middle.plus(new Point(inside.x(), -inside.y()).times(scale));
            marks.add(
                    inside.equals(error)
                            ? new Disc(at, 0.9, Tone.LEVEL_0)
                            : new Ring(at, 1.2, 0.6, false, Tone.LEVEL_2));
        });
        if (!Double.isNaN(errors.ellipse().major())) {
            marks.add(new Path(
                    ellipse(errors.ellipse()).stream()
                            .map(p -> p.plus(errors.bias()))
                            .map(p -> new Point(Math.clamp(p.x(), -reach, reach), Math.clamp(p.y(), -reach, reach)))
                            .map(p -> middle.plus(new Point(p.x(), -p.y()).times(scale)))
                            .toList(),
                    true,
                    0.8,
                    Tone.ACCENT));
        }
        marks.add(new Text(code, corner.plus(new Point(0, -2)), 6.4, Align.LEFT, true, Tone.INK));
        marks.add(new Text(
                String.format(Locale.ROOT, "%.2f mm, n %d", errors.mre(), errors.n()),
                corner.plus(new Point(side, -2)),
                5.4,
                Align.RIGHT,
                false,
                Tone.QUIET));
    }
}
