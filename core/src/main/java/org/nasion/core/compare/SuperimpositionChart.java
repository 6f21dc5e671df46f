package org.nasion.core.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.nasion.core.chart.Chart;
import org.nasion.core.chart.Chart.Align;
import org.nasion.core.chart.Chart.Tone;
import org.nasion.core.drawing.CatmullRom;
import org.nasion.core.drawing.Shape;
import org.nasion.core.geometry.Point;

/** Tracings laid on the first one, to one scale, by the orthodontic convention: first black, later blue, last red. */
final class SuperimpositionChart {

    private static final double MARGIN = 12;
    private static final double TITLE = 24;
    /** Room for the day of a visit, and from one line of them to the next. */
    private static final double LABEL = 72;

    private static final double LINE = 9;
    private static final int STEPS = 10;

    private SuperimpositionChart() {}

    /**
     * @param description for whoever does not see it
     * @param laid   the later films in order, all on the same first film by the same method
     * @param labels of the first film and the later ones, short
     * @param width  points of 1/72 inch
     */
    static Chart of(String title, String description, List<Superimposition> laid, List<String> labels, double width) {
        VisitFilm first = laid.getFirst().earlier();
        List<List<List<Point>>> tracings = new ArrayList<>();
        tracings.add(first.outlines().stream().map(SuperimpositionChart::line).toList());
        laid.forEach(one -> tracings.add(one.later().outlines().stream()
                .map(SuperimpositionChart::line)
                .map(line -> line.stream().map(one.motion()::apply).toList())
                .toList()));
        List<Point> extent = Stream.concat(
                        tracings.stream().flatMap(List::stream).flatMap(List::stream),
                        laid.stream()
                                .flatMap(one -> one.displacements().stream())
                                .map(Displacement::from))
                .toList();
        double left = extent.stream().mapToDouble(Point::x).min().orElse(0);
        double right = extent.stream().mapToDouble(Point::x).max().orElse(1);
        double top = extent.stream().mapToDouble(Point::y).max().orElse(1);
        double bottom = extent.stream().mapToDouble(Point::y).min().orElse(0);
        double scale = (width - 2 * MARGIN) / Math.max(1, right - left);
        int inRow = Math.max(1, (int) ((width - MARGIN) / LABEL));
        double head = TITLE + LINE * ((tracings.size() - 1) / inRow);
        Point origin = new Point(MARGIN - left * scale, head + MARGIN + top * scale);
        List<Chart.Mark> marks = new ArrayList<>();
        marks.add(new Chart.Text(title, new Point(0, 9), 8, Align.LEFT, true, Tone.INK));
        for (int i = 0; i < tracings.size(); i++) {
            Tone tone = tone(i, tracings.size());
            Point at = new Point(MARGIN + i % inRow * LABEL, 20 + LINE * (i / inRow));
            marks.add(new Chart.Text(labels.get(i), at, 6.5, Align.LEFT, false, tone));
            tracings.get(i)
                    .forEach(line -> marks.add(new Chart.Path(
                            line.stream().map(p -> onPaper(p, scale, origin)).toList(), false, 0.8, tone)));
        }
        Superimposition last = laid.getLast();
        last.displacements().forEach(displacement -> {
            Point from = onPaper(displacement.from(), scale, origin);
            Tone tone = displacement.withinError() ? Tone.QUIET : Tone.LEVEL_2;
            marks.add(new Chart.Line(
                    from,
                    onPaper(displacement.from().plus(displacement.by()), scale, origin),
                    1,
                    displacement.withinError(),
                    tone));
            displacement
                    .error()
                    .map(error -> ellipse(displacement, error, scale, origin))
                    .ifPresent(line -> marks.add(new Chart.Path(line, true, 0.4, Tone.QUIET)));
            marks.add(new Chart.Disc(from, 1.1, Tone.INK));
            marks.add(new Chart.Text(
                    displacement.landmark().code(), from.plus(new Point(2.5, -2)), 5, Align.LEFT, false, Tone.QUIET));
        });
        double height = head + 2 * MARGIN + (top - bottom) * scale + 10;
        marks.add(new Chart.Line(
                new Point(MARGIN, height - 6), new Point(MARGIN + 10 * scale, height - 6), 1, false, Tone.INK));
        marks.add(new Chart.Text(
                "10 mm", new Point(MARGIN + 10 * scale + 3, height - 4), 6, Align.LEFT, false, Tone.QUIET));
        return new Chart(title, description, width, height, marks);
    }

    /** Where the point lies now to 95 %. */
    private static List<Point> ellipse(
            Displacement displacement, Displacement.Covariance error, double scale, Point origin) {
        Point middle = displacement.from().plus(displacement.by());
        return error.border(STEPS * 2).stream()
                .map(middle::plus)
                .map(p -> onPaper(p, scale, origin))
                .toList();
    }

    private static Tone tone(int place, int count) {
        return place == 0 ? Tone.INK : place == count - 1 ? Tone.LEVEL_2 : Tone.ACCENT;
    }

    private static Point onPaper(Point mm, double scale, Point origin) {
        return new Point(origin.x() + mm.x() * scale, origin.y() - mm.y() * scale);
    }

    private static List<Point> line(Shape.Curve curve) {
        List<Point> line = new ArrayList<>();
        CatmullRom.pieces(curve.through()).forEach(piece -> {
            for (int i = 0; i <= STEPS; i++) {
                line.add(piece.at((double) i / STEPS));
            }
        });
        return line;
    }
}
