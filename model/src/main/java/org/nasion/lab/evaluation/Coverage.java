package org.nasion.lab.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nasion.core.analysis.MeasurementEngine;
import org.nasion.core.analysis.Reading;
import org.nasion.core.analysis.Readings;
import org.nasion.core.analysis.Unit;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;

/**
 * What the ± of measurements was worth: how often the value from the annotator's points lies within one ± and within 1.96 ± of
 * the value from the detected ones, source by source. Honest would be 68 and 95 %.
 */
final class Coverage {

    private static final double NEARLY_ALL = 1.96;
    private static final List<String> SINGLE =
            List.of("SNA", "SNB", "ANB", "FMA", "SN_GoGn", "PP_MP", "APDI", "ODI", "Jarabak", "S_N");

    /** What piles up for one row of the table. */
    private static final class Sum {
        private int n;
        private int within;
        private int nearly;
        private double shown;
        private double squares;

        void add(double difference, double plusMinus) {
            n++;
            within += Math.abs(difference) <= plusMinus ? 1 : 0;
            nearly += Math.abs(difference) <= NEARLY_ALL * plusMinus ? 1 : 0;
            shown += plusMinus;
            squares += difference * difference;
        }
    }

    private final MeasurementEngine engine;
    private final Map<String, Map<String, Sum>> bySource = new LinkedHashMap<>();

    Coverage(MeasurementEngine engine) {
        this.engine = engine;
    }

    /** @param mmPerPx as the data set states it */
    void add(String source, Map<Landmark, Point> truth, Tracing found, double mmPerPx) {
        Tracing marked = Tracing.EMPTY;
        for (Map.Entry<Landmark, Point> mark : truth.entrySet()) {
            marked = marked.with(
                    mark.getKey(), new Placement(mark.getValue(), Placement.Origin.MANUAL, true, Optional.empty()));
        }
        Calibration scale = new Calibration.Scale(Calibration.Kind.DATASET, mmPerPx, 1, "");
        Readings expected = engine.compute(marked, scale);
        Readings measured = engine.compute(found, scale);
        Map<String, Sum> rows = bySource.computeIfAbsent(source, key -> new LinkedHashMap<>());
        for (Reading reading : expected.all()) {
            String id = reading.measurement().id();
            Optional<Reading> other = measured.reading(id);
            if (other.isPresent()
                    && reading.value().number().isPresent()
                    && other.get().uncertainty().isPresent()
                    && other.get().value().number().isPresent()) {
                double difference = other.get().value().number().getAsDouble()
                        - reading.value().number().getAsDouble();
                double wrapped =
                        reading.measurement().unit() == Unit.DEGREE ? Math.IEEEremainder(difference, 360) : difference;
                double plusMinus = other.get().uncertainty().getAsDouble();
                rows.computeIfAbsent("all", key -> new Sum()).add(wrapped, plusMinus);
                rows.computeIfAbsent("all in " + reading.measurement().unit().symbol(), key -> new Sum())
                        .add(wrapped, plusMinus);
                if (SINGLE.contains(id)) {
                    rows.computeIfAbsent(id, key -> new Sum()).add(wrapped, plusMinus);
                }
            }
        }
    }

    List<EvaluationReport.Covered> rows() {
        List<EvaluationReport.Covered> rows = new ArrayList<>();
        bySource.forEach((source, sums) -> sums.forEach((what, sum) -> rows.add(new EvaluationReport.Covered(
                source,
                what,
                sum.n,
                100.0 * sum.within / sum.n,
                100.0 * sum.nearly / sum.n,
                sum.shown / sum.n,
                Math.sqrt(sum.squares / sum.n)))));
        return rows;
    }
}
