package org.nasion.core.analysis;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One measurement on one tracing.
 *
 * @param measurement what was measured
 * @param value       the number, or why there is none
 * @param choice      the norm chosen for this patient, or why there is none
 * @param estimated   true where one of its points is a mere estimate of the shape model
 * @param uncertainty one standard deviation of the value in its unit, from the expected errors of its points; empty
 *                    without a number or where the error of a point is not known
 */
public record Reading(Measurement measurement, Value value, NormChoice choice, boolean estimated,
                      OptionalDouble uncertainty) {

    public Reading {
        Objects.requireNonNull(measurement);
        Objects.requireNonNull(value);
        Objects.requireNonNull(choice);
        Objects.requireNonNull(uncertainty);
    }

    /** A reading of which no error is known. */
    public Reading(Measurement measurement, Value value, Optional<Norm> norm, boolean estimated) {
        this(measurement, value, norm.map(NormChoice::of).orElse(NormChoice.none(NormChoice.Reason.NONE_PUBLISHED)),
                estimated, OptionalDouble.empty());
    }

    /** The norm chosen for this patient, where one fits. */
    public Optional<Norm> norm() {
        return choice.norm();
    }

    /** The same beside another norm. */
    public Reading withChoice(NormChoice other) {
        return new Reading(measurement, value, other, estimated, uncertainty);
    }

    /** (value − mean) ÷ SD; empty without a number or a norm. */
    public OptionalDouble deviation() {
        if (norm().isEmpty() || value.number().isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of((value.number().getAsDouble() - norm().get().mean()) / norm().get().sd());
    }

    /** {@code ""} within one SD, {@code "*"} beyond one, {@code "**"} beyond two, {@code "***"} beyond three. */
    public String stars() {
        double beyond = Math.abs(deviation().orElse(0));
        return beyond > 3 ? "***" : beyond > 2 ? "**" : beyond > 1 ? "*" : "";
    }
}
