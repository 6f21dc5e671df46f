package org.nasion.app.desktop.library;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.nasion.app.desktop.dialog.DialogService;
import org.nasion.app.desktop.task.Failure;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.Notice;
import org.nasion.app.desktop.viewmodel.Page;
import org.nasion.app.desktop.viewmodel.StoredFilm;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.app.desktop.visits.ReportVisits;
import org.nasion.app.desktop.visits.VisitsViewModel;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.Thumbnail;
import org.nasion.core.library.FilmEntry;
import org.nasion.core.library.FilmState;
import org.nasion.core.library.ImportItem;
import org.nasion.core.library.ImportOutcome;
import org.nasion.core.library.Leases;
import org.nasion.core.library.Library;
import org.nasion.core.library.PatientEntry;
import org.nasion.core.library.PatientFile;
import org.nasion.core.library.Query;
import org.nasion.core.library.Question;
import org.nasion.core.library.Search;
import org.nasion.core.library.StoredCase;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.task.Progress;

/** Patients that are searched for, the one who is chosen, and what can be done with their films. The data base is asked off the UI thread. */
public final class LibraryViewModel {

    private static final int PAGE = 100;
    private static final int SIDE = 160;
    private static final String HELD = "NAS-LIBRARY-HELD";

    private final LibraryDesk desk;
    private final WorkbenchViewModel workbench;
    private final DialogService dialogs;
    private final TaskRunner watched;
    private final TaskRunner quiet;
    private final WindowTexts texts;
    private final ObjectProperty<Optional<Page>> page;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObjectProperty<Search.Order> order = new SimpleObjectProperty<>(Search.Order.RECENT);
    private final ObservableList<PatientEntry> patients = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<PatientFile>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Map<Long, byte[]>> pictures = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyBooleanWrapper inUse = new ReadOnlyBooleanWrapper();
    private final ObservableList<Question> questions = FXCollections.observableArrayList();
    private final DecisionViewModel decisions;
    private final VisitsViewModel visits;
    private final LibraryVisits films;
    private final ReportVisits reported;
    private Runnable archive = () -> {};
    private Consumer<String> studies = query -> {};
    private boolean searching;
    private boolean searchAgain;

    /** @param page the page that lies over the window */
    public LibraryViewModel(
            LibraryDesk desk, WorkbenchViewModel workbench, ObjectProperty<Optional<Page>> page, WindowTexts texts) {
        this.page = page;
        this.desk = desk;
        this.workbench = workbench;
        this.dialogs = workbench.dialogs();
        this.watched = workbench.tasks();
        this.quiet = workbench.tasks().apart();
        this.texts = texts;
        this.decisions = new DecisionViewModel(desk, workbench, texts, this::decided);
        this.visits = new VisitsViewModel(
                () -> desk.services().visits(),
                workbench,
                page,
                () -> desk.who().name(),
                texts,
                Clock.systemDefaultZone());
        this.films = new LibraryVisits(desk, texts);
        this.reported = new ReportVisits(() -> desk.services().visits(), films::before, workbench);
        query.addListener((property, before, now) -> search());
        order.addListener((property, before, now) -> search());
        workbench.savedProperty().addListener((property, before, now) -> refresh());
    }

    /** Visits of a patient laid on each other. */
    public VisitsViewModel visits() {
        return visits;
    }

    /** Visits that a report can be compared with. */
    public ReportVisits reported() {
        return reported;
    }

    /** Lays the films of a patient on each other. */
    void compare(PatientFile file) {
        visits.open(films.of(file));
    }

    WindowTexts texts() {
        return texts;
    }

    /** Who is whom. */
    DecisionViewModel decisions() {
        return decisions;
    }

    /** A patient may be gone, or have other films. */
    private void decided() {
        search();
        chosen.get().ifPresent(file -> choose(file.entry().number()));
    }

    /** Shows the library where there is one; makes none. */
    public void begin() {
        if (desk.isThere()) {
            search();
        }
    }

    /** Lays the library over an open film, or takes it away; without a film it is the first screen anyway, once it holds somebody. */
    public void show() {
        boolean shown = page.get().filter(Page.LIBRARY::equals).isPresent();
        boolean firstScreen = workbench.openProperty().get().isEmpty() && inUse.get();
        page.set(shown || firstScreen ? Optional.empty() : Optional.of(Page.LIBRARY));
        search();
    }

