package org.nasion.core.analysis;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.OptionalDouble;
import org.nasion.core.image.Acquisition;

/**
 * What the choice of a norm depends on.
 *
 * @param sex      M, F, or empty where it is not known (or neither)
 * @param ageYears at the exposure
 */
public record PatientFacts(String sex, OptionalDouble ageYears) {

    public static final PatientFacts UNKNOWN = new PatientFacts("", OptionalDouble.empty());

    /** What the film's file tells; an age needs a birth date and the date of the film. */
    public static PatientFacts of(Acquisition.Patient patient) {
        String sex = patient.sex().equals("M") || patient.sex().equals("F") ? patient.sex() : "";
        return new PatientFacts(sex, age(patient.birthDate(), patient.filmDate()));
    }

    private static OptionalDouble age(String birthDate, String filmDate) {
        try {
            double days = ChronoUnit.DAYS.between(LocalDate.parse(birthDate), LocalDate.parse(filmDate));
            return days >= 0 ? OptionalDouble.of(days / 365.25) : OptionalDouble.empty();
        } catch (DateTimeParseException e) {
            return OptionalDouble.empty();
        }
    }
}
