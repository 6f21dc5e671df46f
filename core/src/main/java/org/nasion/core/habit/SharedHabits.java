package org.nasion.core.habit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Habits that several computers keep together, as a library does. Off the UI thread; every method throws a
 * {@code ProblemException} where whatever keeps them does not answer.
 */
public interface SharedHabits {

    /**
     * What is kept of a person on a source.
     *
     * @param document as a habit file has it
     * @param known    salts of the files whose lessons it took in, or which were forgotten
     * @param version  how often it was changed; 0 where it is new
     */
    record Entry(String person, String source, String document, Set<String> known, long version) {
        public Entry {
            Objects.requireNonNull(person);
            Objects.requireNonNull(source);
            Objects.requireNonNull(document);
            known = Set.copyOf(known);
        }
    }

    /** What is kept of a person on a source. */
    Optional<Entry> find(String person, String source);

    /** All that is kept, by person and source. */
    List<Entry> all();

    /**
     * Keeps an entry in place of the one that had its version.
     *
     * @return whether it was kept; not where somebody else has changed it since
     */
    boolean put(Entry next);
}
