package org.nasion.lab.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.nasion.core.analysis.LandmarkErrors;
import org.nasion.core.analysis.MeasurementEngine;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.compare.Displacement;
import org.nasion.core.compare.Method;
import org.nasion.core.compare.Structure;
import org.nasion.core.compare.Superimposer;
import org.nasion.core.compare.Superimposition;
import org.nasion.core.compare.VisitFilm;
import org.nasion.core.geometry.Point;
import org.nasion.core.geometry.RigidMotion;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;
import org.nasion.lab.phantom.PhantomGenerator;
import org.nasion.lab.phantom.PhantomSpec;
import org.nasion.lab.phantom.PhantomVisit;
import org.nasion.lab.phantom.PhantomVisits;
import org.nasion.model.preprocess.OpenCv;
import org.nasion.model.registration.StructuralSuperimposer;

/**
 * Pairs of phantom films of a growing head, whose points are set with the error of a human observer, laid on each other by every
 * method and compared with the true motion.
 */
public final class SuperimpositionTrial {

    /** 0.2 mm a pixel: a quarter of the time of a whole film, and two pixels for a trabecula. */
    private static final int WIDTH = 968;

    private static final int HEIGHT = 1200;
    private static final double MM_PER_PX = 0.2;

    /** Points whose moves are asked for. */
    private static final List<Landmark> ASKED = List.of(
            Landmark.N,
            Landmark.ANS,
            Landmark.PNS,
            Landmark.A,
            Landmark.UIT,
            Landmark.LIT,
            Landmark.B,
            Landmark.POG,
            Landmark.ME,
            Landmark.GO);

    /**
     * What one method did on one pair.
     *
     * @param turnError  degrees from the true motion of the method's bone
     * @param shiftError of the bone's middle, mm
     * @param said       the turn's standard deviation as the method states it, degrees; empty where it states none
     * @param covered    of the moves asked for, those whose 95 % ellipse holds the true move
     * @param asked      moves asked for
     * @param correlation of the pictures; NaN for methods by points
     */
    public record Outcome(
            double turnError, double shiftError, Optional<Double> said, int covered, int asked, double correlation) {}

    /** The outcomes of one pair by method; a method that refused is missing. */
    public record Pair(long seed, Map<String, Outcome> outcomes, Map<String, String> refused) {}

    private record Way(Superimposer superimposer, PhantomVisit.Bone bone, Structure structure) {}

    private final PhantomVisits phantoms = new PhantomVisits(new PhantomGenerator());
    private final MeasurementEngine engine;
    private final OpenCv openCv;

    public SuperimpositionTrial(MeasurementEngine engine, OpenCv openCv) {
        this.engine = engine;
        this.openCv = openCv;
    }

    /** One patient with two films. About two seconds. */
    public Pair pair(long seed) {
        List<PhantomVisit> visits =
                phantoms.generate(PhantomSpec.ofSeed(seed).withFilm(WIDTH, HEIGHT, MM_PER_PX), 2, Progress.NONE);
        PhantomVisit first = visits.get(0);
        PhantomVisit second = visits.get(1);
        Random random = new Random(seed * 31 + 7);
        VisitFilm earlier = read(first, random);
        VisitFilm later = read(second, random);
        VisitFilm trueEarlier = read(first, null);
        VisitFilm trueLater = read(second, null);
        Map<VisitFilm, Cephalogram> films = new IdentityHashMap<>();
        films.put(earlier, first.phantom().film());
        films.put(later, second.phantom().film());
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        Map<String, String> refused = new LinkedHashMap<>();
        ways(films).forEach((name, way) -> {
            try {
                Superimposition laid = way.superimposer().lay(earlier, later, Progress.NONE);
                outcomes.put(name, outcome(laid, way, trueEarlier, trueLater, second));
            } catch (ProblemException e) {
                refused.put(name, e.problem().code());
            }
        });
        return new Pair(seed, outcomes, refused);
    }

    private Map<String, Way> ways(Map<VisitFilm, Cephalogram> films) {
        Map<String, Way> ways = new LinkedHashMap<>();
        for (Structure structure : Structure.values()) {
            PhantomVisit.Bone bone = PhantomVisit.Bone.valueOf(structure.name());
            ways.put(
                    structure.name().toLowerCase(java.util.Locale.ROOT) + " by points",
                    new Way(structure.byPoints(), bone, structure));
            ways.put(
                    structure.name().toLowerCase(java.util.Locale.ROOT) + " by picture",
                    new Way(new StructuralSuperimposer(structure, films::get, openCv), bone, structure));
        }
        return ways;
    }

    private Outcome outcome(Superimposition laid, Way way, VisitFilm earlier, VisitFilm later, PhantomVisit second) {
        RigidMotion truth = second.onFirst().get(way.bone());
        Point middle = middle(way.structure().outline(later));
        RigidMotion ideal =
                laid.method() instanceof Method.Found ? truth : laid.method().lay(later, earlier);
        int covered = 0;
        int asked = 0;
        for (Displacement displacement : laid.displacements()) {
            Landmark landmark = displacement.landmark();
            if (ASKED.contains(landmark) && !laid.method().landmarks().contains(landmark)) {
                Point real = ideal.apply(later.need(landmark)).minus(earlier.need(landmark));
                asked++;
                if (displacement.error().orElseThrow().holds(displacement.by().minus(real))) {
                    covered++;
                }
            }
        }
        return new Outcome(
                Math.abs(Math.toDegrees(laid.motion().turn() - truth.turn())),
                laid.motion().apply(middle).distanceTo(truth.apply(middle)),
                laid.method() instanceof Method.Found found
                        ? found.error().map(error -> Math.toDegrees(error.turn()))
                        : Optional.empty(),
                covered,
                asked,
                laid.quality().map(quality -> quality.correlation()).orElse(Double.NaN));
    }

    private static Point middle(List<Point> outline) {
        Point sum = new Point(0, 0);
        for (Point corner : outline) {
            sum = sum.plus(corner);
        }
        return sum.times(1.0 / outline.size());
    }

    /** @param random of the observer; null for the true points */
    private VisitFilm read(PhantomVisit visit, Random random) {
        double mmPerPx = visit.phantom().mmPerPx();
        Map<Landmark, Placement> placements = new TreeMap<>();
        visit.phantom().truth().forEach((landmark, at) -> {
            Placement exact = new Placement(at, Placement.Origin.MANUAL, true, Optional.empty());
            placements.put(
                    landmark,
                    random == null
                            ? exact
                            : exact.movedTo(
                                    at.plus(slip(landmark, exact, random).times(1 / mmPerPx))));
        });
        Calibration scale = new Calibration.Scale(Calibration.Kind.PATIENT_SPACING, mmPerPx, 1, "");
        return VisitFilm.of(
                Optional.of(LocalDate.parse(visit.taken().toString())), engine.compute(new Tracing(placements), scale));
    }

    /** An error of a human observer in mm, y down as on the film. */
    private static Point slip(Landmark landmark, Placement placement, Random random) {
        LandmarkErrors.Spread spread =
                LandmarkErrors.bundled().of(landmark, placement).orElseThrow();
        return OutlineTrial.slip(spread, random);
    }

    /** The values of a method over pairs, in order. */
    public static List<Outcome> of(List<Pair> pairs, String method) {
        List<Outcome> outcomes = new ArrayList<>();
        pairs.forEach(pair -> Optional.ofNullable(pair.outcomes().get(method)).ifPresent(outcomes::add));
        return outcomes;
    }
}
