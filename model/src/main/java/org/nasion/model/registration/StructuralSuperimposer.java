package org.nasion.model.registration;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.nasion.core.compare.Displacement;
import org.nasion.core.compare.FitQuality;
import org.nasion.core.compare.Method;
import org.nasion.core.compare.MotionError;
import org.nasion.core.compare.Structure;
import org.nasion.core.compare.Superimposer;
import org.nasion.core.compare.Superimposition;
import org.nasion.core.compare.VisitFilm;
import org.nasion.core.geometry.Point;
import org.nasion.core.geometry.RigidMotion;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.problem.Sentence;
import org.nasion.core.task.Progress;
import org.nasion.model.preprocess.OpenCv;

/**
 * Lays films on each other by the picture of a bone that keeps its shape, each film in millimetres of its own scale and never
 * scaled. The bone of the earlier film is looked for on the later one and the other way round, and the motion halfway between
 * both is taken, so that A on B is the inverse of B on A. Its error comes from leaving out parts of the bone (jack-knife).
 */
public final class StructuralSuperimposer implements Superimposer {

    /** Below this the bone was not recognised: on phantoms the right place has 0.85 and more, a stranger's bone 0.55 to 0.92. */
    private static final double LEAST_CORRELATION = 0.5;
    /** What both ways may differ by. */
    private static final double MOST_TURN = Math.toRadians(2);

    private static final double MOST_SHIFT = 1.5;
    /** What a motion by the picture may differ by from the one by points, of which even careless ones are nearer. */
    private static final double FARTHEST_TURN = Math.toRadians(12);

    private static final double FARTHEST_SHIFT = 12;

    /** Errors that leaving out parts does not show, such as what overlies all of the bone: one standard deviation. */
    private static final double LEAST_TURN = Math.toRadians(0.05);

    private static final double LEAST_SHIFT = 0.05;

    private final Structure structure;
    private final Function<VisitFilm, Cephalogram> films;
    private final OpenCv openCv;

    /** @param films the picture of each visit's film */
    public StructuralSuperimposer(Structure structure, Function<VisitFilm, Cephalogram> films, OpenCv openCv) {
        this.structure = structure;
        this.films = films;
        this.openCv = openCv;
    }

    /**
     * About a second; not for the UI thread.
     *
     * @throws ProblemException NAS-COMPARE-POINTS where a point is missing that tells where the bone lies,
     *                          NAS-COMPARE-STRUCTURE where the bone was not found again
     */
    @Override
    public Superimposition lay(VisitFilm earlier, VisitFilm later, Progress progress) {
        openCv.require();
        RigidMotion byPoints = structure.byPoints().lay(later, earlier);
        Cephalogram laterFilm = films.apply(later);
        Cephalogram earlierFilm = films.apply(earlier);
        progress.throwIfCancelled();
        MotionSearch forth = new MotionSearch(structure, later, laterFilm, earlier, earlierFilm);
        RigidMotion found = forth.find(byPoints);
        progress.throwIfCancelled();
        MotionSearch back = new MotionSearch(structure, earlier, earlierFilm, later, laterFilm);
        RigidMotion foundBack = back.find(byPoints.inverse());
        progress.throwIfCancelled();
        // One way may have gone astray where the points of its film are worse: both go on from what fits better both
        // ways.
        RigidMotion better =
                fit(forth, back, found) >= fit(forth, back, foundBack.inverse()) ? found : foundBack.inverse();
        RigidMotion there = forth.refine(better);
        RigidMotion andBack = back.refine(better.inverse());
        RigidMotion apart = there.inverse().then(andBack.inverse());
        RigidMotion motion = there.then(apart.half());
        Point middle = forth.middle();
        double correlation = forth.correlation(motion);
        FitQuality quality = new FitQuality(
                forth.correlation(byPoints),
                correlation,
                Math.sqrt(Math.max(0, 2 - 2 * correlation)),
                motion.turn() - byPoints.turn(),
                byPoints.inverse().then(motion).apply(middle).distanceTo(middle),
                apart.turn(),
                apart.apply(middle).distanceTo(middle));
        requireFound(quality);
        List<RigidMotion> parts = forth.withoutParts(there);
        progress.throwIfCancelled();
        return Superimposition.of(
                new Method.Found(motion, Optional.of(error(there, parts, middle, quality))),
                earlier,
                later,
                Optional.of(quality));
    }

    private static double fit(MotionSearch forth, MotionSearch back, RigidMotion motion) {
        return forth.correlation(motion) + back.correlation(motion.inverse());
    }

    private void requireFound(FitQuality quality) {
        if (quality.correlation() < LEAST_CORRELATION
                || Math.abs(quality.turnBack()) > MOST_TURN
                || quality.shiftBack() > MOST_SHIFT
                || Math.abs(quality.turnFromPoints()) > FARTHEST_TURN
                || quality.shiftFromPoints() > FARTHEST_SHIFT) {
            throw new ProblemException(
                    "NAS-COMPARE-STRUCTURE",
                    "{0} was not recognised on both films, so that they are not laid on each other by it; check the points and the"
                            + " scales, or use a method by points.",
                    name());
        }
    }

    private Sentence name() {
        return switch (structure) {
            case CRANIAL_BASE -> Sentence.of("value.cranialBase", "The anterior cranial base");
            case MAXILLA -> Sentence.of("value.palate", "The hard palate");
            case MANDIBLE -> Sentence.of("value.mandible", "The front of the mandible");
        };
    }

    /** Jack-knife: (K − 1)/K times the sum of squares about the mean; the difference of both ways is an error as well. */
    private static MotionError error(RigidMotion found, List<RigidMotion> parts, Point middle, FitQuality quality) {
        int n = parts.size();
        double turn = 0;
        Point mean = new Point(0, 0);
        List<Point> places = parts.stream()
                .map(part -> found.inverse().then(part).apply(middle))
                .toList();
        for (int i = 0; i < n; i++) {
            turn += parts.get(i).turn() / n;
            mean = mean.plus(places.get(i).times(1.0 / n));
        }
        double share = (n - 1.0) / n;
        double turned = LEAST_TURN * LEAST_TURN + quality.turnBack() * quality.turnBack() / 4;
        double both = quality.shiftBack() * quality.shiftBack() / 8;
        double xx = LEAST_SHIFT * LEAST_SHIFT + both;
        double yy = xx;
        double xy = 0;
        for (int i = 0; i < n; i++) {
            double d = parts.get(i).turn() - turn;
            Point p = places.get(i).minus(mean);
            turned += share * d * d;
            xx += share * p.x() * p.x();
            yy += share * p.y() * p.y();
            xy += share * p.x() * p.y();
        }
        return new MotionError(middle, Math.sqrt(turned), new Displacement.Covariance(xx, yy, xy));
    }
}
