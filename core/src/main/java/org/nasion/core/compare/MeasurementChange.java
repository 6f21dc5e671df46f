package org.nasion.core.compare;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nasion.core.analysis.Measurement;
import org.nasion.core.analysis.Reading;

/**
 * One measurement at every visit, and how it changed from the first to the last.
 *
 * @param values     in the measurement's unit, one for each visit; empty where it could not be measured there
 * @param difference last minus first; empty where one of them is missing
 * @param perYear    of the difference; empty where the films do not say when they were taken
 * @param error      one standard deviation of the difference, from the points' errors of both films; empty where unknown
 */
public record MeasurementChange(
        Measurement measurement,
        List<OptionalDouble> values,
        OptionalDouble difference,
        OptionalDouble perYear,
        OptionalDouble error) {

    private static final double DAYS_OF_A_YEAR = 365.25;
    /** Two-sided 95 % of a normal distribution. */
    private static final double Z_95 = 1.96;

    public MeasurementChange {
        values = List.copyOf(values);
    }

    /**
     * All measurements that at least one film gives, in the catalogue's order.
     *
     * @param films in the order of the visits, two or more, measured by engines with the same measurements
     */
    public static List<MeasurementChange> between(List<VisitFilm> films) {
        VisitFilm first = films.getFirst();
        VisitFilm last = films.getLast();
        Optional<Double> years = first.date()
                .flatMap(from -> last.date().map(to -> ChronoUnit.DAYS.between(from, to) / DAYS_OF_A_YEAR))
                .filter(time -> time > 0);
        List<MeasurementChange> changes = new ArrayList<>();
        for (Reading reading : first.readings().all()) {
            List<OptionalDouble> values = films.stream()
                    .map(film -> film.readings().reading(reading.measurement().id()))
                    .map(found -> found.map(same -> same.value().number()).orElse(OptionalDouble.empty()))
                    .toList();
            if (values.stream().allMatch(OptionalDouble::isEmpty)) {
                continue;
            }
            OptionalDouble from = values.getFirst();
            OptionalDouble to = values.getLast();
            if (from.isEmpty() || to.isEmpty()) {
                changes.add(new MeasurementChange(
                        reading.measurement(),
                        values,
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty()));
                continue;
            }
            double difference = to.getAsDouble() - from.getAsDouble();
            OptionalDouble then = reading.uncertainty();
            OptionalDouble now = last.readings()
                    .reading(reading.measurement().id())
                    .orElseThrow()
                    .uncertainty();
            changes.add(new MeasurementChange(
                    reading.measurement(),
                    values,
                    OptionalDouble.of(difference),
                    years.map(time -> OptionalDouble.of(difference / time)).orElse(OptionalDouble.empty()),
                    then.isPresent() && now.isPresent()
                            ? OptionalDouble.of(Math.hypot(then.getAsDouble(), now.getAsDouble()))
                            : OptionalDouble.empty()));
        }
        return List.copyOf(changes);
    }

    /** Whether 95 % of the error reaches over the difference, so that there may be none. False where one of them is unknown. */
    public boolean withinError() {
        return difference.isPresent()
                && error.isPresent()
                && Math.abs(difference.getAsDouble()) < Z_95 * error.getAsDouble();
    }
}
