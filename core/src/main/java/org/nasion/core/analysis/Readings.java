package org.nasion.core.analysis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.tracing.Tracing;

/**
 * All measurements on one tracing, in the order of the data file.
 *
 * @param tracing     what was measured
 * @param calibration its scale; every millimetre below is worth what its source is worth
 * @param all         one reading per measurement
 * @param byId        the same by identifier
 */
public record Readings(Tracing tracing, Calibration calibration, List<Reading> all, Map<String, Reading> byId) {

    public Optional<Reading> reading(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
