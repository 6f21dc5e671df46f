package org.nasion.core.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.nasion.core.landmark.Landmark;

/**
 * How the errors of points that were placed together go together: second moments of errors forwards and upwards, each point's
 * error divided by the mean length that was stated for it. Errors along an edge are larger than across it, and those of one tooth or
 * of one row of teeth are alike.
 */
final class JointErrors {

    private final List<Landmark> landmarks = new ArrayList<>();
    private final double[][] moments;

    /** @param node landmarks, and the lower triangle of the moments row by row, x and y of each landmark in turn */
    JointErrors(JsonNode node) {
        node.path("landmarks")
                .forEach(code -> landmarks.add(Landmark.ofCode(code.asText()).orElseThrow()));
        int size = 2 * landmarks.size();
        moments = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                moments[i][j] = node.path("moments").get(i).get(j).asDouble();
                moments[j][i] = moments[i][j];
            }
        }
    }

    boolean has(Landmark landmark) {
        return landmarks.contains(landmark);
    }

    List<Landmark> landmarks() {
        return List.copyOf(landmarks);
    }

    /** Moments of two points' errors, x and y of one against x and y of the other, for stated mean lengths of 1 mm. */
    Cross between(Landmark one, Landmark other) {
        int i = 2 * landmarks.indexOf(one);
        int j = 2 * landmarks.indexOf(other);
        return new Cross(moments[i][j], moments[i][j + 1], moments[i + 1][j], moments[i + 1][j + 1]);
    }

    /** Covariance of (x, y) of one point with (x, y) of another. */
    record Cross(double xx, double xy, double yx, double yy) {

        static final Cross NONE = new Cross(0, 0, 0, 0);

        Cross times(double factor) {
            return new Cross(factor * xx, factor * xy, factor * yx, factor * yy);
        }

        /** What it adds to the variance of a value that grows by (dx, dy) per mm of the one and (ex, ey) per mm of the other. */
        double through(double dx, double dy, double ex, double ey) {
            return dx * (xx * ex + xy * ey) + dy * (yx * ex + yy * ey);
        }
    }
}
