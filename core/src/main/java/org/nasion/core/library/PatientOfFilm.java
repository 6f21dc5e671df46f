package org.nasion.core.library;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.nasion.core.image.Acquisition;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;

/** The patient of a library and the same as films and cases name them. */
public final class PatientOfFilm {

    private PatientOfFilm() {}

    /**
     * Who a film or a case is of.
     *
     * @param issuer of the identifier; empty where the film does not say
     */
    public static Patient of(Acquisition.Patient named, String issuer) {
        return new Patient(named.id(), issuer, named.name(), day(named.birthDate()), Sex.of(named.sex()));
    }

    /** Who the film is of, by what its file says. */
    public static Patient of(Acquisition film) {
        return of(film.patient(), film.study().getOrDefault("IssuerOfPatientID", ""));
    }

    /** As a case names the patient. */
    public static Acquisition.Patient in(Patient patient, Optional<LocalDate> taken) {
        return new Acquisition.Patient(
                patient.name(),
                patient.id(),
                patient.birthDate().map(LocalDate::toString).orElse(""),
                patient.sex().code(),
                taken.map(LocalDate::toString).orElse(""));
    }

    /** An ISO date; empty for anything else. */
    public static Optional<LocalDate> day(String text) {
        try {
            return text == null || text.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
