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
            return years(LocalDate.parse(birthDate), LocalDate.parse(filmDate));
        } catch (DateTimeParseException e) {
            return OptionalDouble.empty();
        }
    }

    /** Whole years on a birthday, whatever leap days lie between; then the share of the year that begins there. */
    private static OptionalDouble years(LocalDate birth, LocalDate film) {
        long whole = ChronoUnit.YEARS.between(birth, film);
        if (film.isBefore(birth)) {
            return OptionalDouble.empty();
        }
        LocalDate birthday = birth.plusYears(whole);
        double share = (double) ChronoUnit.DAYS.between(birthday, film)
                / ChronoUnit.DAYS.between(birthday, birth.plusYears(whole + 1));
        return OptionalDouble.of(whole + share);
    }
}
