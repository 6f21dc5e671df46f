package org.nasion.core.library;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who works on which film. A lease keeps others from beginning; that nobody overwrites anybody is seen to by
 * {@link Films#save}'s version alone. A lease that is not renewed ends by itself, so a program that crashed holds nothing
 * for long. Times are those of the data base.
 */
public interface Leases {

    /** How long a lease lives without being renewed. */
    Duration LIFE = Duration.ofMinutes(3);

    /**
     * @param film    the library's number
     * @param holder  who works, and where
     * @param token   tells this lease from a later one of the same person
     * @param since   when the work began
     * @param expires when it ends unless renewed
     */
    record Lease(long film, Actor holder, String token, Instant since, Instant expires) {}

    /** What comes of asking for a lease. */
    sealed interface Outcome {

        /** The film may be worked on. @param takenOver whose lease had ended or was taken over */
        record Granted(Lease lease, Optional<Actor> takenOver) implements Outcome {}

        /** Somebody else works on it. */
        record Held(Lease by) implements Outcome {}
    }

    /** Asks for a film; a lease that has ended is taken over. */
    Outcome take(long film, Actor who);

    /** Takes a film from whoever holds it, because a person decided so. */
    Outcome.Granted takeOver(long film, Actor who);

    /** @return the renewed lease; empty where it has ended and somebody else took the film */
    Optional<Lease> renew(Lease lease);

    /** The work is done. Does nothing where the lease has gone to somebody else. */
    void release(Lease lease);

    /** Who works on a film now. */
    Optional<Lease> holder(long film);
}
