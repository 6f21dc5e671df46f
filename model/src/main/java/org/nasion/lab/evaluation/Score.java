package org.nasion.lab.evaluation;

import java.util.Arrays;
import java.util.Collection;

/**
 * Distances between two sets of points, summed up as the literature does.
 *
 * @param n      number of distances
 * @param mre    mean radial error, mm
 * @param sd     standard deviation of the distances (n − 1), mm; 0 for a single one
 * @param median mm
 * @param sdr2   successful detection rate: per cent of the distances below 2 mm
 * @param sdr2_5 below 2.5 mm
 * @param sdr3   below 3 mm
 * @param sdr4   below 4 mm
 */
public record Score(int n, double mre, double sd, double median, double sdr2, double sdr2_5, double sdr3, double sdr4) {

    /**
     * @param distances mm, at least one
     */
    public static Score of(Collection<Double> distances) {
        double[] sorted =
                distances.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("no distances to sum up");
        }
        int n = sorted.length;
        double mean = Arrays.stream(sorted).sum() / n;
        double squares = Arrays.stream(sorted).map(d -> (d - mean) * (d - mean)).sum();
        double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
        return new Score(
                n,
                mean,
                n > 1 ? Math.sqrt(squares / (n - 1)) : 0,
                median,
                below(sorted, 2),
                below(sorted, 2.5),
                below(sorted, 3),
                below(sorted, 4));
    }

    private static double below(double[] distances, double limit) {
        return 100.0 * Arrays.stream(distances).filter(d -> d < limit).count() / distances.length;
    }
}
