package org.nasion.lab.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import org.nasion.core.analysis.LandmarkErrors;
import org.nasion.core.contour.ContourFinder;
import org.nasion.core.drawing.CatmullRom;
import org.nasion.core.drawing.ContourTemplate;
import org.nasion.core.drawing.Frame;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.Contour;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.TracedCurve;
import org.nasion.core.tracing.Tracing;
import org.nasion.lab.phantom.Phantom;
import org.nasion.lab.phantom.PhantomGenerator;
import org.nasion.lab.phantom.PhantomSpec;

/** Outlines found on phantom films, compared with the lines that the phantoms were drawn with. */
public final class OutlineTrial {

    /** Where the points come from. */
    public enum Points {
        /** the phantom's own, as if a person had placed them without error */
        TRUE,
        /** with the error of a human observer, as if the program had proposed them there */
        PROPOSED
    }

    private static final int WIDTH = 968;
    private static final int HEIGHT = 1200;
    private static final double MM_PER_PX = 0.2;
    private static final int PIECES = 8;

    /**
     * Distances of one contour from the truth, mm, at places evenly along the curve, as far as it lies on the film.
     *
     * @param template of the template
     * @param seen     of the found curve, where the film shows it
     * @param unseen   of the found curve, where it is drawn dashed
     */
    public record Distances(double[] template, double[] seen, double[] unseen) {}

    /** One film: its distances by contour, and how long the search took after the film was smoothed, ms. */
    public record Film(Map<Contour, Distances> distances, double firstMs, double againMs) {}

    private final PhantomGenerator generator = new PhantomGenerator();

    /** @param whole films of 1935×2400 px instead of a quarter of that */
    public Film film(long seed, Points points, boolean whole) {
        PhantomSpec spec = PhantomSpec.ofSeed(seed);
        Phantom phantom = generator.generate(whole ? spec : spec.withFilm(WIDTH, HEIGHT, MM_PER_PX), Progress.NONE);
        Tracing tracing = tracing(phantom, points, new Random(seed * 31 + 7));
        ContourFinder finder = new ContourFinder(phantom.film());
        long start = System.nanoTime();
        Map<Contour, TracedCurve> found = finder.find(tracing, 1, Progress.NONE);
        double first = (System.nanoTime() - start) / 1e6;
        start = System.nanoTime();
        finder.find(tracing, 1, Progress.NONE);
        double again = (System.nanoTime() - start) / 1e6;
        Map<Contour, Distances> distances = new EnumMap<>(Contour.class);
        Frame frame = new Frame(tracing, 1);
        for (ContourTemplate template : frame.templates()) {
            List<Point> truth = phantom.contours().get(template.contour());
            if (truth != null) {
                List<Point> nodes =
                        template.nodes().stream().map(frame::toImage).toList();
                distances.put(
                        template.contour(),
                        distances(nodes, Optional.ofNullable(found.get(template.contour())), truth, phantom));
            }
        }
        return new Film(distances, first, again);
    }

    private static Distances distances(
            List<Point> template, Optional<TracedCurve> found, List<Point> truth, Phantom phantom) {
        List<Double> seen = new ArrayList<>();
        List<Double> unseen = new ArrayList<>();
        found.ifPresent(curve -> {
            List<CatmullRom.Piece> pieces = CatmullRom.pieces(curve.nodes());
            for (int i = 0; i < pieces.size(); i++) {
                measure(pieces.get(i), truth, phantom, curve.seen().get(i) ? seen : unseen);
            }
        });
        List<Double> own = new ArrayList<>();
        CatmullRom.pieces(template).forEach(piece -> measure(piece, truth, phantom, own));
        return new Distances(array(own), array(seen), array(unseen));
    }

    /** Distances every 0.5 mm or so, on the film. */
    private static void measure(CatmullRom.Piece piece, List<Point> truth, Phantom phantom, List<Double> into) {
        int steps = Math.max(1, (int) Math.round(piece.from().distanceTo(piece.to()) * phantom.mmPerPx() / 0.5));
        for (int i = 0; i < steps; i++) {
            Point at = piece.at((i + 0.5) / steps);
            if (at.x() >= 0
                    && at.y() >= 0
                    && at.x() < phantom.film().width()
                    && at.y() < phantom.film().height()) {
                into.add(distance(at, truth) * phantom.mmPerPx());
            }
        }
    }

    private static double distance(Point from, List<Point> line) {
        double least = Double.MAX_VALUE;
        for (int i = 1; i < line.size(); i++) {
            Point a = line.get(i - 1);
            Point way = line.get(i).minus(a);
            double length = way.dot(way);
            double share = length == 0 ? 0 : Math.clamp(from.minus(a).dot(way) / length, 0.0, 1.0);
            least = Math.min(least, from.distanceTo(a.plus(way.times(share))));
        }
        return least;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static Tracing tracing(Phantom phantom, Points points, Random random) {
        Map<Landmark, Placement> placements = new TreeMap<>();
        phantom.truth().forEach((landmark, at) -> {
            Placement exact = new Placement(at, Placement.Origin.MANUAL, true, Optional.empty());
            if (points == Points.TRUE) {
                placements.put(landmark, exact);
                return;
            }
            Point slip = LandmarkErrors.bundled()
                    .of(landmark, exact)
                    .map(spread -> slip(spread, random))
                    .orElse(new Point(0, 0));
            placements.put(
                    landmark,
                    Placement.proposed(new Placement.Proposal(
                            at.plus(slip.times(1 / phantom.mmPerPx())),
                            Placement.Origin.DETECTED,
                            OptionalDouble.empty(),
                            OptionalDouble.empty())));
        });
        return new Tracing(placements);
    }

    /** An error of a human observer in mm, y down as on the film. */
    static Point slip(LandmarkErrors.Spread spread, Random random) {
        double sx = Math.sqrt(spread.xx());
        double a = random.nextGaussian();
        double b = random.nextGaussian();
        double along = sx == 0 ? 0 : spread.xy() / sx;
        return new Point(sx * a, -(along * a + Math.sqrt(Math.max(0, spread.yy() - along * along)) * b));
    }
}
