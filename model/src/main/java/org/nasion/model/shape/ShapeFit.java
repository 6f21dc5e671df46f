package org.nasion.model.shape;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/**
 * Fits shape statistics on heads and says how well they do, each head left out once. Run when the
 * data change; the program ships what {@link #write} wrote.
 */
public final class ShapeFit {

    private static final int ROUNDS = 5;
    private static final double RIDGE = 1e-4;

    private final String source;
    private final List<Landmark> landmarks;
    private final List<Landmark> frame;
    private final List<Map<Landmark, Point>> heads;

    /**
     * @param source    what the heads are, with a citation
     * @param frame     landmarks that a network sees: position, rotation and size are taken from them
     * @param estimated landmarks to be predicted from the frame; may be empty
     * @param heads     each with all of these; any plane with y down and the face to the right
     */
    public ShapeFit(String source, List<Landmark> frame, List<Landmark> estimated, List<Map<Landmark, Point>> heads) {
        this.source = source;
        this.frame = List.copyOf(frame);
        this.landmarks = new ArrayList<>(frame);
        this.landmarks.addAll(estimated);
        this.heads = heads.stream()
                .filter(head -> head.keySet().containsAll(landmarks))
                .toList();
    }

    /** Fits on all heads; the errors are those of the left-out ones. */
    public ShapeStatistics fit() {
        Map<Landmark, Double> sums = new TreeMap<>();
        List<Double> residuals = new ArrayList<>();
        for (int out = 0; out < heads.size(); out++) {
            List<Map<Landmark, Point>> rest = new ArrayList<>(heads);
            Map<Landmark, Point> head = rest.remove(out);
            ShapeModel model = new ShapeModel(statistics(rest, allKnown(), Map.of()));
            Map<Landmark, Point> seen = new TreeMap<>(head);
            seen.keySet().retainAll(frame);
            double mmPerPx =
                    ShapeStatistics.SELLA_NASION_MM / head.get(Landmark.S).distanceTo(head.get(Landmark.N));
            model.complete(seen)
                    .forEach((landmark, estimate) -> sums.merge(
                            landmark, estimate.position().distanceTo(head.get(landmark)) * mmPerPx, Double::sum));
            residuals.add(model.residual(seen).orElseThrow().mm());
        }
        Map<String, Double> errors = new LinkedHashMap<>();
        sums.forEach((landmark, sum) -> errors.put(landmark.code(), rounded(sum / heads.size(), 1e3)));
        residuals.sort(Comparator.naturalOrder());
        Map<String, Double> shares = new LinkedHashMap<>();
        for (int share : new int[] {50, 90, 95, 99, 100}) {
            int at = Math.min(residuals.size() - 1, (int) Math.ceil(residuals.size() * share / 100.0) - 1);
            shares.put(Integer.toString(share), rounded(residuals.get(at), 1e3));
        }
        return statistics(heads, errors, shares);
    }

    private Map<String, Double> allKnown() {
        Map<String, Double> any = new LinkedHashMap<>();
        landmarks.stream().filter(landmark -> !frame.contains(landmark)).forEach(l -> any.put(l.code(), 0.0));
        return any;
    }

    /** Generalised Procrustes alignment on the frame, then mean and covariance of all landmarks. */
    private ShapeStatistics statistics(
            List<Map<Landmark, Point>> of, Map<String, Double> errors, Map<String, Double> residuals) {
        Map<Landmark, Point> mean = normalised(of.getFirst());
        Map<Landmark, Point> start = mean;
        List<Map<Landmark, Point>> aligned = List.of();
        for (int round = 0; round < ROUNDS; round++) {
            Map<Landmark, Point> reference = mean;
            aligned = of.stream().map(head -> moved(head, reference)).toList();
            mean = moved(normalised(average(aligned)), start);
            mean = scaledToOne(mean);
        }
        Map<Landmark, Point> centre = average(aligned);
        int size = 2 * landmarks.size();
        double[] flatMean = new double[size];
        double[][] covariance = new double[size][];
        for (int i = 0; i < size; i++) {
            flatMean[i] = rounded(coordinate(centre, i), 1e7);
            covariance[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (Map<Landmark, Point> head : aligned) {
                    sum += (coordinate(head, i) - coordinate(centre, i))
                            * (coordinate(head, j) - coordinate(centre, j));
                }
                covariance[i][j] = rounded(sum / aligned.size(), 1e10);
            }
        }
        return new ShapeStatistics(
                source,
                of.size(),
                landmarks.stream().map(Landmark::code).toList(),
                frame.stream().map(Landmark::code).toList(),
                flatMean,
                covariance,
                RIDGE,
                errors,
                residuals);
    }

    private double coordinate(Map<Landmark, Point> head, int i) {
        Point at = head.get(landmarks.get(i / 2));
        return i % 2 == 0 ? at.x() : at.y();
    }

    private Map<Landmark, Point> moved(Map<Landmark, Point> head, Map<Landmark, Point> onto) {
        Similarity similarity = Similarity.fit(
                frame.stream().map(head::get).toList(),
                frame.stream().map(onto::get).toList());
        Map<Landmark, Point> result = new TreeMap<>();
        landmarks.forEach(landmark -> result.put(landmark, similarity.apply(head.get(landmark))));
        return result;
    }

    private Map<Landmark, Point> average(List<Map<Landmark, Point>> of) {
        Map<Landmark, Point> sum = new TreeMap<>();
        for (Map<Landmark, Point> head : of) {
            landmarks.forEach(landmark -> sum.merge(landmark, head.get(landmark), Point::plus));
        }
        sum.replaceAll((landmark, at) -> at.times(1.0 / of.size()));
        return sum;
    }

    /** Frame centred on the origin with a root mean square distance of 1. */
    private Map<Landmark, Point> normalised(Map<Landmark, Point> head) {
        Point centre = frame.stream()
                .map(head::get)
                .reduce(new Point(0, 0), Point::plus)
                .times(1.0 / frame.size());
        Map<Landmark, Point> result = new TreeMap<>();
        landmarks.forEach(landmark -> result.put(landmark, head.get(landmark).minus(centre)));
        return scaledToOne(result);
    }

    private Map<Landmark, Point> scaledToOne(Map<Landmark, Point> head) {
        double size = Math.sqrt(frame.stream()
                        .mapToDouble(landmark -> head.get(landmark).dot(head.get(landmark)))
                        .sum()
                / frame.size());
        Map<Landmark, Point> result = new TreeMap<>();
        landmarks.forEach(landmark -> result.put(landmark, head.get(landmark).times(1 / size)));
        return result;
    }

    private static double rounded(double value, double digits) {
        return Math.round(value * digits) / digits;
    }

    /** Writes the coefficients, and nothing else, as JSON. */
    public static void write(ShapeStatistics statistics, Path file) throws IOException {
        Files.writeString(
                file,
                JsonMapper.builder()
                                .build()
                                .writeValueAsString(statistics)
                                .replace(",\"", ",\n\"")
                                .replace("],[", "],\n[")
                        + "\n");
    }
}
