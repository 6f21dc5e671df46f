package org.nasion.app.desktop.study;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.nasion.app.desktop.dialog.DialogService;
import org.nasion.app.desktop.library.LibraryDesk;
import org.nasion.app.desktop.services.StudyServices;
import org.nasion.app.desktop.task.Failure;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.study.StudyCreation;
import org.nasion.app.study.StudyPlan;
import org.nasion.core.analysis.PointFiles;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.landmark.LandmarkCatalog;
import org.nasion.core.library.LibraryExport;
import org.nasion.core.library.PatientEntry;
import org.nasion.core.library.Query;
import org.nasion.core.problem.Problem;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.study.StudyFolder;
import org.nasion.core.task.Progress;

/** A study that is about to be made: what is typed and chosen, what is wrong with it, and the making. Belongs to the UI thread. */
public final class StudyDraft {

    /** Who sees the network's proposals. */
    public enum Proposals {
        HIDDEN("reading:" + StudyPlan.BLIND),
        SHOWN("reading"),
        HIDDEN_FIRST("blind:" + StudyPlan.BLIND, "assisted"),
        SHOWN_FIRST("assisted", "blind:" + StudyPlan.BLIND);

        private final List<String> arms;

        Proposals(String... arms) {
            this.arms = List.of(arms);
        }
    }

    /**
     * A study that was made.
     *
     * @param left films that could not be taken up, and why
     */
    public record Made(StudyFolder study, Map<String, Problem> left) {}

