package org.nasion.app.desktop.viewmodel;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nasion.app.desktop.dialog.DialogService;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.task.Failure;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.core.habit.Habit;
import org.nasion.core.habit.HabitFile;
import org.nasion.core.habit.HabitShelf;
import org.nasion.core.habit.HabitShelf.Hand;
import org.nasion.core.habit.Review;
import org.nasion.core.problem.Problem;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.tracing.CaseContent;

/**
 * The person's habit: hands in what reviewed films teach, says what proposals follow, and shows what was learned. Belongs to
 * the UI thread; habits are read and learned off it.
 */
public final class HabitViewModel {

    /** Ending of a habit that is taken along. */
    public static final String EXTENSION = ".json";

    /**
     * What there is to see of a hand.
     *
     * @param hand    whose, and on which films
     * @param people  whose habits are kept, and the person of now
     * @param sources of films that are kept of this person, and that of the open film
     * @param known   what was learned; empty where it cannot be read
     * @param shared  whether the library keeps it too
     */
    public record Shown(
            Hand hand, List<String> people, List<String> sources, Optional<HabitShelf.Known> known, boolean shared) {}

    /** What proposals follow, and why nothing where it could not be read. */
    record Followed(Habit habit, Optional<Problem> problem) {}

    /** A habit that has begun to be followed, until the person has answered that. */
    private record Begun(Hand hand, HabitShelf.Known known, Notice line) {}

    private final HabitShelf shelf;
    private final TaskRunner tasks;
    private final DialogService dialogs;
    private final SettingsStore settings;
    private final WindowTexts texts;
    private final ReadOnlyObjectProperty<Optional<OpenCase>> open;
    private final ReadOnlyObjectProperty<DetectorStatus> detector;
    private final List<Notice> notices;
    private final ReadOnlyObjectWrapper<Optional<Shown>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<String> source = Optional.empty();
    private Optional<Begun> begun = Optional.empty();
    private Runnable page = () -> {};

    /**
     * @param tasks    for work that nobody waits for
     * @param open     the case on the screen
     * @param detector the network in use
     * @param notices  where news and problems are shown
     */
    HabitViewModel(
            HabitShelf shelf,
            TaskRunner tasks,
            DialogService dialogs,
            SettingsStore settings,
            WindowTexts texts,
            ReadOnlyObjectProperty<Optional<OpenCase>> open,
            ReadOnlyObjectProperty<DetectorStatus> detector,
            List<Notice> notices) {
        this.shelf = shelf;
        this.tasks = tasks;
        this.dialogs = dialogs;
        this.settings = settings;
        this.texts = texts;
        this.open = open;
        this.detector = detector;
        this.notices = notices;
        texts.onChange(() -> begun.filter(told -> notices.remove(told.line()))
                .ifPresent(told -> tellBegun(told.hand(), told.known())));
    }

    /** What opens the page on which a habit is seen. */
    public void showsOn(Runnable opensPage) {
        page = opensPage;
    }

    // ---- reviewing and proposing

    /** Hands in what a film teaches about the person of now; called whenever work on it rests: saved, left or closed. */
    void review(OpenCase film) {
        Hand hand = hand(film);
        CaseContent state = film.tracing().state();
        Review.of(film.filmId(), hand.network(), hand.person(), state.tracing(), state.history(), state.calibration())
                .ifPresent(lesson -> {
                    shelf.hand(hand.person(), hand.source(), lesson);
                    tasks.start(
                            texts.get("task.habit"),
                            progress -> shelf.known(hand),
                            known -> {
                                if (shelf.takeBegun(hand)) {
                                    tellBegun(hand, known);
                                }
                                if (shown.get().isPresent()) {
                                    refresh();
                                }
                            },
                            failure -> notices.add(Notice.of(failure)));
                });
    }

    /** Writes what was handed in, since the program ends. */
    void close() {
        try {
            shelf.keep();
        } catch (ProblemException e) {
            // The window is gone already; a habit that cannot be read is told of at the next film.
        }
    }

    /** Whose habit proposals on a film follow. */
    Hand hand(OpenCase film) {
        return new Hand(
                person(),
                HabitFile.source(film.film().acquisition()),
                film.proposedProperty().get().map(by -> by.by().model()).orElseGet(this::network));
    }

    /** What proposals on a film follow; off the UI thread. */
    Followed followed(Hand hand) {
        try {
            return new Followed(shelf.known(hand).followed(), Optional.empty());
        } catch (ProblemException e) {
            return new Followed(Habit.NONE, Optional.of(e.problem()));
        }
    }

    /** The first proposals that follow the person say so, where the person has not answered that yet. */
    void tellFollowed() {
        begun.filter(told -> !notices.contains(told.line())).ifPresent(told -> notices.add(told.line()));
        begun = Optional.empty();
    }

