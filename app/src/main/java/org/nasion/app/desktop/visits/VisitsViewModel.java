package org.nasion.app.desktop.visits;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.nasion.app.compare.LaidVisits;
import org.nasion.app.compare.VisitCase;
import org.nasion.app.compare.VisitMethods;
import org.nasion.app.desktop.dialog.DialogService;
import org.nasion.app.desktop.services.VisitServices;
import org.nasion.app.desktop.task.Job;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.Notice;
import org.nasion.app.desktop.viewmodel.Page;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.compare.AcceptedMotions;
import org.nasion.core.compare.Superimposition;
import org.nasion.core.compare.VisitComparison;
import org.nasion.core.geometry.Point;
import org.nasion.core.geometry.RigidMotion;
import org.nasion.core.task.Progress;

/** Visits of one patient that are laid on each other, how, and what a person does about it. */
public final class VisitsViewModel {

    /** How the visits are shown. */
    public enum Look {
        TRACINGS,
        BLEND,
        BLINK,
        CHECKERBOARD,
        PANELS,
        CHANGES
    }

    private static final List<String> BY_PICTURE = List.of("cranial-base", "maxilla", "symphysis");
    private static final List<String> BY_POINTS = List.of("sn-at-s", "palate", "mandible");

    private final Supplier<VisitServices> services;
    private final VisitCandidates cases;
    private final WorkbenchViewModel workbench;
    private final DialogService dialogs;
    private final TaskRunner tasks;
    private final WindowTexts texts;
    private final ObjectProperty<Optional<Page>> page;
    private final Supplier<String> person;
    private final Clock clock;
    private final Map<Candidate, VisitCase> read = new ConcurrentHashMap<>();
    private final ReadOnlyObjectWrapper<List<Candidate>> candidates = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<LaidVisits>> laid = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final StringProperty method = new SimpleStringProperty("sn-at-s");
    private final ObjectProperty<Look> look = new SimpleObjectProperty<>(Look.TRACINGS);
    private final IntegerProperty later = new SimpleIntegerProperty();
    private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");
    private final Set<String> fresh = new HashSet<>();
    private Optional<Job> job = Optional.empty();

    /** @param person who accepts */
    public VisitsViewModel(
            Supplier<VisitServices> services,
            WorkbenchViewModel workbench,
            ObjectProperty<Optional<Page>> page,
            Supplier<String> person,
            WindowTexts texts,
            Clock clock) {
        this.services = services;
        this.cases = new VisitCandidates(services);
        this.workbench = workbench;
        this.dialogs = workbench.dialogs();
        this.tasks = workbench.tasks();
        this.page = page;
        this.person = person;
        this.texts = texts;
        this.clock = clock;
        method.addListener((property, before, now) -> lay());
        look.addListener((property, before, now) -> lay());
        texts.onChange(() -> {
            if (!told.get().isEmpty()) {
                lay();
            }
        });
    }

    WindowTexts texts() {
        return texts;
    }

    TaskRunner quiet() {
        return tasks.apart();
    }

    /** Compares the open film with cases that are asked for. */
    public void compareOpen() {
        workbench.openProperty().get().ifPresent(open -> {
            List<Path> files = dialogs.chooseFiles(open.fileProperty().get().map(Path::getParent));
            if (!files.isEmpty()) {
                List<Candidate> all = Stream.concat(
                                Stream.of(cases.of(open)),
                                files.stream()
                                        .limit(VisitComparison.MOST_FILMS - 1)
                                        .map(cases::of))
                        .toList();
                all.forEach(one -> one.chosenProperty().set(true));
                open(all);
            }
        });
    }

    /** Shows films of one patient; where none is chosen yet the first five are. */
    public void open(List<Candidate> films) {
        laid.set(Optional.empty());
        read.clear();
        fresh.clear();
        later.set(0);
        if (films.stream().noneMatch(film -> film.chosenProperty().get())) {
            films.stream()
                    .limit(VisitComparison.MOST_FILMS)
                    .forEach(film -> film.chosenProperty().set(true));
        }
        candidates.set(List.copyOf(films));
        page.set(Optional.of(Page.VISITS));
        lay();
    }

    /** Takes a film in or out. */
    void choose(Candidate film, boolean in) {
        film.chosenProperty().set(in);
        laid.set(Optional.empty());
        later.set(0);
        lay();
    }

    /** Lays the chosen films by the chosen method, unless that was done. */
    private void lay() {
        List<Candidate> chosen = candidates.get().stream()
                .filter(film -> film.chosenProperty().get())
                .toList();
        job.ifPresent(Job::stop);
        if (chosen.size() < 2 || chosen.size() > VisitComparison.MOST_FILMS) {
            laid.set(Optional.empty());
            told.set(candidates.get().isEmpty() ? "" : texts.get("visits.howMany", VisitComparison.MOST_FILMS));
            return;
        }
        List<String> wanted = look.get() == Look.PANELS ? panels() : List.of(method.get());
        List<String> missing = wanted.stream()
                .filter(name -> laid.get().map(done -> !done.isTried(name)).orElse(true))
                .toList();
        if (missing.isEmpty()) {
            tell();
            return;
        }
        Optional<LaidVisits> before = laid.get();
        Set<String> anew = Set.copyOf(fresh);
        told.set("");
        job = Optional.of(tasks.start(
                texts.get("visits.laying"),
                progress -> laid(chosen, missing, before, anew, progress),
                done -> {
                    laid.set(Optional.of(done));
                    tell();
                },
                failure -> told.set(texts.say(failure.problem()))));
    }

