package org.nasion.core.library;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.nasion.core.patient.Patient;

/**
 * What only a person can say of a film that is to come into the library: whose it is.
 *
 * @param file       the film or case
 * @param reason     why it is asked
 * @param named      who it says it is of
 * @param candidates patients of the library who may be meant; none where it names nobody
 * @param fields     what differs from the first candidate, or from the table
 */
public record Question(
        Path file, Reason reason, Patient named, List<PatientEntry> candidates, Set<Recognition.Field> fields) {

    /** Why it is asked. */
    public enum Reason {
        /** the same identifier as the candidate, but another name, birth date or sex */
        DISAGREES,
        /** another identifier or none, but the same name and no other birth date */
        RESEMBLES,
        /** neither identifier nor name */
        NOBODY,
        /** the table that names the film says it is of somebody else than the film itself */
        TABLE_DISAGREES
    }

    /** What a person says. */
    public sealed interface Answer {

        /** It is this patient of the library; what the library says of them stays. */
        record Same(long patient) implements Answer {}

        /** It is somebody who is not in the library yet. */
        record Another() implements Answer {}

        /** It stays out. */
        record LeaveOut() implements Answer {}
    }

    public Question {
        Objects.requireNonNull(reason);
        candidates = List.copyOf(candidates);
        fields = Set.copyOf(fields);
    }
}
