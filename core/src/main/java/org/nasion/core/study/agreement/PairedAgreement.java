package org.nasion.core.study.agreement;

import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Two readings of the same cases: bias, error of the method and limits of agreement. Differences are second − first, in the
 * unit of the readings.
 *
 * @param n              number of cases, at least 3
 * @param mean           mean of all readings
 * @param spread         standard deviation of the cases' means (n − 1); ICC depends on it
 * @param bias           mean difference
 * @param biasInterval   95 % interval of the bias
 * @param t              paired t of the bias; 0 where all differences are 0
 * @param p              two-sided p of {@code t} with n − 1 degrees of freedom
 * @param sd             standard deviation of the differences (n − 1)
 * @param dahlberg       Dahlberg's error √(Σd² / 2n) (Dahlberg 1940); contains the bias
 * @param sem            standard error of measurement, SD(d) / √2; without the bias
 * @param minimalChange  minimal detectable change 1.96 · √2 · SEM
 * @param limits         limits of agreement, bias ± 1.96 · SD(d) (Bland and Altman 1986)
 * @param limitHalfWidth half of each limit's 95 % interval, t · SD · √(1/n + 1.96² / 2(n − 1))
 * @param trend          slope of the difference on the mean of both readings; 0 where all means are equal
 * @param trendP         two-sided p of that slope, n − 2 degrees of freedom
 */
public record PairedAgreement(
        int n,
        double mean,
        double spread,
        double bias,
        Interval biasInterval,
        double t,
        double p,
        double sd,
        double dahlberg,
        double sem,
        double minimalChange,
        Interval limits,
        double limitHalfWidth,
        double trend,
        double trendP) {

    /** The smallest number of cases from which anything is computed. */
    public static final int LEAST = 3;

    private static final double Z = 1.96;

    /** @throws IllegalArgumentException where the lengths differ, are below {@link #LEAST} or a reading is not finite */
    public static PairedAgreement of(double[] first, double[] second) {
        int n = first.length;
        if (n != second.length || n < LEAST) {
            throw new IllegalArgumentException("two readings of at least " + LEAST + " cases are needed");
        }
        double[] d = new double[n];
        double[] m = new double[n];
        for (int i = 0; i < n; i++) {
            d[i] = second[i] - first[i];
            m[i] = (first[i] + second[i]) / 2;
            if (!Double.isFinite(d[i])) {
                throw new IllegalArgumentException("a reading is not a number");
            }
        }
        double bias = mean(d);
        double sd = sd(d);
        double squares = 0;
        for (double each : d) {
            squares += each * each;
        }
        TDistribution students = new TDistribution(n - 1);
        double quantile = students.inverseCumulativeProbability(0.975);
        double t =
                sd == 0 ? (bias == 0 ? 0 : Math.copySign(Double.POSITIVE_INFINITY, bias)) : bias / (sd / Math.sqrt(n));
        double sem = sd / Math.sqrt(2);
        double half = quantile * sd / Math.sqrt(n);
        double[] trend = slope(m, d);
        return new PairedAgreement(
                n,
                mean(m),
                sd(m),
                bias,
                new Interval(bias - half, bias + half),
                t,
                twoSided(students, t),
                sd,
                Math.sqrt(squares / (2 * n)),
                sem,
                Z * Math.sqrt(2) * sem,
                new Interval(bias - Z * sd, bias + Z * sd),
                quantile * sd * Math.sqrt(1.0 / n + Z * Z / (2 * (n - 1))),
                trend[0],
                trend[1]);
    }

    /** Least squares of y on x: {slope, two-sided p}. */
    private static double[] slope(double[] x, double[] y) {
        int n = x.length;
        double mx = mean(x);
        double my = mean(y);
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < n; i++) {
            xx += (x[i] - mx) * (x[i] - mx);
            xy += (x[i] - mx) * (y[i] - my);
            yy += (y[i] - my) * (y[i] - my);
        }
        if (xx == 0) {
            return new double[] {0, 1};
        }
        double slope = xy / xx;
        double residual = Math.max(0, yy - slope * xy);
        double error = Math.sqrt(residual / (n - 2) / xx);
        double t = error == 0 ? (slope == 0 ? 0 : Double.POSITIVE_INFINITY) : slope / error;
        return new double[] {slope, twoSided(new TDistribution(n - 2), t)};
    }

    private static double twoSided(TDistribution students, double t) {
        return Double.isInfinite(t) ? 0 : 2 * students.cumulativeProbability(-Math.abs(t));
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** With n − 1. */
    static double sd(double[] values) {
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.length - 1));
    }
}
