package org.nasion.core.report;

import java.util.OptionalDouble;
import org.nasion.core.analysis.Norm;

/** The kinds of norms in tables for other programs. */
final class NormFields {

    private NormFields() {}

    /** {@code "mean_sd"}, {@code "range"} or {@code "mean"}. */
    static String kind(Norm norm) {
        return switch (norm.figures()) {
            case Norm.Figures.Spread _ -> "mean_sd";
            case Norm.Figures.Range _ -> "range";
            case Norm.Figures.MeanAlone _ -> "mean";
        };
    }

    /** Empty for a range, whose middle is no mean. */
    static OptionalDouble mean(Norm norm) {
        return norm.figures() instanceof Norm.Figures.Range ? OptionalDouble.empty() : OptionalDouble.of(norm.mean());
    }

    /** The lower end of a range. */
    static OptionalDouble low(Norm norm) {
        return norm.figures() instanceof Norm.Figures.Range range
                ? OptionalDouble.of(range.low())
                : OptionalDouble.empty();
    }

    /** The upper end of a range. */
    static OptionalDouble high(Norm norm) {
        return norm.figures() instanceof Norm.Figures.Range range
                ? OptionalDouble.of(range.high())
                : OptionalDouble.empty();
    }
}
