package org.nasion.model.shape;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
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

    private final ShapeStatistics statistics;

    public ShapeModel(ShapeStatistics statistics) {
        this.statistics = statistics;
    }

    /** Fitted on joint positions of 26 landmarks: places what a network of fewer landmarks does not see. */
    public static ShapeModel completion() {
        return new ShapeModel(ShapeStatistics.shipped("completion.json"));
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
     * @param expectedErrorMm mean error of such estimates, each head left out once, with S–N = 66 mm
     */
    public record Estimate(Point position, double expectedErrorMm) {
    }

    /**
     * How well points can be a head.
     *
     * @param mm       root mean square distance from the nearest shape of the model, with S–N of the mean head = 66 mm
     * @param rotation of the head against the mean one, degrees, −180 to 180
     * @param mmPerPx  mm of the mean head (S–N = 66 mm) in one unit of the seen points' plane
     * @param worst    the point that lies furthest from it
     * @param worstMm  how far
     */
    public record Residual(double mm, double rotation, double mmPerPx, Landmark worst, double worstMm) {
    }

    /** The known points in the model's frame, ready for algebra. */
    private record Aligned(List<Landmark> landmarks, Similarity similarity, double[] deviation, int[] rows) {
    }

    private Optional<Aligned> align(Map<Landmark, Point> seen) {
        List<Landmark> known = seen.keySet().stream().filter(landmark -> statistics.indexOf(landmark) >= 0)
                .sorted().toList();
        if (known.size() < FEWEST) {
            return Optional.empty();
        }
        Similarity similarity = Similarity.fit(known.stream().map(seen::get).toList(),
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
        int i = statistics.indexOf(landmark);
        return new Point(statistics.mean()[2 * i], statistics.mean()[2 * i + 1]);
    }

    private double[][] covariance(int[] rows) {
        return IntStream.of(rows).mapToObj(i -> IntStream.of(rows)
                .mapToDouble(j -> statistics.covarianceOf(i, j)).toArray()).toArray(double[][]::new);
    }

    /**
     * Places every landmark of the model that is not among the seen ones: the conditional mean of a
     * normal distribution, which is ridge regression on the seen points. Empty with too few points.
     */
    public Map<Landmark, Estimate> complete(Map<Landmark, Point> seen) {
        Map<Landmark, Estimate> estimates = new EnumMap<>(Landmark.class);
        align(seen).ifPresent(aligned -> {
            double[] weights = Symmetric.solve(covariance(aligned.rows()), statistics.ridge(), aligned.deviation());
            for (String code : statistics.landmarks()) {
                Landmark landmark = Landmark.ofCode(code).orElseThrow();
                Double error = statistics.expectedErrorMm().get(code);
                if (!seen.containsKey(landmark) && error != null) {
                    int row = 2 * statistics.indexOf(landmark);
                    Point mean = mean(landmark);
                    Point there = new Point(mean.x() + predicted(row, aligned.rows(), weights),
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
            sum += statistics.covarianceOf(row, rows[i]) * weights[i];
        }
        return sum;
    }

    /** How far the seen points are from any head; empty with too few points. */
    public Optional<Residual> residual(Map<Landmark, Point> seen) {
        return align(seen).map(aligned -> {
            double[] left = unexplained(aligned.deviation(), covariance(aligned.rows()));
            double mmPerUnit = ShapeStatistics.SELLA_NASION_MM / mean(Landmark.S).distanceTo(mean(Landmark.N));
            double squares = 0;
            double worst = -1;
            int worstAt = 0;
            for (int i = 0; i < aligned.landmarks().size(); i++) {
                double distance = Math.hypot(left[2 * i], left[2 * i + 1]);
                squares += distance * distance;
                if (distance > worst) {
                    worst = distance;
                    worstAt = i;
                }
            }
            return new Residual(Math.sqrt(squares / aligned.landmarks().size()) * mmPerUnit,
                    -aligned.similarity().rotation(), aligned.similarity().scale() * mmPerUnit,
                    aligned.landmarks().get(worstAt), worst * mmPerUnit);
        });
    }

    /** The deviation without what the main components explain. */
    private static double[] unexplained(double[] deviation, double[][] covariance) {
        Symmetric.Eigen eigen = Symmetric.eigen(covariance);
        double total = IntStream.range(0, eigen.values().length).mapToDouble(k -> eigen.values()[k]).sum();
        double[] left = deviation.clone();
        double explained = 0;
        for (int k = 0; k < eigen.values().length && explained < ANATOMY * total; k++) {
            explained += eigen.values()[k];
            double[] axis = eigen.vectors()[k];
            double along = IntStream.range(0, axis.length).mapToDouble(i -> axis[i] * deviation[i]).sum();
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
