package org.nasion.app.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.nasion.app.Composition;
import org.nasion.app.trace.FilmTracer;
import org.nasion.app.trace.OneAhead;
import org.nasion.app.trace.ResultFiles;
import org.nasion.app.trace.TracedFilm;
import org.nasion.core.image.Acquisition.Patient;
import org.nasion.core.interchange.Anonymous;
import org.nasion.core.interchange.TracingExport.Privacy;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.task.Progress;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "trace", mixinStandardHelpOptions = true,
        description = "Traces films and writes a case file, a PDF, a CSV and an overlay picture for each.")
final class TraceCommand implements Callable<Integer> {

    private final Composition composition;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "DICOM, PNG, JPEG, TIFF or BMP films")
    private List<Path> files;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "nasion-out",
            description = "where the results go (default: ${DEFAULT-VALUE})")
    private Path out;

    @Option(names = "--mm-per-px", paramLabel = "MM",
            description = "the films' scale where the files do not know it: millimetres between neighbouring pixels")
    private Double mmPerPx;

    @Option(names = "--dicom", description = "write the tracing as DICOM objects too: structured report, presentation state,"
            + " report and picture, and a film that is no DICOM file as one")
    private boolean dicom;

    @Option(names = "--de-identify", description = "leave the patient out of reports and DICOM objects (PS3.15 Basic Profile); needs"
            + " --dicom. The case file keeps the patient: it is for nobody else.")
    private boolean deidentify;

    @ArgGroup(validate = false, heading = "%nWhose the film is, for scans, whose files do not say so; a DICOM film keeps its patient:%n")
    private PatientOptions patient;

    TraceCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() {
        if (mmPerPx != null && !(mmPerPx > 0 && Double.isFinite(mmPerPx))) {
            throw new ProblemException("NAS-SCALE-INVALID", "--mm-per-px needs a length above 0, for example 0.1.");
        }
        composition.loadDetectorAhead();
        if (deidentify && !dicom) {
            throw new ProblemException("NAS-TRACE-OPTIONS", "--de-identify goes with --dicom.");
        }
        Optional<Patient> named = Optional.ofNullable(patient).map(PatientOptions::patient);
        ResultFiles results = dicom ? composition.resultFilesWithDicom(out, deidentify ? Privacy.DEIDENTIFIED : Privacy.AS_IS)
                : composition.resultFiles(out);
        PrintStream console = Composition.utf8(System.err);
        ProgressLine progress = new ProgressLine(console, System.console() != null, files.size());
        Set<String> names = new HashSet<>();
        int failed = 0;
        FilmTracer tracer = composition.tracer(mmPerPx, named);
        List<Function<Progress, TracedFilm>> work = new ArrayList<>();
        files.forEach(file -> work.add(heard -> tracer.trace(file, out, heard)));
        try (OneAhead<TracedFilm> tracing = new OneAhead<>(work)) {
            for (int i = 0; i < files.size(); i++) {
                Path file = files.get(i);
                progress.begin(i, String.valueOf(file.getFileName()));
                try {
                    TracedFilm traced = tracing.next(progress);
                    String name = ResultFiles.freeName(file, names);
                    ResultFiles.Written written = results.write(name, traced, files);
                    progress.say(Summary.line(file, traced, out.resolve(name), written));
                    if (deidentify) {
                        Anonymous.warning(traced.film()).ifPresent(warning -> progress.say("  " + warning));
                    }
                } catch (RuntimeException | OutOfMemoryError e) {
                    failed++;
                    progress.say(file + ": " + Failures.problem(e));
                }
            }
        }
        if (failed > 0 && files.size() > 1) {
            progress.say(failed + " of " + files.size() + " files failed.");
        }
        return failed == 0 ? 0 : 1;
    }
}
