package org.nasion.core.analysis;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Orientation;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.landmark.LandmarkCatalog;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;

/**
 * A tracing in patient space: isotropic, y up, head upright, face to the right ({@link HeadOrientation}); mm where the film has
 * a scale, else px along x. Points and sets of them go by the places of one catalogue, as all measurements are asked on every
 * step of a drag; a point of the tracing that this catalogue lacks is left out.
 */
final class PatientPoints {

    private final LandmarkCatalog landmarks;
    private final Calibration calibration;
    private final Orientation upright;
    private final Point[] points;
    private final PointMask placed;
    private final PointMask estimated;
    private final boolean scaled;

    PatientPoints(Tracing tracing, Calibration calibration, LandmarkCatalog landmarks) {
        this.landmarks = landmarks;
        this.calibration = calibration;
        points = new Point[landmarks.size()];
        upright = HeadOrientation.of(tracing, calibration.pixelAspect());
        scaled = calibration.mmPerPx().isPresent();
        PointMask placedMask = PointMask.NONE;
        PointMask estimatedMask = PointMask.NONE;
        for (Map.Entry<Landmark, Placement> entry : tracing.placements().entrySet()) {
            int index = landmarks.index(entry.getKey());
            if (index < 0) {
                continue;
            }
            PointMask bit = PointMask.of(index);
            placedMask = placedMask.or(bit);
            if (entry.getValue().origin() == Placement.Origin.ESTIMATED) {
                estimatedMask = estimatedMask.or(bit);
            }
            Point held = calibration.toIsotropic(entry.getValue().position());
            Point head = upright.apply(new Point(held.x(), -held.y()));
            points[index] = new Point(head.x(), -head.y());
        }
        placed = placedMask;
        estimated = estimatedMask;
    }

    private PatientPoints(PatientPoints other) {
        landmarks = other.landmarks;
        calibration = other.calibration;
        upright = other.upright;
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
        points[landmarks.index(landmark)] = to;
    }

    /** The point of a placed landmark. */
    Point at(Landmark landmark) {
        return points[landmarks.index(landmark)];
    }

    /** The point at a place of the catalogue, where one is placed. */
    Point at(int index) {
        return points[index];
    }

    /** The place of a landmark in the catalogue; −1 where it lacks it. */
    int index(Landmark landmark) {
        return landmarks.index(landmark);
    }

    boolean isPlaced(Landmark landmark) {
        int index = index(landmark);
        return index >= 0 && placed.has(index);
    }

    boolean isEstimated(Landmark landmark) {
        int index = index(landmark);
        return index >= 0 && estimated.has(index);
    }

    /** Where a point of this space lies on the film: image space, px. */
    Point onFilm(Point head) {
        Point held = upright.undo(new Point(head.x(), -head.y()));
        return calibration.toImage(new Point(held.x(), -held.y()));
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

    /** The landmarks that lie elsewhere, came, went, or are now trusted more or less, between two tracings. */
    static PointMask changed(Tracing before, Tracing after, LandmarkCatalog landmarks) {
        PointMask mask = PointMask.NONE;
        Set<Landmark> either = new HashSet<>(before.landmarks());
        either.addAll(after.landmarks());
        for (Landmark landmark : either) {
            Placement was = before.placements().get(landmark);
            Placement is = after.placements().get(landmark);
            int index = landmarks.index(landmark);
            if (index >= 0
                    && was != is
                    && (was == null
                            || is == null
                            || !was.position().equals(is.position())
                            || ErrorPropagation.differs(was, is))) {
                mask = mask.or(PointMask.of(index));
            }
        }
        return mask;
    }
}
