package org.nasion.app.desktop.viewmodel;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nasion.app.desktop.task.Failure;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.core.analysis.MeasurementEngine;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.detection.Detection;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.CephalogramReader;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.study.Assignment.Item;
import org.nasion.core.study.ItemRecord;
import org.nasion.core.study.ItemRecord.State;
import org.nasion.core.study.StudyFolder;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.Placement;
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
    private final List<Item> items;
    private final ReadingKeeper keeper;
    private final ReadOnlyObjectWrapper<Optional<Desk>> desk = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Failure>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<LoadedFilm> ahead = Optional.empty();
    private Optional<Integer> wanted = Optional.empty();
    private Optional<Integer> loading = Optional.empty();
    private LoadedFilm shown;
    /** How each film stands, in the order of the assignment; a new list with each change of state, flag or note. */
    private final ReadOnlyObjectWrapper<List<ItemRecord>> records;

    private ItemRecord record = ItemRecord.OPEN;
    private Instant since;
    private final CarriedScale scales = new CarriedScale();
    /** On the film on the desk. */
    private final Set<Landmark> passedOver = new TreeSet<>();

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
        this.items = study.assignment(reader).items();
        this.records = new ReadOnlyObjectWrapper<>(
                items.stream().map(item -> study.record(reader, item)).toList());
        this.keeper = new ReadingKeeper(study, reader, tasks, why -> failure.set(Optional.of(why)));
    }

    /** Goes on where the reader left off. */
    public void begin() {
        next(-1).ifPresent(this::open);
    }

    /** The next film after a place that is neither done nor skipped, going round. */
    private Optional<Integer> next(int after) {
        return IntStream.rangeClosed(1, items.size())
                .mapToObj(step -> Math.floorMod(after + step, items.size()))
                .filter(place -> place != after && state(place) != State.DONE && state(place) != State.SKIPPED)
                .findFirst();
    }

    private State state(int place) {
        return records.get().get(place).state();
    }

    /** The film on the desk stands otherwise now; told to who watches where more than its time has changed. */
    private void stands(int place, ItemRecord next) {
        record = next;
        List<ItemRecord> all = new ArrayList<>(records.get());
        all.set(place, next);
        records.set(List.copyOf(all));
    }

    /** Lays a film of the assignment on the desk; the one that lies there is kept. */
    public void open(int place) {
        leave();
        wanted = Optional.of(place);
        if (ahead.filter(film -> film.item().equals(items.get(place))).isPresent()) {
            LoadedFilm ready = ahead.get();
            ahead = Optional.empty();
            show(ready, place);
        } else if (loading.filter(other -> other == place).isEmpty()) {
            load(place);
        }
    }

    private void load(int place) {
        loading = Optional.of(place);
        Optional<ReadingKeeper.Reading> newer = keeper.unwritten(items.get(place));
        tasks.start(
                "",
                progress -> LoadedFilm.of(study, reader, items.get(place), films, detector, progress)
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
        passedOver.clear();
        stands(place, film.record().state() == State.OPEN ? film.record().with(State.STARTED) : film.record());
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
        select(tracing, firstOpen(tracing));
        if (film.begun().isEmpty()) {
            keep();
        }
        next(place).filter(other -> ahead.isEmpty() && loading.isEmpty()).ifPresent(this::load);
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
            keeper.keep(open.item(), content(open), record);
        });
    }

    private CaseFile content(Desk open) {
        String film = study.caseFile(reader, open.item())
                .toAbsolutePath()
                .getParent()
                .relativize(study.file(study.film(open.item().film())).toAbsolutePath())
                .toString()
                .replace('\\', '/');
        Optional<CaseFile> begun = shown.begun();
        return new CaseFile(
                CaseFile.Film.of(film, open.film()),
                open.tracing().state(),
                shown.detection().map(Detection::info).or(() -> begun.flatMap(CaseFile::detector)),
                shown.detection().map(Detection::verdict).or(() -> begun.flatMap(CaseFile::verdict)));
    }

    private void leave() {
        desk.get().ifPresent(open -> {
            open.tracing().finishGesture();
            keep();
            desk.set(Optional.empty());
        });
    }

    /** The protocol's landmarks that still need a look: with proposals the least certain first, without them in the protocol's order. */
    private List<Landmark> open(TracingViewModel tracing) {
        List<Landmark> order = study.protocol().landmarks().stream()
                .filter(landmark -> !passedOver.contains(landmark))
                .toList();
        return study.protocol().arm(shown.item().arm()).proposals()
                ? tracing.queueProperty().get().open().stream()
                        .map(entry -> entry.landmark())
                        .filter(order::contains)
                        .toList()
                : order.stream()
                        .filter(landmark -> !isConfirmed(tracing, landmark))
                        .toList();
    }

    private Optional<Landmark> firstOpen(TracingViewModel tracing) {
        return open(tracing).stream().findFirst();
    }

    private static boolean isConfirmed(TracingViewModel tracing, Landmark landmark) {
        return tracing.placement(landmark).map(Placement::confirmed).orElse(false);
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
            tracing.finishGesture();
            Optional<Landmark> selected = tracing.selectedProperty().get();
            selected.filter(study.protocol().landmarks()::contains).ifPresent(landmark -> {
                if (tracing.placement(landmark).isEmpty()) {
                    passedOver.add(landmark);
                } else if (!isConfirmed(tracing, landmark)) {
                    tracing.acceptAll(List.of(landmark));
                }
            });
            onward(tracing, selected, true);
        });
    }

    /** To the next open point after one; a film on which nothing is open is done, if it may be. */
    private void onward(TracingViewModel tracing, Optional<Landmark> from, boolean mayEnd) {
        List<Landmark> open = open(tracing);
        if (open.isEmpty() && mayEnd) {
            end(State.DONE);
            return;
        }
        List<Landmark> order = study.protocol().landmarks();
        Optional<Landmark> next = study.protocol().arm(shown.item().arm()).proposals()
                ? open.stream().findFirst()
                : open.stream()
                        .filter(landmark -> from.isEmpty() || order.indexOf(landmark) > order.indexOf(from.get()))
                        .min(Comparator.comparingInt(order::indexOf))
                        .or(() -> open.stream().findFirst());
        select(tracing, next);
    }

    /** What {@link #acceptCertain} would accept. */
    public TracingViewModel.Certain certain(double limit) {
        return desk.get().map(open -> open.tracing().certain(limit)).orElse(new TracingViewModel.Certain(List.of(), 0));
    }

    /**
     * Accepts all points of which the network is certain enough, as one command that teaches no habit.
     *
     * @param limit confidence, 0 to 1; estimated points are never among them
     */
    public void acceptCertain(double limit) {
        desk.get().ifPresent(open -> {
            open.tracing().acceptAll(certain(limit).landmarks());
            onward(open.tracing(), Optional.empty(), false);
        });
    }

    /** Back to the point that was left last. */
    public void back() {
        desk.get().ifPresent(open -> open.tracing().step(-1));
    }

    /** Takes the last command back, and goes back to its point. */
    public void undo() {
        desk.get().ifPresent(open -> open.tracing().undo());
    }

    /** The film before in the assignment, whatever its state. */
    public void previousFilm() {
        desk.get()
                .map(Desk::place)
                .or(() -> Optional.of(items.size()))
                .filter(place -> place > 0)
                .ifPresent(place -> open(place - 1));
    }

    /** Leaves the film unread and goes on. */
    public void skip() {
        end(State.SKIPPED);
    }

    private void end(State state) {
        desk.get().ifPresent(open -> {
            stands(open.place(), record.with(state));
            leave();
            next(open.place()).ifPresentOrElse(this::open, () -> wanted = Optional.empty());
        });
    }

    /** Flags the film, or takes the flag away. */
    public void flag(ItemRecord.Flag flag, boolean set) {
        desk.get().ifPresent(open -> {
            stands(open.place(), record.with(flag, set));
            keep();
        });
    }

    /** The reader's words on the film. */
    public void note(String words) {
        desk.get().filter(open -> !words.strip().equals(record.note())).ifPresent(open -> {
            stands(open.place(), record.withNote(words.strip()));
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

    /** How the film on the desk stands. */
    public ItemRecord record() {
        return record;
    }

    /** How many films are read to their end. */
    public long finished() {
        return count(State.DONE);
    }

    /** How many films were left unread on purpose. */
    public long skipped() {
        return count(State.SKIPPED);
    }

    /** Whether no film is left to read: each is finished or skipped. */
    public boolean isThrough() {
        return finished() + skipped() == items.size();
    }

    private long count(State state) {
        return records.get().stream().filter(one -> one.state() == state).count();
    }

    public List<Item> items() {
        return items;
    }

    /** How each film stands, in the order of the assignment; the time of the one on the desk may have gone on since. */
    public ReadOnlyObjectProperty<List<ItemRecord>> recordsProperty() {
        return records.getReadOnlyProperty();
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
