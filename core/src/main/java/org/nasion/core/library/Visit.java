package org.nasion.core.library;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The films of one day.
 *
 * @param date  empty for the films of which no day is known
 * @param films in the order in which they came
 */
public record Visit(Optional<LocalDate> date, List<FilmEntry> films) {

    public Visit {
        films = List.copyOf(films);
    }
}