    private void tellBegun(Hand hand, HabitShelf.Known known) {
        Notice line = Notice.information(
                new HabitWords(texts).begun(known.learned()),
                new Notice.Choice(texts.get("habit.begun.show"), () -> answered(page)),
                new Notice.Choice(texts.get("habit.begun.off"), () -> answered(() -> turn(hand, false))),
                new Notice.Choice(texts.get("habit.begun.forget"), () -> answered(() -> forget(hand))));
        notices.add(line);
        begun = Optional.of(new Begun(hand, known, line));
    }

    private void answered(Runnable what) {
        begun = Optional.empty();
        what.run();
    }

    // ---- the page

    /** Reads again what there is to see. */
    public void refresh() {
        Hand hand = hand();
        tasks.start(
                texts.get("task.habit"),
                progress -> look(hand),
                found -> shown.set(Optional.of(found)),
                failure -> notices.add(Notice.of(failure)));
    }

    private Shown look(Hand hand) {
        List<HabitFile> all = shelf.all();
        TreeSet<String> people =
                new TreeSet<>(all.stream().map(HabitFile::person).toList());
        people.add(hand.person());
        TreeSet<String> sources = new TreeSet<>(all.stream()
                .filter(file -> file.person().equals(hand.person()))
                .map(HabitFile::source)
                .toList());
        sources.add(hand.source());
        Optional<HabitShelf.Known> known;
        try {
            known = Optional.of(shelf.known(hand));
        } catch (ProblemException e) {
            known = Optional.empty();
        }
        return new Shown(hand, List.copyOf(people), List.copyOf(sources), known, shelf.isShared());
    }

    private Hand hand() {
        return new Hand(
                person(),
                source.or(() -> open.get()
                                .map(film -> HabitFile.source(film.film().acquisition())))
                        .orElse(HabitFile.PICTURES),
                network());
    }

    private String person() {
        return settings.get().reviewerOrLogin();
    }

    private String network() {
        return open.get()
                .flatMap(film -> film.proposedProperty().get())
                .map(by -> by.by().model())
                .orElseGet(() -> detector.get() instanceof DetectorStatus.Ready ready
                        ? ready.info().model()
                        : "");
    }

    /** Another person works from now on; what the open film taught so far is the first one's. */
    public void choosePerson(String name) {
        if (!name.strip().equals(person())) {
            open.get().ifPresent(this::review);
            settings.change(now -> now.with(draft -> draft.reviewer = name));
            source = Optional.empty();
            followAnew();
        }
    }

    /** Shows what was learned on other films. */
    public void chooseSource(String other) {
        source = Optional.of(other);
        refresh();
    }

    /** Follows the shown habit or not. */
    public void turn(boolean on) {
        turn(hand(), on);
    }

    private void turn(Hand hand, boolean on) {
        change(() -> shelf.turn(hand.person(), hand.source(), on));
    }

    /** Forgets the shown habit. */
    public void forget() {
        forget(hand());
    }

    private void forget(Hand hand) {
        change(() -> shelf.forget(hand.person(), hand.source()));
    }

    /** Writes the shown habit to a file of the user's. */
    public void export() {
        Hand hand = hand();
        dialogs.chooseTarget(
                        texts.get("habit.export.title"),
                        "habit" + EXTENSION,
                        texts.get("habit.file"),
                        EXTENSION,
                        settings.get().lastFolder())
                .ifPresent(target -> tasks.start(
                        texts.get("task.habit"),
                        progress -> {
                            shelf.export(hand.person(), hand.source(), target);
                            return target;
                        },
                        written -> {},
                        this::failed));
    }

    /** Takes over a habit from a file, for the person and the films that are shown. */
    public void importFrom() {
        Hand hand = hand();
        dialogs.chooseFile(
                        texts.get("habit.import.title"),
                        texts.get("habit.file"),
                        List.of("*" + EXTENSION),
                        settings.get().lastFolder())
                .ifPresent(file -> change(() -> shelf.importFrom(file, hand.person(), hand.source())));
    }

    private void change(Runnable what) {
        tasks.start(
                texts.get("task.habit"),
                progress -> {
                    what.run();
                    return Boolean.TRUE;
                },
                done -> followAnew(),
                this::failed);
    }

    private void failed(Failure failure) {
        notices.add(Notice.of(failure));
        refresh();
    }

    /** Shows the open film's untouched points as they are proposed to the person of now. */
    private void followAnew() {
        refresh();
        open.get().ifPresent(film -> {
            Hand hand = hand(film);
            tasks.start(
                    texts.get("task.habit"),
                    progress -> followed(hand),
                    now -> {
                        CaseContent state = film.tracing().state();
                        film.tracing()
                                .replaceTracing(
                                        texts.get("edit.habit"),
                                        now.habit().followed(state.tracing(), state.calibration()));
                        now.problem().ifPresent(problem -> notices.add(Notice.of(problem)));
                    },
                    failure -> notices.add(Notice.of(failure)));
        });
    }

    /** Where the habit is kept. */
    public Path folder() {
        return shelf.folder();
    }

    /** What there is to see; empty until the page was opened. */
    public ReadOnlyObjectProperty<Optional<Shown>> shownProperty() {
        return shown.getReadOnlyProperty();
    }
}
