package org.nasion.core.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nasion.core.analysis.Reading;
import org.nasion.core.chart.Chart.Box;
import org.nasion.core.chart.Chart.Line;
import org.nasion.core.chart.Chart.Mark;
import org.nasion.core.chart.Chart.Tone;
import org.nasion.core.geometry.Point;

/** How far one value lies from its norm: four standard deviations to each side, the bands of one and two, and the value. */
public final class DeviationBar {

    private DeviationBar() {}

    /**
     * @param description what the bar says, in words
     * @return empty without a value or a norm
     */
    public static Optional<Chart> of(Reading reading, double width, double height, String description) {
        if (reading.deviation().isEmpty()) {
            return Optional.empty();
        }
        Deviation scale = new Deviation(3, width - 3);
        List<Mark> marks = new ArrayList<>();
        double middle = height / 2;
        double band = height * 0.42;
        marks.add(new Box(scale.x(-2), middle - band / 2, scale.x(2) - scale.x(-2), band, Tone.BAND_OUTER));
        marks.add(new Box(scale.x(-1), middle - band / 2, scale.x(1) - scale.x(-1), band, Tone.BAND));
        marks.add(new Line(new Point(scale.left(), middle), new Point(scale.right(), middle), 0.4, false, Tone.GRID));
        marks.add(new Line(
                new Point(scale.x(0), middle - height * 0.4),
                new Point(scale.x(0), middle + height * 0.4),
                0.6,
                false,
                Tone.QUIET));
        double at = scale.x(reading.deviation().getAsDouble());
        marks.add(new Line(
                new Point(scale.x(0), middle),
                new Point(at, middle),
                1.2,
                false,
                Tone.level(reading.stars().length())));
        marks.addAll(scale.marks(reading, OptionalDouble.empty(), middle, height * 0.3));
        return Optional.of(new Chart(reading.measurement().name(), description, width, height, marks));
    }
}
