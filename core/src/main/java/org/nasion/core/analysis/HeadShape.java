package org.nasion.core.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.landmark.LandmarkCatalog;
import org.nasion.core.tracing.Tracing;

/**
 * The shape of heads: the mean of many and the modes in which they differ. It tells which points of a tracing cannot belong to a head: each point is expected from all others: these are laid on the mean head
 * (rotation, scale and place free), and the modes of {@code head-shape.json} that fit them best say where the point would lie.
 * A point further from there than nearly all experts' marks is odd.
 */
public final class HeadShape {

    /** Fewer others say nothing of a head. */
    private static final int FEWEST = 8;
    /** More odd points than these are a head of which nothing can be said. */
    private static final int MOST = 3;

    private static final HeadShape BUNDLED =
            new HeadShape(MeasurementCatalog.json(MeasurementCatalog.resource("head-shape.json")));

    /**
     * @param landmark a point that lies where no head has it
     * @param mm       how far from where the others let one expect it, on a head whose S–N is 66 mm
     */
    record Odd(Landmark landmark, double mm) {}

    private final List<Landmark> landmarks = new ArrayList<>();
    private final Point[] mean;
    private final Point[][] modes;
    private final double restVariance;
    private final Map<Landmark, Double> limits;
    private final Map<Landmark, Double> estimates;

    private HeadShape(JsonNode file) {
        file.path("landmarks")
                .forEach(code -> landmarks.add(Landmark.ofCode(code.asText()).orElseThrow()));
        mean = points(file.path("mean"));
        modes = new Point[file.path("modes").size()][];
        for (int k = 0; k < modes.length; k++) {
            modes[k] = points(file.path("modes").get(k));
        }
        restVariance = file.path("restMm").asDouble() * file.path("restMm").asDouble();
        limits = millimetres(file.path("limitsMm"));
        estimates = millimetres(file.path("estimatesMm"));
    }

    private static Map<Landmark, Double> millimetres(JsonNode file) {
        Map<Landmark, Double> byLandmark = new TreeMap<>();
        file.properties()
                .forEach(entry -> byLandmark.put(
                        Landmark.ofCode(entry.getKey()).orElseThrow(),
                        entry.getValue().asDouble()));
        return byLandmark;
    }

    private static Point[] points(JsonNode numbers) {
        Point[] points = new Point[numbers.size() / 2];
        for (int i = 0; i < points.length; i++) {
            points[i] = new Point(
                    numbers.get(2 * i).asDouble(), numbers.get(2 * i + 1).asDouble());
        }
        return points;
    }

    /** The shape that ships with the program, {@code head-shape.json}. */
    public static HeadShape bundled() {
        return BUNDLED;
    }

    /** The points, in the order of {@link #mean} and {@link #modes}. */
    public List<Landmark> landmarks() {
        return List.copyOf(landmarks);
    }

    /** Mean places: mm with S–N = 66 mm, from S, x towards the face, y down. */
    public List<Point> mean() {
        return List.of(mean);
    }

    /** Each mode's displacement of every point by one of its standard deviations; as {@link #mean}. */
    public List<List<Point>> modes() {
        return Stream.of(modes).map(List::of).toList();
    }

    /** Variance of each coordinate that the modes leave, mm². */
    public double restVariance() {
        return restVariance;
    }

    /** Mean error, mm, of points that are placed from those which a network sees. */
    public Map<Landmark, Double> estimates() {
        return Map.copyOf(estimates);
    }

    /** The odd points, the worst first; one that was found is left out before the next is looked for. */
    List<Odd> odd(Tracing tracing, Calibration calibration) {
        PatientPoints head = new PatientPoints(tracing, calibration, LandmarkCatalog.shipped());
        Point[] seen = new Point[landmarks.size()];
        for (int i = 0; i < seen.length; i++) {
            if (head.isPlaced(landmarks.get(i)) && !head.isEstimated(landmarks.get(i))) {
                Point at = head.at(landmarks.get(i));
                seen[i] = new Point(at.x(), -at.y());
            }
        }
        List<Odd> odd = new ArrayList<>();
        for (Optional<Odd> worst = worst(seen); worst.isPresent(); worst = worst(seen)) {
            odd.add(worst.get());
            seen[landmarks.indexOf(worst.get().landmark())] = null;
            if (odd.size() > MOST) {
                return List.of();
            }
        }
        return List.copyOf(odd);
    }

