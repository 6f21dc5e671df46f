package org.nasion.app.desktop.viewmodel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.nasion.app.desktop.services.ReportFormat;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.text.Texts;
import org.nasion.app.trace.Reporting;
import org.nasion.core.problem.Problem;
import org.nasion.core.report.Clinic;

/** Hands the open tracing over: one report, or everything that the settings want, side by side. */
public final class ReportViewModel {

    private final WorkbenchViewModel workbench;
    private final List<ReportFormat> formats;
    private final SettingsStore settings;
    private final Texts texts;
    private final HandOver handOver;

    /** @param formats what can be written, in the order of the menu */
    public ReportViewModel(WorkbenchViewModel workbench, List<ReportFormat> formats, SettingsStore settings, Texts texts) {
        this.workbench = workbench;
        this.formats = List.copyOf(formats);
        this.settings = settings;
        this.texts = texts;
        this.handOver = new HandOver(settings, texts);
    }

    /** How {@link #writeAsSet} hands over. */
    public HandOver handOver() {
        return handOver;
    }

    /** Nothing is chosen yet of how the open tracing is handed over. */
    public void begin() {
        handOver.begin(workbench.openProperty().get());
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

    /** Asks for the clinic's logo. */
    public Optional<Path> chooseLogo() {
        return workbench.dialogs().chooseFile(texts.get("reportPage.logo"), texts.get("reportPage.logo.kind"),
                List.of("*.png", "*.jpg", "*.jpeg"), Optional.empty());
    }

    /**
     * Looks whether a file can be the logo. Exactly one of the two consumers is told, on the UI thread.
     *
     * @param decode of the file's bytes; off the UI thread
     */
    public <T> void readLogo(Path file, Function<byte[], T> decode, Consumer<T> onRead, Consumer<Problem> onProblem) {
        workbench.tasks().start(texts.get("reportPage.logo.reading"), progress -> decode.apply(Clinic.readPicture(file)), onRead,
                failure -> onProblem.accept(failure.problem()));
    }

    /** Asks where to, and writes a report of the open tracing. */
    public void write(ReportFormat format) {
        workbench.openProperty().get().ifPresent(shown -> target(shown, format, shown.fileName(format.extension())).ifPresent(file -> {
            shown.tracing().finishGesture();
            write(handOver.plain(shown), Map.of(format, file));
        }));
    }

    /** Asks where to, and writes everything that the settings want of the open tracing, side by side. */
    public void writeAsSet() {
        List<ReportFormat> wanted = formats.stream()
                .filter(format -> settings.get().report().formats().contains(format.id())).toList();
        if (wanted.isEmpty()) {
            return;
        }
        ReportFormat first = wanted.getFirst();
        workbench.openProperty().get().ifPresent(shown -> target(shown, first, handOver.fileName(shown, first.extension())).ifPresent(file -> {
            String name = file.getFileName().toString();
            String stem = name.substring(0, name.length() - first.extension().length());
            Map<ReportFormat, Path> files = new LinkedHashMap<>();
            wanted.forEach(format -> files.put(format, file.resolveSibling(stem + format.extension())));
            // The chooser asked about the first alone; the others go with it only where it was there before too.
            if (!Files.exists(file) && files.values().stream().anyMatch(Files::exists)) {
                workbench.tell(new Problem("NAS-REPORT-OTHERS", "A file of that name is already there; choose another name."));
            } else {
                shown.tracing().finishGesture();
                write(handOver.content(shown), files);
            }
        }));
    }

    private Optional<Path> target(OpenCase shown, ReportFormat format, String name) {
        return workbench.dialogs().chooseTarget(texts.get("dialog.report"), name,
                texts.get("report." + format.id()), format.extension(), shown.folder());
    }

    private void write(ReportFormat.Content content, Map<ReportFormat, Path> files) {
        Path first = files.values().iterator().next();
        workbench.tasks().start(texts.get("task.report"), progress -> {
            files.forEach((format, file) -> format.writer().write(file, content, progress));
            return first;
        }, written -> workbench.notices().add(Notice.information(texts.get("notice.written", written.getFileName().toString()))),
                workbench::tell);
    }
}
