package org.nasion.core.library;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.nasion.core.patient.Patient;

/**
 * A patient as a list shows them.
 *
 * @param number  the library's own, never given twice
 * @param patient who it is
 * @param tags    words that people gave, in alphabetical order
 * @param notes   free text
 * @param visits  days on which films were taken; films without a date are not counted
 * @param films   all of them
 * @param latest  day of the last visit
 * @param version rises with every change of what stands here
 */
public record PatientEntry(
        long number,
        Patient patient,
        Set<String> tags,
        String notes,
        int visits,
        int films,
        Optional<LocalDate> latest,
        int version) {

    public PatientEntry {
        Objects.requireNonNull(patient);
        SortedSet<String> sorted = new TreeSet<>(tags);
        tags = Collections.unmodifiableSortedSet(sorted);
    }

    /** The same with other words about the patient. */
    public PatientEntry with(Patient who, Set<String> newTags, String newNotes) {
        return new PatientEntry(number, who, newTags, newNotes, visits, films, latest, version);
    }
}
