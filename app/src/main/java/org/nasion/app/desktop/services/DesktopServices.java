package org.nasion.app.desktop.services;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.nasion.core.analysis.Findings;
import org.nasion.core.analysis.MeasurementEngine;
import org.nasion.core.analysis.PatientFacts;
import org.nasion.core.analysis.Readings;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.detection.LandmarkDetector;
import org.nasion.core.habit.HabitShelf;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.CephalogramReader;
import org.nasion.core.task.Progress;

/**
 * Everything that the desktop needs from outside; put together in the composition root.
 *
 * @param version      of the program, for example {@code "0.1.0"}
 * @param reader       of films
 * @param detector     loads the network; called once, off the UI thread, and may throw a ProblemException with the
 *                     reason why there is none: the desktop then goes on without it
 * @param engine       of measurements, with the norms that fit a patient
 * @param analyses     the analyses that there are, a user's own among them
 * @param findings     what the measurements say in plain sentences
 * @param initialScale the scale that a film's own facts justify
 * @param cases        case files
 * @param reports      what can be written of a tracing, in the order of the menu
 * @param filters      what the screen can show a film through
 * @param dicom        exchange with other systems
 * @param library      patients, visits and films
 * @param agreement    how far readers of the same films agree
 * @param studies      makes studies and hands their results on
 * @param sampleFilm   a film to try the program on; may take seconds; called off the UI thread
 * @param habits       what was learned of people
 * @param configFolder settings and automatic copies live here; made when needed
 */
public record DesktopServices(
        String version,
        CephalogramReader reader,
        Supplier<LandmarkDetector> detector,
        Function<PatientFacts, MeasurementEngine> engine,
        AnalysisLibrary analyses,
        Function<Readings, Findings> findings,
        Function<Cephalogram, Calibration> initialScale,
        CaseStore cases,
        List<ReportFormat> reports,
        FilmFilters filters,
        DicomServices dicom,
        LibraryServices library,
        AgreementServices agreement,
        StudyServices studies,
        Function<Progress, Path> sampleFilm,
        HabitShelf habits,
        Path configFolder) {

    public DesktopServices {
        Objects.requireNonNull(version);
        Objects.requireNonNull(reader);
        Objects.requireNonNull(detector);
        Objects.requireNonNull(engine);
        Objects.requireNonNull(analyses);
        Objects.requireNonNull(findings);
        Objects.requireNonNull(initialScale);
        Objects.requireNonNull(cases);
        reports = List.copyOf(reports);
        Objects.requireNonNull(filters);
        Objects.requireNonNull(dicom);
        Objects.requireNonNull(library);
        Objects.requireNonNull(agreement);
        Objects.requireNonNull(studies);
        Objects.requireNonNull(sampleFilm);
        Objects.requireNonNull(habits);
        Objects.requireNonNull(configFolder);
    }
}