    /** Goes on with what another one searched for. */
    public void goOn(LibraryViewModel before) {
        visits.goOn(before.visits);
        query.set(before.query.get());
        order.set(before.order.get());
        questions.setAll(before.questions);
        begin();
        before.chosen.get().ifPresent(file -> choose(file.entry().number()));
    }

    /** Searches for what is typed; while one search is under way the newest text waits for it. */
    private void search() {
        if (searching) {
            searchAgain = true;
            return;
        }
        searching = true;
        String text = query.get();
        Search.Order by = order.get();
        quiet.start(
                "",
                progress -> {
                    Query understood = desk.services().queries().get().parse(text);
                    return Map.entry(understood, desk.library().patients().search(new Search(understood, by, PAGE)));
                },
                found -> {
                    searching = false;
                    patients.setAll(found.getValue());
                    inUse.set(inUse.get() || !found.getValue().isEmpty());
                    told.set(found.getKey()
                            .unclear()
                            .map(texts::say)
                            .orElse(
                                    found.getValue().size() == PAGE
                                            ? texts.get("library.many", PAGE)
                                            : texts.get(
                                                    "library.found",
                                                    found.getValue().size())));
                    again();
                },
                failure -> {
                    searching = false;
                    told.set(texts.say(failure.problem()));
                    again();
                });
    }

    private void again() {
        if (searchAgain) {
            searchAgain = false;
            search();
        }
    }

    /** What is shown may have changed. */
    private void refresh() {
        if (inUse.get()) {
            search();
            chosen.get().ifPresent(file -> choose(file.entry().number()));
        }
    }

    /** Shows a patient's visits and films. */
    public void choose(long number) {
        quiet.start(
                "",
                progress -> desk.library().patients().find(number),
                found -> {
                    chosen.set(found);
                    found.ifPresent(this::showPictures);
                },
                this::tell);
    }

    /** Small pictures that are there come at once; missing ones are made from their films and kept. */
    private void showPictures(PatientFile file) {
        List<FilmEntry> films = file.films();
        quiet.start(
                "",
                progress -> desk.library()
                        .films()
                        .thumbnails(films.stream().map(FilmEntry::number).toList()),
                there -> {
                    pictures.set(there);
                    List<FilmEntry> missing = films.stream()
                            .filter(film -> !there.containsKey(film.number()))
                            .toList();
                    if (!missing.isEmpty()) {
                        quiet.start(
                                "",
                                progress -> made(missing),
                                made -> {
                                    Map<Long, byte[]> all = new HashMap<>(pictures.get());
                                    all.putAll(made);
                                    pictures.set(all);
                                },
                                failure -> {});
                    }
                },
                this::tell);
    }

    private Map<Long, byte[]> made(List<FilmEntry> films) {
        Map<Long, byte[]> made = new HashMap<>();
        for (FilmEntry film : films) {
            try {
                if (Files.isRegularFile(film.file())) {
                    byte[] png = Thumbnail.of(desk.services().reader().read(film.file(), Progress.NONE), SIDE)
                            .png();
                    desk.library().films().thumbnail(film.number(), png);
                    made.put(film.number(), png);
                }
            } catch (ProblemException e) {
                // A film that cannot be read has no picture; opening it says why.
            }
        }
        return made;
    }

    /** Opens a film; points are found where it has none yet. */
    public void open(FilmEntry film) {
        open(film, false, Optional.empty());
    }

    /** Opens a film and what a report of it is chosen on. */
    public void report(FilmEntry film) {
        open(film, false, Optional.of(Page.REPORT));
    }

    private void open(FilmEntry film, boolean takeOver, Optional<Page> then) {
        page.set(Optional.empty());
        workbench.openStored(
                texts.get("task.openCase"),
                progress -> stored(film, takeOver, progress),
                () -> page.set(then),
                failure -> {
                    boolean held = failure.problem().code().equals(HELD);
                    workbench
                            .notices()
                            .add(
                                    held
                                            ? Notice.of(
                                                    failure,
                                                    new Notice.Choice(
                                                            texts.get("library.takeOver"),
                                                            () -> open(film, true, then)))
                                            : Notice.of(failure));
                });
    }

