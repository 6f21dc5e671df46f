package org.nasion.core.tracing;

import java.util.List;
import java.util.Objects;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Orientation;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;

/**
 * What is known and was done of one film, as one immutable value: all that can be edited, undone and saved.
 *
 * @param patient     whose film it is, as its file or a person said
 * @param exposure    when it was taken
 * @param tracing     the points; image space
 * @param history     what happened to the points
 * @param calibration the scale
 * @param annotations what was measured and noted beside the points, in the order of drawing
 * @param orientation how the film is looked at; points are those of the film as its file has it all the same
 */
public record CaseContent(
        Patient patient,
        Exposure exposure,
        Tracing tracing,
        History history,
        Calibration calibration,
        List<Annotation> annotations,
        Orientation orientation) {

    public CaseContent {
        Objects.requireNonNull(patient);
        Objects.requireNonNull(exposure);
        Objects.requireNonNull(tracing);
        Objects.requireNonNull(history);
        Objects.requireNonNull(calibration);
        annotations = List.copyOf(annotations);
        Objects.requireNonNull(orientation);
    }

    /** A tracing of nobody's film to which nothing has happened yet. */
    public CaseContent(Tracing tracing, Calibration calibration) {
        this(Patient.NOBODY, Exposure.UNKNOWN, tracing, History.EMPTY, calibration, List.of(), Orientation.UPRIGHT);
    }

    /** The same of another patient or another day. */
    public CaseContent of(Patient other, Exposure when) {
        return new CaseContent(other, when, tracing, history, calibration, annotations, orientation);
    }

    /** The same with other points; the history stays as it is. */
    public CaseContent with(Tracing other) {
        return new CaseContent(patient, exposure, other, history, calibration, annotations, orientation);
    }

    /** The same without the outlines that follow from points and film ({@link Tracing#decided}). */
    public CaseContent decided() {
        return with(tracing.decided());
    }

    public CaseContent with(History other) {
        return new CaseContent(patient, exposure, tracing, other, calibration, annotations, orientation);
    }

    public CaseContent with(Calibration other) {
        return new CaseContent(patient, exposure, tracing, history, other, annotations, orientation);
    }

    public CaseContent with(List<Annotation> others) {
        return new CaseContent(patient, exposure, tracing, history, calibration, others, orientation);
    }

    public CaseContent with(Orientation other) {
        return new CaseContent(patient, exposure, tracing, history, calibration, annotations, other);
    }
}
