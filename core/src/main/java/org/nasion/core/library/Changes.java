package org.nasion.core.library;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nasion.core.patient.Patient;
import org.nasion.core.problem.ProblemException;

/** Which films are whose, as people decide it; every decision can be taken back. */
public interface Changes {

    enum Kind {
        MERGE,
        SPLIT
    }

    /**
     * A decision.
     *
     * @param number of the decision
     * @param from   the patient whose films moved
     * @param into   the patient to whom they moved
     * @param undone when it was taken back
     */
    record Change(
            long number, Kind kind, Instant at, Actor who, long from, long into, int films, Optional<Instant> undone) {}

    /** All films of one patient become another's, of whom they are the same person. The first is then found as the second. */
    Change merge(long from, long into, Actor who);

    /**
     * Some films of a patient are another person's.
     *
     * @param films the library's numbers; at least one, and not all
     * @param as    who the other person is
     * @throws ProblemException NAS-LIBRARY-SPLIT
     */
    Change split(long from, Set<Long> films, Patient as, Actor who);

    /** Takes a decision back. @throws ProblemException NAS-LIBRARY-UNDO where later changes stand in the way */
    Change undo(long change, Actor who);

    /** Decisions, newest first. */
    List<Change> latest(int most);
}
