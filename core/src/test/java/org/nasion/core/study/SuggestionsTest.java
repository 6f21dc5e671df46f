package org.nasion.core.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.study.Suggestions.Head;
import org.nasion.core.study.Suggestions.Suggested;

class SuggestionsTest {

    /** A head whose A and B lie so far forward, mm. */
    private static Head head(String name, double doubt, double forward) {
        return new Head(name, doubt, Map.of(Landmark.A, new Point(forward, 0), Landmark.B, new Point(forward, 40)));
    }

    private static List<String> names(List<Suggested> order) {
        return order.stream().map(suggested -> suggested.film().name()).toList();
    }

    /**
     * By hand. Known: 0. Doubts 1, 1, 1, 2, median 1; distances 1, 4, 4.5, 1, median 2.5. Worth: near 1.4, far 2.6, farther 2.8,
     * doubtful 2.4. When farther is taken, far lies 0.5 from it: 1.2.
     */
    @Test
    void doubtAndStrangenessCountAlikeAndATakenFilmIsKnown() {
        List<Suggested> order = Suggestions.order(
                List.of(head("known", 1, 0)),
                List.of(head("near", 1, 1), head("far", 1, 4), head("farther", 1, 4.5), head("doubtful", 2, -1)));
        assertEquals(List.of("farther", "doubtful", "near", "far"), names(order));
        assertEquals(4.5, order.getFirst().distanceMm(), 1e-12);
        assertEquals(2.8, order.getFirst().worth(), 1e-12);
        assertEquals(0.5, order.getLast().distanceMm(), 1e-12);
    }

    @Test
    void withoutAnyKnownFilmTheMostDoubtfulComesFirst() {
        assertEquals(
                List.of("b", "c", "a"),
                names(Suggestions.order(List.of(), List.of(head("a", 1, 0), head("b", 3, 0.1), head("c", 1, 9)))),
                "then the one that is least like it");
    }
}
