package org.nasion.model.shape;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
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
 * @param expectedErrorMm code → mean error when predicted from the frame, each head left out once, with S–N = 66 mm
 * @param residualMm      root mean square distance of the frame from its reconstruction, each head left out once, with
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

    /** Statistics that ship with the program: {@code completion.json} or {@code plausibility.json}. */
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
