package org.nasion.app.trace;

import java.time.Clock;
import java.time.LocalDate;
import org.nasion.core.analysis.ClinicalReading;
import org.nasion.core.analysis.Readings;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.report.Report;

/**
 * Puts together what a report says of a case today.
 *
 * @param clinical the rules that turn measurements into findings
 * @param program  name and version, for the report's foot
 * @param clock    gives the report's date
 */
public record Reporting(ClinicalReading clinical, String program, Clock clock) {

    public Report report(Cephalogram film, CaseFile traced, Readings readings) {
        return new Report(traced.patient(), film, readings, clinical.read(readings), traced.detector(), traced.verdict(),
                program, LocalDate.now(clock));
    }
}