    private Optional<Odd> worst(Point[] seen) {
        Optional<Odd> worst = Optional.empty();
        double most = 1;
        double[][] normal = normal(seen);
        for (int i = 0; i < seen.length; i++) {
            if (seen[i] != null) {
                double mm = distance(seen, i, normal);
                double share = mm / limits.get(landmarks.get(i));
                if (share > most) {
                    most = share;
                    worst = Optional.of(new Odd(landmarks.get(i), mm));
                }
            }
        }
        return worst;
    }

    /** The left side of the normal equations for the modes' shares, of all points that are seen. */
    private double[][] normal(Point[] seen) {
        double[][] normal = new double[modes.length][modes.length];
        for (int k = 0; k < modes.length; k++) {
            normal[k][k] = restVariance;
            for (int l = 0; l < modes.length; l++) {
                for (int i = 0; i < seen.length; i++) {
                    if (seen[i] != null) {
                        normal[k][l] += modes[k][i].dot(modes[l][i]);
                    }
                }
            }
        }
        return normal;
    }

    /** How far one point lies from where all others let one expect it; NaN where these are too few. */
    private double distance(Point[] seen, int left, double[][] ofAll) {
        Point from = new Point(0, 0);
        Point to = new Point(0, 0);
        int n = 0;
        for (int i = 0; i < seen.length; i++) {
            if (i != left && seen[i] != null) {
                from = from.plus(seen[i]);
                to = to.plus(mean[i]);
                n++;
            }
        }
        if (n < FEWEST) {
            return Double.NaN;
        }
        from = from.times(1.0 / n);
        to = to.times(1.0 / n);
        double dot = 0;
        double cross = 0;
        double spread = 0;
        for (int i = 0; i < seen.length; i++) {
            if (i != left && seen[i] != null) {
                Point p = seen[i].minus(from);
                Point q = mean[i].minus(to);
                dot += p.dot(q);
                cross += p.cross(q);
                spread += p.dot(p);
            }
        }
        Point turn = new Point(dot / spread, cross / spread);
        int m = modes.length;
        double[][] normal = new double[m][m + 1];
        for (int k = 0; k < m; k++) {
            for (int l = 0; l < m; l++) {
                normal[k][l] = ofAll[k][l] - modes[k][left].dot(modes[l][left]);
            }
        }
        for (int i = 0; i < seen.length; i++) {
            if (i != left && seen[i] != null) {
                Point rest = laid(seen[i], from, to, turn).minus(mean[i]);
                for (int k = 0; k < m; k++) {
                    normal[k][m] += modes[k][i].dot(rest);
                }
            }
        }
        solve(normal);
        Point expected = mean[left];
        for (int k = 0; k < m; k++) {
            expected = expected.plus(modes[k][left].times(normal[k][m]));
        }
        return laid(seen[left], from, to, turn).distanceTo(expected);
    }

    /** A seen point in the mean head's frame; {@code turn} is cosine and sine times the scale. */
    private static Point laid(Point seen, Point from, Point to, Point turn) {
        Point p = seen.minus(from);
        return to.plus(new Point(turn.x() * p.x() - turn.y() * p.y(), turn.y() * p.x() + turn.x() * p.y()));
    }

    /** Solves a symmetric positive definite system by elimination; the last column becomes the solution. */
    private static void solve(double[][] a) {
        int m = a.length;
        for (int k = 0; k < m; k++) {
            for (int row = 0; row < m; row++) {
                if (row != k) {
                    double factor = a[row][k] / a[k][k];
                    for (int column = k; column <= m; column++) {
                        a[row][column] -= factor * a[k][column];
                    }
                }
            }
        }
        for (int k = 0; k < m; k++) {
            a[k][m] /= a[k][k];
        }
    }
}
