package org.nasion.app.desktop.library;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
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
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.app.desktop.visits.ReportVisits;
import org.nasion.app.desktop.visits.VisitsViewModel;
import org.nasion.core.library.FilmEntry;
import org.nasion.core.library.FilmState;
import org.nasion.core.library.PatientEntry;
import org.nasion.core.library.PatientFile;
import org.nasion.core.library.Query;
import org.nasion.core.library.Search;

/** Patients that are searched for, the one who is chosen, and what can be done with their films. The data base is asked off the UI thread. */
public final class LibraryViewModel {

    private static final int PAGE = 100;

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
    private final ReadOnlyBooleanWrapper inUse = new ReadOnlyBooleanWrapper();
    private final FilmPictures pictures;
    private final LibraryImports imports;
    private final StoredFilms stored;
    private final DecisionViewModel decisions;
    private final VisitsViewModel visits;
    private final LibraryVisits films;
    private final ReportVisits reported;
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
        this.pictures = new FilmPictures(desk, quiet, this::tell);
        this.imports = new LibraryImports(desk, workbench, page, texts, this::refresh, this::search);
        this.stored = new StoredFilms(desk, workbench, page, texts);
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
        texts.onChange(this::begin);
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

    /** What comes in. */
    public LibraryImports imports() {
        return imports;
    }

    /** Its films, to be opened. */
    StoredFilms stored() {
        return stored;
    }

    /** Small pictures of the chosen patient's films. */
    public FilmPictures pictures() {
        return pictures;
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
                    found.ifPresent(file -> pictures.show(file.films()));
                },
                this::tell);
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

    /** Whether there are patients: the library is the first screen then. */
    public ReadOnlyBooleanProperty inUseProperty() {
        return inUse.getReadOnlyProperty();
    }
}
