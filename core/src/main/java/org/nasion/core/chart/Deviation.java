package org.nasion.core.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.nasion.core.analysis.Reading;
import org.nasion.core.chart.Chart.Dot;
import org.nasion.core.chart.Chart.Line;
import org.nasion.core.chart.Chart.Mark;
import org.nasion.core.chart.Chart.Tone;
import org.nasion.core.geometry.Point;

/** Where values stand on a scale of standard deviations; what lies beyond its ends is shown at the end. */
record Deviation(double left, double right) {

    /** Standard deviations to each side. */
    static final double SPAN = 4;

    double x(double deviation) {
        return left + (Math.clamp(deviation, -SPAN, SPAN) + SPAN) / (2 * SPAN) * (right - left);
    }

    /** The ± of the value, where it has one, as a whisker; then its dot. */
    List<Mark> marks(Reading reading, OptionalDouble plusMinus, double y, double radius) {
        List<Mark> marks = new ArrayList<>();
        double deviation = reading.deviation().orElseThrow();
        plusMinus.ifPresent(error -> {
            double sd = reading.norm().orElseThrow().sd().orElseThrow();
            double from = x(deviation - error / sd);
            double to = x(deviation + error / sd);
            marks.add(new Line(new Point(from, y), new Point(to, y), 0.7, false, Tone.QUIET));
            marks.add(new Line(
                    new Point(from, y - radius * 0.7), new Point(from, y + radius * 0.7), 0.7, false, Tone.QUIET));
            marks.add(
                    new Line(new Point(to, y - radius * 0.7), new Point(to, y + radius * 0.7), 0.7, false, Tone.QUIET));
        });
        marks.add(new Dot(
                new Point(x(deviation), y),
                radius,
                reading.stars().length(),
                reading.estimated(),
                reading.measurement().id()));
        return marks;
    }
}
