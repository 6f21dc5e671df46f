package org.nasion.app.desktop.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedDateTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "en, 2012-02-29, 2012-02-29",
                "en, ' 2012-02-29 ', 2012-02-29",
                "en, 2011-02-29, -", // no leap year
                "en, 01/02/2012, -", // January or February?
                "en, 2012, -",
                "de, 29.02.2012, 2012-02-29",
                "de, 9.2.2012, 2012-02-09",
                "de, 31.02.2012, -",
                "de, 29.02.12, -", // 1912 or 2012?
                "de, 02/29/2012, -",
                "de, 2012-02-29, 2012-02-29",
                "es, 3/4/2012, 2012-04-03",
                "es, 13/14/2012, -",
                "zh, 2012/4/3, 2012-04-03",
                "de, heute, -",
                "de, '', -"
            })
    void onlyADateThatCanBeMeantOneWayIsTaken(String language, String typed, LocalDate date) {
        assertEquals(Optional.ofNullable(date), new TypedDate(Locale.of(language)).read(typed));
    }

    @ParameterizedTest
    @CsvSource({"en, 2011-11-29", "de, 29.11.2011", "es, 29/11/2011", "zh, 2011/11/29"})
    void theExampleIsReadAsItIsWritten(String language, String example) {
        TypedDate dates = new TypedDate(Locale.of(language));
        assertEquals(example, dates.example());
        assertEquals(Optional.of(LocalDate.of(2011, 11, 29)), dates.read(example));
        assertEquals(example, dates.write(dates.read(example)));
        assertEquals("", dates.write(Optional.empty()));
    }
}
