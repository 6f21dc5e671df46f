package org.nasion.core.analysis;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Orientation;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;

/**
 * A tracing in patient space: isotropic, y up, head upright, face to the right ({@link HeadOrientation}); mm where the film has
 * a scale, else px along x. Sets of landmarks are masks by index, as all measurements are asked on every
 * step of a drag.
 */
final class PatientPoints {

    private final Point[] points;
    private final PointMask placed;
    private final PointMask estimated;
    private final boolean scaled;

    PatientPoints(Tracing tracing, Calibration calibration) {
        points = new Point
                [1
                        + tracing.landmarks().stream()
                                .mapToInt(Landmark::index)
                                .max()
                                .orElse(-1)];
        Orientation upright = HeadOrientation.of(tracing, calibration.pixelAspect());
        scaled = calibration.mmPerPx().isPresent();
        PointMask placedMask = PointMask.NONE;
        PointMask estimatedMask = PointMask.NONE;
        for (Map.Entry<Landmark, Placement> entry : tracing.placements().entrySet()) {
            PointMask bit = bit(entry.getKey());
            placedMask = placedMask.or(bit);
            if (entry.getValue().origin() == Placement.Origin.ESTIMATED) {
                estimatedMask = estimatedMask.or(bit);
            }
            Point held = calibration.toIsotropic(entry.getValue().position());
            Point head = upright.apply(new Point(held.x(), -held.y()));
            points[entry.getKey().index()] = new Point(head.x(), -head.y());
        }
        placed = placedMask;
        estimated = estimatedMask;
    }

    private PatientPoints(PatientPoints other) {
        points = other.points.clone();
        placed = other.placed;
        estimated = other.estimated;
        scaled = other.scaled;
    }

    /** A copy whose points may be moved without these. */
    PatientPoints copy() {
        return new PatientPoints(this);
    }

    /** For whoever holds a copy of its own. */
    void move(Landmark landmark, Point to) {
        points[landmark.index()] = to;
    }

    /** The point of a placed landmark. */
    Point at(Landmark landmark) {
        return points[landmark.index()];
    }

    PointMask placed() {
        return placed;
    }

    PointMask estimated() {
        return estimated;
    }

    boolean scaled() {
        return scaled;
    }

    static PointMask bit(Landmark landmark) {
        return PointMask.of(landmark.index());
    }

    /** The landmarks that lie elsewhere, came, went, or are now trusted more or less, between two tracings. */
    static PointMask changed(Tracing before, Tracing after) {
        PointMask mask = PointMask.NONE;
        Set<Landmark> either = new HashSet<>(before.landmarks());
        either.addAll(after.landmarks());
        for (Landmark landmark : either) {
            Placement was = before.placements().get(landmark);
            Placement is = after.placements().get(landmark);
            if (was != is
                    && (was == null
                            || is == null
                            || !was.position().equals(is.position())
                            || ErrorPropagation.differs(was, is))) {
                mask = mask.or(bit(landmark));
            }
        }
        return mask;
    }
}
