package org.nasion.core.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nasion.core.analysis.Films;
import org.nasion.core.analysis.MeasurementCatalog;
import org.nasion.core.analysis.PatientFacts;
import org.nasion.core.analysis.Reading;
import org.nasion.core.analysis.Readings;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.tracing.Tracing;
import org.nasion.core.wording.Wording;

class ChartsTest {

    private static final Calibration TENTH = new Calibration.Scale(Calibration.Kind.USER_STATED, 0.1, 1, "");
    private static final Readings ADULT = MeasurementCatalog.bundled()
            .engine(new PatientFacts("F", OptionalDouble.of(20)))
            .compute(Films.adult(), TENTH);

    /** Every dot as far from the norm's line, in equal steps, as its deviation in SD, to four at most. */
    @Test
    void thePolygonLeavesTheNormByTheDeviation() {
        List<Reading> readings = ADULT.all().stream()
                .filter(reading -> reading.deviation().isPresent())
                .toList();
        Chart chart = Wigglegram.of("All", readings, reading -> OptionalDouble.empty(), 250, Wording.ENGLISH)
                .orElseThrow();
        Map<String, Chart.Dot> dots = dots(chart);
        assertEquals(readings.size(), dots.size());
        Reading one = readings.get(0);
        Reading other = readings.get(1);
        double step = (dots.get(one.measurement().id()).at().x()
                        - dots.get(other.measurement().id()).at().x())
                / (shown(one) - shown(other));
        double zero = dots.get(one.measurement().id()).at().x() - step * shown(one);
        assertTrue(step > 5);
        for (Reading reading : readings) {
            assertEquals(
                    zero + step * shown(reading),
                    dots.get(reading.measurement().id()).at().x(),
                    1e-9);
            assertEquals(
                    reading.stars().length(),
                    dots.get(reading.measurement().id()).level());
        }
    }

    @Test
    void nothingIsDrawnOutsideAChart() {
        List<Chart> charts = List.of(
                Wigglegram.of("All", ADULT.all(), reading -> OptionalDouble.of(1), 240, Wording.ENGLISH)
                        .orElseThrow(),
                ClassPicture.of(ADULT, 200, Wording.ENGLISH).orElseThrow(),
                JawLengths.of(ADULT, 240, Wording.ENGLISH).orElseThrow(),
                DeviationBar.of(ADULT.byId().get("SN_PP"), 100, 8, "").orElseThrow());
        for (Chart chart : charts) {
            for (Chart.Mark mark : chart.marks()) {
                switch (mark) {
                    case Chart.Dot dot ->
                        assertTrue(
                                dot.at().x() >= 0
                                        && dot.at().x() <= chart.width()
                                        && dot.at().y() >= 0
                                        && dot.at().y() <= chart.height(),
                                chart.title() + dot);
                    case Chart.Box box ->
                        assertTrue(
                                box.x() >= -1e-9
                                        && box.x() + box.width() <= chart.width() + 1e-9
                                        && box.width() > 0
                                        && box.y() + box.height() <= chart.height() + 1e-9,
                                chart.title() + box);
                    case Chart.Text text -> {
                        assertTrue(text.at().y() <= chart.height(), chart.title() + text);
                        double width = Wording.ENGLISH.widths(text.size()).applyAsDouble(text.text());
                        double left = text.at().x()
                                - switch (text.align()) {
                                    case LEFT -> 0;
                                    case CENTRE -> width / 2;
                                    case RIGHT -> width;
                                };
                        assertTrue(left >= -1 && left + width <= chart.width() + 1, chart.title() + " cuts " + text);
                    }
                    default -> {}
                }
            }
            assertTrue(chart.description().isEmpty() == chart.title().equals("SN–PP"));
        }
    }

    @Test
    void withoutNormsOrMillimetresThereIsNoChart() {
        Readings empty = MeasurementCatalog.bundled().engine().compute(Tracing.EMPTY, Films.NO_SCALE);
        assertTrue(Wigglegram.of("All", empty.all(), reading -> OptionalDouble.empty(), 240, Wording.ENGLISH)
                .isEmpty());
        assertTrue(ClassPicture.of(empty, 200, Wording.ENGLISH).isEmpty());
        Readings noScale = MeasurementCatalog.bundled().engine().compute(Films.adult(), Films.NO_SCALE);
        assertTrue(JawLengths.of(noScale, 200, Wording.ENGLISH).isEmpty());
    }

    private static double shown(Reading reading) {
        return Math.clamp(reading.deviation().orElseThrow(), -4, 4);
    }

    private static Map<String, Chart.Dot> dots(Chart chart) {
        return chart.marks().stream()
                .filter(Chart.Dot.class::isInstance)
                .map(Chart.Dot.class::cast)
                .collect(Collectors.toMap(Chart.Dot::measurement, dot -> dot));
    }
}
