package org.nasion.app.desktop.viewmodel;

import java.time.LocalTime;

/**
 * Whether the work is safe.
 *
 * @param kind which of the four
 * @param at   since when
 */
public record SaveStatus(Kind kind, LocalTime at) {

    public enum Kind {
        /** nothing to save */
        UNCHANGED,
        /** not in a file of the user's, but in an automatic copy */
        COPY_KEPT,
        /** nowhere on disk: not even the automatic copy could be written */
        UNSAFE,
        /** in the user's case file */
        SAVED
    }

    public static final SaveStatus UNCHANGED = new SaveStatus(Kind.UNCHANGED, LocalTime.MIN);
}
