package org.nasion.core.library;

/**
 * What is looked for, and how much of it is shown in which order.
 *
 * @param query what all patients have to satisfy
 * @param order of the list
 * @param most  how many patients at most; at least 1
 * @param skip  how many of the first are left out
 */
public record Search(Query query, Order order, int most, int skip) {

    public enum Order {
        /** by name, without regard to case and accents */
        NAME,
        /** last visit first */
        LATEST,
        /** opened, imported or changed last first */
        RECENT
    }

    public Search {
        if (most < 1 || skip < 0) {
            throw new IllegalArgumentException("a search shows at least one patient");
        }
    }

    /** From the first one. */
    public Search(Query query, Order order, int most) {
        this(query, order, most, 0);
    }
}
