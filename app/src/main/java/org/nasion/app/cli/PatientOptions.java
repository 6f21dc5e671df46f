package org.nasion.app.cli;

import java.time.LocalDate;
import java.util.Optional;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.IsoDate;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;
import org.nasion.core.problem.ProblemException;
import picocli.CommandLine.Option;

/** Whose a scan is. */
final class PatientOptions {

    @Option(names = "--patient-name", paramLabel = "NAME", description = "as in \"Muster, Erika\"")
    private String name = "";

    @Option(names = "--patient-id", paramLabel = "ID", description = "the institution's identifier")
    private String id = "";

    @Option(names = "--birth-date", paramLabel = "DATE", description = "as in 2012-02-29")
    private String birthDate = "";

    @Option(names = "--sex", paramLabel = "SEX", description = "F, M or O")
    private String sex = "";

    @Option(names = "--study-date", paramLabel = "DATE", description = "when the film was taken")
    private String studyDate = "";

    /** @throws ProblemException NAS-PATIENT-DATE, NAS-PATIENT-SEX or NAS-PATIENT-LONG; without the value */
    Patient patient() {
        if (!sex.matches("[FMO]?")) {
            throw new ProblemException("NAS-PATIENT-SEX", "--sex is F, M or O.");
        }
        if (name.length() > 64 || id.length() > 64) {
            throw new ProblemException(
                    "NAS-PATIENT-LONG", "Names and identifiers of patients have at most 64 characters.");
        }
        return new Patient(id, "", name, date(birthDate), Sex.of(sex));
    }

    /** When the film was taken. @throws ProblemException NAS-PATIENT-DATE; without the value */
    Exposure exposure() {
        return new Exposure(date(studyDate));
    }

    private static Optional<LocalDate> date(String text) {
        Optional<LocalDate> date = IsoDate.read(text);
        if (date.isEmpty() && !text.isBlank()) {
            throw new ProblemException("NAS-PATIENT-DATE", "Dates of patients are written as in 2012-02-29.");
        }
        return date;
    }
}
