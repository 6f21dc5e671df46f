package org.nasion.core.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nasion.core.analysis.Reading;
import org.nasion.core.chart.Chart.Align;
import org.nasion.core.chart.Chart.Area;
import org.nasion.core.chart.Chart.Box;
import org.nasion.core.chart.Chart.Line;
import org.nasion.core.chart.Chart.Mark;
import org.nasion.core.chart.Chart.Path;
import org.nasion.core.chart.Chart.Text;
import org.nasion.core.chart.Chart.Tone;
import org.nasion.core.geometry.Point;

/**
 * The polygon of Vorhies and Adams (1951) as Björk drew it: one row per measurement, the norm a straight line down the
 * middle, the patient's values joined by a line that leaves it by as many standard deviations as they do.
 */
public final class Wigglegram {

    private static final double TEXT = 7.2;
    private static final double ROW = 12.5;
    private static final double HEAD = 27;
    private static final double FOOT = 4;

    private Wigglegram() {}

    /**
     * @param title     of the analysis
     * @param readings  those without a value or a norm are left out
     * @param plusMinus the ± of a value in its unit
     * @param width     points, at least 180
     * @return empty where fewer than two values have a norm: a polygon of one corner says nothing
     */
    public static Optional<Chart> of(
            String title,
            List<Reading> readings,
            Function<Reading, OptionalDouble> plusMinus,
            double width,
            ChartWords words) {
        List<Reading> shown = readings.stream()
                .filter(reading -> reading.deviation().isPresent())
                .toList();
        if (shown.size() < 2) {
            return Optional.empty();
        }
        double names = shown.stream()
                .map(words::name)
                .mapToDouble(words.widths(TEXT))
                .max()
                .orElse(0);
        double values = 6
                + shown.stream()
                        .map(words::value)
                        .mapToDouble(words.widths(TEXT))
                        .max()
                        .orElse(0);
        double norms = 6
                + shown.stream()
                        .map(words::norm)
                        .mapToDouble(words.widths(TEXT * 0.9))
                        .max()
                        .orElse(0);
        names = Math.min(names, width * 0.32);
        Deviation scale = new Deviation(names + 10, width - values - norms - 4);
        double bottom = HEAD + ROW * shown.size();
        List<Mark> marks = new ArrayList<>();
        marks.add(new Text(title, new Point(0, 8.5), 8.6, Align.LEFT, true, Tone.INK));
        marks.add(new Text(words.say("norm"), new Point(width, HEAD - 5), 6, Align.RIGHT, false, Tone.QUIET));
        background(marks, scale, bottom, words);
        List<Point> polygon = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            polygon.add(new Point(scale.x(shown.get(i).deviation().orElseThrow()), HEAD + ROW * (i + 0.5)));
        }
        List<Point> area = new ArrayList<>(polygon);
        area.add(new Point(scale.x(0), polygon.getLast().y()));
        area.add(new Point(scale.x(0), polygon.getFirst().y()));
        marks.add(new Area(area, 0.13, Tone.ACCENT));
        marks.add(new Path(polygon, false, 1.1, Tone.ACCENT));
        for (int i = 0; i < shown.size(); i++) {
            Reading reading = shown.get(i);
            double y = HEAD + ROW * (i + 0.5);
            double base = y + TEXT * 0.36;
            marks.add(new Text(
                    words.shortened(words.name(reading), TEXT, names),
                    new Point(0, base),
                    TEXT,
                    Align.LEFT,
                    false,
                    Tone.INK));
            marks.addAll(scale.marks(reading, plusMinus.apply(reading), y, 2.6));
            marks.add(
                    new Text(words.value(reading), new Point(width - norms, base), TEXT, Align.RIGHT, true, Tone.INK));
            marks.add(
                    new Text(words.norm(reading), new Point(width, base), TEXT * 0.9, Align.RIGHT, false, Tone.QUIET));
        }
        return Optional.of(new Chart(title, description(title, shown, words), width, bottom + FOOT, marks));
    }

    private static void background(List<Mark> marks, Deviation scale, double bottom, ChartWords words) {
        marks.add(new Box(scale.x(-2), HEAD, scale.x(2) - scale.x(-2), bottom - HEAD, Tone.BAND_OUTER));
        marks.add(new Box(scale.x(-1), HEAD, scale.x(1) - scale.x(-1), bottom - HEAD, Tone.BAND));
        for (int sd = -4; sd <= 4; sd++) {
            Point top = new Point(scale.x(sd), HEAD);
            marks.add(new Line(
                    top, new Point(top.x(), bottom), sd == 0 ? 0.9 : 0.35, false, sd == 0 ? Tone.QUIET : Tone.GRID));
            if (sd % 2 == 0) {
                String label =
                        sd == 0 ? "0" : (sd < 0 ? "−" : "+") + Math.abs(sd) + (sd == 4 ? " " + words.say("sd") : "");
                marks.add(new Text(label, new Point(top.x(), HEAD - 5), 6, Align.CENTRE, false, Tone.QUIET));
            }
        }
    }

    private static String description(String title, List<Reading> shown, ChartWords words) {
        return title + ": "
                + shown.stream()
                        .map(reading ->
                                words.name(reading) + " " + words.value(reading) + " (" + words.norm(reading) + ")")
                        .collect(Collectors.joining("; "));
    }
}
