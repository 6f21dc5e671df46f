package org.nasion.app.compare;

import java.util.Optional;
import java.util.function.Function;
import org.nasion.core.analysis.MeasurementEngine;
import org.nasion.core.analysis.PatientFacts;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.compare.VisitFilm;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.patient.Patient;
import org.nasion.core.tracing.CaseContent;

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
            CaseFile content, Optional<Cephalogram> film, Function<PatientFacts, MeasurementEngine> engines) {
        CaseContent known = content.content();
        return new VisitCase(
                content,
                VisitFilm.of(
                        known.exposure().date(),
                        engines.apply(PatientFacts.of(known)).compute(known.tracing(), known.calibration())),
                film);
    }

    /** Whether two cases name the same patient: by ID, and issuer where both have one, else by name. */
    public boolean isOf(VisitCase other) {
        Patient one = content.content().patient();
        Patient two = other.content.content().patient();
        return one.id().isEmpty() || two.id().isEmpty()
                ? one.name().equals(two.name())
                : one.id().equals(two.id())
                        && (one.issuer().isEmpty()
                                || two.issuer().isEmpty()
                                || one.issuer().equals(two.issuer()));
    }
}
