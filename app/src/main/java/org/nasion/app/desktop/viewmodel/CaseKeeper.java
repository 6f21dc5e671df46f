package org.nasion.app.desktop.viewmodel;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nasion.app.desktop.task.Failure;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.trace.EarlierResults;
import org.nasion.core.casefile.Autosave;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.problem.Problem;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.problem.Sentence;
import org.nasion.core.tracing.CaseContent;

/**
 * Keeps the work safe: copies every edit at once, writes the user's case files, and brings back what
 * a crash left behind. Belongs to the UI thread; files are written off it.
 */
final class CaseKeeper implements AutoCloseable {

    static final String CHANGED = "NAS-CASE-CHANGED";
    private static final Set<String> MAY_BE_REPLACED = Set.of(CHANGED, EarlierResults.CASE_OTHERS);
    private static final String UNREACHABLE = "NAS-LIBRARY-UNREACHABLE";

    private final CaseStore cases;
    private final Autosave autosave;
    private final LeftWork left;
    private final TaskRunner tasks;
    private final WindowTexts texts;
    private final Clock clock;
    private final ReadOnlyObjectProperty<Optional<OpenCase>> open;
    private final List<Notice> notices;
    private final Consumer<OpenCase> afresh;
    private final Consumer<OpenCase> saveElsewhere;
    private final ReadOnlyObjectWrapper<SaveStatus> saved = new ReadOnlyObjectWrapper<>(SaveStatus.UNCHANGED);
    private Optional<OpenCase> asked = Optional.empty();
    private Notice question;
    private Notice leaving;
    private boolean copiesFail;

    /**
     * @param left    copies that a crash left behind
     * @param open    the case on the screen
     * @param notices where questions and problems are shown
     * @param afresh  gives up what was recovered and has the points proposed again
     * @param saveElsewhere asks for another file and saves there
     */
    CaseKeeper(
            CaseStore cases,
            Autosave autosave,
            LeftWork left,
            TaskRunner tasks,
            WindowTexts texts,
            Clock clock,
            ReadOnlyObjectProperty<Optional<OpenCase>> open,
            List<Notice> notices,
            Consumer<OpenCase> afresh,
            Consumer<OpenCase> saveElsewhere) {
        this.cases = cases;
        this.autosave = autosave;
        this.left = left;
        this.tasks = tasks;
        this.texts = texts;
        this.clock = clock;
        this.open = open;
        this.notices = notices;
        this.afresh = afresh;
        this.saveElsewhere = saveElsewhere;
        texts.onChange(() -> asked.filter(shown -> notices.remove(question)).ifPresent(this::recover));
    }

    /** Whether the work on the screen is safe. */
    ReadOnlyObjectProperty<SaveStatus> savedProperty() {
        return saved.getReadOnlyProperty();
    }

    /** Copies every edit of a case from now on. */
    void begin(OpenCase next) {
        asked = Optional.empty();
        saved.set(SaveStatus.UNCHANGED);
        next.tracing().stateProperty().addListener((property, before, now) -> {
            // While it is asked whether a copy is gone on from, how the film is looked at must not take that copy's
            // place.
            boolean merelyTurned = before.with(now.orientation()).equals(now);
            if (!merelyTurned || asked.filter(next::equals).isEmpty()) {
                keep(next);
            }
        });
    }

    /**
     * Brings back work on this film that was never saved: a film goes on from it at once, a case that
     * was opened asks first, because its file may be what the user wants. Where the film was merely turned, it is
     * turned again without a question.
     *
     * @return whether there is a copy of work on the points
     */
    boolean recover(OpenCase shown) {
        boolean own = autosave.hasOwn(shown.filmId());
        Optional<CaseFile> copy = autosave.recoverable(shown.filmId());
        left.look();
        CaseContent now = shown.tracing().state();
        Optional<CaseFile> work = copy.filter(
                found -> !found.content().decided().with(now.orientation()).equals(now));
        work.ifPresentOrElse(
                found -> recover(shown, found, own),
                () -> copy.ifPresent(
                        found -> shown.tracing().turn(found.content().orientation())));
        return work.isPresent();
    }

