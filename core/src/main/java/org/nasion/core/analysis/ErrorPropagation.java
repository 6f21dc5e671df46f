package org.nasion.core.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;

/**
 * Carries the errors of a tracing's points into what is measured from them: the variance is J·Σ·Jᵀ with the
 * derivatives J of the formula by central differences. Errors of points that were placed together go together as
 * {@link LandmarkErrors} say; those that a person set are independent but for the cusps of the bite. Errors of the scale, of the head's posture and of the
 * projection are not in it.
 */
final class ErrorPropagation {

    /** Far below any point's error and far above rounding, in mm. */
    private static final double STEP = 1e-3;

    /** S–N of an adult in mm; stands in for the scale of errors, and of nothing else, where a film has none. */
    private static final double USUAL_S_N = 70;

    private final PatientPoints points;
    private final LandmarkErrors errors;
    private final Tracing tracing;
    private final Map<Landmark, Optional<LandmarkErrors.Spread>> spreads = new TreeMap<>();
    private final double unitsPerMm;

    ErrorPropagation(PatientPoints points, Tracing tracing, LandmarkErrors errors) {
        this.points = points.copy();
        unitsPerMm = points.scaled() ? 1 : cranialBase(points) / USUAL_S_N;
        this.errors = errors;
        this.tracing = tracing;
        tracing.placements().forEach((landmark, placement) -> spreads.put(landmark, errors.of(landmark, placement)));
    }

    private static double cranialBase(PatientPoints points) {
        return points.isPlaced(Landmark.S) && points.isPlaced(Landmark.N)
                ? points.at(Landmark.S).distanceTo(points.at(Landmark.N))
                : 0;
    }

    /**
     * One standard deviation of a number, in its unit.
     *
     * @param used the landmarks that the expression looks at here; all of them placed
     * @return empty where the error of a point is not known
     */
    OptionalDouble of(Expression.OfNumber expression, PointMask used) {
        if (!(unitsPerMm > 0)) {
            return OptionalDouble.empty();
        }
        double variance = 0;
        double step = STEP * unitsPerMm;
        List<Slope> slopes = new ArrayList<>();
        for (Map.Entry<Landmark, Optional<LandmarkErrors.Spread>> spread : spreads.entrySet()) {
            Landmark landmark = spread.getKey();
            int index = points.index(landmark);
            if (index < 0 || !used.has(index)) {
                continue;
            }
            if (spread.getValue().isEmpty()) {
                return OptionalDouble.empty();
            }
            Slope slope = new Slope(
                    landmark,
                    slope(expression, landmark, new Point(step, 0)),
                    slope(expression, landmark, new Point(0, step)));
            variance += spread.getValue().get().through(slope.dx(), slope.dy());
            for (Slope other : slopes) {
                variance +=
                        2 * between(landmark, other.landmark()).through(slope.dx(), slope.dy(), other.dx(), other.dy());
            }
            slopes.add(slope);
        }
        // The moments are rounded, so that a value that hangs on nothing but their difference may come out a hair below
        // nothing.
        variance = Math.max(variance, 0);
        return Double.isFinite(variance) ? OptionalDouble.of(Math.sqrt(variance)) : OptionalDouble.empty();
    }

    /** How a value grows for each mm that a point moves forwards and upwards. */
    private record Slope(Landmark landmark, double dx, double dy) {}

    private JointErrors.Cross between(Landmark one, Landmark other) {
        return errors.between(
                one,
                tracing.placement(one).orElseThrow(),
                other,
                tracing.placement(other).orElseThrow());
    }

    /** Change of the value for each mm that the point moves. */
    private double slope(Expression.OfNumber expression, Landmark landmark, Point step) {
        Point home = points.at(landmark);
        points.move(landmark, home.plus(step));
        double ahead = expression.value(points);
        points.move(landmark, home.minus(step));
        double behind = expression.value(points);
        points.move(landmark, home);
        return (ahead - behind) / (2 * STEP);
    }

    /** Whether the error of this point is another than before. */
    static boolean differs(Placement was, Placement is) {
        return was.confirmed() != is.confirmed()
                || was.origin() != is.origin()
                || !was.expectedErrorMm().equals(is.expectedErrorMm());
    }
}
