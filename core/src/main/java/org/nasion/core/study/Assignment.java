package org.nasion.core.study;

import java.util.List;

/**
 * What one reader reads, in this order.
 *
 * @param reader name
 * @param items  films under their codes
 */
public record Assignment(String reader, List<Item> items) {

    public Assignment {
        items = List.copyOf(items);
    }

    /**
     * One reading of one film.
     *
     * @param code  what the reader sees instead of a name
     * @param film  the film's name within the study
     * @param arm   name of the way of reading
     * @param round 1, or 2 for a repeat
     */
    public record Item(String code, String film, String arm, int round) {}
}
