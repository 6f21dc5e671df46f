package org.nasion.core.habit;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;

/**
 * Axes that are fixed to the head: x from sella to nasion (forward), y at a right angle to it, away from the jaws (up).
 * A habit is kept in them, so that it holds for a film that is tilted, turned by a quarter or faces left. They are
 * made of the network's own S and N, which are there before anybody has corrected anything.
 *
 * @param calibration of the film
 * @param forward     unit vector in the isotropic plane of {@link Calibration#toIsotropic}
 * @param up          unit vector at a right angle to it
 * @param mmPerUnit   millimetres in one unit of that plane
 * @param assumed     whether the film has no scale, and millimetres are those of a head with S–N = {@value #SELLA_NASION_MM} mm
 */
public record HeadFrame(Calibration calibration, Point forward, Point up, double mmPerUnit, boolean assumed) {

    /** Length of S–N in mm where the film has no scale: the same as that of the program's shape model. */
    public static final double SELLA_NASION_MM = 66;

    public HeadFrame {
        Objects.requireNonNull(calibration);
        if (!(mmPerUnit > 0)) {
            throw new IllegalArgumentException("a head has a size");
        }
    }

    /**
     * The axes of a film.
     *
     * @param network     the network's places; image space, px
     * @param calibration of the film
     * @return empty where S, N or every point below them is missing, or S and N coincide
     */
    public static Optional<HeadFrame> of(Map<Landmark, Point> network, Calibration calibration) {
        Point sella = network.get(Landmark.S);
        Point nasion = network.get(Landmark.N);
        if (sella == null || nasion == null || network.size() < 3) {
            return Optional.empty();
        }
        Point origin = calibration.toIsotropic(sella);
        Point axis = calibration.toIsotropic(nasion).minus(origin);
        double length = axis.length();
        if (!(length > 0)) {
            return Optional.empty();
        }
        Point forward = axis.times(1 / length);
        Point left = new Point(-forward.y(), forward.x());
        double side = network.values().stream()
                .mapToDouble(at -> calibration.toIsotropic(at).minus(origin).dot(left))
                .sum();
        if (side == 0) {
            return Optional.empty();
        }
        boolean assumed = calibration.mmPerPx().isEmpty();
        // The other points of a head lie below S–N: up is the side where they are not.
        return Optional.of(new HeadFrame(
                calibration, forward, left.times(side < 0 ? 1 : -1), assumed ? SELLA_NASION_MM / length : 1, assumed));
    }

    /** The axes of a film by what the network saw on it. */
    public static Optional<HeadFrame> of(Tracing tracing, Calibration calibration) {
        return of(network(tracing), calibration);
    }

    /** Where the network saw points, whatever became of them; image space, px. */
    static Map<Landmark, Point> network(Tracing tracing) {
        Map<Landmark, Point> network = new TreeMap<>();
        tracing.placements()
                .forEach((landmark, placement) -> placement
                        .proposal()
                        .filter(proposal -> proposal.origin() == Placement.Origin.DETECTED)
                        .ifPresent(proposal -> network.put(landmark, proposal.position())));
        return network;
    }

    /** The way from one point of the image to another, in mm: x forward, y up. */
    public Point between(Point from, Point to) {
        Point way =
                calibration.toIsotropic(to).minus(calibration.toIsotropic(from)).times(mmPerUnit);
        return new Point(way.dot(forward), way.dot(up));
    }

    /** Where a point of the image comes to lie when it goes so many mm forward (x) and up (y). */
    public Point moved(Point from, Point offsetMm) {
        Point way = forward.times(offsetMm.x()).plus(up.times(offsetMm.y())).times(1 / mmPerUnit);
        double scale = calibration.mmPerPx().orElse(1.0);
        return from.plus(new Point(way.x() / scale, -way.y() / (scale * calibration.pixelAspect())));
    }
}
