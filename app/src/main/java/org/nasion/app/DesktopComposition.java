package org.nasion.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.nasion.app.desktop.Desktop;
import org.nasion.app.desktop.services.AgreementServices;
import org.nasion.app.desktop.services.AnalysisLibrary;
import org.nasion.app.desktop.services.DesktopServices;
import org.nasion.app.desktop.services.DicomServices;
import org.nasion.app.desktop.services.DisplayFilter;
import org.nasion.app.desktop.services.ReportFormat;
import org.nasion.app.desktop.services.StudyServices;
import org.nasion.app.desktop.services.SystemKeyring;
import org.nasion.app.study.AgreementReadings;
import org.nasion.app.trace.Reporting;
import org.nasion.core.analysis.ClinicalReading;
import org.nasion.core.analysis.PatientFacts;
import org.nasion.core.calibration.CalibrationLadder;
import org.nasion.core.dicom.DicomWriter;
import org.nasion.core.dicomweb.ArchiveStore;
import org.nasion.core.dicomweb.DicomWebClient;
import org.nasion.core.habit.HabitShelf;
import org.nasion.core.habit.HabitStore;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.FilmFolder;
import org.nasion.core.interchange.Anonymous;
import org.nasion.core.interchange.TracingExport;
import org.nasion.core.interchange.TracingExport.Privacy;
import org.nasion.core.report.OverlayPicture;
import org.nasion.core.report.PdfReport;
import org.nasion.core.report.Report;
import org.nasion.core.report.ReportKind;
import org.nasion.core.report.ReportStyle;
import org.nasion.core.storage.AtomicFile;
import org.nasion.core.study.StudyFolder;
import org.nasion.core.study.agreement.AgreementAnalysis;
import org.nasion.core.study.agreement.AgreementFiles;
import org.nasion.core.task.Progress;
import org.nasion.model.dataset.DatasetReadings;
import org.nasion.model.preprocess.FilmEnhancer;

/** The part of the composition that makes the window: what it is made from, and opening it. */
public final class DesktopComposition {

    private final Composition root;

    DesktopComposition(Composition root) {
        this.root = root;
    }

    /** What the desktop can hand over of a tracing, in the order of its menu. */
    private List<ReportFormat> reportFormats(AnalysisLibrary analyses) {
        List<ReportFormat> formats = new ArrayList<>();
        for (ReportKind kind : ReportKind.values()) {
            formats.add(new ReportFormat(
                    kind.id(),
                    kind.extension(),
                    (target, content, progress) -> AtomicFile.writePrivate(
                            target, out -> kind.write(handedOver(content, analyses), style(content), out))));
        }
        formats.add(new ReportFormat("png", "-overlay.png", (target, content, progress) -> {
            Report report = handedOver(content, analyses);
            AtomicFile.writePrivate(
                    target,
                    out -> OverlayPicture.writePng(report.film(), report.readings(), report.annotations(), out));
        }));
        formats.add(new ReportFormat(
                "dicom",
                TracingExport.REPORT_ENDING,
                (target, content, progress) -> writeDicom(target, content, analyses)));
        return List.copyOf(formats);
    }

    /** All objects of a tracing, named after the structured report that the user chose a place for. */
    private List<Path> writeDicom(Path structuredReport, ReportFormat.Content content, AnalysisLibrary analyses) {
        String name = structuredReport.getFileName().toString();
        return root.dicomExport()
                .write(
                        structuredReport.toAbsolutePath().getParent(),
                        name.substring(0, name.length() - TracingExport.REPORT_ENDING.length()),
                        report(content, analyses),
                        new PdfReport(style(content))::bytes,
                        content.statement(),
                        content.privacy());
    }

    private static ReportStyle style(ReportFormat.Content content) {
        return content.privacy() == Privacy.AS_IS
                ? content.style()
                : content.style().nameless();
    }

