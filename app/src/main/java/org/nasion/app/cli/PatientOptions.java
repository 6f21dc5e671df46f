package org.nasion.app.cli;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.nasion.core.image.Acquisition.Patient;
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
        return new Patient(name.strip(), id.strip(), date(birthDate), sex, date(studyDate));
    }

    private static String date(String text) {
        try {
            return text.isBlank() ? "" : LocalDate.parse(text.strip()).toString();
        } catch (DateTimeParseException e) {
            throw new ProblemException("NAS-PATIENT-DATE", "Dates of patients are written as in 2012-02-29.");
        }
    }
}
