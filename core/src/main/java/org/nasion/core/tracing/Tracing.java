package org.nasion.core.tracing;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/** An immutable map from landmark to placement, in image space. */
public record Tracing(Map<Landmark, Placement> placements) {

    public static final Tracing EMPTY = new Tracing(Map.of());

    public Tracing {
        Map<Landmark, Placement> copy = new TreeMap<>();
        copy.putAll(placements);
        placements = Collections.unmodifiableMap(copy);
    }

    public Optional<Placement> placement(Landmark landmark) {
        return Optional.ofNullable(placements.get(landmark));
    }

    /** Image space, px. */
    public Optional<Point> position(Landmark landmark) {
        return placement(landmark).map(Placement::position);
    }

    public Set<Landmark> landmarks() {
        return placements.keySet();
    }

    public Tracing with(Landmark landmark, Placement placement) {
        Map<Landmark, Placement> next = new TreeMap<>();
        next.putAll(placements);
        next.put(landmark, placement);
        return new Tracing(next);
    }

    public Tracing without(Landmark landmark) {
        Map<Landmark, Placement> next = new TreeMap<>();
        next.putAll(placements);
        next.remove(landmark);
        return new Tracing(next);
    }
}
