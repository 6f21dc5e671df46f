package org.nasion.core.patient;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of the taking of a film, from its file or from a person.
 *
 * @param date the day on which the film was taken; empty where it is not known
 */
public record Exposure(Optional<LocalDate> date) {

    /** Nothing is known. */
    public static final Exposure UNKNOWN = new Exposure(Optional.empty());

    public Exposure {
        Objects.requireNonNull(date);
    }

    public static Exposure on(LocalDate date) {
        return new Exposure(Optional.of(date));
    }

    /** On the day of an ISO date; unknown for any other text. */
    public static Exposure on(String iso) {
        return new Exposure(IsoDate.read(iso));
    }
}
