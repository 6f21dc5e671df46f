package org.nasion.core.patient;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Dates as files and tables of ours have them: ISO 8601, empty where nobody knows. */
public final class IsoDate {

    private IsoDate() {}

    /** The date of a text such as {@code "2026-01-31"}; empty for anything else. */
    public static Optional<LocalDate> read(String text) {
        try {
            return text == null || text.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The text of a date; empty where there is none. */
    public static String write(Optional<LocalDate> date) {
        return date.map(LocalDate::toString).orElse("");
    }
}
