package org.nasion.lab.phantom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;

/** Mean and principal components of 26 landmarks (mm, sella at the origin after drawing), as {@link HeadFit} wrote them. */
final class HeadStatistics {

    private static final String RESOURCE = "shape-statistics.json";
    private static final double LIMIT_SD = 2;

    private final List<Landmark> landmarks = new ArrayList<>();
    private final double[] mean;
    private final List<double[]> modes = new ArrayList<>();
    private final double[] deviations;

    private HeadStatistics(JsonNode json) {
        json.path("landmarks")
                .forEach(code -> landmarks.add(Landmark.ofCode(code.asText()).orElseThrow()));
        mean = numbers(json.path("mean"));
        JsonNode list = json.path("modes");
        deviations = new double[list.size()];
        for (int k = 0; k < deviations.length; k++) {
            deviations[k] = list.get(k).path("standardDeviationMm").asDouble();
            modes.add(numbers(list.get(k).path("vector")));
        }
    }

    /** Reads the coefficients that ship with the program. */
    static HeadStatistics load() {
        try (InputStream in = HeadStatistics.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new ProblemException(
                        "NAS-PHANTOM-SHAPES", "The shape statistics for phantoms are missing from this installation.");
            }
            return new HeadStatistics(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new ProblemException(
                    "NAS-PHANTOM-SHAPES.read", "The shape statistics for phantoms cannot be read.", e);
        }
    }

    /** The mean shape, sella at the origin, mm. */
    Map<Landmark, Point> meanShape() {
        return shape(mean);
    }

    /** A shape with every mode within ±2 standard deviations, sella at the origin, mm. */
    Map<Landmark, Point> draw(RandomGenerator random) {
        double[] out = mean.clone();
        for (int k = 0; k < deviations.length; k++) {
            double amount = Math.clamp(Chance.bell(random), -LIMIT_SD, LIMIT_SD) * deviations[k];
            double[] mode = modes.get(k);
            for (int i = 0; i < out.length; i++) {
                out[i] += amount * mode[i];
            }
        }
        return shape(out);
    }

    private Map<Landmark, Point> shape(double[] coordinates) {
        int s = 2 * landmarks.indexOf(Landmark.S);
        Map<Landmark, Point> shape = new TreeMap<>();
        for (int i = 0; i < landmarks.size(); i++) {
            shape.put(
                    landmarks.get(i),
                    new Point(coordinates[2 * i] - coordinates[s], coordinates[2 * i + 1] - coordinates[s + 1]));
        }
        return shape;
    }

    private static double[] numbers(JsonNode array) {
        double[] out = new double[array.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = array.get(i).asDouble();
        }
        return out;
    }
}
