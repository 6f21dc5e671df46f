package org.nasion.core.analysis;

import java.util.OptionalDouble;
import org.nasion.core.patient.Age;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;
import org.nasion.core.tracing.CaseContent;

/**
 * What the choice of a norm depends on.
 *
 * @param sex      M, F, or empty where it is not known (or neither)
 * @param ageYears at the exposure
 */
public record PatientFacts(String sex, OptionalDouble ageYears) {

    public static final PatientFacts UNKNOWN = new PatientFacts("", OptionalDouble.empty());

    /** Of whom and of when a case is. */
    public static PatientFacts of(CaseContent content) {
        return of(content.patient(), content.exposure());
    }

    /** What is known of a patient on the day of a film; an age needs a birth date and that day. */
    public static PatientFacts of(Patient patient, Exposure exposure) {
        boolean hasNorms = patient.sex() == Sex.MALE || patient.sex() == Sex.FEMALE;
        return new PatientFacts(hasNorms ? patient.sex().code() : "", Age.at(patient.birthDate(), exposure.date()));
    }
}
