package org.nasion.core.patient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Counted on a calendar by hand. */
class AgeTest {

    private static double age(String birth, String day) {
        return Age.at(Optional.of(LocalDate.parse(birth)), Optional.of(LocalDate.parse(day)))
                .orElseThrow();
    }

    @Test
    void aBirthdayIsAWholeYearAndTheDayBeforeIsBelow() {
        assertEquals(9, age("2015-06-01", "2024-06-01"));
        assertEquals(8 + 365.0 / 366, age("2015-06-01", "2024-05-31"), 1e-12);
        assertEquals(0, age("2015-06-01", "2015-06-01"));
    }

    @Test
    void whoIsBornOnALeapDayHasABirthdayEveryYear() {
        assertEquals(1, age("2012-02-29", "2013-02-28"));
        assertEquals(4, age("2012-02-29", "2016-02-29"));
        assertTrue(age("2012-02-29", "2016-02-28") < 4);
    }

    @Test
    void thereIsNoAgeWithoutDatesOrBeforeBirth() {
        assertTrue(Age.at(Optional.empty(), Optional.of(LocalDate.EPOCH)).isEmpty());
        assertTrue(Age.at(Optional.of(LocalDate.parse("2020-01-02")), Optional.of(LocalDate.parse("2020-01-01")))
                .isEmpty());
    }
}
