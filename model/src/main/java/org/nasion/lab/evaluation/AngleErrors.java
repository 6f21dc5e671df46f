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

/** Collects the differences of all angles between detected and annotated points. */
final class AngleErrors {

    private static final Calibration NO_SCALE = new Calibration.Uncalibrated(1);

    private final MeasurementEngine engine;
    private final Map<String, List<Double>> differences = new LinkedHashMap<>();

    AngleErrors(MeasurementEngine engine) {
        this.engine = engine;
    }

    void add(Map<Landmark, Point> truth, Tracing found) {
        Tracing marked = Tracing.EMPTY;
        for (Map.Entry<Landmark, Point> mark : truth.entrySet()) {
            marked = marked.with(
                    mark.getKey(), new Placement(mark.getValue(), Placement.Origin.MANUAL, true, Optional.empty()));
        }
        Readings expected = engine.compute(marked, NO_SCALE);
        Readings measured = engine.compute(found, NO_SCALE);
        for (Reading reading : expected.all()) {
            String id = reading.measurement().id();
            Optional<Reading> other = measured.reading(id);
            if (reading.measurement().unit() == Unit.DEGREE
                    && reading.value().number().isPresent()
                    && other.isPresent()
                    && other.get().value().number().isPresent()) {
                double difference = other.get().value().number().getAsDouble()
                        - reading.value().number().getAsDouble();
                differences.computeIfAbsent(id, key -> new ArrayList<>()).add(wrapped(difference));
            }
        }
    }

    /** An angle's difference within ±180°. */
    private static double wrapped(double degrees) {
        return Math.IEEEremainder(degrees, 360);
    }

    List<EvaluationReport.AngleError> errors() {
        List<EvaluationReport.AngleError> errors = new ArrayList<>();
        differences.forEach((id, all) -> {
            double bias = all.stream().mapToDouble(d -> d).average().orElseThrow();
            double squares =
                    all.stream().mapToDouble(d -> (d - bias) * (d - bias)).sum();
            errors.add(new EvaluationReport.AngleError(
                    id,
                    all.size(),
                    all.stream().mapToDouble(Math::abs).average().orElseThrow(),
                    bias,
                    all.size() > 1 ? Math.sqrt(squares / (all.size() - 1)) : 0));
        });
        return errors;
    }
}
