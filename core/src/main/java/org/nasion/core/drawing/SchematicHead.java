package org.nasion.core.drawing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.landmark.LandmarkCatalog;
import org.nasion.core.landmark.Placing;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;

/**
 * One adult head from the side as a drawing, to show where a landmark lies: the mean shape that
 * phantoms are made from, with nose base, soft-tissue nasion and chin at the phantoms' mean distances,
 * and the outlines of {@link TracingDrawing} through it. Millimetres, sella at the origin, x forwards, y down.
 */
public final class SchematicHead {

    private static final List<Shape.Curve> OUTLINES = TracingDrawing.outlines(tracing());

    private SchematicHead() {}

    private static Tracing tracing() {
        Map<Landmark, Placement> placements = new TreeMap<>();
        LandmarkCatalog.shipped().all().stream()
                .filter(landmark -> landmark.placing() != Placing.RULE)
                .forEach(landmark -> placements.put(
                        landmark, new Placement(at(landmark), Placement.Origin.MANUAL, true, Optional.empty())));
        return new Tracing(placements);
    }

    /** Where one of the program's landmarks lies, mm. */
    public static Point at(Landmark landmark) {
        return landmark.drawnAt().orElseThrow();
    }

    /** The outlines, mm. */
    public static List<Shape.Curve> outlines() {
        return OUTLINES;
    }
}
