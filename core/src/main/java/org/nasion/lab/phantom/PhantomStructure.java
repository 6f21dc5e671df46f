package org.nasion.lab.phantom;

import java.util.List;
import java.util.Map;
import org.nasion.core.geometry.Point;
import org.nasion.core.tracing.Contour;

/** A part of the anatomy that projects itself onto a plate. */
@FunctionalInterface
interface PhantomStructure {
    void project(Head head, Plate plate);

    /** The lines that a person would trace of it, of the mean of both sides, where growth has taken them; head space, mm. */
    default Map<Contour, List<Point>> contours(Head head) {
        return Map.of();
    }
}
