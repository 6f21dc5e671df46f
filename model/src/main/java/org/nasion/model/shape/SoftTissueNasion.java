package org.nasion.model.shape;

import java.util.Map;
import java.util.Optional;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/**
 * A rule for soft-tissue nasion, which no data set at hand marks: the soft tissue over nasion is
 * about 6.5 mm thick in adults (facial soft-tissue depth tables, for example De Greef et al. 2006,
 * Am J Phys Anthropol 130:252), measured forwards along the Frankfort horizontal. A rule, not a
 * measurement: its error is an assumption until a data set with this point is scored.
 */
public final class SoftTissueNasion {

    private static final double DEPTH_MM = 6.5;
    private static final double ASSUMED_ERROR_MM = 3.0;

    private SoftTissueNasion() {}

    /** Empty without nasion, sella, porion or orbitale. Any plane with y down and the face to the right. */
    public static Optional<ShapeModel.Estimate> estimate(Map<Landmark, Point> seen) {
        Point n = seen.get(Landmark.N);
        Point s = seen.get(Landmark.S);
        return forward(seen)
                .filter(f -> n != null && s != null && n.distanceTo(s) > 0)
                .map(forward -> new ShapeModel.Estimate(
                        n.plus(forward.times(DEPTH_MM / ShapeStatistics.SELLA_NASION_MM * n.distanceTo(s))),
                        ASSUMED_ERROR_MM));
    }

    /** Unit vector along the Frankfort horizontal towards the face; empty without porion and orbitale. */
    public static Optional<Point> forward(Map<Landmark, Point> seen) {
        Point po = seen.get(Landmark.PO);
        Point or = seen.get(Landmark.OR);
        if (po == null || or == null || !(po.distanceTo(or) > 0)) {
            return Optional.empty();
        }
        Point along = or.minus(po);
        return Optional.of(along.times(1 / along.length()));
    }
}
