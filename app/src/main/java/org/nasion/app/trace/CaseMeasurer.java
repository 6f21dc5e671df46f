package org.nasion.app.trace;

import java.nio.file.Path;
import java.util.function.Function;
import org.nasion.core.analysis.MeasurementEngine;
import org.nasion.core.analysis.PatientFacts;
import org.nasion.core.analysis.Readings;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.contour.ContourFinder;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.problem.Sentence;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.tracing.Tracing;

/** From a case to its measurements, with the points and the scale as people left them; no network is asked. */
public final class CaseMeasurer {

    private final CaseReader reader;
    private final Function<PatientFacts, MeasurementEngine> engines;

    /** @param engines the engine with the norms that fit a patient */
    public CaseMeasurer(CaseReader reader, Function<PatientFacts, MeasurementEngine> engines) {
        this.reader = reader;
        this.engines = engines;
    }

    /**
     * @param caseFile that somebody saved
     * @param folder   where the results will lie; a case that lies elsewhere becomes a copy that names its original
     * @throws ProblemException NAS-REPORT-CASE for a file that is no case by its name, and as {@link CaseReader#read} tells
     */
    public TracedFilm measure(Path caseFile, Path folder, Progress progress) {
        progress.report(0.05, Sentence.plain("reading the case"));
        if (!CaseReader.isCase(caseFile)) {
            throw new ProblemException(
                    "NAS-REPORT-CASE",
                    "Reports are made of case files (.nasion); a film is traced first, by trace or in"
                            + " the window.");
        }
        CaseReader.Read read = reader.read(caseFile, progress);
        progress.report(0.8, Sentence.plain("measuring"));
        CaseFile own = read.traced().orElseThrow();
        CaseContent content = own.content();
        Tracing outlined = ContourFinder.outlined(
                read.film(), content.tracing(), content.calibration().pixelAspect(), progress);
        Readings readings = engines.apply(PatientFacts.of(content)).compute(outlined, content.calibration());
        boolean stays = FilmPath.isIn(caseFile, folder);
        return new TracedFilm(
                read.film(),
                stays ? own : own.asCopy(FilmPath.from(folder, caseFile), FilmPath.from(folder, read.filmFile())),
                readings);
    }
}
