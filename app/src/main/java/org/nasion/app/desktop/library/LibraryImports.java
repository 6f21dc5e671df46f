package org.nasion.app.desktop.library;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.Notice;
import org.nasion.app.desktop.viewmodel.Page;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.library.ImportItem;
import org.nasion.core.library.ImportOutcome;
import org.nasion.core.library.Question;
import org.nasion.core.task.Progress;

/** Films and cases that come into the library, and what only a person can say of them. */
public final class LibraryImports {

    private final LibraryDesk desk;
    private final WorkbenchViewModel workbench;
    private final TaskRunner tasks;
    private final ObjectProperty<Optional<Page>> page;
    private final WindowTexts texts;
    private final Runnable changed;
    private final Runnable ended;
    private final ObservableList<Question> questions = FXCollections.observableArrayList();
    private Runnable archive = () -> {};

    /**
     * @param page    the page that lies over the window
     * @param changed told after films have come in
     * @param ended   told after every import, also one that was stopped
     */
    LibraryImports(
            LibraryDesk desk,
            WorkbenchViewModel workbench,
            ObjectProperty<Optional<Page>> page,
            WindowTexts texts,
            Runnable changed,
            Runnable ended) {
        this.desk = desk;
        this.workbench = workbench;
        this.tasks = workbench.tasks();
        this.page = page;
        this.texts = texts;
        this.changed = changed;
        this.ended = ended;
    }

    /** Asks for a folder and brings its films in. */
    public void chooseAndImport() {
        workbench
                .dialogs()
                .chooseFolder(texts.get("library.chooseFolder"), Optional.empty())
                .ifPresent(this::importFrom);
    }

    /** Brings the films and cases of a folder in. */
    public void importFrom(Path folder) {
        bring(progress -> desk.services().source().items(folder, progress), question -> new Question.Answer.LeaveOut());
    }

    /** @param show shows the page that asks an archive for films */
    public void asksArchiveBy(Runnable show) {
        archive = show;
    }

    /** Asks an archive for films. */
    void askArchive() {
        archive.run();
    }

    /**
     * Brings films in that an archive sent. They lie nowhere else on this computer: the library keeps them itself, and what was
     * received goes once it does.
     */
    public void importFetched(List<Path> films) {
        page.set(Optional.of(Page.LIBRARY));
        tasks.start(
                texts.get("library.importing"),
                progress -> {
                    ImportOutcome outcome = desk.importer(question -> new Question.Answer.LeaveOut(), true)
                            .run(films.stream().map(ImportItem::of).toList(), progress);
                    desk.library().copies().release(films);
                    return outcome;
                },
                this::brought,
                workbench::tell,
                ended);
    }

    /** Answers a question for all open films of that patient. */
    public void answer(Question question, Question.Answer answer) {
        List<ImportItem> items = new ArrayList<>();
        questions.stream()
                .filter(one -> one.named().equals(question.named()))
                .forEach(one -> items.add(ImportItem.of(one.file())));
        questions.removeIf(one -> one.named().equals(question.named()));
        if (!(answer instanceof Question.Answer.LeaveOut)) {
            bring(progress -> items, asked -> answer);
        }
    }

    private void bring(Function<Progress, List<ImportItem>> items, Function<Question, Question.Answer> person) {
        tasks.start(
                texts.get("library.importing"),
                progress -> desk.importer(person).run(items.apply(progress), progress),
                this::brought,
                workbench::tell,
                ended);
    }

    private void brought(ImportOutcome outcome) {
        questions.addAll(outcome.open().stream()
                .filter(question -> question.reason() != Question.Reason.NOBODY)
                .toList());
        workbench
                .notices()
                .add(Notice.information(
                        texts.get("library.imported", outcome.films(), outcome.patients(), outcome.there())));
        long nobody = outcome.open().stream()
                .filter(question -> question.reason() == Question.Reason.NOBODY)
                .count();
        if (nobody > 0) {
            workbench.notices().add(Notice.warning(texts.get("library.nobody", nobody)));
        }
        if (!outcome.failed().isEmpty()) {
            workbench
                    .notices()
                    .add(Notice.warning(texts.get(
                            "library.failed",
                            outcome.failed().size(),
                            texts.say(outcome.failed().getFirst().why()))));
        }
        changed.run();
        ended.run();
    }

    /** What only a person can say of films that were to come in. */
    public ObservableList<Question> questions() {
        return questions;
    }
}
