package org.nasion.app.desktop.viewmodel;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nasion.app.desktop.task.Failure;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.core.analysis.MeasurementEngine;
import org.nasion.core.detection.Detection;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.CephalogramReader;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.study.Assignment.Item;
import org.nasion.core.study.ItemRecord;
import org.nasion.core.study.ItemRecord.State;
import org.nasion.core.study.StudyFolder;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.TracingEditor;

/**
 * A reader at work: films of his assignment one after the other, the next one read meanwhile, every command kept in the study
 * without being asked. Belongs to the UI thread.
 */
public final class AnnotatorViewModel implements AutoCloseable {

    /** Nobody looks at one point for longer; what is beyond is a pause and counts no time. */
    private static final Duration PAUSE = Duration.ofMinutes(2);

    /**
     * The film on the desk.
     *
     * @param place in the assignment, from 0
     */
    public record Desk(Item item, int place, Cephalogram film, TracingViewModel tracing) {}

    private final StudyFolder study;
    private final String reader;
    private final CephalogramReader films;
    private final BiFunction<Cephalogram, Progress, Detection> detector;
    private final MeasurementEngine engine;
    private final TaskRunner tasks;
    private final Clock clock;
    private final AssignmentProgress progress;
    private final ReadingKeeper keeper;
    private final ReadOnlyObjectWrapper<Optional<Desk>> desk = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Failure>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<LoadedFilm> ahead = Optional.empty();
    private Optional<Integer> wanted = Optional.empty();
    private Optional<Integer> loading = Optional.empty();
    private LoadedFilm shown;
    private ItemRecord record = ItemRecord.OPEN;
    private Instant since;
    private final CarriedScale scales = new CarriedScale();
    /** Of the film on the desk. */
    private ReadingOrder order;

    /**
     * @param reader   who reads; has an assignment
     * @param detector finds points on a film, off the UI thread; asked only where the arm shows proposals
     * @param engine   measures what is traced
     */
    public AnnotatorViewModel(
            StudyFolder study,
            String reader,
            CephalogramReader films,
            BiFunction<Cephalogram, Progress, Detection> detector,
            MeasurementEngine engine,
            TaskRunner tasks,
            Clock clock) {
        this.study = study;
        this.reader = reader;
        this.films = films;
        this.detector = detector;
        this.engine = engine;
        this.tasks = tasks;
        this.clock = clock;
        this.progress = AssignmentProgress.of(study, reader);
        this.keeper = new ReadingKeeper(study, reader, tasks, why -> failure.set(Optional.of(why)));
    }

    /** Goes on where the reader left off. */
    public void begin() {
        progress.next(-1).ifPresent(this::open);
    }

    private void stands(Desk open, ItemRecord next) {
        record = next;
        progress.set(open.place(), next);
    }

    /** Lays a film of the assignment on the desk; the one that lies there is kept. */
    public void open(int place) {
        leave();
        wanted = Optional.of(place);
        if (ahead.filter(film -> film.item().equals(progress.items().get(place)))
                .isPresent()) {
            LoadedFilm ready = ahead.get();
            ahead = Optional.empty();
            show(ready, place);
        } else if (loading.filter(other -> other == place).isEmpty()) {
            load(place);
        }
    }

    private void load(int place) {
        loading = Optional.of(place);
        Optional<ReadingKeeper.Reading> newer =
                keeper.unwritten(progress.items().get(place));
        tasks.start(
                "",
                task -> LoadedFilm.of(study, reader, progress.items().get(place), films, detector, task)
                        .goneOnWith(newer),
                film -> {
                    if (loading.filter(other -> other == place).isPresent()) {
                        loading = Optional.empty();
                    }
                    if (wanted.filter(other -> other == place).isPresent()
                            && desk.get().isEmpty()) {
                        show(film, place);
                    } else {
                        ahead = Optional.of(film);
                    }
                },
                why -> {
                    loading = Optional.empty();
                    if (wanted.filter(other -> other == place).isPresent()) {
                        failure.set(Optional.of(why));
                    }
                });
    }

    private void show(LoadedFilm film, int place) {
        shown = film;
        order = new ReadingOrder(study.protocol(), film.item());
        record = film.record().state() == State.OPEN ? film.record().with(State.STARTED) : film.record();
        progress.set(place, record);
        String device = study.film(film.item().film()).device();
        TracingViewModel tracing = new TracingViewModel(
                new TracingEditor(scales.onto(film.state(study.protocol().landmarks()), device), () -> reader, clock),
                engine,
                study.protocol().landmarks());
        since = clock.instant();
        tracing.selectedProperty().addListener((property, before, now) -> spend(before));
        tracing.stateProperty().addListener((property, before, now) -> {
            scales.note(before, now, device, film.item().code());
            keep();
        });
        failure.set(Optional.empty());
        desk.set(Optional.of(new Desk(film.item(), place, film.film(), tracing)));
        select(tracing, order.open(tracing).stream().findFirst());
        if (film.begun().isEmpty()) {
            keep();
        }
        progress.next(place)
                .filter(other -> ahead.isEmpty() && loading.isEmpty())
                .ifPresent(this::load);
    }

