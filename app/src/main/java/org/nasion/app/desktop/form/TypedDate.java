package org.nasion.app.desktop.form;

import java.time.LocalDate;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Dates as people type them: in the order of their language, or as ISO 8601. Nothing is guessed: a year has four digits,
 * and 31 February is no date. In English only ISO dates are taken, since its readers disagree on the order of day and month.
 */
public final class TypedDate {

    /** 29 November: tells day and month apart. */
    private static final LocalDate EXAMPLE = LocalDate.of(2011, 11, 29);

    private static final DateTimeFormatter ISO = DateTimeFormatter.ISO_LOCAL_DATE;

    private final DateTimeFormatter own;

    public TypedDate(Locale language) {
        this.own = language.getLanguage().equals("en") ? ISO : numeric(language);
    }

    private static DateTimeFormatter numeric(Locale language) {
        String pattern = DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                FormatStyle.SHORT, null, IsoChronology.INSTANCE, language);
        return DateTimeFormatter.ofPattern(
                        pattern.replaceAll("y+", "uuuu").replaceAll("M+", "M").replaceAll("d+", "d"), language)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** The date of a text; empty where it is none. */
    public Optional<LocalDate> read(String text) {
        for (DateTimeFormatter form : List.of(own, ISO)) {
            try {
                return Optional.of(LocalDate.parse(text.strip(), form));
            } catch (DateTimeParseException e) {
                // the next form
            }
        }
        return Optional.empty();
    }

    /** As {@link #read} takes it again; an empty text where there is no date. */
    public String write(Optional<LocalDate> date) {
        return date.map(own::format).orElse("");
    }

    /** How a date is written, for example {@code 29.11.2011}. */
    public String example() {
        return own.format(EXAMPLE);
    }
}
