package org.nasion.core.analysis;

import java.util.List;
import java.util.Set;
import org.nasion.core.landmark.Landmark;

/**
 * A measurement as the data files define it.
 *
 * @param id        stable, for example {@code "SNA"}; the key in case files and exports
 * @param name      as people write it, for example {@code "SN–GoGn"}
 * @param group     the heading it stands under, for example {@code "Sagittal"}
 * @param unit      of value and norms
 * @param formula   the expression it is computed from, readable by people
 * @param landmarks all points that it depends on, also through other measurements
 * @param note      what a reader must know, for example that Wits is approximate without molars; may be empty
 * @param norms     norms known for it, in order of preference
 */
public record Measurement(
        String id,
        String name,
        String group,
        Unit unit,
        String formula,
        Set<Landmark> landmarks,
        String note,
        List<Norm> norms) {
    public Measurement {
        landmarks = Set.copyOf(landmarks);
        norms = List.copyOf(norms);
    }
}
