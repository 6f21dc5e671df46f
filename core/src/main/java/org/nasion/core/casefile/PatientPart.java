package org.nasion.core.casefile;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.nasion.core.patient.IsoDate;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;

/**
 * Whose film it is. What nobody said is absent; in version 1 all texts stood there, empty where nobody knew, the day of the
 * film among them, the issuer only where somebody knew him.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record PatientPart(String name, String id, String issuer, String birthDate, String sex, String filmDate) {

    static PatientPart of(Patient patient) {
        return new PatientPart(
                patient.name(),
                patient.id(),
                patient.issuer(),
                IsoDate.write(patient.birthDate()),
                patient.sex().code(),
                null);
    }

    Patient toPatient() {
        return new Patient(text(id), text(issuer), text(name), ExposurePart.day(birthDate), toSex());
    }

    private Sex toSex() {
        Sex known = Sex.of(text(sex));
        if (known == Sex.UNKNOWN && sex != null) {
            throw new IllegalArgumentException("no sex is written so");
        }
        return known;
    }

    /** Nobody checked dates in version 1: what is none was never known, and its case is read all the same. */
    Patient toPatientOfFirst() {
        return new Patient(text(id), text(issuer), text(name), IsoDate.read(birthDate), Sex.of(text(sex)));
    }

    private static String text(String known) {
        return known == null ? "" : known;
    }
}