    private final StudyServices services;
    private final LibraryDesk library;
    private final DialogService dialogs;
    private final TaskRunner tasks;
    private final StringProperty title = new SimpleStringProperty("");
    private final BooleanProperty ofLibrary = new SimpleBooleanProperty();
    private final ObjectProperty<Optional<Path>> films = new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty patients = new SimpleStringProperty("");
    private final ObjectProperty<Optional<Path>> folder = new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty landmarks = new SimpleStringProperty("");
    private final ObjectProperty<Optional<Path>> points = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Proposals> proposals = new SimpleObjectProperty<>(Proposals.HIDDEN);
    private final StringProperty readers = new SimpleStringProperty("");
    private final StringProperty readersPerFilm = new SimpleStringProperty("");
    private final StringProperty repeats = new SimpleStringProperty("");
    private final StringProperty scale = new SimpleStringProperty("");
    private final StringProperty seed = new SimpleStringProperty("1");
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());

    /** @param tasks whose progress the page shows */
    StudyDraft(StudyServices services, LibraryDesk library, DialogService dialogs, TaskRunner tasks) {
        this.services = services;
        this.library = library;
        this.dialogs = dialogs;
        this.tasks = tasks;
        for (Observable field : fields()) {
            field.addListener(change -> problem.set(Optional.empty()));
        }
    }

    /** Everything that {@link #fault} depends on. */
    Observable[] fields() {
        return new Observable[] {
            title,
            ofLibrary,
            films,
            patients,
            folder,
            landmarks,
            points,
            proposals,
            readers,
            readersPerFilm,
            repeats,
            scale,
            seed
        };
    }

    /** Whether there is a library that films could be taken from. */
    boolean hasLibrary() {
        return library.isThere();
    }

    /** Takes the films of the patients that a search finds. */
    public void ofPatients(String query) {
        ofLibrary.set(true);
        patients.set(query);
    }

    void chooseFilms(String words) {
        dialogs.chooseFolder(words, films.get()).ifPresent(chosen -> films.set(Optional.of(chosen)));
    }

    void chooseFolder(String words) {
        dialogs.chooseFolder(words, folder.get()).ifPresent(chosen -> folder.set(Optional.of(chosen)));
    }

    void choosePoints(String words) {
        dialogs.chooseFile(words, "JSON", List.of("*.json"), Optional.empty())
                .ifPresent(chosen -> points.set(Optional.of(chosen)));
    }

    /** What is wrong or missing, the first of it; own points are read when the study is made. */
    Optional<Problem> fault() {
        try {
            if (ofLibrary.get()) {
                query();
            } else if (films.get().isEmpty()) {
                throw new ProblemException(
                        "NAS-STUDY-PLAN.films",
                        "Choose the folder in which the films lie, or patients of the library.");
            }
            if (folder.get().isEmpty()) {
                throw new ProblemException("NAS-STUDY-PLAN.folder", "Choose a new or empty folder for the study.");
            }
            names(readers.get()).forEach(StudyFolder::requireName);
            stated();
            StudyPlan plan = plan();
            if (points.get().isEmpty()) {
                plan.apply(LandmarkCatalog.shipped());
            }
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problem());
        }
    }

    private Query query() {
        Query query = library.services().queries().get().parse(patients.get());
        query.unclear().ifPresent(sentence -> {
            throw new ProblemException("NAS-STUDY-PLAN.patients", "The search was not understood: {0}", sentence);
        });
        return query;
    }

    private StudyPlan plan() {
        return new StudyPlan(
                title.get().isBlank() ? "Study" : title.get().strip(),
                names(landmarks.get()),
                proposals.get().arms,
                (int) number(readersPerFilm.get(), 0),
                (int) number(repeats.get(), 0),
                number(seed.get(), 1));
    }

    private OptionalDouble stated() {
        String text = scale.get().strip().replace(',', '.');
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            double value = Double.parseDouble(text);
            if (value > 0 && Double.isFinite(value)) {
                return OptionalDouble.of(value);
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new ProblemException(
                "NAS-STUDY-PLAN.scale", "{0} is no scale: millimetres from pixel to pixel, for example 0.1.", text);
    }

    private static long number(String typed, long otherwise) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.matches("\\d{1,9}")) {
            throw new ProblemException("NAS-STUDY-PLAN.number", "{0} is not a whole number from 0 on.", text);
        }
        return Long.parseLong(text);
    }

    /** What commas, semicolons or blanks separate. */
    static List<String> names(String typed) {
        return Arrays.stream(typed.strip().split("[,;\\s]+"))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** Makes the study and shares its films out among the readers. */
    void make(Consumer<Made> then) {
        StudyPlan plan = plan();
        OptionalDouble stated = stated();
        Path root = folder.get().orElseThrow();
        Optional<Path> own = points.get();
        Optional<Query> asked = ofLibrary.get() ? Optional.of(query()) : Optional.empty();
        List<Path> there = films.get().stream().toList();
        List<String> named = names(readers.get());
        problem.set(Optional.empty());
        tasks.start(
                "",
                progress -> {
                    // What is wrong with the points is told before anything is written.
                    plan.apply(own.map(PointFiles::read).orElse(LandmarkCatalog.shipped()));
                    List<StudyCreation.Source> sources = asked.map(this::ofLibrary)
                            .orElseGet(() -> services.creation().sources(there));
                    Made made = made(root, plan, own, sources, stated, progress);
                    if (asked.isPresent()) {
                        services.library().tag(library.library(), made.study(), library.who());
                    }
                    if (!named.isEmpty()) {
                        made.study().assign(named);
                    }
                    return made;
                },
                made -> {
                    forget();
                    then.accept(made);
                },
                failure -> problem.set(Optional.of(failure.problem())));
    }

    private List<StudyCreation.Source> ofLibrary(Query query) {
        return services.library()
                .sources(
                        library.library(),
                        LibraryExport.all(library.library(), query)
                                .map(PatientEntry::number)
                                .toList());
    }

    private Made made(
            Path root,
            StudyPlan plan,
            Optional<Path> own,
            List<StudyCreation.Source> sources,
            OptionalDouble stated,
            Progress progress) {
        Map<String, Problem> left = new LinkedHashMap<>();
        StudyFolder study = services.creation()
                .create(
                        root,
                        plan,
                        own,
                        sources,
                        stated,
                        progress,
                        (source, why) -> left.put(source.name(), Failure.of(why).problem()));
        return new Made(study, left);
    }

    /** The next study lies elsewhere. */
    private void forget() {
        folder.set(Optional.empty());
        title.set("");
    }

    /** The codes of all landmarks that can be marked, in the program's order. */
    static String all() {
        return String.join(
                ", ",
                Landmark.STANDARD.stream().map(landmark -> landmark.code()).toList());
    }

    StringProperty titleProperty() {
        return title;
    }

    BooleanProperty ofLibraryProperty() {
        return ofLibrary;
    }

    ObjectProperty<Optional<Path>> filmsProperty() {
        return films;
    }

    StringProperty patientsProperty() {
        return patients;
    }

    ObjectProperty<Optional<Path>> folderProperty() {
        return folder;
    }

    StringProperty landmarksProperty() {
        return landmarks;
    }

    ObjectProperty<Optional<Path>> pointsProperty() {
        return points;
    }

    ObjectProperty<Proposals> proposalsProperty() {
        return proposals;
    }

    StringProperty readersProperty() {
        return readers;
    }

    StringProperty readersPerFilmProperty() {
        return readersPerFilm;
    }

    StringProperty repeatsProperty() {
        return repeats;
    }

    StringProperty scaleProperty() {
        return scale;
    }

    StringProperty seedProperty() {
        return seed;
    }

    /** Why the last try failed. */
    ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
