package org.nasion.core.analysis;

/**
 * A published norm with everything needed to judge whether it fits the patient.
 *
 * @param mean        in the measurement's unit
 * @param sd          standard deviation in the same unit, above 0
 * @param source      author and year, for example {@code "Downs 1948"}
 * @param population  whom it was taken from, with ages and number where known
 * @param sex         M, F or empty for both
 * @param enlargement whether and how the films' enlargement was removed; empty where the source does not say
 */
public record Norm(double mean, double sd, String source, String population, String sex, String enlargement) {
    public Norm {
        if (!(sd > 0)) {
            throw new IllegalArgumentException("a norm needs a standard deviation above 0");
        }
    }

    Norm withMean(double other) {
        return new Norm(other, sd, source, population, sex, enlargement);
    }
}
