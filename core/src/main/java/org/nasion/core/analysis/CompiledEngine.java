package org.nasion.core.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.landmark.LandmarkCatalog;
import org.nasion.core.tracing.Tracing;

/** Measures with the formulas of a {@link MeasurementCatalog} and the norms that fit one patient. */
public final class CompiledEngine implements MeasurementEngine {

    /** A definition with what never changes from one tracing to the next. */
    private record Step(Definition definition, PointMask landmarks, boolean needsScale, NormChoice norm) {}

    /** No angle, length or share of a head is larger; what is comes from a division by almost nothing or from a formula without sense. */
    private static final double LARGEST = 1e6;

    private final List<Measurement> measurements;
    private final List<Step> steps;
    private final Constructions constructions;
    private final LandmarkCatalog landmarks;
    /** Where a film has no scale, the size of its points' errors hangs on these. */
    private final PointMask scaleOfErrors;

    CompiledEngine(List<Definition> definitions, NormTable norms, PatientFacts patient, Constructions constructions) {
        this.constructions = constructions;
        landmarks = constructions.landmarks();
        scaleOfErrors = PointMask.of(landmarks.index(Landmark.S)).or(PointMask.of(landmarks.index(Landmark.N)));
        measurements = definitions.stream().map(Definition::measurement).toList();
        NormTable general = norms.general();
        steps = definitions.stream()
                .map(definition -> new Step(
                        definition,
                        definition.landmarks(),
                        definition.needsScale(),
                        general.choose(definition.measurement().id(), patient)))
                .toList();
    }

    @Override
    public List<Measurement> measurements() {
        return measurements;
    }

    @Override
    public Readings compute(Tracing tracing, Calibration calibration) {
        PatientPoints points = new PatientPoints(tracing, calibration, landmarks);
        ErrorPropagation errors = new ErrorPropagation(points, tracing, LandmarkErrors.bundled());
        List<Reading> all = new ArrayList<>(steps.size());
        for (Step step : steps) {
            all.add(read(step, points, errors));
        }
        return readings(tracing, calibration, all, constructions.on(points));
    }

    @Override
    public Readings update(Readings before, Tracing tracing, Calibration calibration) {
        boolean sameSpace = before.calibration().equals(calibration)
                && HeadOrientation.of(before.tracing(), calibration.pixelAspect())
                        .equals(HeadOrientation.of(tracing, calibration.pixelAspect()));
        if (!sameSpace || !measuredHere(before)) {
            return compute(tracing, calibration);
        }
        PointMask changed = PatientPoints.changed(before.tracing(), tracing, landmarks);
        PatientPoints points = new PatientPoints(tracing, calibration, landmarks);
        if (!points.scaled() && changed.meets(scaleOfErrors)) {
            return compute(tracing, calibration);
        }
        ErrorPropagation errors = new ErrorPropagation(points, tracing, LandmarkErrors.bundled());
        List<Reading> all = new ArrayList<>(steps.size());
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            all.add(
                    step.landmarks().meets(changed)
                            ? read(step, points, errors)
                            : before.all().get(i));
        }
        return readings(tracing, calibration, all, constructions.on(points));
    }

    /** Whether these readings are of the same measurements, so that they can be kept. */
    private boolean measuredHere(Readings before) {
        if (before.all().size() != measurements.size()) {
            return false;
        }
        for (int i = 0; i < measurements.size(); i++) {
            if (before.all().get(i).measurement() != measurements.get(i)) {
                return false;
            }
        }
        return true;
    }

    private static Reading read(Step step, PatientPoints points, ErrorPropagation errors) {
        Definition definition = step.definition();
        PointMask used = definition.expression().used(points);
        boolean estimated = used.meets(points.estimated());
        Value value = value(step, used, points);
        boolean known = value instanceof Value.Known;
        List<String> standIn = known ? List.copyOf(definition.expression().standIns(points)) : List.of();
        NormChoice norm = known
                ? definition
                        .obstacle(points, estimated || !standIn.isEmpty())
                        .map(NormChoice::none)
                        .orElse(step.norm())
                : step.norm();
        return new Reading(
                definition.measurement(),
                value,
                norm,
                estimated,
                known ? errors.of(definition.expression(), used) : OptionalDouble.empty(),
                standIn);
    }

    private static Value value(Step step, PointMask used, PatientPoints points) {
        PointMask missing = used.without(points.placed());
        if (!missing.isEmpty()) {
            return new Value.MissingPoints(step.definition().measurement().landmarks().stream()
                    .filter(landmark -> missing.has(points.index(landmark)))
                    .collect(Collectors.toCollection(TreeSet::new)));
        }
        if (step.needsScale() && !points.scaled()) {
            return new Value.NoScale();
        }
        double number = step.definition().expression().value(points);
        return Math.abs(number) <= LARGEST ? new Value.Known(number) : new Value.Undefined();
    }

    private static Readings readings(
            Tracing tracing, Calibration calibration, List<Reading> all, Map<Landmark, Point> constructed) {
        Map<String, Reading> byId = HashMap.newHashMap(all.size());
        for (Reading reading : all) {
            byId.put(reading.measurement().id(), reading);
        }
        return new Readings(tracing, calibration, List.copyOf(all), Map.copyOf(byId), constructed);
    }
}