    private StoredFilm stored(FilmEntry film, boolean takeOver, Progress progress) {
        Library library = desk.library();
        FilmEntry now = library.films().find(film.number()).orElse(film);
        Cephalogram pixels = desk.film(now, progress);
        Leases.Lease lease = switch (takeOver
                ? library.leases().takeOver(film.number(), desk.who())
                : library.leases().take(film.number(), desk.who())) {
            case Leases.Outcome.Granted granted -> granted.lease();
            case Leases.Outcome.Held(Leases.Lease by) ->
                throw new ProblemException(
                        "NAS-LIBRARY-HELD",
                        "{0} works on this film at {1}.",
                        by.holder().name(),
                        by.holder().machine());
        };
        StoredCase stored = library.films().open(film.number(), desk.who());
        CaseFile content = stored.content();
        return new StoredFilm(
                now.file(),
                pixels,
                content,
                new LibraryHome(
                        desk,
                        library,
                        content.content().patient().name(),
                        content.content().tracing().placements().isEmpty(),
                        stored.film(),
                        lease));
    }

    /** Signs or flags a film, or takes that back. */
    public void mark(FilmEntry film, FilmState state) {
        quiet.start(
                "",
                progress -> desk.library().films().mark(film.number(), film.version(), state, desk.who()),
                done -> refresh(),
                this::tell);
    }

    /** Keeps tags and notes of the chosen patient. @param tags separated by commas */
    public void describe(PatientEntry entry, String tags, String notes) {
        Set<String> words = new TreeSet<>();
        for (String tag : tags.split(",")) {
            if (!tag.isBlank()) {
                words.add(tag.strip());
            }
        }
        if (!words.equals(entry.tags()) || !notes.equals(entry.notes())) {
            quiet.start(
                    "",
                    progress -> desk.library().patients().change(entry.with(entry.patient(), words, notes), desk.who()),
                    done -> refresh(),
                    this::tell);
        }
    }

    /** Says how a study is made of the films that a search finds. */
    public void makesStudiesBy(Consumer<String> begin) {
        studies = begin;
    }

    /** Begins a study of all films of the patients that are found now. */
    void study() {
        studies.accept(query.get());
    }

    /** Asks for a folder and brings its films in. */
    public void chooseAndImport() {
        dialogs.chooseFolder(texts.get("library.chooseFolder"), Optional.empty())
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
        watched.start(
                texts.get("library.importing"),
                progress -> {
                    ImportOutcome outcome = desk.importer(question -> new Question.Answer.LeaveOut(), true)
                            .run(films.stream().map(ImportItem::of).toList(), progress);
                    desk.library().copies().release(films);
                    return outcome;
                },
                this::brought,
                this::tell,
                this::search);
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
        watched.start(
                texts.get("library.importing"),
                progress -> desk.importer(person).run(items.apply(progress), progress),
                this::brought,
                this::tell,
                this::search);
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
        refresh();
        search();
    }

    /** Asks for a folder and writes the chosen patient's cases into it. */
    public void export(PatientEntry entry) {
        dialogs.chooseFolder(texts.get("library.chooseExport"), Optional.empty())
                .ifPresent(folder -> watched.start(
                        texts.get("library.exporting"),
                        progress -> desk.services().exporter().write(desk.library(), entry.number(), folder, progress),
                        films -> workbench.notices().add(Notice.information(texts.get("library.exported", films))),
                        this::tell));
    }

    private void tell(Failure failure) {
        workbench.tell(failure);
    }

    public StringProperty queryProperty() {
        return query;
    }

    public ObjectProperty<Search.Order> orderProperty() {
        return order;
    }

    public ObservableList<PatientEntry> patients() {
        return patients;
    }

    /** How many were found, what of the query was not understood, or why there is nothing. */
    public ReadOnlyStringProperty toldProperty() {
        return told.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<PatientFile>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Small pictures of the chosen patient's films as PNG, by film. */
    public ReadOnlyObjectProperty<Map<Long, byte[]>> picturesProperty() {
        return pictures.getReadOnlyProperty();
    }

    /** Whether there are patients: the library is the first screen then. */
    public ReadOnlyBooleanProperty inUseProperty() {
        return inUse.getReadOnlyProperty();
    }

    /** What only a person can say of films that were to come in. */
    public ObservableList<Question> questions() {
        return questions;
    }
}
