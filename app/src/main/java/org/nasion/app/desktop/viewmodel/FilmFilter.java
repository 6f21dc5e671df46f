package org.nasion.app.desktop.viewmodel;

import java.util.function.Predicate;
import org.nasion.core.study.ItemRecord;
import org.nasion.core.study.ItemRecord.State;

/** Which films of an assignment are listed. */
public enum FilmFilter {
    ALL(record -> true),
    /** neither finished nor skipped */
    OPEN(record -> record.state() == State.OPEN || record.state() == State.STARTED),
    DONE(record -> record.state() == State.DONE),
    SKIPPED(record -> record.state() == State.SKIPPED),
    FLAGGED(record -> !record.flags().isEmpty()),
    NOTED(record -> !record.note().isEmpty());

    private final Predicate<ItemRecord> lets;

    FilmFilter(Predicate<ItemRecord> lets) {
        this.lets = lets;
    }

    public boolean lets(ItemRecord record) {
        return lets.test(record);
    }
}
