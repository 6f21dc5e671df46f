package org.nasion.app.desktop.services;

import java.nio.file.Path;
import org.nasion.core.analysis.Readings;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.task.Progress;

/**
 * One thing that can be handed over of a tracing.
 *
 * @param id        stable, for example {@code "pdf"}; the desktop has its text under {@code report.ID}
 * @param extension of the file, with the dot
 * @param writer    writes it
 */
public record ReportFormat(String id, String extension, Writer writer) {

    /** What a report is made from. */
    public record Content(Cephalogram film, CaseFile traced, Readings readings) {
    }

    /** Writes a file whole or not at all; off the UI thread. */
    @FunctionalInterface
    public interface Writer {
        /** @throws org.nasion.core.problem.ProblemException where the file cannot be written */
        void write(Path target, Content content, Progress progress);
    }
}
