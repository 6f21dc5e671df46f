package org.nasion.app.desktop.viewmodel;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.nasion.app.desktop.task.Failure;
import org.nasion.app.desktop.task.Job;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.trace.CaseReader;
import org.nasion.core.detection.Detection;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.task.Progress;

/**
 * Many films that were opened together: their points are found one film after the other while the
 * first is being reviewed, so that the next ones open with their points. Only the points are kept in
 * memory, never the pixels of films that are not on the screen.
 */
public final class BatchViewModel {

    /** How far a film has come. */
    public enum State {
        WAITING,
        WORKING,
        READY,
        OPENED,
        FAILED,
        CANCELLED
    }

    /** One film of the batch. */
    public static final class Film {
        private final Path file;
        private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.WAITING);
        private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(0);
        private Optional<Failure> failure = Optional.empty();
        private Optional<Prepared> prepared = Optional.empty();
        private Optional<Job> job = Optional.empty();

        private Film(Path file) {
            this.file = file;
        }

        public Path file() {
            return file;
        }

        public String name() {
            return file.getFileName().toString();
        }

        public ReadOnlyObjectProperty<State> stateProperty() {
            return state.getReadOnlyProperty();
        }

        /** Done, 0 to 1; negative where it is not known. */
        public ReadOnlyDoubleProperty progressProperty() {
            return progress.getReadOnlyProperty();
        }

        /** Why it failed. */
        public Optional<Failure> failure() {
            return failure;
        }

        /** Whether it can still be stopped. */
        public boolean isPending() {
            return state.get() == State.WAITING || state.get() == State.WORKING;
        }
    }

    /** Points that were found on a film, and by which film's hash they may be used. */
    private record Prepared(String sha256, Detection detection) {}

    private final CaseReader reader;
    private final DetectorSource detectors;
    private final TaskRunner tasks;
    private final ObservableList<Film> films =
            FXCollections.observableArrayList(film -> new javafx.beans.Observable[] {film.state});
    private final BooleanProperty visible = new SimpleBooleanProperty();

    /** @param tasks whose jobs the user sees here and nowhere else */
    BatchViewModel(CaseReader reader, DetectorSource detectors, TaskRunner tasks) {
        this.reader = reader;
        this.detectors = detectors;
        this.tasks = tasks;
    }

    /** Adds films; one that is there already is not added again. */
    void add(List<Path> files) {
        for (Path file : files) {
            if (find(file).isEmpty()) {
                films.add(new Film(file));
            }
        }
        visible.set(true);
    }

    /** Goes on with the first film that waits, where none is being worked on. */
    void goOn() {
        if (films.stream().anyMatch(film -> film.state.get() == State.WORKING)) {
            return;
        }
        films.stream()
                .filter(film -> film.state.get() == State.WAITING)
                .findFirst()
                .ifPresent(this::start);
    }

    private void start(Film film) {
        film.state.set(State.WORKING);
        film.progress.set(-1);
        Job job = tasks.start(
                film.name(),
                progress -> prepare(film.file, progress),
                prepared -> {
                    film.prepared = prepared;
                    finish(film, State.READY);
                },
                failure -> {
                    film.failure = Optional.of(failure);
                    finish(film, State.FAILED);
                });
        if (film.state.get() == State.WORKING) {
            film.job = Optional.of(job);
            film.progress.bind(job.fractionProperty());
        }
    }

    private void finish(Film film, State state) {
        film.progress.unbind();
        film.job = Optional.empty();
        if (film.state.get() == State.WORKING) {
            film.state.set(state);
        }
        goOn();
    }

    private Optional<Prepared> prepare(Path file, Progress progress) {
        CaseReader.Read read = reader.read(file, progress);
        if (read.traced().isPresent()) {
            return Optional.empty(); // a case brings its points along
        }
        Cephalogram film = read.film();
        return Optional.of(new Prepared(
                film.acquisition().sourceSha256(), detectors.detect(film, film.contentWindow(), progress)));
    }

    /** Gives up a film that is still to be worked on. */
    public void cancel(Film film) {
        if (film.isPending()) {
            film.job.ifPresent(Job::stop);
            film.progress.unbind();
            film.job = Optional.empty();
            film.state.set(State.CANCELLED);
            goOn();
        }
    }

    /** Gives up everything that is still to be done. */
    public void cancelAll() {
        films.stream()
                .filter(film -> film.state.get() == State.WAITING)
                .toList()
                .forEach(film -> film.state.set(State.CANCELLED));
        List.copyOf(films).forEach(this::cancel);
    }

    /** Takes everything off the tray; nothing on disk is touched. */
    public void clear() {
        cancelAll();
        films.clear();
        visible.set(false);
    }

    /** A film comes onto the screen: it needs no preparing any more. */
    void opened(Path file) {
        find(file).ifPresent(film -> {
            film.job.ifPresent(Job::stop);
            film.progress.unbind();
            film.job = Optional.empty();
            film.state.set(State.OPENED);
            goOn();
        });
    }

    /** The points that were found on a film, where its file is still the same. */
    Optional<Detection> prepared(Path file, Cephalogram pixels) {
        return find(file)
                .flatMap(film -> film.prepared)
                .filter(prepared ->
                        prepared.sha256().equals(pixels.acquisition().sourceSha256()))
                .map(Prepared::detection);
    }

    private Optional<Film> find(Path file) {
        return films.stream()
                .filter(film -> film.file.toAbsolutePath().equals(file.toAbsolutePath()))
                .findFirst();
    }

    boolean isWorking() {
        return !tasks.running().isEmpty();
    }

    /** All films, in the order in which they came; told of changes of their states too. */
    public ObservableList<Film> films() {
        return films;
    }

    /** Films that are still to be worked on. */
    public long pending() {
        return films.stream().filter(Film::isPending).count();
    }

    public BooleanProperty visibleProperty() {
        return visible;
    }
}