    private void spend(Optional<Landmark> on) {
        Instant now = clock.instant();
        Duration passed = Duration.between(since, now);
        since = now;
        if (!passed.isNegative() && passed.compareTo(PAUSE) < 0) {
            record = record.spent(
                    passed.toMillis() / 1000.0, on.map(Landmark::code).orElse(""));
        }
    }

    private void keep() {
        desk.get().ifPresent(open -> {
            spend(open.tracing().selectedProperty().get());
            keeper.keep(
                    open.item(), shown.toCaseFile(study, reader, open.tracing().state()), record);
        });
    }

    private void leave() {
        desk.get().ifPresent(open -> {
            open.tracing().drag().finish();
            keep();
            desk.set(Optional.empty());
        });
    }

    private static void select(TracingViewModel tracing, Optional<Landmark> landmark) {
        landmark.ifPresent(next -> tracing.selectedProperty().set(Optional.of(next)));
    }

    /**
     * The one key: accepts the selected point and goes on to the next that needs a look; a point that is not on the film is
     * passed over as one that cannot be placed. Where nothing is left to look at, the film is done and the next one comes.
     */
    public void enter() {
        desk.get().ifPresent(open -> {
            TracingViewModel tracing = open.tracing();
            tracing.drag().finish();
            Optional<Landmark> selected = tracing.selectedProperty().get();
            selected.filter(study.protocol().landmarks()::contains).ifPresent(landmark -> {
                if (tracing.placement(landmark).isEmpty()) {
                    order.passOver(landmark);
                } else if (!ReadingOrder.isConfirmed(tracing, landmark)) {
                    tracing.review().acceptAll(List.of(landmark));
                }
            });
            onward(tracing, selected, true);
        });
    }

    /** To the next open point after one; a film on which nothing is open is done, if it may be. */
    private void onward(TracingViewModel tracing, Optional<Landmark> from, boolean mayEnd) {
        if (mayEnd && order.open(tracing).isEmpty()) {
            end(State.DONE);
            return;
        }
        select(tracing, order.next(tracing, from));
    }

    /** What {@link #acceptCertain} would accept. */
    public PointReview.Certain certain(double limit) {
        return desk.get()
                .map(open -> open.tracing().review().certain(limit))
                .orElse(new PointReview.Certain(List.of(), 0));
    }

    /**
     * Accepts all points of which the network is certain enough, as one command that teaches no habit.
     *
     * @param limit confidence, 0 to 1; estimated points are never among them
     */
    public void acceptCertain(double limit) {
        desk.get().ifPresent(open -> {
            open.tracing().review().acceptAll(certain(limit).landmarks());
            onward(open.tracing(), Optional.empty(), false);
        });
    }

    /** Back to the point that was left last. */
    public void back() {
        desk.get().ifPresent(open -> open.tracing().review().step(-1));
    }

    /** Takes the last command back, and goes back to its point. */
    public void undo() {
        desk.get().ifPresent(open -> open.tracing().undo());
    }

    /** The film before in the assignment, whatever its state. */
    public void previousFilm() {
        desk.get()
                .map(Desk::place)
                .or(() -> Optional.of(progress.items().size()))
                .filter(place -> place > 0)
                .ifPresent(place -> open(place - 1));
    }

    /** Leaves the film unread and goes on. */
    public void skip() {
        end(State.SKIPPED);
    }

    private void end(State state) {
        desk.get().ifPresent(open -> {
            stands(open, record.with(state));
            leave();
            progress.next(open.place()).ifPresentOrElse(this::open, () -> wanted = Optional.empty());
        });
    }

    /** Flags the film, or takes the flag away. */
    public void flag(ItemRecord.Flag flag, boolean set) {
        desk.get().ifPresent(open -> {
            stands(open, record.with(flag, set));
            keep();
        });
    }

    /** The reader's words on the film. */
    public void note(String words) {
        desk.get().filter(open -> !words.strip().equals(record.note())).ifPresent(open -> {
            stands(open, record.withNote(words.strip()));
            keep();
        });
    }

    /** The file of the film on the desk. */
    Path filmFile(Desk open) {
        return study.file(study.film(open.item().film()));
    }

    /** The case file of the film on the desk. */
    Path caseFile(Desk open) {
        return study.caseFile(reader, open.item());
    }

    /** How the films of the assignment stand. */
    public AssignmentProgress progress() {
        return progress;
    }

    /** How the film on the desk stands. */
    public ItemRecord record() {
        return record;
    }

    /** The study that is read. */
    public StudyFolder study() {
        return study;
    }

    /** Whether everything is on the disk. */
    public boolean isKept() {
        return keeper.isDone();
    }

    /** The film on the desk; empty while one is being read and when all are finished. */
    public ReadOnlyObjectProperty<Optional<Desk>> deskProperty() {
        return desk.getReadOnlyProperty();
    }

    /** What went wrong last: a film that cannot be read, a reading that could not be written. */
    public ReadOnlyObjectProperty<Optional<Failure>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    @Override
    public void close() {
        leave();
        keeper.finish();
    }
}
