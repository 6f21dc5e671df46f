package org.nasion.model.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.nasion.core.analysis.HeadShape;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/**
 * What the shapes of many heads say about one: where points lie that nobody has seen, and whether
 * the seen ones can belong to a head. Works on any plane with y down and the face to the right.
 */
public final class ShapeModel {

    /** A few points fix no shape. */
    private static final int FEWEST = 5;
    /** Share of the variance that counts as anatomy; the rest is noise and error. */
    private static final double ANATOMY = 0.95;
    /** What a network's own errors add to the variance of the points that it sees, in the model's units squared. */
    private static final double RIDGE = 1e-4;
    /** Variance of place, size and turn, in the model's units squared: large against anatomy. */
    private static final double PLACEMENT = 1;

    private final ShapeStatistics statistics;

    public ShapeModel(ShapeStatistics statistics) {
        this.statistics = statistics;
    }

    /** Experts' marks of 29 landmarks: places what a network of fewer landmarks does not see. */
    public static ShapeModel completion() {
        return new ShapeModel(ShapeStatistics.of(HeadShape.bundled(), ShapeData.ISBI, RIDGE));
    }

    /** Fitted on experts' marks of real films: judges what a network saw. */
    public static ShapeModel plausibility() {
        return new ShapeModel(ShapeStatistics.shipped("plausibility.json"));
    }

    public ShapeStatistics statistics() {
        return statistics;
    }

    /**
     * A point placed from the others.
     *
     * @param position        in the plane of the seen points
     * @param expectedErrorMm mean error of such estimates, with S–N = 66 mm
     */
    public record Estimate(Point position, double expectedErrorMm) {}

    /**
     * How well points can be a head.
     *
     * @param mm       root mean square distance from the nearest shape of the model, with S–N of the mean head = 66 mm
     * @param rotation of the head against the mean one, degrees, −180 to 180
     * @param mmPerPx  mm of the mean head (S–N = 66 mm) in one unit of the seen points' plane
     * @param odd      the point that fits the others least
     * @param oddMm    its distance from where the others let one expect it
     * @param oddSigma the same in standard deviations of such distances
     */
    public record Residual(double mm, double rotation, double mmPerPx, Landmark odd, double oddMm, double oddSigma) {}

    /** The known points in the model's frame, ready for algebra. */
    private record Aligned(List<Landmark> landmarks, Similarity similarity, double[] deviation, int[] rows) {}

    private Optional<Aligned> align(Map<Landmark, Point> seen) {
        List<Landmark> known = seen.keySet().stream()
                .filter(landmark -> statistics.indexOf(landmark) >= 0)
                .sorted()
                .toList();
        if (known.size() < FEWEST) {
            return Optional.empty();
        }
        Similarity similarity = Similarity.fit(
                known.stream().map(seen::get).toList(),
                known.stream().map(this::mean).toList());
        if (!(similarity.scale() > 0) || !Double.isFinite(similarity.scale())) {
            return Optional.empty();
        }
        double[] deviation = new double[2 * known.size()];
        int[] rows = new int[deviation.length];
        for (int i = 0; i < known.size(); i++) {
            Point d = similarity.apply(seen.get(known.get(i))).minus(mean(known.get(i)));
            deviation[2 * i] = d.x();
            deviation[2 * i + 1] = d.y();
            rows[2 * i] = 2 * statistics.indexOf(known.get(i));
            rows[2 * i + 1] = rows[2 * i] + 1;
        }
        return Optional.of(new Aligned(known, similarity, deviation, rows));
    }

    private Point mean(Landmark landmark) {
        return mean(statistics.indexOf(landmark));
    }

    private Point mean(int i) {
        return new Point(statistics.mean()[2 * i], statistics.mean()[2 * i + 1]);
    }

    private double[][] matrix(int[] rows, IntToDoubleBiFunction entry) {
        return IntStream.of(rows)
                .mapToObj(i ->
                        IntStream.of(rows).mapToDouble(j -> entry.apply(i, j)).toArray())
                .toArray(double[][]::new);
    }

    @FunctionalInterface
    private interface IntToDoubleBiFunction {
        double apply(int row, int column);
    }

    /**
     * Covariance of anatomy and of where, how large and how turned a head lies. The statistics have the latter taken
     * out by all points of their frame; with it put back as four free directions any part of the points predicts
     * any other, however the known ones were aligned.
     */
    private double placedCovariance(int i, int j) {
        Point a = mean(i / 2);
        Point b = mean(j / 2);
        double sameAxis = 1 + a.dot(b);
        double otherAxis = a.x() * b.y() - a.y() * b.x();
        double placement = i % 2 == j % 2 ? sameAxis : i % 2 == 0 ? otherAxis : -otherAxis;
        return statistics.covarianceOf(i, j) + PLACEMENT * placement;
    }

