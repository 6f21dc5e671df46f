package org.nasion.core.tracing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/**
 * How far two tracings of one film lie apart, point by point. The order of the two does not matter.
 *
 * @param distances   of the points that both have, the farthest first
 * @param onlyHere    points that only the first tracing has
 * @param onlyThere   points that only the second has
 * @param scaleSource where millimetres come from; empty where the film has no scale: distances are pixels then
 */
public record Comparison(
        List<Distance> distances, Set<Landmark> onlyHere, Set<Landmark> onlyThere, Optional<String> scaleSource) {

    /**
     * How far apart one landmark lies.
     *
     * @param px distance in pixels along x of the film (rows of another height are weighted)
     * @param mm the same in millimetres; empty without a scale
     */
    public record Distance(Landmark landmark, double px, OptionalDouble mm) {}

    public Comparison {
        distances = List.copyOf(distances);
        onlyHere = Set.copyOf(onlyHere);
        onlyThere = Set.copyOf(onlyThere);
    }

    /** Compares two tracings of the same film with the scale of the first. */
    public static Comparison of(Tracing here, Tracing there, Calibration calibration) {
        List<Distance> distances = new ArrayList<>();
        Set<Landmark> onlyHere = new TreeSet<>();
        Set<Landmark> onlyThere = new TreeSet<>();
        Optional<Double> mmPerPx = calibration.mmPerPx();
        for (Landmark landmark : Landmark.STANDARD) {
            Optional<Point> one = here.position(landmark);
            Optional<Point> other = there.position(landmark);
            if (one.isPresent() && other.isPresent()) {
                double px = Math.hypot(
                        one.get().x() - other.get().x(),
                        (one.get().y() - other.get().y()) * calibration.pixelAspect());
                distances.add(new Distance(
                        landmark,
                        px,
                        mmPerPx.isPresent() ? OptionalDouble.of(px * mmPerPx.get()) : OptionalDouble.empty()));
            } else if (one.isPresent()) {
                onlyHere.add(landmark);
            } else if (other.isPresent()) {
                onlyThere.add(landmark);
            }
        }
        distances.sort(Comparator.comparingDouble(Distance::px).reversed());
        return new Comparison(distances, onlyHere, onlyThere, mmPerPx.map(mm -> calibration.source()));
    }

    /** The tracing as the program proposed it; points without a proposal are left out. */
    public static Tracing proposed(Tracing tracing) {
        Map<Landmark, Placement> proposed = new TreeMap<>();
        tracing.placements()
                .forEach((landmark, placement) -> placement
                        .proposal()
                        .ifPresent(proposal -> proposed.put(landmark, Placement.proposed(proposal))));
        return new Tracing(proposed);
    }

    /** Mean distance in pixels; empty where no point is in both. */
    public OptionalDouble meanPx() {
        return distances.stream().mapToDouble(Distance::px).average();
    }

    /** Mean distance in millimetres; empty without a scale or common points. */
    public OptionalDouble meanMm() {
        return scaleSource.isEmpty()
                ? OptionalDouble.empty()
                : distances.stream()
                        .mapToDouble(distance -> distance.mm().orElseThrow())
                        .average();
    }
}
