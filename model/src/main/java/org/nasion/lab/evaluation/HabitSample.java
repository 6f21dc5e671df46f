package org.nasion.lab.evaluation;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nasion.core.geometry.Point;
import org.nasion.core.habit.HeadFrame;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;

/**
 * One film as ways of learning a habit see it, in the axes of its head (x forward, y up), mm.
 *
 * @param points by landmark
 * @param shape  of the head, by the network's places
 */
record HabitSample(Map<Landmark, Of> points, Shape shape) {

    private static final double EDGE_MM = 1.5;

    /**
     * One landmark.
     *
     * @param offset from the network's place to the annotator's, mm
     * @param edge   direction of the film's edge at the network's place, radians against forward, −π/2 to π/2
     */
    record Of(Point offset, double edge) {}

    /**
     * What of a head an offset could depend on.
     *
     * @param tilt    of S–N against the film's rows, degrees
     * @param jaw     angle of Go–Me against S–N, degrees
     * @param sagitta A minus B along S–N, mm
     * @param height  N–Me, mm
     */
    record Shape(double tilt, double jaw, double sagitta, double height) {}

    /** Empty where the network did not find the points that the axes or the shape need. */
    static Optional<HabitSample> of(ScoredFilm film, Cephalogram picture) {
        Optional<HeadFrame> axes = HabitEvaluation.head(film);
        Map<Landmark, Placement.Proposal> said = film.detection().proposals();
        if (axes.isEmpty()
                || !said.keySet().containsAll(java.util.List.of(Landmark.GO, Landmark.ME, Landmark.A, Landmark.B))) {
            return Optional.empty();
        }
        HeadFrame head = axes.get();
        Map<Landmark, Of> points = new TreeMap<>();
        film.detected().forEach((landmark, proposal) -> {
            Point along = EdgeDirection.at(picture, proposal.position(), EDGE_MM / film.mmPerPx());
            Point inHead = head.between(proposal.position(), proposal.position().plus(along));
            points.put(
                    landmark,
                    new Of(
                            head.between(proposal.position(), film.truth().get(landmark)),
                            Math.atan(inHead.y() / (inHead.x() == 0 ? 1e-12 : inHead.x()))));
        });
        Point jaw = head.between(
                said.get(Landmark.GO).position(), said.get(Landmark.ME).position());
        Point aToB = head.between(
                said.get(Landmark.B).position(), said.get(Landmark.A).position());
        Point sn = said.get(Landmark.N).position().minus(said.get(Landmark.S).position());
        return Optional.of(new HabitSample(
                points,
                new Shape(
                        Math.toDegrees(Math.atan2(-sn.y(), sn.x())),
                        Math.toDegrees(Math.atan2(jaw.y(), jaw.x())),
                        aToB.x(),
                        head.between(
                                        said.get(Landmark.ME).position(),
                                        said.get(Landmark.N).position())
                                .length())));
    }
}