    /** @param own whether this very window left the film a while ago: then nobody needs to be told */
    private void recover(OpenCase shown, CaseFile copy, boolean own) {
        Runnable goOn = () -> {
            asked = Optional.empty();
            OpenCase.proposedIn(copy).ifPresent(by -> shown.proposedProperty().set(Optional.of(by)));
            shown.tracing().restore(texts.get("edit.recover"), copy.content());
        };
        if (shown.isKept()) {
            asked = Optional.of(shown);
            question = Notice.information(
                    texts.get("notice.recoverFilm"),
                    new Notice.Choice(texts.get("notice.recover.continue"), goOn),
                    new Notice.Choice(texts.get("notice.recover.forget"), () -> {
                        asked = Optional.empty();
                        keep(shown);
                    }));
            notices.add(question);
        } else {
            goOn.run();
            if (!own) {
                notices.add(Notice.information(
                        texts.get("notice.continued"),
                        new Notice.Choice(texts.get("notice.continued.fine"), () -> {}),
                        new Notice.Choice(texts.get("notice.continued.afresh"), () -> afresh.accept(shown))));
            }
        }
    }

    /**
     * Asks what becomes of the work on a case before the window closes, where a person has done some and it stands in no file.
     *
     * @param save saves the case, and closes the window then
     * @param quit closes the window
     * @return whether it asks: then nothing is to be done before the answer
     */
    boolean asksBefore(OpenCase shown, Runnable save, Runnable quit) {
        if (!shown.hasUnsavedWork()) {
            return false;
        }
        if (!notices.contains(leaving)) {
            leaving = Notice.warning(
                    texts.get("notice.leaving"),
                    new Notice.Choice(texts.get("notice.leaving.save"), save),
                    new Notice.Choice(texts.get("notice.leaving.quit"), quit),
                    new Notice.Choice(texts.get("notice.leaving.stay"), () -> {}));
            notices.add(leaving);
        }
        return true;
    }

    private void keep(OpenCase shown) {
        if (shown.isUnsaved()) {
            autosave.edited(shown.toCaseFile(shown.tracing().state(), Optional.empty()));
            if (isShown(shown)) {
                saved.set(new SaveStatus(copiesFail ? SaveStatus.Kind.UNSAFE : SaveStatus.Kind.COPY_KEPT, now()));
            }
        } else {
            forgetCopy(shown); // undone back to what is saved
        }
    }

    private void forgetCopy(OpenCase shown) {
        tasks.start(
                texts.get("task.tidy"),
                progress -> {
                    autosave.discard(shown.filmId());
                    return shown;
                },
                done -> {
                    if (isShown(shown) && !shown.isUnsaved()) {
                        saved.set(SaveStatus.UNCHANGED);
                    }
                },
                this::tell);
    }

    /** A copy could not be written: says so once, and in the status until one can be written again. */
    void copyFailed(Problem problem) {
        copiesFail = true;
        open.get()
                .filter(OpenCase::isUnsaved)
                .ifPresent(shown -> saved.set(new SaveStatus(SaveStatus.Kind.UNSAFE, now())));
        String text = texts.get("notice.copyFailed") + " " + texts.say(problem);
        if (notices.stream().noneMatch(notice -> notice.text().equals(text))) {
            notices.add(new Notice(
                    Notice.Kind.PROBLEM,
                    Sentence.plain(text),
                    problem.code() + "\n" + problem.sentence(),
                    List.of(new Notice.Choice(
                            texts.get("notice.saveElsewhere"), () -> open.get().ifPresent(saveElsewhere)))));
        }
    }

    /** A copy has been written. */
    void copyKept() {
        copiesFail = false;
        if (saved.get().kind() == SaveStatus.Kind.UNSAFE) {
            saved.set(new SaveStatus(SaveStatus.Kind.COPY_KEPT, now()));
        }
    }

    /** Writes a case to a file of the user's and drops its copy; never over what somebody else wrote there meanwhile. */
    void saveTo(OpenCase shown, Path file, Consumer<Path> onSaved) {
        saveTo(shown, file, onSaved, false);
    }

