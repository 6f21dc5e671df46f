package org.nasion.core.library;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** Who did what and when. Patients and films are numbers here: what was deleted is named nowhere. */
public interface Audit {

    enum Action {
        PATIENT_ADDED,
        PATIENT_CHANGED,
        PATIENT_DELETED,
        PATIENTS_MERGED,
        PATIENT_SPLIT,
        UNDONE,
        FILM_ADDED,
        FILM_OPENED,
        CASE_SAVED,
        FILM_MARKED,
        FILM_MOVED,
        LEASE_TAKEN_OVER,
        RESTORED
    }

    /**
     * @param patient the library's number
     * @param film    the library's number
     */
    record Entry(Instant at, Actor who, Action action, OptionalLong patient, OptionalLong film) {}

    /** Newest first. */
    List<Entry> latest(int most);

    /** Of one patient, newest first. */
    List<Entry> of(long patient, int most);
}
