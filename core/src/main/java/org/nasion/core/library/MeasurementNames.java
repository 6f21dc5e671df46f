package org.nasion.core.library;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nasion.core.analysis.Measurement;

/**
 * Measurements as people type them: by identifier or name, in any case, with or without dashes, spaces and signs, so that
 * {@code sn-gogn}, {@code SN–GoGn} and {@code SN_GoGn} are one.
 */
public final class MeasurementNames {

    private final Map<String, String> codes = new HashMap<>();

    /** @param measurements an identifier goes before a name of the same letters */
    public MeasurementNames(List<Measurement> measurements) {
        measurements.forEach(measurement -> codes.putIfAbsent(key(measurement.id()), measurement.id()));
        measurements.forEach(measurement -> codes.putIfAbsent(key(measurement.name()), measurement.id()));
        codes.remove("");
    }

    /** The code of what was typed. */
    Optional<String> code(String typed) {
        return Optional.ofNullable(codes.get(key(typed)));
    }

    private static String key(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}']", "");
    }
}
