package org.nasion.app.desktop.viewmodel;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nasion.app.desktop.task.Failure;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.text.Texts;
import org.nasion.core.casefile.Autosave;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.tracing.TracingEditor;

/**
 * Keeps the work safe: copies every edit at once, writes the user's case files, and brings back what
 * a crash left behind. Belongs to the UI thread; files are written off it.
 */
final class CaseKeeper implements AutoCloseable {

    private final CaseStore cases;
    private final Autosave autosave;
    private final TaskRunner tasks;
    private final Texts texts;
    private final Clock clock;
    private final ReadOnlyObjectProperty<Optional<OpenCase>> open;
    private final List<Notice> notices;
    private final Consumer<OpenCase> afresh;
    private final ReadOnlyObjectWrapper<SaveStatus> saved = new ReadOnlyObjectWrapper<>(SaveStatus.UNCHANGED);

    /**
     * @param open    the case on the screen
     * @param notices where questions and problems are shown
     * @param afresh  gives up what was recovered and has the points proposed again
     */
    CaseKeeper(CaseStore cases, Autosave autosave, TaskRunner tasks, Texts texts, Clock clock,
               ReadOnlyObjectProperty<Optional<OpenCase>> open, List<Notice> notices, Consumer<OpenCase> afresh) {
        this.cases = cases;
        this.autosave = autosave;
        this.tasks = tasks;
        this.texts = texts;
        this.clock = clock;
        this.open = open;
        this.notices = notices;
        this.afresh = afresh;
    }

    /** Whether the work on the screen is safe. */
    ReadOnlyObjectProperty<SaveStatus> savedProperty() {
        return saved.getReadOnlyProperty();
    }

    /** Offers the newest copy that a crash left behind. */
    void offerCopies(Consumer<Path> goOn) {
        List<Path> copies = autosave.copies();
        if (!copies.isEmpty()) {
            notices.add(Notice.information(texts.get("notice.recover", copies.size()),
                    new Notice.Choice(texts.get("notice.recover.continue"), () -> goOn.accept(copies.getFirst())),
                    new Notice.Choice(texts.get("notice.recover.later"), () -> { })));
        }
    }

    /** Copies every edit of a case from now on. */
    void begin(OpenCase next) {
        saved.set(SaveStatus.UNCHANGED);
        next.tracing().stateProperty().addListener((property, before, now) -> keep(next));
    }

    /**
     * Brings back work on this film that was never saved: a film goes on from it at once, a case that
     * was opened asks first, because its file may be what the user wants.
     *
     * @return whether there is a copy
     */
    boolean recover(OpenCase shown) {
        Optional<CaseFile> copy = autosave.recoverable(shown.filmId());
        copy.filter(found -> !found.state().equals(shown.tracing().state())).ifPresent(found -> recover(shown, found));
        return copy.isPresent();
    }

    private void recover(OpenCase shown, CaseFile copy) {
        Runnable goOn = () -> {
            OpenCase.proposedIn(copy).ifPresent(by -> shown.proposedProperty().set(Optional.of(by)));
            shown.tracing().restore(texts.get("edit.recover"), copy.state());
        };
        if (shown.fileProperty().get().isPresent()) {
            notices.add(Notice.information(texts.get("notice.recoverFilm"),
                    new Notice.Choice(texts.get("notice.recover.continue"), goOn),
                    new Notice.Choice(texts.get("notice.recover.forget"), () -> forgetCopy(shown))));
        } else {
            goOn.run();
            notices.add(Notice.information(texts.get("notice.continued"),
                    new Notice.Choice(texts.get("notice.continued.afresh"), () -> afresh.accept(shown)),
                    new Notice.Choice(texts.get("notice.continued.fine"), () -> { })));
        }
    }

    private void keep(OpenCase shown) {
        if (shown.tracing().dirtyProperty().get()) {
            autosave.edited(shown.toCaseFile(shown.tracing().state(), Optional.empty()));
            if (isShown(shown)) {
                saved.set(new SaveStatus(SaveStatus.Kind.COPY_KEPT, now()));
            }
        } else {
            forgetCopy(shown); // undone back to what is saved
        }
    }

    private void forgetCopy(OpenCase shown) {
        tasks.start(texts.get("task.tidy"), progress -> {
            autosave.discard(shown.filmId());
            return shown;
        }, done -> {
            if (isShown(shown) && !shown.tracing().dirtyProperty().get()) {
                saved.set(SaveStatus.UNCHANGED);
            }
        }, this::tell);
    }

    /** Writes a case to a file of the user's and drops its copy. */
    void saveTo(OpenCase shown, Path file, Consumer<Path> onSaved) {
        shown.tracing().finishGesture();
        TracingEditor.State state = shown.tracing().state();
        CaseFile content = shown.toCaseFile(state, Optional.of(file));
        tasks.start(texts.get("task.save"), progress -> {
            cases.save(file, content);
            autosave.discard(shown.filmId());
            return file;
        }, written -> {
            shown.fileProperty().set(Optional.of(written));
            if (isShown(shown)) {
                saved.set(new SaveStatus(SaveStatus.Kind.SAVED, now()));
            }
            shown.tracing().markSaved(state);
            if (shown.tracing().dirtyProperty().get()) {
                keep(shown); // edited meanwhile
            }
            onSaved.accept(written);
        }, this::tell);
    }

    private void tell(Failure failure) {
        notices.add(Notice.of(failure));
    }

    private boolean isShown(OpenCase other) {
        return open.get().filter(shown -> shown == other).isPresent();
    }

    private LocalTime now() {
        return LocalTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Writes what is pending. */
    @Override
    public void close() {
        autosave.close();
    }
}
