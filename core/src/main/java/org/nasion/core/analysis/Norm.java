package org.nasion.core.analysis;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A published norm with everything needed to judge whether it fits the patient.
 *
 * @param figures     what the source gives
 * @param source      author and year, for example {@code "Downs 1948"}
 * @param population  whom it was taken from, with ages and number where known
 * @param sex         M, F or empty for both
 * @param enlargement whether and how the films' enlargement was removed; empty where the source does not say
 */
public record Norm(Figures figures, String source, String population, String sex, String enlargement) {

    /** The numbers of a norm, in the measurement's unit. Only a spread allows a deviation in standard deviations. */
    public sealed interface Figures {

        /** The mean; of a range without one its middle. */
        double mean();

        /** The same with its mean elsewhere. */
        Figures moved(double by);

        /** @param sd standard deviation of a sample, above 0 */
        record Spread(double mean, double sd) implements Figures {
            public Spread {
                if (!(sd > 0)) {
                    throw new IllegalArgumentException("a spread needs a standard deviation above 0");
                }
            }

            @Override
            public Spread moved(double by) {
                return new Spread(mean + by, sd);
            }
        }

        /** What an author calls normal, both ends included; says nothing of how many people lie within. */
        record Range(double low, double high) implements Figures {
            public Range {
                if (!(low < high)) {
                    throw new IllegalArgumentException("a range rises from low to high");
                }
            }

            @Override
            public double mean() {
                return (low + high) / 2;
            }

            @Override
            public Range moved(double by) {
                return new Range(low + by, high + by);
            }
        }

        /** A mean of which no spread is known, or on whose spread the texts disagree. */
        record MeanAlone(double mean) implements Figures {
            @Override
            public MeanAlone moved(double by) {
                return new MeanAlone(mean + by);
            }
        }
    }

    public Norm {
        Objects.requireNonNull(figures);
    }

    /** A norm of mean and standard deviation. */
    public Norm(double mean, double sd, String source, String population, String sex, String enlargement) {
        this(new Figures.Spread(mean, sd), source, population, sex, enlargement);
    }

    public double mean() {
        return figures.mean();
    }

    /** The standard deviation of the sample; empty for a range and for a mean alone. */
    public OptionalDouble sd() {
        return figures instanceof Figures.Spread spread ? OptionalDouble.of(spread.sd()) : OptionalDouble.empty();
    }

    Norm moved(double by) {
        return new Norm(figures.moved(by), source, population, sex, enlargement);
    }
}
