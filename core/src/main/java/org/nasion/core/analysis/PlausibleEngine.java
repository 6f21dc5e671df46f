package org.nasion.core.analysis;

import java.util.List;
import java.util.Objects;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.calibration.PlausibleScale;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Tracing;

/**
 * Measures without millimetres where the points show that the scale cannot be right; the readings then carry a
 * {@link Calibration.Doubted}, which says why. What people see is measured by this engine.
 */
public final class PlausibleEngine implements MeasurementEngine {

    private final MeasurementEngine engine;

    PlausibleEngine(MeasurementEngine engine) {
        this.engine = Objects.requireNonNull(engine);
    }

    @Override
    public List<Measurement> measurements() {
        return engine.measurements();
    }

    @Override
    public Readings compute(Tracing tracing, Calibration calibration) {
        return engine.compute(tracing, plausible(tracing, calibration));
    }

    @Override
    public Readings update(Readings before, Tracing tracing, Calibration calibration) {
        return engine.update(before, tracing, plausible(tracing, calibration));
    }

    private static Calibration plausible(Tracing tracing, Calibration stated) {
        return PlausibleScale.of(tracing.position(Landmark.S), tracing.position(Landmark.N), stated);
    }
}
