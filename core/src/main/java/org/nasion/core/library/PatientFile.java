package org.nasion.core.library;

import java.util.List;

/**
 * A patient with all that the library has.
 *
 * @param entry  who it is
 * @param visits by date, the films without one last
 */
public record PatientFile(PatientEntry entry, List<Visit> visits) {

    public PatientFile {
        visits = List.copyOf(visits);
    }

    /** All films in order. */
    public List<FilmEntry> films() {
        return visits.stream().flatMap(visit -> visit.films().stream()).toList();
    }
}
