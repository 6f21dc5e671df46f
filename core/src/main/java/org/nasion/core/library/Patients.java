package org.nasion.core.library;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nasion.core.patient.Patient;
import org.nasion.core.problem.ProblemException;

/** The patients of a library. */
public interface Patients {

    /** Looks for a patient by identifier and issuer, then by name and birth date. Changes nothing. */
    Recognition recognise(Patient patient);

    /**
     * Adds a patient; one of the same identifier of whom nothing differs is taken instead.
     *
     * @return the library's number
     */
    long add(Patient patient, Actor who);

    /**
     * Changes who a patient is, tags and notes.
     *
     * @throws ProblemException NAS-LIBRARY-CHANGED where somebody else changed the patient meanwhile, NAS-LIBRARY-GONE
     */
    PatientEntry change(PatientEntry edited, Actor who);

    /** A patient with all visits; one that was merged into another is not found. */
    Optional<PatientFile> find(long number);

    /** The patients that are searched for, at most as many as asked for. */
    List<PatientEntry> search(Search search);

    /** Those whose films were opened, imported or changed last, newest first. */
    List<PatientEntry> recent(int most);

    /** All tags that are in use. */
    Set<String> tags();

    /**
     * Removes a patient, everybody merged into them, and all that is known of them, with the library's own copies of the films.
     * Films that were not copied stay where they are.
     *
     * @return how many films went
     * @throws ProblemException NAS-LIBRARY-GONE, NAS-LIBRARY-LEASED where somebody works on one of the films, NAS-LIBRARY-COPY
     *                          where the patient is gone but copies of the films could not be deleted
     */
    int delete(long number, Actor who);
}
