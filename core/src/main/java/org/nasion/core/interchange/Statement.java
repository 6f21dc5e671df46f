package org.nasion.core.interchange;

import java.time.LocalDateTime;
import java.util.Objects;
import java.util.Optional;

/**
 * What the user says of a tracing that is handed over. Nothing of it is ever assumed.
 *
 * @param observer     who confirmed or moved points; empty where the user does not say
 * @param complete     whether the user calls the tracing complete; else it is written as partial
 * @param verification the user's signature, only for a complete tracing; else it is written as unverified
 */
public record Statement(Optional<String> observer, boolean complete, Optional<Verification> verification) {

    /** Nobody named, partial, unverified. */
    public static final Statement NONE = new Statement(Optional.empty(), false, Optional.empty());

    public Statement {
        Objects.requireNonNull(observer);
        if (verification.isPresent() && !complete) {
            throw new IllegalArgumentException("only a complete tracing can be verified");
        }
    }

    /**
     * @param name         who verifies
     * @param organization for whom; may be empty
     * @param at           when, local time
     */
    public record Verification(String name, String organization, LocalDateTime at) {
    }
}
