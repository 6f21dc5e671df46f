package org.nasion.core.study;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How a reader stands with one film.
 *
 * @param state   how far
 * @param flags   what the coordinator should look at
 * @param note    the reader's words; may be empty
 * @param seconds the film lay before the reader, over all sittings
 * @param points  seconds for which each landmark was the selected one, by code
 */
public record ItemRecord(State state, Set<Flag> flags, String note, double seconds, Map<String, Double> points) {

    /** Not yet looked at. */
    public static final ItemRecord OPEN = new ItemRecord(State.OPEN, Set.of(), "", 0, Map.of());

    /** How far a film is. */
    public enum State {
        OPEN,
        STARTED,
        DONE,
        SKIPPED
    }

    /** What a reader says of a film. */
    public enum Flag {
        /** it cannot be read as it should be */
        BAD_FILM,
        /** somebody else should be asked */
        ASK
    }

    public ItemRecord {
        flags = Collections.unmodifiableSet(new TreeSet<>(flags));
        points = Collections.unmodifiableMap(new TreeMap<>(points));
        if (!(seconds >= 0)) {
            throw new IllegalArgumentException("time does not run backwards");
        }
    }

    public ItemRecord with(State next) {
        return new ItemRecord(next, flags, note, seconds, points);
    }

    /** With a flag set or taken away. */
    public ItemRecord with(Flag flag, boolean set) {
        Set<Flag> next = new TreeSet<>(flags);
        if (set) {
            next.add(flag);
        } else {
            next.remove(flag);
        }
        return new ItemRecord(state, next, note, seconds, points);
    }

    public ItemRecord withNote(String words) {
        return new ItemRecord(state, flags, words, seconds, points);
    }

    /** With more time spent: on the film, and of it on one landmark where {@code code} is not empty. */
    public ItemRecord spent(double more, String code) {
        Map<String, Double> next = new TreeMap<>(points);
        if (!code.isEmpty()) {
            next.merge(code, more, Double::sum);
        }
        return new ItemRecord(state, flags, note, seconds + more, next);
    }
}
