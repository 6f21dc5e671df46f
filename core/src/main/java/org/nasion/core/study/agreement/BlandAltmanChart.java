package org.nasion.core.study.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.nasion.core.chart.Chart;
import org.nasion.core.chart.Chart.Align;
import org.nasion.core.chart.Chart.Area;
import org.nasion.core.chart.Chart.Disc;
import org.nasion.core.chart.Chart.Line;
import org.nasion.core.chart.Chart.Mark;
import org.nasion.core.chart.Chart.Text;
import org.nasion.core.chart.Chart.Tone;
import org.nasion.core.geometry.Point;

/**
 * Differences of two readings over their means, with the bias, the limits of agreement and the 95 % intervals of the three
 * (Bland and Altman 1999).
 */
public final class BlandAltmanChart {

    private static final double LEFT = 34;
    private static final double TOP = 22;
    private static final double RIGHT = 50;
    private static final double BOTTOM = 26;

    private final Axis x;
    private final Axis y;
    private final double width;
    private final double height;

    private BlandAltmanChart(Axis x, Axis y, double width, double height) {
        this.x = x;
        this.y = y;
        this.width = width;
        this.height = height;
    }

    /** Points of 1/72 inch. */
    public static Chart of(Agreement.Measured measured, String first, String second, double width, double height) {
        PairedAgreement found = measured.agreement();
        double[] means = measured.readings().stream()
                .mapToDouble(both -> (both.first() + both.second()) / 2)
                .toArray();
        double[] differences = measured.readings().stream()
                .mapToDouble(both -> both.second() - both.first())
                .toArray();
        double[] shown = DoubleStream.concat(
                        DoubleStream.of(differences),
                        DoubleStream.of(
                                0,
                                found.limits().lower() - found.limitHalfWidth(),
                                found.limits().upper() + found.limitHalfWidth()))
                .toArray();
        BlandAltmanChart chart = new BlandAltmanChart(
                Axis.over(means, LEFT, width - RIGHT), Axis.over(shown, height - BOTTOM, TOP), width, height);
        String unit = measured.unit().symbol();
        String title = measured.name() + ": " + second + " − " + first;
        List<Mark> marks = new ArrayList<>();
        marks.add(new Text(title, new Point(0, 9), 8, Align.LEFT, true, Tone.INK));
        chart.band(marks, found.biasInterval());
        chart.band(marks, around(found.limits().lower(), found.limitHalfWidth()));
        chart.band(marks, around(found.limits().upper(), found.limitHalfWidth()));
        chart.axes(marks, unit, first, second);
        for (int i = 0; i < means.length; i++) {
            marks.add(new Disc(new Point(chart.x.at(means[i]), chart.y.at(differences[i])), 1.5, Tone.LEVEL_0));
        }
        chart.level(marks, found.bias(), false, "bias " + number(found.bias()));
        chart.level(
                marks,
                found.limits().upper(),
                true,
                "+1.96 SD " + number(found.limits().upper()));
        chart.level(
                marks,
                found.limits().lower(),
                true,
                "−1.96 SD " + number(found.limits().lower()));
        return new Chart(
                title,
                String.format(
                        Locale.ROOT,
                        "Bland–Altman picture of %s, %d films: bias %s, limits %s and %s %s",
                        title,
                        found.n(),
                        number(found.bias()),
                        number(found.limits().lower()),
                        number(found.limits().upper()),
                        unit),
                width,
                height,
                marks);
    }

    private static Interval around(double centre, double half) {
        return new Interval(centre - half, centre + half);
    }

    private void band(List<Mark> marks, Interval interval) {
        double top = y.at(interval.upper());
        double bottom = y.at(interval.lower());
        marks.add(new Area(
                List.of(
                        new Point(LEFT, top),
                        new Point(width - RIGHT, top),
                        new Point(width - RIGHT, bottom),
                        new Point(LEFT, bottom)),
                0.14,
                Tone.ACCENT));
    }

    private void level(List<Mark> marks, double value, boolean dashed, String words) {
        marks.add(new Line(
                new Point(LEFT, y.at(value)), new Point(width - RIGHT, y.at(value)), 0.9, dashed, Tone.ACCENT));
        marks.add(new Text(
                words.substring(0, words.lastIndexOf(' ')),
                new Point(width - RIGHT + 3, y.at(value) - 1),
                5.6,
                Align.LEFT,
                false,
                Tone.QUIET));
        marks.add(new Text(
                words.substring(words.lastIndexOf(' ') + 1),
                new Point(width - RIGHT + 3, y.at(value) + 5.6),
                6,
                Align.LEFT,
                true,
                Tone.INK));
    }

    private void axes(List<Mark> marks, String unit, String first, String second) {
        marks.add(new Line(new Point(LEFT, y.at(0)), new Point(width - RIGHT, y.at(0)), 0.5, false, Tone.GRID));
        for (double tick : x.ticks()) {
            marks.add(new Line(
                    new Point(x.at(tick), height - BOTTOM),
                    new Point(x.at(tick), height - BOTTOM + 2.5),
                    0.5,
                    false,
                    Tone.QUIET));
            marks.add(new Text(
                    x.label(tick), new Point(x.at(tick), height - BOTTOM + 9), 6, Align.CENTRE, false, Tone.QUIET));
        }
        for (double tick : y.ticks()) {
            marks.add(new Line(new Point(LEFT - 2.5, y.at(tick)), new Point(LEFT, y.at(tick)), 0.5, false, Tone.QUIET));
            marks.add(
                    new Text(y.label(tick), new Point(LEFT - 4, y.at(tick) + 2.1), 6, Align.RIGHT, false, Tone.QUIET));
        }
        marks.add(new Line(new Point(LEFT, TOP), new Point(LEFT, height - BOTTOM), 0.6, false, Tone.QUIET));
        marks.add(new Line(
                new Point(LEFT, height - BOTTOM), new Point(width - RIGHT, height - BOTTOM), 0.6, false, Tone.QUIET));
        marks.add(new Text("difference, " + unit, new Point(0, TOP - 3), 6, Align.LEFT, false, Tone.QUIET));
        marks.add(new Text(
                "mean of " + first + " and " + second + ", " + unit,
                new Point((LEFT + width - RIGHT) / 2, height - 6),
                6,
                Align.CENTRE,
                false,
                Tone.QUIET));
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replace('-', '−');
    }

    /** A range of values on a stretch of the paper, with room at both ends. */
    private record Axis(double low, double high, double from, double to) {

        static Axis over(double[] values, double from, double to) {
            double low = Arrays.stream(values).min().orElse(0);
            double high = Arrays.stream(values).max().orElse(1);
            double room = high > low ? 0.05 * (high - low) : 1;
            return new Axis(low - room, high + room, from, to);
        }

        double at(double value) {
            return from + (value - low) / (high - low) * (to - from);
        }

        /** Steps of 1, 2 or 5 times a power of ten. */
        private double step() {
            double rough = (high - low) / 6;
            double power = Math.pow(10, Math.floor(Math.log10(rough)));
            double share = rough / power;
            return power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
        }

        double[] ticks() {
            double step = step();
            return LongStream.rangeClosed((long) Math.ceil(low / step), (long) Math.floor(high / step))
                    .mapToDouble(i -> i * step)
                    .toArray();
        }

        String label(double tick) {
            int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step()) - 1e-9));
            return String.format(Locale.ROOT, "%." + decimals + "f", tick == 0 ? 0 : tick)
                    .replace('-', '−');
        }
    }
}
