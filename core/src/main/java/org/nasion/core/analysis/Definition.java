package org.nasion.core.analysis;

import java.util.Optional;

/**
 * A measurement together with its compiled formula.
 *
 * @param measurement      what people see of it
 * @param expression       its formula
 * @param normOnlyMeasured whether its norm counts only where no point is a mere estimate and no alternative
 *                         construction had to stand in
 * @param normWhere        the range of another value within which the norm counts
 */
record Definition(
        Measurement measurement, Expression.OfNumber expression, boolean normOnlyMeasured, Optional<Range> normWhere) {

    /** @param expression within {@code from} and {@code to}, both included */
    record Range(Expression.OfNumber expression, double from, double to) {

        /** False too where the value cannot be had. */
        boolean holds(PatientPoints points) {
            if (!expression.used(points).without(points.placed()).isEmpty()) {
                return false;
            }
            double value = expression.value(points);
            return value >= from && value <= to;
        }
    }

    /** Every landmark whose move can change the reading. */
    PointMask landmarks() {
        return normWhere
                .map(range -> expression.landmarks().or(range.expression().landmarks()))
                .orElse(expression.landmarks());
    }

    boolean needsScale() {
        return expression.quantity() == Quantity.LENGTH || expression.holdsMillimetres();
    }

    /** What keeps every norm from counting here; empty where nothing does. */
    Optional<NormChoice.Reason> obstacle(PatientPoints points, boolean estimatedOrStandIn) {
        if (normOnlyMeasured && estimatedOrStandIn) {
            return Optional.of(NormChoice.Reason.NOT_MEASURED);
        }
        return normWhere.map(range -> range.holds(points)).orElse(true)
                ? Optional.empty()
                : Optional.of(NormChoice.Reason.NOT_HERE);
    }
}
