package org.nasion.core.interchange;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.nasion.core.dicom.DataSetBuilder;
import org.nasion.core.dicom.DicomWriter;
import org.nasion.core.report.Report;

/** Writes a tracing as DICOM files that belong together: one study, all referring to the one image. */
public final class TracingExport {

    /** The ending of the structured report, which stands for the whole set. */
    public static final String REPORT_ENDING = "-sr.dcm";

    private final Clock clock;

    /** @param clock gives date and time of the objects, in its zone */
    public TracingExport(Clock clock) {
        this.clock = clock;
    }

    /**
     * Writes {@code NAME-sr.dcm}, {@code NAME-gsps.dcm} (unless the film's object is a colour picture),
     * {@code NAME-report.dcm}, {@code NAME-sc.dcm}, and for a film that was no DICOM object {@code NAME-film.dcm}.
     *
     * @param folder    that is there
     * @param name      without ending
     * @param report    the tracing
     * @param pdf       the same report as PDF
     * @param statement what the user says of the tracing
     * @return the files
     * @throws org.nasion.core.problem.ProblemException NAS-DICOM-WRITE; files that were there stay whole
     */
    public List<Path> write(Path folder, String name, Report report, byte[] pdf, Statement statement) {
        LocalDateTime now = LocalDateTime.now(clock);
        FilmSource source = FilmSource.of(report.film(), report.patient());
        List<Path> files = new ArrayList<>();
        source.film().ifPresent(film -> files.add(written(film, folder.resolve(name + "-film.dcm"))));
        files.add(written(TracingReport.of(report, source, statement, now), folder.resolve(name + REPORT_ENDING)));
        PresentationState.of(report, source, now)
                .ifPresent(state -> files.add(written(state, folder.resolve(name + "-gsps.dcm"))));
        files.add(written(ReportDocument.of(pdf, source, report.program(), now), folder.resolve(name + "-report.dcm")));
        files.add(written(TracedPicture.of(report, source, now), folder.resolve(name + "-sc.dcm")));
        return List.copyOf(files);
    }

    private static Path written(DataSetBuilder object, Path file) {
        DicomWriter.write(object, file);
        return file;
    }
}