    private LaidVisits laid(
            List<Candidate> chosen,
            List<String> names,
            Optional<LaidVisits> before,
            Set<String> anew,
            Progress progress) {
        LaidVisits result = before.orElseGet(() -> begun(chosen, progress));
        VisitMethods known = services.get().methods().apply(result.visits());
        for (String name : names) {
            result = result.lay(known, name, anew.contains(name), progress);
        }
        return result;
    }

    private LaidVisits begun(List<Candidate> chosen, Progress progress) {
        List<LaidVisits.Known> visits = new ArrayList<>();
        for (Candidate film : chosen) {
            progress.throwIfCancelled();
            visits.add(new LaidVisits.Known(read.computeIfAbsent(film, one -> one.read(progress)), film.kept()));
        }
        return LaidVisits.of(visits, progress);
    }

    private void tell() {
        told.set(laid.get()
                .flatMap(done -> Optional.ofNullable(done.refused().get(method.get())))
                .map(texts::say)
                .orElse(""));
    }

    /** Moves and turns the later film that is shown, about the middle of the first film's points. */
    void adjust(Point by, double degrees) {
        laid.get()
                .ifPresent(now -> now.by(method.get()).ifPresent(all -> {
                    Superimposition one = all.get(later.get());
                    Point middle = one.earlier().middle();
                    RigidMotion more = RigidMotion.laying(middle, middle.plus(by), Math.toRadians(degrees));
                    laid.set(Optional.of(
                            now.moved(method.get(), later.get(), one.motion().then(more))));
                }));
    }

    /** Lays the films by the method again, whatever was moved or accepted. */
    void layAgain() {
        laid.get().ifPresent(now -> {
            fresh.add(method.get());
            laid.set(Optional.of(now.without(method.get())));
            lay();
        });
    }

    /** Keeps the superimposition that is shown, with who and when. */
    void accept() {
        laid.get()
                .ifPresent(now -> now.by(method.get()).ifPresent(all -> {
                    int which = later.get();
                    String name = method.get();
                    Superimposition one = all.get(which);
                    AcceptedMotions.Pair pair = now.pair(which);
                    AcceptedMotions.Accepted what = new AcceptedMotions.Accepted(
                            name,
                            Math.toDegrees(one.motion().turn()),
                            one.motion().shift().x(),
                            one.motion().shift().y(),
                            isByHand(one),
                            person.get(),
                            OffsetDateTime.now(clock)
                                    .truncatedTo(ChronoUnit.SECONDS)
                                    .toString(),
                            pair.earlierMmPerPx(),
                            pair.laterMmPerPx());
                    tasks.apart()
                            .start(
                                    "",
                                    progress -> {
                                        now.kept().get(which + 1).keep(pair, what);
                                        return what;
                                    },
                                    kept -> laid.set(laid.get().map(newer -> newer.withAccepted(name, which, kept))),
                                    workbench::tell);
                }));
    }

    /** Whether a person moved it: only then nobody knows how far it may be off. */
    static boolean isByHand(Superimposition one) {
        return one.method() instanceof org.nasion.core.compare.Method.Found found
                && found.error().isEmpty();
    }

    /** Asks for a folder and writes all that was laid into a new folder in it. */
    void export() {
        laid.get()
                .filter(now -> !now.comparison().laid().isEmpty())
                .ifPresent(now -> dialogs.chooseFolder(texts.get("visits.chooseFolder"), Optional.empty())
                        .ifPresent(folder -> tasks.start(
                                texts.get("visits.exporting"),
                                progress -> {
                                    Path target = unused(folder);
                                    services.get()
                                            .export()
                                            .write(now.visits(), now.comparison(), target, texts.wording());
                                    return target;
                                },
                                target -> workbench
                                        .notices()
                                        .add(Notice.information(texts.get("visits.exported", target.getFileName()))),
                                workbench::tell)));
    }

    /** Nothing that is there is written over, for it may be another patient's. */
    private static Path unused(Path folder) {
        Path target = folder.resolve("comparison");
        for (int i = 2; Files.exists(target); i++) {
            target = folder.resolve("comparison-" + i);
        }
        return target;
    }

    /** Films that can be chosen among. */
    public ReadOnlyObjectProperty<List<Candidate>> candidatesProperty() {
        return candidates.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<LaidVisits>> laidProperty() {
        return laid.getReadOnlyProperty();
    }

    /** Name of the method, see {@link VisitMethods}. */
    public StringProperty methodProperty() {
        return method;
    }

    public ObjectProperty<Look> lookProperty() {
        return look;
    }

    /** The later visit whose film is shown on the first one, from 0. */
    public IntegerProperty laterProperty() {
        return later;
    }

    /** Why nothing is shown; empty where something is. */
    public ReadOnlyStringProperty toldProperty() {
        return told.getReadOnlyProperty();
    }

    /** The names of the methods. */
    List<String> methods() {
        return VisitMethods.names();
    }

    /** The methods of the picture with three panels. */
    List<String> panels() {
        return VisitMethods.needsFilms(method.get()) ? BY_PICTURE : BY_POINTS;
    }
}
