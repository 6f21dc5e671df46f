package org.nasion.app.trace;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.nasion.core.analysis.MeasurementEngine;
import org.nasion.core.analysis.PatientFacts;
import org.nasion.core.analysis.Readings;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.contour.ContourFinder;
import org.nasion.core.detection.Detection;
import org.nasion.core.detection.LandmarkDetector;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.CephalogramReader;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.problem.Sentence;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.tracing.Tracing;

/** From a film's file to its measurements without a hand on it. */
public final class FilmTracer {

    private final CephalogramReader reader;
    private final Supplier<LandmarkDetector> detector;
    private final Function<PatientFacts, MeasurementEngine> engines;
    private final Function<Cephalogram, Calibration> scale;

    /**
     * @param reader   of films
     * @param detector asked for when the first film has been read
     * @param engines  the engine with the norms that fit a patient
     * @param scale    what is known of a film's millimetres
     */
    public FilmTracer(
            CephalogramReader reader,
            Supplier<LandmarkDetector> detector,
            Function<PatientFacts, MeasurementEngine> engines,
            Function<Cephalogram, Calibration> scale) {
        this.reader = reader;
        this.detector = detector;
        this.engines = engines;
        this.scale = scale;
    }

    /**
     * @param file   the film
     * @param folder where the case file will lie: the film's path in it is relative to this folder where possible
     * @throws ProblemException where the film cannot be read or the network not be run, and NAS-TRACE-REJECTED where the
     *                          detector takes it for no cephalogram: without points there is nothing to report
     */
    public TracedFilm trace(Path file, Path folder, Progress progress) {
        progress.report(0.05, Sentence.plain("reading the film"));
        Cephalogram film = reader.read(file, progress);
        progress.report(0.3, Sentence.plain("placing the landmarks"));
        // Before the network is asked: a scale that cannot be must not cost its time.
        Calibration calibration = scale.apply(film);
        Detection detection = detector.get().detect(film, progress);
        if (detection.verdict().quality() == Detection.Quality.REJECT) {
            throw new ProblemException(
                    "NAS-TRACE-REJECTED",
                    "{0} In the window they can be placed by hand.",
                    String.join(" ", detection.verdict().reasons()));
        }
        progress.report(0.8, Sentence.plain("measuring"));
        Tracing outlined = ContourFinder.outlined(film, detection.toTracing(), calibration.pixelAspect(), progress);
        CaseContent content = new CaseContent(outlined, calibration)
                .of(film.acquisition().patient(), film.acquisition().exposure());
        Readings readings = engines.apply(PatientFacts.of(content)).compute(content.tracing(), calibration);
        CaseFile caseFile = new CaseFile(
                CaseFile.Film.of(FilmPath.from(folder, file), film),
                content,
                Optional.of(detection.info()),
                Optional.of(detection.verdict()));
        return new TracedFilm(film, caseFile, readings);
    }
}
