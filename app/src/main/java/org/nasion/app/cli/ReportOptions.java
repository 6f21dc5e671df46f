package org.nasion.app.cli;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nasion.app.Composition;
import org.nasion.app.trace.Reporting;
import org.nasion.app.trace.ResultFiles;
import org.nasion.core.analysis.Analysis;
import org.nasion.core.interchange.TracingExport.Privacy;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.report.Clinic;
import org.nasion.core.report.ReportKind;
import org.nasion.core.report.ReportStyle;
import org.nasion.core.text.Texts;
import org.nasion.core.wording.Wording;
import picocli.CommandLine.Option;

/** What is written of a tracing and how; every command that writes results has these options. */
final class ReportOptions {

    @Option(
            names = "--dicom",
            description = "write the tracing as DICOM objects too: structured report, presentation state,"
                    + " report and picture, and a film that is no DICOM file as one")
    private boolean dicom;

    @Option(
            names = "--de-identify",
            description = "leave the patient out of reports and DICOM objects (PS3.15 Basic Profile); needs"
                    + " --dicom. The case file keeps the patient: it is for nobody else.")
    private boolean deidentify;

    @Option(
            names = "--report",
            paramLabel = "KIND",
            split = ",",
            defaultValue = "pdf,csv",
            description = "what to write: pdf, html, xlsx, csv, json (default: ${DEFAULT-VALUE})")
    private List<ReportKind> kinds;

    @Option(
            names = "--form",
            paramLabel = "FORM",
            defaultValue = "full",
            description =
                    "full: everything on some pages; short: the essence on one; patient: a page in plain words for the"
                            + " patient (default: ${DEFAULT-VALUE})")
    private ReportStyle.Form form;

    @Option(
            names = "--paper",
            paramLabel = "SIZE",
            defaultValue = "a4",
            description = "a4 or letter (default: ${DEFAULT-VALUE})")
    private ReportStyle.Paper paper;

    @Option(
            names = "--language",
            paramLabel = "TAG",
            defaultValue = "en",
            description = "of the reports, for example de, es or zh (default: ${DEFAULT-VALUE})")
    private String language;

    @Option(
            names = "--analyses",
            paramLabel = "ID",
            split = ",",
            description = "the analyses that a report tells, in order, for example steiner,mcnamara")
    private List<String> analyses;

    @Option(
            names = "--template",
            paramLabel = "DIR",
            description = "folder with the clinic's own full.html, short.html, patient.html or report.css")
    private Path template;

    /** Whether the results are to name nobody. */
    boolean isNameless() {
        return deidentify;
    }

    /** Whether some report that is wanted can tell of other visits. */
    boolean canCompare() {
        return !deidentify
                && form != ReportStyle.Form.PATIENT
                && (dicom || kinds.stream().anyMatch(ReportKind::isForPeople));
    }

    /**
     * The results as they are wanted, in a folder.
     *
     * @throws ProblemException NAS-TRACE-OPTIONS, NAS-REPORT-LANGUAGE or NAS-REPORT-ANALYSIS
     */
    ResultFiles results(Composition composition, Path folder) {
        if (deidentify && !dicom) {
            throw new ProblemException("NAS-TRACE-OPTIONS", "--de-identify goes with --dicom.");
        }
        return composition.resultFiles(
                folder, reports(composition), dicom, deidentify ? Privacy.DEIDENTIFIED : Privacy.AS_IS);
    }

    /** Tells which of the person's own analyses, norms and points are left out for a fault; nothing else is affected. */
    static void tellFaults(Composition composition) {
        Terminal console = Terminal.err();
        composition.analyses().problems().forEach(problem -> console.println("Left out: " + problem));
    }

    private ResultFiles.Reports reports(Composition composition) {
        Locale spoken = Locale.forLanguageTag(language);
        Optional<Path> folder = Optional.of(composition.configFolder().resolve("languages"));
        if (Texts.languages(Wording.BUNDLE, folder).stream()
                .noneMatch(known -> known.getLanguage().equals(spoken.getLanguage()))) {
            throw new ProblemException(
                    "NAS-REPORT-LANGUAGE", "There is no translation of the report for --language {0}.", language);
        }
        List<String> chosen = analyses == null ? Reporting.USUAL : analyses;
        List<String> unknown = chosen.stream()
                .filter(id -> composition.analyses().analysis(id).isEmpty())
                .toList();
        if (!unknown.isEmpty()) {
            throw new ProblemException(
                    "NAS-REPORT-ANALYSIS",
                    "There is no analysis {0}; there are: {1}.",
                    String.join(", ", unknown),
                    composition.analyses().analyses().stream().map(Analysis::id).collect(Collectors.joining(", ")));
        }
        return new ResultFiles.Reports(
                EnumSet.copyOf(kinds),
                new ReportStyle(form, paper, spoken, Clinic.NONE, "", Optional.ofNullable(template), folder),
                chosen);
    }
}
