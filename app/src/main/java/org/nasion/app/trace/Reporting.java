package org.nasion.app.trace;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.nasion.core.analysis.AnalysisCatalog;
import org.nasion.core.analysis.ClinicalReading;
import org.nasion.core.analysis.PatientFacts;
import org.nasion.core.analysis.Readings;
import org.nasion.core.analysis.Sheet;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.report.Report;
import org.nasion.core.tracing.CaseContent;

/**
 * Puts together what a report says of a case today.
 *
 * @param clinical the rules that turn measurements into findings
 * @param analyses that a report can tell
 * @param program  name and version, for the report's foot
 * @param clock    gives the report's date
 */
public record Reporting(ClinicalReading clinical, AnalysisCatalog analyses, String program, Clock clock) {

    /** What a report tells where nobody chose: the analyses in widest use. */
    public static final List<String> USUAL = List.of(
            "steiner", "downs", "tweed", "ricketts", "mcnamara", "jarabak", "wits", "eastman", "kim", "soft-tissue");

    /** With the usual analyses. */
    public Report report(Cephalogram film, CaseFile traced, Readings readings) {
        return report(film, traced, readings, USUAL);
    }

    /** @param chosen identifiers of analyses in order; those that are not there are left out */
    public Report report(Cephalogram film, CaseFile traced, Readings readings, List<String> chosen) {
        CaseContent content = traced.content();
        PatientFacts patient = PatientFacts.of(content);
        List<Sheet> sheets = chosen.stream()
                .map(analyses::analysis)
                .flatMap(Optional::stream)
                .map(analysis -> analyses.sheet(analysis, readings, patient))
                .toList();
        return new Report(
                content.patient(),
                content.exposure(),
                film,
                readings,
                clinical.read(readings),
                traced.detector(),
                traced.verdict(),
                program,
                Optional.of(LocalDate.now(clock)),
                sheets,
                content.history(),
                content.annotations(),
                List.of());
    }
}
