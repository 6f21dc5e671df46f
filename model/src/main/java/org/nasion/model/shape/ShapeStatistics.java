package org.nasion.model.shape;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.nasion.core.analysis.HeadShape;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/**
 * How landmarks lie to each other in many heads, after position, rotation and size have been taken
 * out: coefficients only, no head can be recovered from them. Image orientation: y down, face right.
 *
 * @param source          what they were fitted on, with its citation
 * @param shapes          number of heads
 * @param landmarks       codes, in the order of the numbers below
 * @param frame           codes of the points by which position, rotation and size were taken out
 * @param mean            x, y of each landmark; the root mean square distance of the frame from its centre is 1
 * @param covariance      lower triangle, row by row, over x, y, x, y …
 * @param ridge           added to the diagonal when one part is predicted from another
 * @param expectedErrorMm code → mean error when predicted from the frame, with S–N = 66 mm; none where nothing is predicted
 * @param residualMm      empty where nothing is judged; root mean square distance of the frame from its reconstruction, each head left out once, with
 *                        S–N = 66 mm: share of heads in per cent → mm
 */
public record ShapeStatistics(
        String source,
        int shapes,
        List<String> landmarks,
        List<String> frame,
        double[] mean,
        double[][] covariance,
        double ridge,
        Map<String, Double> expectedErrorMm,
        Map<String, Double> residualMm) {

    /** The distance that turns shapes into millimetres where a film has no scale. */
    public static final double SELLA_NASION_MM = 66;

    public ShapeStatistics {
        landmarks = List.copyOf(landmarks);
        frame = List.copyOf(frame);
        if (mean.length != 2 * landmarks.size() || covariance.length != mean.length) {
            throw new IllegalArgumentException("shape statistics of different sizes");
        }
    }

    /**
     * Statistics of the experts' marks as core has them, by mean and modes: what is left of the variance is spread evenly.
     *
     * @param frame points that a network sees
     */
    static ShapeStatistics of(HeadShape heads, List<Landmark> frame, double ridge) {
        List<Landmark> landmarks = heads.landmarks();
        List<Point> framed =
                frame.stream().map(l -> heads.mean().get(landmarks.indexOf(l))).toList();
        Point centre = framed.stream().reduce(new Point(0, 0), Point::plus).times(1.0 / framed.size());
        double size = Math.sqrt(framed.stream()
                .map(point -> point.minus(centre))
                .mapToDouble(point -> point.dot(point))
                .average()
                .orElseThrow());
        double[] mean = flat(heads.mean().stream()
                .map(point -> point.minus(centre).times(1 / size))
                .toList());
        List<double[]> modes = heads.modes().stream()
                .map(mode ->
                        flat(mode.stream().map(point -> point.times(1 / size)).toList()))
                .toList();
        double[][] covariance = new double[mean.length][];
        for (int i = 0; i < mean.length; i++) {
            covariance[i] = new double[i + 1];
            for (double[] mode : modes) {
                for (int j = 0; j <= i; j++) {
                    covariance[i][j] += mode[i] * mode[j];
                }
            }
            covariance[i][i] += heads.restVariance() / (size * size);
        }
        Map<String, Double> errors = new TreeMap<>();
        heads.estimates().forEach((landmark, mm) -> errors.put(landmark.code(), mm));
        return new ShapeStatistics(
                "experts' marks of the 700 training films of Aariz (Khalid et al., CC BY 4.0), as Cephalometry Studio (MIT) summed them up",
                700,
                landmarks.stream().map(Landmark::code).toList(),
                frame.stream().map(Landmark::code).toList(),
                mean,
                covariance,
                ridge,
                errors,
                Map.of());
    }

    private static double[] flat(List<Point> points) {
        return points.stream()
                .flatMapToDouble(point -> DoubleStream.of(point.x(), point.y()))
                .toArray();
    }

    /** Statistics that ship with the program, {@code plausibility.json}. */
    static ShapeStatistics shipped(String resource) {
        try (InputStream in = ShapeStatistics.class.getResourceAsStream(resource)) {
            return JsonMapper.builder().build().readValue(in, ShapeStatistics.class);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " is part of the program", e);
        }
    }

    /** Place of a landmark in the lists; −1 where it is not among them. */
    int indexOf(Landmark landmark) {
        return landmarks.indexOf(landmark.code());
    }

    double covarianceOf(int row, int column) {
        return row >= column ? covariance[row][column] : covariance[column][row];
    }
}