    private DicomServices dicomServices(AnalysisLibrary analyses) {
        return new DicomServices(
                new FilmFolder(root.reader()),
                new ArchiveStore(root.configFolder(), new SystemKeyring()),
                DicomWebClient::new,
                new DicomServices.Results() {
                    @Override
                    public List<Path> write(Path structuredReport, ReportFormat.Content content) {
                        return writeDicom(structuredReport, content, analyses);
                    }

                    @Override
                    public List<byte[]> objects(ReportFormat.Content content) {
                        return root
                                .dicomExport()
                                .objects(
                                        report(content, analyses),
                                        new PdfReport(style(content))::bytes,
                                        content.statement(),
                                        content.privacy())
                                .values()
                                .stream()
                                .map(DicomWriter::bytes)
                                .toList();
                    }
                },
                root.received());
    }

    /** A report that is no DICOM object; those see to the patient themselves. */
    private Report handedOver(ReportFormat.Content content, AnalysisLibrary analyses) {
        Report report = report(content, analyses);
        return content.privacy() == Privacy.AS_IS ? report : Anonymous.report(report);
    }

    private Report report(ReportFormat.Content content, AnalysisLibrary analyses) {
        return root.reporting(analyses.catalog())
                .report(
                        content.film(),
                        content.traced(),
                        content.readings(),
                        content.analyses().isEmpty() ? Reporting.USUAL : content.analyses())
                .with(content.annexes());
    }

    /** Opens the window on some films or cases and returns when it is closed. */
    public void open(List<Path> files) {
        open(files, () -> true);
    }

    /** The same; {@code shown} is asked once, when the window's first picture is on the screen, whether the window stays. */
    public void open(List<Path> files, BooleanSupplier shown) {
        Desktop.launch(services(root.configFolder()), files, shown);
    }

    /** Opens the window on the films that a reader of a study has to read, and returns when it is closed. */
    public void openStudy(StudyFolder study, String reader) {
        Desktop.launch(services(root.configFolder()), new Desktop.StudyReading(study, reader));
    }

    /** What a desktop is made from that keeps its settings in a folder. */
    public DesktopServices services(Path config) {
        AnalysisLibrary analyses = new AnalysisLibrary(config, root.points());
        return new DesktopServices(
                Composition.version(),
                root.reader(),
                root::detector,
                analyses::engine,
                analyses,
                ClinicalReading.bundled()::read,
                CalibrationLadder::of,
                root.cases(),
                reportFormats(analyses),
                this::throughFilters,
                dicomServices(analyses),
                root.libraries().services(),
                agreementServices(),
                new StudyServices(root.studies(), root.libraryStudies(), root.dataSets()),
                progress -> root.sampleFilm(config.resolve("sample")),
                new HabitShelf(new HabitStore(config.resolve("habit"))),
                config);
    }

    private AgreementServices agreementServices() {
        AgreementReadings readings = root.agreementReadings();
        return new AgreementServices(
                (folder, network, progress) -> readings.read(
                        new DatasetReadings.Options(folder, Set.of(), List.of(), OptionalDouble.empty()),
                        network
                                ? Optional.of(() -> new DatasetReadings.Network(
                                        root.detector(), root.chosenModel().sidecar()))
                                : Optional.empty(),
                        progress),
                read -> new AgreementAnalysis(root.engine(PatientFacts.UNKNOWN)).compare(read.films(), read.people()),
                (folder, title, agreement, remarks, pictures) ->
                        new AgreementFiles(folder, Composition.PROGRAM).write(title, agreement, remarks, pictures));
    }

    private Cephalogram throughFilters(Cephalogram film, Set<DisplayFilter> through, Progress progress) {
        return new FilmEnhancer(root.openCv())
                .enhance(
                        film,
                        through.contains(DisplayFilter.DENOISE),
                        through.contains(DisplayFilter.CLAHE),
                        through.contains(DisplayFilter.SHARPEN),
                        progress);
    }
}
