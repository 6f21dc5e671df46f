package org.nasion.core.analysis;

import java.util.Map;
import java.util.TreeMap;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.landmark.LandmarkCatalog;

/**
 * The landmarks that are constructed from others.
 *
 * @param landmarks the catalogue that all points go by
 * @param rules     the formula of each constructed one
 */
record Constructions(LandmarkCatalog landmarks, Map<Landmark, Expression.OfPoint> rules) {

    /** Where those lie whose points are all placed: image space, px. */
    Map<Landmark, Point> on(PatientPoints points) {
        Map<Landmark, Point> found = new TreeMap<>();
        rules.forEach((landmark, rule) -> {
            if (rule.used(points).without(points.placed()).isEmpty()) {
                Point at = points.onFilm(rule.point(points));
                if (at.isFinite()) {
                    found.put(landmark, at);
                }
            }
        });
        return found;
    }
}
