package org.nasion.core.library;

import java.util.List;
import java.util.Optional;
import org.nasion.core.problem.Sentence;

/**
 * What was asked for.
 *
 * @param conditions all of them have to hold; none finds everybody
 * @param unclear    what of the text was not understood, said to whoever typed it; the rest is searched for all the same
 */
public record Query(List<Condition> conditions, Optional<Sentence> unclear) {

    public static final Query ALL = new Query(List.of(), Optional.empty());

    public Query {
        conditions = List.copyOf(conditions);
    }
}
