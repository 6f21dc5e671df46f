package org.nasion.core.compare;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nasion.core.analysis.HeadOrientation;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Orientation;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.tracing.Tracing;

/**
 * The points of one film in patient space.
 *
 * @param points      mm of the film's own calibration, y up, face to the right
 * @param scaleSource where the millimetres come from
 */
public record TracedFilm(Map<Landmark, Point> points, String scaleSource) {

    public TracedFilm {
        points = Map.copyOf(points);
    }

    /**
     * A film that is turned or mirrored is held upright, facing right ({@link HeadOrientation}).
     *
     * @throws ProblemException NAS-COMPARE-SCALE where the film has no scale
     */
    public static TracedFilm of(Tracing tracing, Calibration calibration) {
        if (calibration.mmPerPx().isEmpty()) {
            throw new ProblemException("NAS-COMPARE-SCALE", "A film without a scale cannot be superimposed; calibrate it first.");
        }
        Orientation upright = HeadOrientation.of(tracing, calibration.pixelAspect());
        Map<Landmark, Point> points = new LinkedHashMap<>();
        tracing.placements().forEach((landmark, placement) -> {
            Point held = calibration.toIsotropic(placement.position());
            Point head = upright.apply(new Point(held.x(), -held.y()));
            points.put(landmark, new Point(head.x(), -head.y()));
        });
        return new TracedFilm(points, calibration.source());
    }

    /** The point of a landmark that the superimposition needs, mm. */
    Point need(Landmark landmark) {
        Point point = points.get(landmark);
        if (point == null) {
            throw new ProblemException("NAS-COMPARE-POINTS", "{0} is needed on both films for this superimposition.", landmark.code());
        }
        return point;
    }
}
