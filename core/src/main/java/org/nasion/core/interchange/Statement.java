package org.nasion.core.interchange;

import java.time.LocalDateTime;
import java.util.Objects;
import java.util.Optional;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;

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
     * What a reviewer can say of a tracing: it is complete where a person has agreed to every point, and verified where
     * the reviewer signs such a tracing by name.
     *
     * @param reviewer the person's name; blank where none was entered
     * @param signed   whether the reviewer signs; has no effect on a tracing that is not complete, or without a name
     * @param now      local time
     */
    public static Statement of(String reviewer, Tracing tracing, boolean signed, LocalDateTime now) {
        Optional<String> observer = reviewer.isBlank() ? Optional.empty() : Optional.of(reviewer.strip());
        boolean complete = isWholeByPerson(tracing);
        return new Statement(
                observer,
                complete,
                observer.filter(name -> complete && signed).map(name -> new Verification(name, "", now)));
    }

    /** Whether there are points, and a person has confirmed, placed or moved every one of them. */
    public static boolean isWholeByPerson(Tracing tracing) {
        return !tracing.placements().isEmpty()
                && tracing.placements().values().stream().allMatch(Statement::isByPerson);
    }

    static boolean isByPerson(Placement placement) {
        return placement.confirmed() || placement.origin() == Placement.Origin.MANUAL;
    }

    /**
     * @param name         who verifies
     * @param organization for whom; may be empty
     * @param at           when, local time
     */
    public record Verification(String name, String organization, LocalDateTime at) {}
}
