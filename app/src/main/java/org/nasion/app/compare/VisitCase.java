package org.nasion.app.compare;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;
import org.nasion.core.analysis.MeasurementEngine;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.compare.VisitFilm;
import org.nasion.core.image.Acquisition.Patient;
import org.nasion.core.image.Cephalogram;

/**
 * A case as one visit of a comparison.
 *
 * @param film its picture; empty where only the tracing is compared
 */
public record VisitCase(CaseFile content, VisitFilm visit, Optional<Cephalogram> film) {

    /**
     * @param engines by patient
     * @throws org.nasion.core.problem.ProblemException NAS-COMPARE-SCALE where the case has no scale
     */
    public static VisitCase of(
            CaseFile content, Optional<Cephalogram> film, Function<Patient, MeasurementEngine> engines) {
        return new VisitCase(
                content,
                VisitFilm.of(
                        date(content.patient().filmDate()),
                        engines.apply(content.patient())
                                .compute(
                                        content.state().tracing(),
                                        content.state().calibration())),
                film);
    }

    private static Optional<LocalDate> date(String iso) {
        try {
            return iso.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(iso));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Whether two cases name the same patient: by ID where both have one, else by name. */
    public boolean isOf(VisitCase other) {
        Patient one = content.patient();
        Patient two = other.content.patient();
        return one.id().isEmpty() || two.id().isEmpty()
                ? one.name().equals(two.name())
                : one.id().equals(two.id());
    }
}
