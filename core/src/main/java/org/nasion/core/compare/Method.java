package org.nasion.core.compare;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nasion.core.geometry.Point;
import org.nasion.core.geometry.RigidMotion;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.task.Progress;

/** How a later film is laid on an earlier one: rigid and never scaled. */
public sealed interface Method extends Superimposer {

    Method SN_AT_S = new Direction(Landmark.S, Landmark.N);
    Method SN_AT_N = new Direction(Landmark.N, Landmark.S);
    Method PALATE_AT_ANS = new Direction(Landmark.ANS, Landmark.PNS);
    Method GO_ME_AT_ME = new Direction(Landmark.ME, Landmark.GO);

    /** The points that both films need; none where the motion was found otherwise. */
    Set<Landmark> landmarks();

    @Override
    default Superimposition lay(VisitFilm earlier, VisitFilm later, Progress progress) {
        return Superimposition.of(this, earlier, later);
    }

    /**
     * The motion that takes the later film's points onto the earlier film, mm.
     *
     * @throws org.nasion.core.problem.ProblemException NAS-COMPARE-POINTS where a film lacks a point of the method
     */
    RigidMotion lay(VisitFilm later, VisitFilm earlier);

    /**
     * One point on itself, and the line to a second point in its direction.
     *
     * @param at      the point that stays
     * @param towards gives the direction
     */
    record Direction(Landmark at, Landmark towards) implements Method {

        public Direction {
            if (at.equals(towards)) {
                throw new IllegalArgumentException("a direction needs two points");
            }
        }

        @Override
        public Set<Landmark> landmarks() {
            return Set.of(at, towards);
        }

        @Override
        public RigidMotion lay(VisitFilm later, VisitFilm earlier) {
            Point from = later.need(towards).minus(later.need(at));
            Point to = earlier.need(towards).minus(earlier.need(at));
            return RigidMotion.laying(later.need(at), earlier.need(at), Math.atan2(from.cross(to), from.dot(to)));
        }
    }

    /**
     * A motion that was found otherwise: by the films' pictures or by a person's hand.
     *
     * @param error of the motion; empty where it is not known
     */
    record Found(RigidMotion motion, Optional<MotionError> error) implements Method {

        @Override
        public Set<Landmark> landmarks() {
            return Set.of();
        }

        @Override
        public RigidMotion lay(VisitFilm later, VisitFilm earlier) {
            return motion;
        }
    }

    /**
     * Weighted least squares of the distances of chosen points, without scaling: θ = atan2(Σ w p′×q′, Σ w p′·q′), then
     * the centroids are laid on each other.
     *
     * @param weights positive, of at least two points
     */
    record BestFit(Map<Landmark, Double> weights) implements Method {

        public BestFit {
            weights = Map.copyOf(weights);
            if (weights.size() < 2
                    || weights.values().stream().anyMatch(weight -> !(weight > 0) || !Double.isFinite(weight))) {
                throw new IllegalArgumentException("a best fit needs two points or more with positive weights");
            }
        }

        /** All points count alike. */
        public static BestFit of(Iterable<Landmark> landmarks) {
            Map<Landmark, Double> weights = new LinkedHashMap<>();
            landmarks.forEach(landmark -> weights.put(landmark, 1.0));
            return new BestFit(weights);
        }

        @Override
        public Set<Landmark> landmarks() {
            return weights.keySet();
        }

        @Override
        public RigidMotion lay(VisitFilm later, VisitFilm earlier) {
            Point from = centroid(later);
            Point onto = centroid(earlier);
            double cross = 0;
            double dot = 0;
            for (Map.Entry<Landmark, Double> entry : weights.entrySet()) {
                Point p = later.need(entry.getKey()).minus(from);
                Point q = earlier.need(entry.getKey()).minus(onto);
                cross += entry.getValue() * p.cross(q);
                dot += entry.getValue() * p.dot(q);
            }
            return RigidMotion.laying(from, onto, Math.atan2(cross, dot));
        }

        private Point centroid(VisitFilm film) {
            Point sum = new Point(0, 0);
            double total = 0;
            for (Map.Entry<Landmark, Double> entry : weights.entrySet()) {
                sum = sum.plus(film.need(entry.getKey()).times(entry.getValue()));
                total += entry.getValue();
            }
            return sum.times(1 / total);
        }
    }
}