    /**
     * Places every landmark of the model that is not among the seen ones: the conditional mean of a
     * normal distribution, which is ridge regression on the seen points. Empty with too few points.
     */
    public Map<Landmark, Estimate> complete(Map<Landmark, Point> seen) {
        Map<Landmark, Estimate> estimates = new TreeMap<>();
        align(seen).ifPresent(aligned -> {
            double[] weights = Symmetric.solve(
                    matrix(aligned.rows(), this::placedCovariance), statistics.ridge(), aligned.deviation());
            for (String code : statistics.landmarks()) {
                Landmark landmark = Landmark.ofCode(code).orElseThrow();
                Double error = statistics.expectedErrorMm().get(code);
                if (!seen.containsKey(landmark) && error != null) {
                    int row = 2 * statistics.indexOf(landmark);
                    Point mean = mean(landmark);
                    Point there = new Point(
                            mean.x() + predicted(row, aligned.rows(), weights),
                            mean.y() + predicted(row + 1, aligned.rows(), weights));
                    estimates.put(landmark, new Estimate(aligned.similarity().undo(there), error));
                }
            }
        });
        return estimates;
    }

    private double predicted(int row, int[] rows, double[] weights) {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            sum += placedCovariance(row, rows[i]) * weights[i];
        }
        return sum;
    }

    /** How far the seen points are from any head; empty with too few points. */
    public Optional<Residual> residual(Map<Landmark, Point> seen) {
        return align(seen).map(aligned -> {
            double[] left = unexplained(aligned.deviation(), matrix(aligned.rows(), statistics::covarianceOf));
            double squares = 0;
            for (double d : left) {
                squares += d * d;
            }
            double mmPerUnit =
                    ShapeStatistics.SELLA_NASION_MM / mean(Landmark.S).distanceTo(mean(Landmark.N));
            Odd odd = oddest(aligned);
            return new Residual(
                    Math.sqrt(squares / aligned.landmarks().size()) * mmPerUnit,
                    -aligned.similarity().rotation(),
                    aligned.similarity().scale() * mmPerUnit,
                    odd.landmark(),
                    odd.distance() * mmPerUnit,
                    odd.deviations());
        });
    }

    /** A point against the place where all others let one expect it, in the model's units. */
    private record Odd(Landmark landmark, double distance, double deviations) {}

    /**
     * The point that fits the others least. With P the inverse of the covariance, a point's distance from its
     * conditional mean is inv(Pᵢᵢ)·(P·d)ᵢ and has the covariance inv(Pᵢᵢ).
     */
    private Odd oddest(Aligned aligned) {
        double[][] p = Symmetric.inverse(matrix(aligned.rows(), this::placedCovariance), statistics.ridge());
        double[] weighted = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            for (int j = 0; j < p.length; j++) {
                weighted[i] += p[i][j] * aligned.deviation()[j];
            }
        }
        Odd oddest = new Odd(aligned.landmarks().getFirst(), 0, -1);
        for (int i = 0; i < aligned.landmarks().size(); i++) {
            double xx = p[2 * i][2 * i];
            double xy = p[2 * i][2 * i + 1];
            double yy = p[2 * i + 1][2 * i + 1];
            double determinant = xx * yy - xy * xy;
            double dx = (yy * weighted[2 * i] - xy * weighted[2 * i + 1]) / determinant;
            double dy = (xx * weighted[2 * i + 1] - xy * weighted[2 * i]) / determinant;
            double deviations = Math.sqrt(Math.max(0, dx * weighted[2 * i] + dy * weighted[2 * i + 1]));
            if (deviations > oddest.deviations()) {
                oddest = new Odd(aligned.landmarks().get(i), Math.hypot(dx, dy), deviations);
            }
        }
        return oddest;
    }

    /** The deviation without what the main components explain. */
    private static double[] unexplained(double[] deviation, double[][] covariance) {
        Symmetric.Eigen eigen = Symmetric.eigen(covariance);
        double total = IntStream.range(0, eigen.values().length)
                .mapToDouble(k -> eigen.values()[k])
                .sum();
        double[] left = deviation.clone();
        double explained = 0;
        for (int k = 0; k < eigen.values().length && explained < ANATOMY * total; k++) {
            explained += eigen.values()[k];
            double[] axis = eigen.vectors()[k];
            double along = IntStream.range(0, axis.length)
                    .mapToDouble(i -> axis[i] * deviation[i])
                    .sum();
            // A head lies within three standard deviations: what is beyond is not anatomy.
            double limit = 3 * Math.sqrt(Math.max(0, eigen.values()[k]));
            double taken = Math.clamp(along, -limit, limit);
            for (int i = 0; i < left.length; i++) {
                left[i] -= taken * axis[i];
            }
        }
        return left;
    }

    /** The landmarks that it can place. */
    public List<Landmark> landmarks() {
        List<Landmark> all = new ArrayList<>();
        statistics.landmarks().forEach(code -> all.add(Landmark.ofCode(code).orElseThrow()));
        return all;
    }
}
