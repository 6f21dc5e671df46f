package org.nasion.core.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nasion.core.analysis.Norm;
import org.nasion.core.analysis.Reading;
import org.nasion.core.analysis.Readings;
import org.nasion.core.analysis.Value;
import org.nasion.core.chart.Chart.Align;
import org.nasion.core.chart.Chart.Box;
import org.nasion.core.chart.Chart.Dot;
import org.nasion.core.chart.Chart.Line;
import org.nasion.core.chart.Chart.Mark;
import org.nasion.core.chart.Chart.Text;
import org.nasion.core.chart.Chart.Tone;
import org.nasion.core.geometry.Point;

/**
 * The lengths of the jaws from the condyle, as Harvold compared them: midface and mandible on one scale of millimetres,
 * their difference between them, and the norm's box behind each where the patient has one.
 */
public final class JawLengths {

    private static final double TEXT = 7.2;
    private static final double ROW = 22;
    private static final double HEAD = 20;
    private static final double LENGTH = 5;
    private static final int MOST_LINES = 24;

    private JawLengths() {}

    /**
     * @param width points, at least 180
     * @return empty without both lengths in millimetres
     */
    public static Optional<Chart> of(Readings readings, double width, ChartWords words) {
        Optional<Reading> midface = known(readings, "Co_A");
        Optional<Reading> mandible = known(readings, "Co_Gn");
        if (midface.isEmpty() || mandible.isEmpty()) {
            return Optional.empty();
        }
        List<Reading> rows = new ArrayList<>(List.of(midface.get(), mandible.get()));
        double room = width * 0.34;
        double names = 8
                + Math.min(
                        room,
                        rows.stream()
                                .map(words::name)
                                .mapToDouble(words.widths(TEXT))
                                .max()
                                .orElse(0));
        double values = 8
                + rows.stream()
                        .map(reading -> said(reading, words))
                        .mapToDouble(words.widths(TEXT))
                        .max()
                        .orElse(0);
        double from = names;
        double to = width - values;
        double shorter = rows.stream()
                .mapToDouble(reading -> reading.value().number().orElseThrow())
                .min()
                .orElseThrow();
        double longer = rows.stream()
                .mapToDouble(reading -> reading.value().number().orElseThrow())
                .max()
                .orElseThrow();
        double low = 10 * Math.floor((shorter - 25) / 10);
        double high = 10 * Math.ceil((longer + 15) / 10);
        // A misplaced point makes any length: the lines are counted, not the millimetres.
        double step = 10 * Math.ceil((high - low) / (10 * MOST_LINES));
        List<Mark> marks = new ArrayList<>();
        marks.add(new Text(words.say("jaws.title"), new Point(0, 8.5), 8.6, Align.LEFT, true, Tone.INK));
        double bottom = HEAD + ROW * rows.size() + 4;
        for (int line = 0; line <= Math.round((high - low) / step); line++) {
            double mm = low + line * step;
            double x = x(mm, low, high, from, to);
            marks.add(new Line(new Point(x, HEAD), new Point(x, bottom), 0.35, false, Tone.GRID));
            if (Math.round(mm / step) % 2 == 0) {
                marks.add(new Text(
                        Long.toString(Math.round(mm)), new Point(x, bottom + 7), 6, Align.CENTRE, false, Tone.QUIET));
            }
        }
        marks.add(new Text("mm", new Point(to + 4, bottom + 7), 6, Align.LEFT, false, Tone.QUIET));
        for (int i = 0; i < rows.size(); i++) {
            Reading reading = rows.get(i);
            double middle = HEAD + ROW * (i + 0.5);
            reading.norm().ifPresent(norm -> band(marks, norm, middle, low, high, from, to));
            double end = x(reading.value().number().orElseThrow(), low, high, from, to);
            marks.add(new Box(from, middle - LENGTH / 2, end - from, LENGTH, Tone.ACCENT));
            marks.add(new Dot(
                    new Point(end, middle),
                    3.4,
                    reading.stars().length(),
                    reading.estimated(),
                    reading.measurement().id()));
            marks.add(new Text(
                    words.shortened(words.name(reading), TEXT, room),
                    new Point(0, middle + TEXT * 0.36),
                    TEXT,
                    Align.LEFT,
                    false,
                    Tone.INK));
            marks.add(new Text(
                    said(reading, words), new Point(width, middle + TEXT * 0.36), TEXT, Align.RIGHT, true, Tone.INK));
        }
        double height = bottom + 12;
        String difference = difference(readings, words);
        if (!difference.isEmpty()) {
            marks.add(new Text(
                    words.shortened(difference, TEXT, width),
                    new Point(0, height + 7),
                    TEXT,
                    Align.LEFT,
                    false,
                    Tone.INK));
            height += 12;
        }
        String description =
                words.name(midface.get()) + " " + words.value(midface.get()) + "; " + words.name(mandible.get()) + " "
                        + words.value(mandible.get()) + (difference.isEmpty() ? "" : "; " + difference);
        return Optional.of(new Chart(words.say("jaws.title"), description, width, height, marks));
    }

    private static String said(Reading reading, ChartWords words) {
        return words.value(reading) + (reading.stars().isEmpty() ? "" : " " + reading.stars());
    }

    /** The norm's box: one standard deviation to each side of its mean, or its range; of a mean alone the line. */
    private static void band(
            List<Mark> marks, Norm norm, double middle, double low, double high, double from, double to) {
        Norm.Figures.Range box = switch (norm.figures()) {
            case Norm.Figures.Spread(double mean, double sd) -> new Norm.Figures.Range(mean - sd, mean + sd);
            case Norm.Figures.Range range -> range;
            case Norm.Figures.MeanAlone(double mean) -> new Norm.Figures.Range(mean - 1e-3, mean + 1e-3);
        };
        double left = x(box.low(), low, high, from, to);
        double right = x(box.high(), low, high, from, to);
        double mean = x(norm.mean(), low, high, from, to);
        marks.add(new Box(left, middle - ROW * 0.42, right - left, ROW * 0.84, Tone.BAND));
        marks.add(new Line(
                new Point(mean, middle - ROW * 0.42), new Point(mean, middle + ROW * 0.42), 0.8, false, Tone.QUIET));
    }

    private static String difference(Readings readings, ChartWords words) {
        return known(readings, "MaxMandDiff")
                .map(reading -> words.say("jaws.difference", words.value(reading))
                        + reading.norm()
                                .map(norm -> " (" + words.norm(reading) + ") " + reading.stars())
                                .orElse(""))
                .orElse("")
                .strip();
    }

    private static Optional<Reading> known(Readings readings, String id) {
        return readings.reading(id).filter(reading -> reading.value() instanceof Value.Known);
    }

    private static double x(double mm, double low, double high, double from, double to) {
        return from + (Math.clamp(mm, low, high) - low) / (high - low) * (to - from);
    }
}
