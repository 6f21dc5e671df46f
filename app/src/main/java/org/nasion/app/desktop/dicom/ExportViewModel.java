package org.nasion.app.desktop.dicom;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.nasion.app.desktop.patient.PatientViewModel;
import org.nasion.app.desktop.services.ReportFormat;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.viewmodel.HandOver;
import org.nasion.app.desktop.viewmodel.OpenCase;
import org.nasion.core.dicomweb.ArchiveAccount;
import org.nasion.core.dicomweb.StoreOutcome;
import org.nasion.core.interchange.TracingExport;
import org.nasion.core.storage.StagedFiles;
import org.nasion.core.storage.TemporaryFiles;

/** Hands a tracing over as DICOM objects: whose it is, what its maker says of it, and with or without the patient. */
public final class ExportViewModel {

    private final DicomDesk desk;
    private final PatientViewModel patient;
    private final HandOver handOver;
    private final SettingsStore settings;
    private final StringProperty told = new SimpleStringProperty("");
    private Optional<OpenCase> shown = Optional.empty();

    ExportViewModel(DicomDesk desk, SettingsStore settings) {
        this.desk = desk;
        this.patient = new PatientViewModel(
                desk.texts(), Clock.systemDefaultZone(), desk.workbench().notices());
        this.settings = settings;
        this.handOver = new HandOver(settings, desk.texts());
    }

    void begin(OpenCase open) {
        shown = Optional.of(open);
        patient.begin(open);
        handOver.begin(shown);
        told.set("");
    }

    /** Whose film it is. */
    public PatientViewModel patient() {
        return patient;
    }

    /** With or without the patient, and signed or not. */
    public HandOver handOver() {
        return handOver;
    }

    boolean hasArchive() {
        return desk.archive().isSet();
    }

    /** Asks where to, and writes the objects there. */
    public void toFolder() {
        shown.ifPresent(open -> {
            desk.dialogs()
                    .chooseTarget(
                            desk.texts().get("dicom.export.where"),
                            handOver.fileName(open, TracingExport.REPORT_ENDING),
                            desk.texts().get("report.dicom"),
                            TracingExport.REPORT_ENDING,
                            settings.get()
                                    .reportFolder(
                                            Optional.ofNullable(open.filmFile().getParent())))
                    .ifPresent(target -> write(open, target));
        });
    }

    private void write(OpenCase open, Path target) {
        ReportFormat.Content content = handOver.content(open);
        told.set("");
        desk.run(
                desk.texts().get("dicom.export.writing"),
                progress -> {
                    Path folder = target.toAbsolutePath().getParent();
                    String name = target.getFileName().toString();
                    String stem = name.substring(0, name.length() - TracingExport.REPORT_ENDING.length());
                    desk.workbench()
                            .earlier()
                            .requireOwn(
                                    stem,
                                    TracingExport.files(folder, stem),
                                    target,
                                    content.film(),
                                    content.traced().content());
                    TracingExport.refuseOthers(folder, stem);
                    TemporaryFiles.removeAbandoned(folder);
                    try (StagedFiles staged = StagedFiles.in(folder)) {
                        List<Path> files = desk.services().results().write(staged.path(name), content);
                        staged.moveToPlace();
                        return files;
                    }
                },
                files -> told.set(desk.texts().get("dicom.export.written", files.size())));
    }

    /** Sends the objects to the archive. */
    public void toArchive() {
        shown.ifPresent(open -> {
            ReportFormat.Content content = handOver.content(open);
            ArchiveAccount account = desk.archive().account();
            told.set("");
            desk.run(
                    desk.texts().get("dicom.export.sending"),
                    progress -> {
                        List<byte[]> objects = desk.services().results().objects(content);
                        return desk.archive().with(account, progress, client -> client.store(objects, progress));
                    },
                    this::sent);
        });
    }

    private void sent(StoreOutcome outcome) {
        told.set(desk.texts()
                .get(
                        outcome.warnings() == 0 ? "dicom.export.sent" : "dicom.export.sentChanged",
                        outcome.stored(),
                        outcome.warnings()));
    }

    /** What was written or sent; empty before. */
    public StringProperty toldProperty() {
        return told;
    }
}
