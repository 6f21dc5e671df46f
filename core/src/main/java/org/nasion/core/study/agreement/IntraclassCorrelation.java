package org.nasion.core.study.agreement;

import java.util.Optional;
import org.hipparchus.distribution.continuous.FDistribution;

/**
 * Intraclass correlations of n cases read by the same k readers, from the two-way analysis of variance, with 95 % intervals
 * (Shrout and Fleiss 1979; McGraw and Wong 1996). They depend on how much the cases differ: show the spread beside them.
 *
 * @param n                cases
 * @param k                readers
 * @param absolute         ICC(2,1): one reader of many, absolute agreement
 * @param consistency      ICC(3,1): these very readers, their constant offsets ignored
 * @param absoluteOfMean   ICC(2,k): the mean of k readers, absolute agreement
 */
public record IntraclassCorrelation(int n, int k, Estimate absolute, Estimate consistency, Estimate absoluteOfMean) {

    /** @param value at most 1; may be negative */
    public record Estimate(double value, Interval interval) {}

    /**
     * @param readings case by reader, without gaps
     * @return empty where fewer than three cases or two readers were read, or where the cases do not differ at all
     */
    public static Optional<IntraclassCorrelation> of(double[][] readings) {
        int n = readings.length;
        int k = n == 0 ? 0 : readings[0].length;
        if (n < PairedAgreement.LEAST || k < 2) {
            return Optional.empty();
        }
        double grand = 0;
        double[] ofCase = new double[n];
        double[] ofReader = new double[k];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < k; j++) {
                ofCase[i] += readings[i][j] / k;
                ofReader[j] += readings[i][j] / n;
                grand += readings[i][j] / (n * k);
            }
        }
        double rows = 0;
        double columns = 0;
        double rest = 0;
        for (int i = 0; i < n; i++) {
            rows += k * (ofCase[i] - grand) * (ofCase[i] - grand);
            for (int j = 0; j < k; j++) {
                double residual = readings[i][j] - ofCase[i] - ofReader[j] + grand;
                rest += residual * residual;
            }
        }
        for (double reader : ofReader) {
            columns += n * (reader - grand) * (reader - grand);
        }
        return of(n, k, rows / (n - 1), columns / (k - 1), rest / ((n - 1) * (k - 1)));
    }

    /** From the mean squares of cases, readers and residual. */
    private static Optional<IntraclassCorrelation> of(int n, int k, double msr, double msc, double mse) {
        // Below rounding there is nothing to compare with.
        double rounding = 1e-12 * (msr + msc + mse);
        if (!(msr > rounding)) {
            return Optional.empty();
        }
        if (mse <= rounding) {
            mse = 0;
        }
        double single = (msr - mse) / (msr + (k - 1) * mse + k * (msc - mse) / n);
        Interval ofSingle =
                mse == 0 ? new Interval(Double.NaN, Double.NaN) : absoluteInterval(n, k, msr, msc, mse, single);
        double ofMean = (msr - mse) / (msr + (msc - mse) / n);
        double consistent = (msr - mse) / (msr + (k - 1) * mse);
        if (mse == 0) {
            // Without any residual the F ratios have no end, and the interval of consistency is a point.
            return Optional.of(new IntraclassCorrelation(
                    n,
                    k,
                    new Estimate(single, ofSingle),
                    new Estimate(1, new Interval(1, 1)),
                    new Estimate(ofMean, ofSingle)));
        }
        double f = msr / mse;
        double low = f / quantile(n - 1, (n - 1) * (k - 1));
        double high = f * quantile((n - 1) * (k - 1), n - 1);
        return Optional.of(new IntraclassCorrelation(
                n,
                k,
                new Estimate(single, ofSingle),
                new Estimate(consistent, new Interval((low - 1) / (low + k - 1), (high - 1) / (high + k - 1))),
                new Estimate(ofMean, new Interval(stepped(k, ofSingle.lower()), stepped(k, ofSingle.upper())))));
    }

    private static Interval absoluteInterval(int n, int k, double msr, double msc, double mse, double icc) {
        double f = msc / mse;
        double inner = n * (1 + (k - 1) * icc) - k * icc;
        double v = (k - 1.0) * (n - 1) * sq(k * icc * f + inner) / ((n - 1.0) * k * k * icc * icc * f * f + sq(inner));
        double up = quantile(n - 1, v);
        double down = quantile(v, n - 1);
        double rest = k * msc + (k * n - k - n) * mse;
        return new Interval(
                n * (msr - up * mse) / (up * rest + n * msr), n * (down * msr - mse) / (rest + n * down * msr));
    }

    /** Spearman and Brown's step from one reader to the mean of k. */
    private static double stepped(int k, double icc) {
        return k * icc / (1 + (k - 1) * icc);
    }

    private static double quantile(double numerator, double denominator) {
        return new FDistribution(numerator, denominator).inverseCumulativeProbability(0.975);
    }

    private static double sq(double x) {
        return x * x;
    }
}
