package org.nasion.core.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.nasion.core.analysis.LandmarkErrors;
import org.nasion.core.geometry.Point;
import org.nasion.core.geometry.RigidMotion;
import org.nasion.core.landmark.Landmark;

/**
 * A later film laid on an earlier one.
 *
 * @param motion        takes the later film's points onto the earlier film, mm
 * @param displacements of all points that both films have, in the catalogue's order
 * @param residualMm    root mean square distance of the method's own points once laid on each other; NaN where it has none
 * @param quality       how well the pictures fit; empty where only points were laid on each other
 */
public record Superimposition(
        Method method,
        VisitFilm earlier,
        VisitFilm later,
        RigidMotion motion,
        List<Displacement> displacements,
        double residualMm,
        Optional<FitQuality> quality) {

    /** Far below any point's error and far above rounding, mm. */
    private static final double STEP = 1e-3;

    public Superimposition {
        displacements = List.copyOf(displacements);
    }

    /** @throws org.nasion.core.problem.ProblemException NAS-COMPARE-POINTS where a film lacks a point of the method */
    public static Superimposition of(Method method, VisitFilm earlier, VisitFilm later) {
        return of(method, earlier, later, Optional.empty());
    }

    /** The same with what is known of how well the pictures fit. */
    public static Superimposition of(Method method, VisitFilm earlier, VisitFilm later, Optional<FitQuality> quality) {
        RigidMotion motion = method.lay(later, earlier);
        Set<Landmark> both = new TreeSet<>(earlier.points().keySet());
        both.retainAll(later.points().keySet());
        List<Displacement> displacements = new ArrayList<>();
        for (Landmark landmark : both) {
            displacements.add(new Displacement(
                    landmark,
                    earlier.need(landmark),
                    move(method, earlier, later, landmark),
                    error(method, earlier, later, landmark)));
        }
        double squares = 0;
        for (Landmark landmark : method.landmarks()) {
            double apart = motion.apply(later.need(landmark)).distanceTo(earlier.need(landmark));
            squares += apart * apart;
        }
        return new Superimposition(
                method,
                earlier,
                later,
                motion,
                displacements,
                method.landmarks().isEmpty()
                        ? Double.NaN
                        : Math.sqrt(squares / method.landmarks().size()),
                quality);
    }

    private static Point move(Method method, VisitFilm earlier, VisitFilm later, Landmark landmark) {
        return method.lay(later, earlier).apply(later.need(landmark)).minus(earlier.need(landmark));
    }

    /**
     * J·Σ·Jᵀ with the derivatives of the move by central differences: by the point itself on both films, and by the points
     * that the films are laid on, so that a turn of δ counts rδ at a distance of r. The errors of different points are
     * taken as independent; those of the scales are not in it.
     */
    private static Optional<Displacement.Covariance> error(
            Method method, VisitFilm earlier, VisitFilm later, Landmark landmark) {
        Set<Landmark> concerned = new TreeSet<>(method.landmarks());
        concerned.add(landmark);
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (Landmark moved : concerned) {
            LandmarkErrors.Spread then = earlier.errors().get(moved);
            LandmarkErrors.Spread now = later.errors().get(moved);
            if (then == null || now == null) {
                return Optional.empty();
            }
            for (boolean onLater : List.of(false, true)) {
                VisitFilm film = onLater ? later : earlier;
                LandmarkErrors.Spread spread = onLater ? now : then;
                Point byX = slope(method, earlier, later, film, moved, new Point(STEP, 0), landmark);
                Point byY = slope(method, earlier, later, film, moved, new Point(0, STEP), landmark);
                xx += spread.through(byX.x(), byY.x());
                yy += spread.through(byX.y(), byY.y());
                xy += byX.x() * byX.y() * spread.xx()
                        + byY.x() * byY.y() * spread.yy()
                        + (byX.x() * byY.y() + byY.x() * byX.y()) * spread.xy();
            }
        }
        if (method instanceof Method.Found found) {
            if (found.error().isEmpty()) {
                return Optional.empty();
            }
            Displacement.Covariance own = found.error().get().at(found.motion().apply(later.need(landmark)));
            return Optional.of(new Displacement.Covariance(xx + own.xx(), yy + own.yy(), xy + own.xy()));
        }
        return Optional.of(new Displacement.Covariance(xx, yy, xy));
    }

    /** Change of the move for each mm that a point of one film moves. */
    private static Point slope(
            Method method,
            VisitFilm earlier,
            VisitFilm later,
            VisitFilm film,
            Landmark moved,
            Point step,
            Landmark landmark) {
        VisitFilm ahead = film.withPoint(moved, film.need(moved).plus(step));
        VisitFilm behind = film.withPoint(moved, film.need(moved).minus(step));
        boolean onLater = film == later;
        Point there = onLater ? move(method, earlier, ahead, landmark) : move(method, ahead, later, landmark);
        Point here = onLater ? move(method, earlier, behind, landmark) : move(method, behind, later, landmark);
        return there.minus(here).times(1 / (2 * STEP));
    }

    /** Points of one film moved as the superimposition moves the later film. */
    public List<Point> laid(List<Point> points) {
        return points.stream().map(motion::apply).toList();
    }
}
