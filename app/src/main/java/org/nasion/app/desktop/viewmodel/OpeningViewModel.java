package org.nasion.app.desktop.viewmodel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.nasion.app.desktop.dialog.DialogService;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.task.Failure;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.trace.CaseReader;
import org.nasion.core.image.FilmFolder;
import org.nasion.core.storage.GivenName;
import org.nasion.core.task.Progress;

/** Opening: films and cases are chosen, read off the UI thread and handed to the desk; of many the others wait their turn. */
public final class OpeningViewModel {

    private final CaseReader reader;
    private final Function<Progress, Path> sample;
    private final TaskRunner tasks;
    private final DialogService dialogs;
    private final SettingsStore settings;
    private final WindowTexts texts;
    private final Predicate<Path> isCopy;
    private final BatchViewModel batch;
    private final List<Notice> notices;
    private final BiConsumer<CaseReader.Read, Optional<Path>> show;
    private final ReadOnlyObjectWrapper<Optional<Path>> folder = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Path>> recent = new ReadOnlyObjectWrapper<>(List.of());
    private final ObservableList<Path> waiting = FXCollections.observableArrayList();

    /**
     * @param sample  a film to try the program on
     * @param isCopy  whether a file is an automatic copy, which stands for its film
     * @param notices where problems are shown
     * @param show    takes what was read, with the case file where there is one
     */
    OpeningViewModel(
            CaseReader reader,
            Function<Progress, Path> sample,
            TaskRunner tasks,
            DialogService dialogs,
            SettingsStore settings,
            WindowTexts texts,
            Predicate<Path> isCopy,
            BatchViewModel batch,
            List<Notice> notices,
            BiConsumer<CaseReader.Read, Optional<Path>> show) {
        this.reader = reader;
        this.sample = sample;
        this.tasks = tasks;
        this.dialogs = dialogs;
        this.settings = settings;
        this.texts = texts;
        this.isCopy = isCopy;
        this.batch = batch;
        this.notices = notices;
        this.show = show;
        refreshRecent();
    }

    /** Asks for files and opens them. */
    public void chooseAndOpen() {
        openAll(dialogs.chooseFiles(settings.get().lastFolder()));
    }

    /** Opens the first file; the others wait their turn on the tray, where their points are found meanwhile. */
    public void openAll(List<Path> files) {
        if (files.isEmpty()) {
            return;
        }
        Optional<Path> among = files.stream().filter(FilmFolder::isFolder).findFirst();
        if (among.isPresent()) {
            folder.set(Optional.empty());
            folder.set(among);
            return;
        }
        if (files.size() > 1) {
            batch.add(files);
            files.stream().skip(1).filter(file -> !waiting.contains(file)).forEach(waiting::add);
        }
        open(files.getFirst());
        batch.goOn();
    }

    /** Opens the next of the waiting files. */
    public void openNext() {
        if (!waiting.isEmpty()) {
            open(waiting.getFirst());
        }
    }

    /** Opens a film or a case; what is open stays until the new one has been read. */
    public void open(Path given) {
        Path file = GivenName.existing(given);
        waiting.remove(given);
        batch.opened(given);
        tasks.start(
                texts.get(CaseReader.isCase(file) ? "task.openCase" : "task.openFilm"),
                progress -> reader.read(file, progress),
                read -> take(file, read),
                failure -> failed(file, failure));
    }

    /** Opens the film that ships with the program. */
    public void openSample() {
        tasks.start(
                texts.get("task.sample"),
                progress -> reader.read(sample.apply(progress), progress),
                read -> show.accept(read, Optional.empty()),
                failure -> notices.add(Notice.of(failure)));
    }

    /** Hands on what was read; an automatic copy stands for its film, on which the work then goes on. */
    private void take(Path file, CaseReader.Read read) {
        if (isCopy.test(file)) {
            show.accept(read.withoutTracing(), Optional.empty());
        } else {
            show.accept(read, CaseReader.isCase(file) ? Optional.of(file) : Optional.empty());
        }
    }

    private void failed(Path file, Failure failure) {
        boolean filmElsewhere = failure.problem().code().startsWith("NAS-CASE-FILM-");
        notices.add(
                filmElsewhere
                        ? Notice.of(
                                failure,
                                new Notice.Choice(texts.get("notice.chooseFilm"), () -> openWithFilmElsewhere(file)))
                        : Notice.of(failure));
        if (!Files.exists(file)) {
            settings.change(now -> now.withoutRecent(file));
            refreshRecent();
        }
    }

    private void openWithFilmElsewhere(Path file) {
        dialogs.chooseFiles(settings.get().lastFolder()).stream()
                .findFirst()
                .ifPresent(filmFile -> tasks.start(
                        texts.get("task.openCase"),
                        progress -> reader.read(file, filmFile, progress),
                        read -> take(file, read),
                        failure -> failed(file, failure)));
    }

    /** Notes that a file was opened or saved just now. */
    void noteRecent(Path file) {
        settings.change(now -> now.withOpened(file));
        refreshRecent();
    }

    private void refreshRecent() {
        recent.set(settings.get().recent().stream().map(Path::of).toList());
    }

    /** A folder or a DICOMDIR that was to be opened: its films are listed to choose from. */
    public ReadOnlyObjectProperty<Optional<Path>> folderProperty() {
        return folder.getReadOnlyProperty();
    }

    /** Files opened last, newest first. */
    public ReadOnlyObjectProperty<List<Path>> recentProperty() {
        return recent.getReadOnlyProperty();
    }

    /** Files that were opened together with the one on the screen and wait their turn. */
    public ObservableList<Path> waiting() {
        return waiting;
    }
}
