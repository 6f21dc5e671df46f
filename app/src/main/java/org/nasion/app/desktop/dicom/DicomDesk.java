package org.nasion.app.desktop.dicom;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.nasion.app.desktop.dialog.DialogService;
import org.nasion.app.desktop.services.DicomServices;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.task.Failure;
import org.nasion.app.desktop.task.Job;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.Page;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.problem.Problem;
import org.nasion.core.task.Progress;

/** The desk's door to other systems: opens its pages, the work that it waits for, and what went wrong. */
public final class DicomDesk {

    public static final Page ARCHIVE = new Page("dicom.page.ARCHIVE");
    public static final Page QUERY = new Page("dicom.page.QUERY");
    public static final Page FOLDER = new Page("dicom.page.FOLDER");
    public static final Page EXPORT = new Page("dicom.page.EXPORT");

    private final WorkbenchViewModel workbench;
    private final DicomServices services;
    private final TaskRunner tasks;
    private final DialogService dialogs;
    private final WindowTexts texts;
    private final ObjectProperty<Optional<Page>> page;
    private final ReadOnlyObjectWrapper<Optional<Job>> job = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final ArchiveViewModel archive;
    private final QueryViewModel query;
    private final FolderViewModel folder;
    private final ExportViewModel export;
    private Consumer<List<Path>> library = films -> {};

    /** @param page the page over the window, of all pages */
    public DicomDesk(
            WorkbenchViewModel workbench,
            DicomServices services,
            DialogService dialogs,
            SettingsStore settings,
            WindowTexts texts,
            ObjectProperty<Optional<Page>> page) {
        this.page = page;
        this.workbench = workbench;
        this.services = services;
        this.tasks = workbench.tasks();
        this.dialogs = dialogs;
        this.texts = texts;
        this.archive = new ArchiveViewModel(this);
        this.query = new QueryViewModel(this);
        this.folder = new FolderViewModel(this);
        this.export = new ExportViewModel(this, settings);
        tasks.running()
                .subscribe(() -> job.get()
                        .filter(running -> !tasks.running().contains(running))
                        .ifPresent(ended -> job.set(Optional.empty())));
        workbench.opening().folderProperty().addListener((property, before, now) -> now.ifPresent(this::openFolder));
        page.addListener((property, before, now) -> {
            problem.set(Optional.empty());
            job.get().ifPresent(Job::stop);
        });
    }

    // ---- what menus and keys do

    public void showArchive() {
        page.set(Optional.of(ARCHIVE));
        archive.load();
    }

    /** The query, or first the settings where no archive is known. */
    public void showQuery() {
        if (archive.isSet()) {
            page.set(Optional.of(QUERY));
        } else {
            showArchive();
        }
    }

    public void showExport() {
        workbench.openProperty().get().ifPresent(shown -> {
            shown.tracing().drag().finish();
            export.begin(shown);
            page.set(Optional.of(EXPORT));
        });
    }

    /** Asks for a folder and lists its films. */
    public void chooseFolder() {
        dialogs.chooseFolder(texts.get("dicom.folder.choose"), Optional.empty()).ifPresent(this::openFolder);
    }

    void openFolder(Path path) {
        page.set(Optional.of(FOLDER));
        folder.list(path);
    }

    /** Its pages. */
    public static Set<Page> pages() {
        return Set.of(ARCHIVE, QUERY, FOLDER, EXPORT);
    }

    public void close() {
        page.set(Optional.empty());
    }

    // ---- work

    /** Does long work for the open page; what fails is told on it. One piece at a time: the one before is stopped. */
    <T> void run(String doing, Function<Progress, T> work, Consumer<T> onDone) {
        job.get().ifPresent(Job::stop);
        problem.set(Optional.empty());
        Job started = tasks.start(doing, work, onDone, this::failed);
        job.set(tasks.running().contains(started) ? Optional.of(started) : Optional.empty());
    }

    private void failed(Failure failure) {
        problem.set(Optional.of(failure.problem()));
    }

    /** Stops what is under way. */
    void stop() {
        job.get().ifPresent(Job::stop);
        job.set(Optional.empty());
    }

    /** Runs something on the UI thread, from wherever. */
    void later(Runnable work) {
        tasks.onUi(work);
    }

    /** @param films what takes fetched films into the library */
    public void bringsInto(Consumer<List<Path>> films) {
        library = films;
    }

    /** Hands fetched films to the library and closes the page. */
    void bringIn(List<Path> films) {
        close();
        library.accept(films);
    }

    /** Opens a film and closes the page. */
    void open(Path film) {
        close();
        workbench.opening().open(film);
    }

    // ---- parts

    ReadOnlyObjectProperty<Optional<Job>> jobProperty() {
        return job.getReadOnlyProperty();
    }

    ObjectProperty<Optional<Problem>> problemProperty() {
        return problem;
    }

    public ArchiveViewModel archive() {
        return archive;
    }

    public QueryViewModel query() {
        return query;
    }

    public FolderViewModel folder() {
        return folder;
    }

    public ExportViewModel export() {
        return export;
    }

    WorkbenchViewModel workbench() {
        return workbench;
    }

    DicomServices services() {
        return services;
    }

    DialogService dialogs() {
        return dialogs;
    }

    WindowTexts texts() {
        return texts;
    }
}
