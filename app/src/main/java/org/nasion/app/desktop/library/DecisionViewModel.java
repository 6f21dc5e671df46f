package org.nasion.app.desktop.library;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nasion.app.desktop.task.Failure;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.Notice;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.library.Changes;
import org.nasion.core.library.FilmEntry;
import org.nasion.core.library.PatientEntry;
import org.nasion.core.patient.Patient;
import org.nasion.core.task.Progress;

/** Who is whom: merging two patients, giving a film to another person, deleting a patient. Only the last cannot be undone. */
final class DecisionViewModel {

    private final LibraryDesk desk;
    private final WorkbenchViewModel workbench;
    private final TaskRunner quiet;
    private final WindowTexts texts;
    private final Runnable changed;
    private final ReadOnlyObjectWrapper<Optional<Decision>> pending = new ReadOnlyObjectWrapper<>(Optional.empty());

    /** @param changed called after each change of the library */
    DecisionViewModel(LibraryDesk desk, WorkbenchViewModel workbench, WindowTexts texts, Runnable changed) {
        this.desk = desk;
        this.workbench = workbench;
        this.quiet = workbench.tasks().apart();
        this.texts = texts;
        this.changed = changed;
    }

    /** What waits to be confirmed. */
    ReadOnlyObjectProperty<Optional<Decision>> pendingProperty() {
        return pending.getReadOnlyProperty();
    }

    void ask(Decision decision) {
        pending.set(Optional.of(decision));
    }

    void giveUp() {
        pending.set(Optional.empty());
    }

    /** All films of one patient become another's. */
    void merge(PatientEntry from, PatientEntry into) {
        decide(
                progress -> desk.library().changes().merge(from.number(), into.number(), desk.who()),
                change -> texts.get("library.merged", LibraryPage.named(into)));
    }

    /** A film becomes another person's. */
    void split(PatientEntry from, FilmEntry film, Patient as) {
        decide(
                progress -> desk.library().changes().split(from.number(), Set.of(film.number()), as, desk.who()),
                change -> texts.get("library.splitOff"));
    }

    private void decide(Function<Progress, Changes.Change> work, Function<Changes.Change, String> words) {
        giveUp();
        quiet.start(
                "",
                work,
                change -> {
                    workbench
                            .notices()
                            .add(Notice.information(
                                    words.apply(change),
                                    new Notice.Choice(texts.get("library.undo"), () -> undo(change))));
                    changed.run();
                },
                this::tell);
    }

    private void undo(Changes.Change change) {
        quiet.start(
                "",
                progress -> desk.library().changes().undo(change.number(), desk.who()),
                done -> changed.run(),
                this::tell);
    }

    /** Removes a patient and all that is known of them; the films' files stay where they are. */
    void delete(PatientEntry who) {
        giveUp();
        quiet.start(
                "",
                progress -> desk.library().patients().delete(who.number(), desk.who()),
                films -> {
                    workbench.notices().add(Notice.information(texts.get("library.deleted", films)));
                    changed.run();
                },
                this::tell);
    }

    private void tell(Failure failure) {
        workbench.tell(failure);
    }
}
