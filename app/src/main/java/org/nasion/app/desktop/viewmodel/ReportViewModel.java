package org.nasion.app.desktop.viewmodel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nasion.app.desktop.services.ReportFormat;
import org.nasion.app.desktop.settings.Settings;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.text.Texts;
import org.nasion.app.trace.Reporting;
import org.nasion.core.problem.Problem;

/** Hands the open tracing over: one report, or everything that the settings want, side by side. */
public final class ReportViewModel {

    private final WorkbenchViewModel workbench;
    private final List<ReportFormat> formats;
    private final SettingsStore settings;
    private final Texts texts;

    /** @param formats what can be written, in the order of the menu */
    public ReportViewModel(WorkbenchViewModel workbench, List<ReportFormat> formats, SettingsStore settings, Texts texts) {
        this.workbench = workbench;
        this.formats = List.copyOf(formats);
        this.settings = settings;
        this.texts = texts;
    }

    /** What can be written, in the order of the menu. */
    public List<ReportFormat> formats() {
        return formats;
    }

    /** Identifiers of the analyses that reports tell where nobody chose. */
    public List<String> usualAnalyses() {
        return Reporting.USUAL;
    }

    /** Asks for the folder of the clinic's own report template. */
    public Optional<Path> chooseTemplate() {
        return workbench.dialogs().chooseFolder(texts.get("reportPage.template"), Optional.empty());
    }

    /** Asks where to, and writes a report of the open tracing. */
    public void write(ReportFormat format) {
        workbench.openProperty().get().ifPresent(shown -> target(shown, format)
                .ifPresent(file -> write(shown, Map.of(format, file))));
    }

    /** Asks where to, and writes everything that the settings want of the open tracing, side by side. */
    public void writeAsSet() {
        List<ReportFormat> wanted = formats.stream()
                .filter(format -> settings.get().report().formats().contains(format.id())).toList();
        if (wanted.isEmpty()) {
            return;
        }
        ReportFormat first = wanted.getFirst();
        workbench.openProperty().get().ifPresent(shown -> target(shown, first).ifPresent(file -> {
            String name = file.getFileName().toString();
            String stem = name.substring(0, name.length() - first.extension().length());
            Map<ReportFormat, Path> files = new LinkedHashMap<>();
            wanted.forEach(format -> files.put(format, file.resolveSibling(stem + format.extension())));
            // The chooser asked about the first alone; the others go with it only where it was there before too.
            if (!Files.exists(file) && files.values().stream().anyMatch(Files::exists)) {
                workbench.tell(new Problem("NAS-REPORT-OTHERS", "A file of that name is already there; choose another name."));
            } else {
                write(shown, files);
            }
        }));
    }

    private Optional<Path> target(OpenCase shown, ReportFormat format) {
        return workbench.dialogs().chooseTarget(texts.get("dialog.report"), shown.fileName(format.extension()),
                texts.get("report." + format.id()), format.extension(), shown.folder());
    }

    private void write(OpenCase shown, Map<ReportFormat, Path> files) {
        shown.tracing().finishGesture();
        Settings now = settings.get();
        Path first = files.values().iterator().next();
        ReportFormat.Content content = new ReportFormat.Content(shown.film(),
                shown.toCaseFile(shown.tracing().state(), Optional.of(first)), shown.tracing().readingsProperty().get(),
                now.report().style(texts.locale(), now.reviewer(), settings.folder().resolve("languages"), now.units()), now.report().analyses());
        workbench.tasks().start(texts.get("task.report"), progress -> {
            files.forEach((format, file) -> format.writer().write(file, content, progress));
            return first;
        }, written -> workbench.notices().add(Notice.information(texts.get("notice.written", written.getFileName().toString()))),
                workbench::tell);
    }
}
