package org.nasion.core.patient;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalDouble;

/** How old somebody was on a day. */
public final class Age {

    private Age() {}

    /**
     * Completed years and the share of the year since the last birthday, so that on a birthday the number is whole and the
     * day before it is below. Who was born on 29 February has a birthday on the 28th of other years.
     *
     * @return years; empty where a date is not known or the day lies before the birth
     */
    public static OptionalDouble at(Optional<LocalDate> birth, Optional<LocalDate> day) {
        if (birth.isEmpty() || day.isEmpty() || day.get().isBefore(birth.get())) {
            return OptionalDouble.empty();
        }
        long years = ChronoUnit.YEARS.between(birth.get(), day.get());
        LocalDate last = birth.get().plusYears(years);
        // A birthday of 29 February that was counted on the 28th would not be reached by YEARS.between.
        LocalDate next = birth.get().plusYears(years + 1);
        if (!next.isAfter(day.get())) {
            years++;
            last = next;
            next = birth.get().plusYears(years + 1);
        }
        return OptionalDouble.of(
                years + ChronoUnit.DAYS.between(last, day.get()) / (double) ChronoUnit.DAYS.between(last, next));
    }
}
