package org.nasion.core.library;

import java.util.List;
import java.util.Set;

/** What the library says of a patient whom a film names. */
public sealed interface Recognition {

    /** What identifier, name and dates can disagree in. */
    enum Field {
        NAME,
        BIRTH_DATE,
        SEX
    }

    /** Nobody like this is in the library. */
    record Unknown() implements Recognition {}

    /** The same identifier of the same issuer, and nothing speaks against it. */
    record Known(PatientEntry entry) implements Recognition {}

    /**
     * The same identifier of the same issuer, but not the same person by what else is said: a person has to decide.
     *
     * @param fields what differs
     */
    record Disagrees(PatientEntry entry, Set<Field> fields) implements Recognition {
        public Disagrees {
            fields = Set.copyOf(fields);
        }
    }

    /**
     * No identifier, or one that the library does not have, but the same name and birth date as these: a person has to decide.
     */
    record Resembles(List<PatientEntry> entries) implements Recognition {
        public Resembles {
            entries = List.copyOf(entries);
        }
    }

    /** The film names nobody. */
    record Nobody() implements Recognition {}
}