    private void saveTo(OpenCase shown, Path file, Consumer<Path> onSaved, boolean replace) {
        shown.tracing().drag().finish();
        CaseContent state = shown.tracing().state();
        CaseFile content = shown.toCaseFile(state, Optional.of(file));
        boolean same = shown.fileProperty().get().filter(file::equals).isPresent();
        tasks.start(
                texts.get("task.save"),
                progress -> {
                    if (same && !replace) {
                        refuseOthers(shown, file);
                    } else if (!replace) {
                        new EarlierResults(cases).requireFree(file, content);
                    }
                    cases.save(file, content);
                    Optional<String> written = CaseStore.fingerprint(file);
                    autosave.discard(shown.filmId());
                    return written;
                },
                fingerprint -> {
                    shown.setFingerprint(fingerprint);
                    shown.fileProperty().set(Optional.of(file));
                    saved(shown, state);
                    onSaved.accept(file);
                },
                failure -> saveFailed(shown, file, onSaved, failure));
    }

    /** Saves a case where it came from. Where that does not answer, the copy stays and saving is offered when it does. */
    void saveTo(OpenCase shown, CaseHome home, Runnable onSaved) {
        shown.tracing().drag().finish();
        CaseContent state = shown.tracing().state();
        CaseFile content = shown.toCaseFile(state, Optional.empty());
        tasks.start(
                texts.get("task.save"),
                progress -> {
                    home.save(content);
                    autosave.discard(shown.filmId());
                    return content;
                },
                done -> {
                    saved(shown, state);
                    onSaved.run();
                },
                failure -> homeFailed(shown, home, onSaved, failure));
    }

    private void saved(OpenCase shown, CaseContent state) {
        if (isShown(shown)) {
            saved.set(new SaveStatus(SaveStatus.Kind.SAVED, now()));
        }
        shown.tracing().markSaved(state);
        if (shown.isUnsaved()) {
            keep(shown); // edited meanwhile
        }
    }

    private void homeFailed(OpenCase shown, CaseHome home, Runnable onSaved, Failure failure) {
        Notice.Choice elsewhere =
                new Notice.Choice(texts.get("notice.saveElsewhere"), () -> saveElsewhere.accept(shown));
        if (!failure.problem().code().equals(UNREACHABLE)) {
            notices.add(Notice.of(failure, elsewhere));
            return;
        }
        autosave.edited(content(shown));
        notices.add(Notice.of(
                failure,
                elsewhere,
                new Notice.Choice(texts.get("notice.tryAgain"), () -> saveTo(shown, home, onSaved))));
        home.whenReachable(() -> tasks.onUi(() -> {
            if (isShown(shown) && shown.isUnsaved()) {
                notices.add(Notice.information(
                        texts.get("notice.libraryBack"),
                        new Notice.Choice(texts.get("notice.saveNow"), () -> saveTo(shown, home, onSaved))));
            }
        }));
    }

    private static CaseFile content(OpenCase shown) {
        return shown.toCaseFile(shown.tracing().state(), Optional.empty());
    }

    private static void refuseOthers(OpenCase shown, Path file) {
        Optional<String> now = CaseStore.fingerprint(file);
        if (now.isPresent() && !now.equals(shown.fingerprint())) {
            throw new ProblemException(
                    "NAS-CASE-CHANGED",
                    "Another window or program has changed this case file since it was"
                            + " opened here. Nothing was overwritten.");
        }
    }

    private void saveFailed(OpenCase shown, Path file, Consumer<Path> onSaved, Failure failure) {
        Notice.Choice elsewhere =
                new Notice.Choice(texts.get("notice.saveElsewhere"), () -> saveElsewhere.accept(shown));
        notices.add(
                MAY_BE_REPLACED.contains(failure.problem().code())
                        ? Notice.of(
                                failure,
                                elsewhere,
                                new Notice.Choice(
                                        texts.get("notice.replace"), () -> saveTo(shown, file, onSaved, true)))
                        : Notice.of(failure, elsewhere));
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
