package org.nasion.core.study.agreement;

import java.util.List;
import java.util.Map;

/**
 * Films with their readings.
 *
 * @param films   in the order of their source
 * @param remarks what a paper has to say of the source, one sentence each
 * @param people  reading → who read, where the readings' names do not tell
 */
public record ReadFilms(List<ReadFilm> films, List<String> remarks, Map<String, String> people) {

    /** Readings whose names tell who read: {@code NAME}, and {@code NAME-2} for a repeat. */
    public ReadFilms(List<ReadFilm> films, List<String> remarks) {
        this(films, remarks, Map.of());
    }

    public ReadFilms {
        films = List.copyOf(films);
        remarks = List.copyOf(remarks);
        people = Map.copyOf(people);
    }
}
