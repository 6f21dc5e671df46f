package org.nasion.app.desktop.services;

import java.nio.file.Path;
import java.util.List;
import org.nasion.core.analysis.Readings;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.interchange.Statement;
import org.nasion.core.interchange.TracingExport;
import org.nasion.core.interchange.TracingExport.Privacy;
import org.nasion.core.report.Annex;
import org.nasion.core.report.ReportStyle;
import org.nasion.core.task.Progress;

/**
 * One thing that can be handed over of a tracing.
 *
 * @param id        stable, for example {@code "pdf"}; the desktop has its text under {@code report.ID}
 * @param extension of the file, with the dot
 * @param writer    writes it
 */
public record ReportFormat(String id, String extension, Writer writer) {

    /** Whether it is a set of DICOM files, named after the one that stands for all. */
    public boolean isDicom() {
        return extension.equals(TracingExport.REPORT_ENDING);
    }

    /**
     * What a report is made from.
     *
     * @param style    how it is laid out and in which language
     * @param analyses identifiers of those that it tells; empty for the usual ones
     * @param statement what its maker says of the tracing
     * @param privacy  whether it names the patient
     * @param annexes  what follows the report
     */
    public record Content(
            Cephalogram film,
            CaseFile traced,
            Readings readings,
            ReportStyle style,
            List<String> analyses,
            Statement statement,
            Privacy privacy,
            List<Annex> annexes) {

        /** The same with what follows the report. */
        public Content with(List<Annex> others) {
            return new Content(film, traced, readings, style, analyses, statement, privacy, others);
        }
    }

    /** Writes a file whole or not at all; off the UI thread. */
    @FunctionalInterface
    public interface Writer {
        /** @throws org.nasion.core.problem.ProblemException where the file cannot be written */
        void write(Path target, Content content, Progress progress);
    }
}
