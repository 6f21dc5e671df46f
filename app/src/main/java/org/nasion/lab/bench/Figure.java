package org.nasion.lab.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * One measured quantity: what it is, its unit and every counted sample, in ascending order.
 *
 * @param name    the same from run to run, since comparisons go by it
 * @param unit    for example {@code ms}
 * @param samples at least one
 */
public record Figure(String name, String unit, double[] samples) {

    public Figure {
        Objects.requireNonNull(name);
        Objects.requireNonNull(unit);
        if (samples.length == 0) {
            throw new IllegalArgumentException("a figure without a sample: " + name);
        }
        samples = samples.clone();
        Arrays.sort(samples);
    }

    @Override
    public double[] samples() {
        return samples.clone();
    }

    /** The sample that a share {@code q} of all samples do not exceed, {@code 0 < q ≤ 1} (nearest rank). */
    public double quantile(double q) {
        return samples[Math.max(0, (int) Math.ceil(q * samples.length) - 1)];
    }

    public double median() {
        return quantile(0.5);
    }

    public double min() {
        return samples[0];
    }

    public double max() {
        return samples[samples.length - 1];
    }

    /** One line of the table. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-36s %9.4g  %9.4g  %9.4g  %9.4g  %-5s %4d",
                name,
                median(),
                min(),
                quantile(0.99),
                max(),
                unit,
                samples.length);
    }
}
