package org.nasion.core.analysis;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Tracing;

/**
 * All measurements on one tracing, in the order of the data file.
 *
 * @param tracing     what was measured
 * @param calibration its scale; every millimetre below is worth what its source is worth
 * @param all         one reading per measurement
 * @param byId        the same by identifier
 * @param constructed landmarks that follow from others by their rules, where these are placed: image space, px
 */
public record Readings(
        Tracing tracing,
        Calibration calibration,
        List<Reading> all,
        Map<String, Reading> byId,
        Map<Landmark, Point> constructed) {

    public Readings {
        Map<Landmark, Point> sorted = new TreeMap<>();
        sorted.putAll(constructed);
        constructed = Collections.unmodifiableMap(sorted);
    }

    /** Without constructed points. */
    public Readings(Tracing tracing, Calibration calibration, List<Reading> all, Map<String, Reading> byId) {
        this(tracing, calibration, all, byId, Map.of());
    }

    public Optional<Reading> reading(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
