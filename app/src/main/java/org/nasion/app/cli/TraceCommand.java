package org.nasion.app.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nasion.app.Composition;
import org.nasion.app.trace.FilmTracer;
import org.nasion.app.trace.OneAhead;
import org.nasion.app.trace.Reporting;
import org.nasion.app.trace.ResultFiles;
import org.nasion.app.trace.TracedFilm;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.analysis.Analysis;
import org.nasion.core.image.Acquisition.Patient;
import org.nasion.core.interchange.Anonymous;
import org.nasion.core.interchange.TracingExport.Privacy;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.report.Clinic;
import org.nasion.core.report.ReportKind;
import org.nasion.core.report.ReportStyle;
import org.nasion.core.task.Progress;
import org.nasion.core.text.Texts;
import org.nasion.core.wording.Wording;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "trace", mixinStandardHelpOptions = true,
        description = "Traces films and writes a case file, reports and an overlay picture for each.")
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

    @Option(names = "--report", paramLabel = "KIND", split = ",", defaultValue = "pdf,csv",
            description = "what to write: pdf, html, xlsx, csv, json (default: ${DEFAULT-VALUE})")
    private List<ReportKind> kinds;

    @Option(names = "--form", paramLabel = "FORM", defaultValue = "full",
            description = "full: everything on some pages; short: the essence on one (default: ${DEFAULT-VALUE})")
    private ReportStyle.Form form;

    @Option(names = "--paper", paramLabel = "SIZE", defaultValue = "a4", description = "a4 or letter (default: ${DEFAULT-VALUE})")
    private ReportStyle.Paper paper;

    @Option(names = "--language", paramLabel = "TAG", defaultValue = "en",
            description = "of the reports, for example de, es or zh (default: ${DEFAULT-VALUE})")
    private String language;

    @Option(names = "--analyses", paramLabel = "ID", split = ",",
            description = "the analyses that a report tells, in order, for example steiner,mcnamara")
    private List<String> analyses;

    @Option(names = "--template", paramLabel = "DIR",
            description = "folder with the clinic's own full.html, short.html or report.css")
    private Path template;

    TraceCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() {
        StatedScale.checked(mmPerPx);
        composition.loadDetectorAhead();
        if (deidentify && !dicom) {
            throw new ProblemException("NAS-TRACE-OPTIONS", "--de-identify goes with --dicom.");
        }
        Optional<Patient> named = Optional.ofNullable(patient).map(PatientOptions::patient);
        ResultFiles.Reports reports = reports();
        ResultFiles results = composition.resultFiles(out, reports, dicom, deidentify ? Privacy.DEIDENTIFIED : Privacy.AS_IS);
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
                    String name = results.freeName(file, traced, names);
                    ResultFiles.Written written = results.write(name, traced, files);
                    progress.say(Summary.line(file, traced, out.resolve(name), written));
                    traced.film().acquisition().notices().forEach(notice -> progress.say("  " + notice));
                    doubt(traced.readings().calibration()).ifPresent(doubt -> progress.say("  " + doubt));
                    if (deidentify) {
                        progress.say("  The results bear the name of the film's file; rename them if it names the patient.");
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

    /** A scale that the traced points do not allow. */
    private static Optional<String> doubt(Calibration used) {
        return used instanceof Calibration.Doubted ? Optional.of("The scale is " + used.source() + "; there are no millimetres.")
                : Optional.empty();
    }

    private ResultFiles.Reports reports() {
        Locale spoken = Locale.forLanguageTag(language);
        Optional<Path> folder = Optional.of(composition.configFolder().resolve("languages"));
        if (Texts.languages(Wording.BUNDLE, folder).stream().noneMatch(known -> known.getLanguage().equals(spoken.getLanguage()))) {
            throw new ProblemException("NAS-REPORT-LANGUAGE", "There is no translation of the report for --language {0}.", language);
        }
        List<String> chosen = analyses == null ? Reporting.USUAL : analyses;
        List<String> unknown = chosen.stream().filter(id -> composition.analyses().analysis(id).isEmpty()).toList();
        if (!unknown.isEmpty()) {
            throw new ProblemException("NAS-REPORT-ANALYSIS", "There is no analysis {0}; there are: {1}.", String.join(", ", unknown),
                    composition.analyses().analyses().stream().map(Analysis::id).collect(Collectors.joining(", ")));
        }
        return new ResultFiles.Reports(EnumSet.copyOf(kinds), new ReportStyle(form, paper, spoken, Clinic.NONE, "",
                Optional.ofNullable(template), folder), chosen);
    }
}
