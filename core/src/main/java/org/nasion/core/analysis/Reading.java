package org.nasion.core.analysis;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.landmark.Placing;

/**
 * One measurement on one tracing.
 *
 * @param measurement what was measured
 * @param value       the number, or why there is none
 * @param choice      the norm chosen for this patient, or why there is none
 * @param estimated   true where one of its points is a mere estimate of the shape model
 * @param uncertainty one standard deviation of the value in its unit, from the expected errors of its points; empty
 *                    without a number or where the error of a point is not known
 * @param standIn     the constructions that stand in for the measurement's own, as formulas; empty where none does
 */
public record Reading(
        Measurement measurement,
        Value value,
        NormChoice choice,
        boolean estimated,
        OptionalDouble uncertainty,
        List<String> standIn) {

    public Reading {
        Objects.requireNonNull(measurement);
        Objects.requireNonNull(value);
        Objects.requireNonNull(choice);
        Objects.requireNonNull(uncertainty);
        standIn = List.copyOf(standIn);
    }

    /** A reading by the measurement's own constructions. */
    public Reading(
            Measurement measurement, Value value, NormChoice choice, boolean estimated, OptionalDouble uncertainty) {
        this(measurement, value, choice, estimated, uncertainty, List.of());
    }

    /** A reading of which no error is known. */
    public Reading(Measurement measurement, Value value, Optional<Norm> norm, boolean estimated) {
        this(
                measurement,
                value,
                norm.map(NormChoice::of).orElse(NormChoice.none(NormChoice.Reason.NONE_PUBLISHED)),
                estimated,
                OptionalDouble.empty());
    }

    /** Whether it wants a point that nobody expects the network to find and that nobody placed. */
    public boolean isUnplaced() {
        return value instanceof Value.MissingPoints(Set<Landmark> missing)
                && missing.stream().anyMatch(landmark -> landmark.placing() != Placing.NETWORK);
    }

    /** The norm chosen for this patient, where one fits. */
    public Optional<Norm> norm() {
        return choice.norm();
    }

    /** The same beside another norm. */
    public Reading withChoice(NormChoice other) {
        return new Reading(measurement, value, other, estimated, uncertainty, standIn);
    }

    /** (value − mean) ÷ SD; empty without a number or where the norm has no standard deviation. */
    public OptionalDouble deviation() {
        OptionalDouble sd = norm().map(Norm::sd).orElse(OptionalDouble.empty());
        return sd.isEmpty() || value.number().isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        (value.number().getAsDouble() - norm().orElseThrow().mean()) / sd.getAsDouble());
    }

    /** Value − mean, in the unit; empty without a number or where the norm is none of a mean alone. */
    public OptionalDouble difference() {
        return norm().isPresent()
                        && norm().get().figures() instanceof Norm.Figures.MeanAlone alone
                        && value.number().isPresent()
                ? OptionalDouble.of(value.number().getAsDouble() - alone.mean())
                : OptionalDouble.empty();
    }

    /** Where a value lies against a range. */
    public enum Place {
        BELOW,
        WITHIN,
        ABOVE
    }

    /** Against the range of a norm that is one; empty without a number or for any other kind of norm. */
    public Optional<Place> place() {
        if (value.number().isEmpty()
                || norm().isEmpty()
                || !(norm().get().figures() instanceof Norm.Figures.Range range)) {
            return Optional.empty();
        }
        double number = value.number().getAsDouble();
        return Optional.of(number < range.low() ? Place.BELOW : number > range.high() ? Place.ABOVE : Place.WITHIN);
    }

    /**
     * {@code ""} within one SD, {@code "*"} beyond one, {@code "**"} beyond two, {@code "***"} beyond three; always {@code ""}
     * against a range or a mean alone.
     */
    public String stars() {
        double beyond = Math.abs(deviation().orElse(0));
        return beyond > 3 ? "***" : beyond > 2 ? "**" : beyond > 1 ? "*" : "";
    }
}
