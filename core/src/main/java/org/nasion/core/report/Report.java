package org.nasion.core.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.nasion.core.analysis.Findings;
import org.nasion.core.analysis.Readings;
import org.nasion.core.analysis.Sheet;
import org.nasion.core.detection.Detection;
import org.nasion.core.detection.DetectorInfo;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;
import org.nasion.core.tracing.Annotation;
import org.nasion.core.tracing.History;

/**
 * Everything a report tells, whatever it is written as.
 *
 * @param patient  as the case names the patient
 * @param exposure when the film was taken
 * @param film     what was traced
 * @param readings the measurements with their tracing and its scale
 * @param findings what they say
 * @param detector who proposed the points; empty where all were placed by hand
 * @param verdict  what the detector said of the film as a whole
 * @param program  name and version of the program
 * @param date     of the report; empty in one that names nobody, since it is often the day of the examination
 * @param sheets   the analyses that it tells, in order; without any the measurements stand by their groups
 * @param history  what happened to each point
 * @param annotations what was measured and noted by hand beside the points
 * @param annexes  what follows it; none in one that names nobody, since they may tell days
 */
public record Report(
        Patient patient,
        Exposure exposure,
        Cephalogram film,
        Readings readings,
        Findings findings,
        Optional<DetectorInfo> detector,
        Optional<Detection.Verdict> verdict,
        String program,
        Optional<LocalDate> date,
        List<Sheet> sheets,
        History history,
        List<Annotation> annotations,
        List<Annex> annexes) {
    public Report {
        Objects.requireNonNull(patient);
        Objects.requireNonNull(exposure);
        Objects.requireNonNull(film);
        Objects.requireNonNull(readings);
        Objects.requireNonNull(findings);
        Objects.requireNonNull(detector);
        Objects.requireNonNull(verdict);
        Objects.requireNonNull(program);
        Objects.requireNonNull(date);
        sheets = List.copyOf(sheets);
        Objects.requireNonNull(history);
        annotations = List.copyOf(annotations);
        annexes = List.copyOf(annexes);
    }

    /** The points that it tells: those that every tracing should have, further ones that are on the film, and constructed ones. */
    List<Landmark> points() {
        Set<Landmark> all = new TreeSet<>(Landmark.STANDARD);
        all.addAll(readings.tracing().landmarks());
        all.addAll(readings.constructed().keySet());
        return List.copyOf(all);
    }

    /** The same report with other annexes. */
    public Report with(List<Annex> others) {
        return new Report(
                patient,
                exposure,
                film,
                readings,
                findings,
                detector,
                verdict,
                program,
                date,
                sheets,
                history,
                annotations,
                others);
    }

    /**
     * The same report of a film that names nobody, and undated: what is handed on without the patient is made of such. Notes may
     * name somebody and are left out.
     */
    public Report nameless(Cephalogram film) {
        return new Report(
                Patient.NOBODY,
                Exposure.UNKNOWN,
                film,
                readings,
                findings,
                detector,
                verdict,
                program,
                Optional.empty(),
                sheets,
                History.EMPTY,
                annotations.stream()
                        .filter(annotation -> !(annotation instanceof Annotation.Note))
                        .toList(),
                List.of());
    }
}
