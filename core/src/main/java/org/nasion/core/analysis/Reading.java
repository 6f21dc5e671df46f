package org.nasion.core.analysis;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One measurement on one tracing.
 *
 * @param measurement what was measured
 * @param value       the number, or why there is none
 * @param norm        the norm chosen for this patient, where one fits
 * @param estimated   true where one of its points is a mere estimate of the shape model
 */
public record Reading(Measurement measurement, Value value, Optional<Norm> norm, boolean estimated) {

    /** (value − mean) ÷ SD; empty without a number or a norm. */
    public OptionalDouble deviation() {
        if (norm.isEmpty() || value.number().isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of((value.number().getAsDouble() - norm.get().mean()) / norm.get().sd());
    }

    /** {@code ""} within one SD, {@code "*"} beyond one, {@code "**"} beyond two, {@code "***"} beyond three. */
    public String stars() {
        double beyond = Math.abs(deviation().orElse(0));
        return beyond > 3 ? "***" : beyond > 2 ? "**" : beyond > 1 ? "*" : "";
    }
}
