package org.nasion.app.desktop.viewmodel;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.nasion.app.desktop.services.ReportFormat;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.task.Failure;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.trace.EarlierResults;
import org.nasion.app.trace.Reporting;
import org.nasion.core.interchange.TracingExport;
import org.nasion.core.problem.Problem;
import org.nasion.core.report.Annex;
import org.nasion.core.report.Clinic;
import org.nasion.core.storage.StagedFiles;
import org.nasion.core.storage.TemporaryFiles;
import org.nasion.core.task.Progress;

/** Hands the open tracing over: one report, or everything that the settings want, side by side. */
public final class ReportViewModel {

    private final WorkbenchViewModel workbench;
    private final List<ReportFormat> formats;
    private final SettingsStore settings;
    private final WindowTexts texts;
    private final HandOver handOver;
    private final ReportAnnexes annexes;

    /** @param formats what can be written, in the order of the menu */
    public ReportViewModel(
            WorkbenchViewModel workbench, List<ReportFormat> formats, SettingsStore settings, WindowTexts texts) {
        this(workbench, formats, settings, texts, ReportAnnexes.NONE);
    }

    /** @param annexes that can be had behind a report */
    public ReportViewModel(
            WorkbenchViewModel workbench,
            List<ReportFormat> formats,
            SettingsStore settings,
            WindowTexts texts,
            ReportAnnexes annexes) {
        this.annexes = annexes;
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
        annexes.begin(workbench.openProperty().get());
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
        return workbench
                .dialogs()
                .chooseFile(
                        texts.get("reportPage.logo"),
                        texts.get("reportPage.logo.kind"),
                        List.of("*.png", "*.jpg", "*.jpeg"),
                        Optional.empty());
    }

    /**
     * Looks whether a file can be the logo. Exactly one of the two consumers is told, on the UI thread.
     *
     * @param decode of the file's bytes; off the UI thread
     */
    public <T> void readLogo(Path file, Function<byte[], T> decode, Consumer<T> onRead, Consumer<Problem> onProblem) {
        workbench
                .tasks()
                .start(
                        texts.get("reportPage.logo.reading"),
                        progress -> decode.apply(Clinic.readPicture(file)),
                        onRead,
                        failure -> onProblem.accept(failure.problem()));
    }

    /** Asks where to, and writes a report of the open tracing. */
    public void write(ReportFormat format) {
        workbench
                .openProperty()
                .get()
                .ifPresent(shown -> target(shown, format, shown.fileName(format.extension()))
                        .ifPresent(file -> {
                            shown.tracing().drag().finish();
                            write(
                                    handOver.plain(shown),
                                    progress -> List.of(),
                                    List.of(format),
                                    file,
                                    stem(file, format),
                                    false);
                        }));
    }

    /** Asks where to, and writes everything that the settings want of the open tracing, side by side. */
    public void writeAsSet() {
        List<ReportFormat> wanted = formats.stream()
                .filter(format -> settings.get().report().formats().contains(format.id()))
                .toList();
        if (wanted.isEmpty()) {
            return;
        }
        ReportFormat first = wanted.getFirst();
        workbench
                .openProperty()
                .get()
                .ifPresent(shown -> target(shown, first, handOver.fileName(shown, first.extension()))
                        .ifPresent(file -> {
                            shown.tracing().drag().finish();
                            ReportFormat.Content content = handOver.content(shown);
                            write(content, annexes.chosen(content), wanted, file, stem(file, first), false);
                        }));
    }

    private Optional<Path> target(OpenCase shown, ReportFormat format, String name) {
        return workbench
                .dialogs()
                .chooseTarget(
                        texts.get("dialog.report"),
                        name,
                        texts.get("report." + format.id()),
                        format.extension(),
                        settings.get().reportFolder(shown.folder()));
    }

    private static String stem(Path file, ReportFormat format) {
        String name = file.getFileName().toString();
        return name.endsWith(format.extension())
                ? name.substring(0, name.length() - format.extension().length())
                : name;
    }

    /**
     * Writes all or nothing.
     *
     * @param behind  makes what follows the report
     * @param asked   the file that was chosen: about it the person has been asked, about those beside it not
     * @param replace the person was asked about all and wants them
     */
    private void write(
            ReportFormat.Content content,
            Function<Progress, List<Annex>> behind,
            List<ReportFormat> wanted,
            Path asked,
            String stem,
            boolean replace) {
        Path folder = asked.toAbsolutePath().getParent();
        workbench
                .tasks()
                .start(
                        texts.get("task.report"),
                        progress -> {
                            if (!replace) {
                                workbench
                                        .earlier()
                                        .requireOwn(
                                                stem,
                                                files(folder, stem, wanted),
                                                asked,
                                                content.film(),
                                                content.traced().content());
                            }
                            wanted.stream()
                                    .filter(ReportFormat::isDicom)
                                    .forEach(dicom -> TracingExport.refuseOthers(folder, stem));
                            ReportFormat.Content whole = content.with(behind.apply(progress));
                            TemporaryFiles.removeAbandoned(folder);
                            try (StagedFiles staged = StagedFiles.in(folder)) {
                                wanted.forEach(format ->
                                        format.writer().write(staged.path(stem + format.extension()), whole, progress));
                                staged.moveToPlace();
                            }
                            return stem + wanted.getFirst().extension();
                        },
                        written -> workbench.notices().add(Notice.information(texts.get("notice.written", written))),
                        failure -> failed(failure, content, behind, wanted, asked, stem));
    }

    private void failed(
            Failure failure,
            ReportFormat.Content content,
            Function<Progress, List<Annex>> behind,
            List<ReportFormat> wanted,
            Path asked,
            String stem) {
        Path folder = asked.toAbsolutePath().getParent();
        String code = failure.problem().code();
        if (!code.equals(EarlierResults.ANOTHERS) && !code.equals(EarlierResults.OTHERS)) {
            workbench.tell(failure);
            return;
        }
        String free = EarlierResults.freeStem(folder, stem, name -> files(folder, name, wanted));
        Path other = folder.resolve(free + wanted.getFirst().extension());
        Notice.Choice numbered = new Notice.Choice(
                texts.get("notice.saveAs", other.getFileName().toString()),
                () -> write(content, behind, wanted, other, free, false));
        Notice.Choice replace = new Notice.Choice(
                texts.get("notice.replaceAll"), () -> write(content, behind, wanted, asked, stem, true));
        workbench
                .notices()
                .add(
                        code.equals(EarlierResults.ANOTHERS)
                                ? Notice.of(failure, numbered)
                                : Notice.of(failure, numbered, replace));
    }

    private static List<Path> files(Path folder, String stem, List<ReportFormat> wanted) {
        return wanted.stream()
                .flatMap(format -> format.isDicom()
                        ? TracingExport.files(folder, stem).stream()
                        : Stream.of(folder.resolve(stem + format.extension())))
                .toList();
    }
}
