package org.nasion.core.analysis;

import java.util.List;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.tracing.Tracing;

/** Computes measurements; stateless between calls, safe for any thread. */
public interface MeasurementEngine {

    /** What it can measure, in display order. */
    List<Measurement> measurements();

    /** Everything from scratch. */
    Readings compute(Tracing tracing, Calibration calibration);

    /**
     * The same result as {@link #compute}, recomputing only what the points that differ from {@code before} touch.
     */
    Readings update(Readings before, Tracing tracing, Calibration calibration);
}
