package org.nasion.app.desktop.visits;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
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
import org.nasion.app.compare.VisitCase;
import org.nasion.app.compare.VisitMethods;
import org.nasion.app.desktop.dialog.DialogService;
import org.nasion.app.desktop.services.VisitServices;
import org.nasion.app.desktop.task.Job;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.Notice;
import org.nasion.app.desktop.viewmodel.OpenCase;
import org.nasion.app.desktop.viewmodel.Page;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.compare.AcceptedMotions;
import org.nasion.core.compare.MotionFiles;
import org.nasion.core.compare.Superimposer;
import org.nasion.core.compare.Superimposition;
import org.nasion.core.compare.VisitComparison;
import org.nasion.core.compare.VisitFilm;
import org.nasion.core.geometry.Point;
import org.nasion.core.geometry.RigidMotion;
import org.nasion.core.problem.Problem;
import org.nasion.core.problem.ProblemException;
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
    private final WorkbenchViewModel workbench;
    private final DialogService dialogs;
    private final TaskRunner tasks;
    private final WindowTexts texts;
    private final ObjectProperty<Optional<Page>> page;
    private final Supplier<String> person;
    private final Clock clock;
    private final Map<Candidate, VisitCase> read = new ConcurrentHashMap<>();
    private final ReadOnlyObjectWrapper<List<Candidate>> candidates = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Laid>> laid = new ReadOnlyObjectWrapper<>(Optional.empty());
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
        this.workbench = workbench;
        this.dialogs = workbench.dialogs();
        this.tasks = workbench.tasks();
        this.page = page;
        this.person = person;
        this.texts = texts;
        this.clock = clock;
        method.addListener((property, before, now) -> lay());
        look.addListener((property, before, now) -> lay());
    }

    WindowTexts texts() {
        return texts;
    }

    TaskRunner quiet() {
        return tasks.apart();
    }

    /** Goes on with what another one compared. */
    public void goOn(VisitsViewModel before) {
        method.set(before.method.get());
        look.set(before.look.get());
        candidates.set(before.candidates.get());
        read.putAll(before.read);
        laid.set(before.laid.get());
        later.set(before.later.get());
    }

    /** Compares the open film with cases that are asked for. */
    public void compareOpen() {
        workbench.openProperty().get().ifPresent(open -> {
            List<Path> files = dialogs.chooseFiles(open.fileProperty().get().map(Path::getParent));
            if (!files.isEmpty()) {
                List<Candidate> all = new ArrayList<>();
                all.add(ofOpen(open));
                files.stream()
                        .limit(VisitComparison.MOST_FILMS - 1)
                        .forEach(file -> all.add(new Candidate(
                                file.getFileName().toString(),
                                () -> new MotionFiles(file.toAbsolutePath().getParent()),
                                progress -> services.get().read().apply(file, progress))));
                all.forEach(one -> one.chosenProperty().set(true));
                open(all);
            }
        });
    }

    private Candidate ofOpen(OpenCase open) {
        CaseFile content = open.toCaseFile(
                open.tracing().shownProperty().get(), open.fileProperty().get());
        Path folder = open.fileProperty()
                .get()
                .map(file -> file.toAbsolutePath().getParent())
                .orElseGet(() -> services.get().kept());
        return new Candidate(
                open.name(),
                () -> new MotionFiles(folder),
                progress -> services.get().visit().apply(content, open.film()));
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

    private List<String> wanted() {
        if (look.get() != Look.PANELS) {
            return List.of(method.get());
        }
        return VisitMethods.needsFilms(method.get()) ? BY_PICTURE : BY_POINTS;
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
        List<String> missing = wanted().stream()
                .filter(name -> laid.get()
                        .map(done -> !done.comparison().laid().containsKey(name)
                                && !done.refused().containsKey(name))
                        .orElse(true))
                .toList();
        if (missing.isEmpty()) {
            tell();
            return;
        }
        Optional<Laid> before = laid.get();
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

    private Laid laid(
            List<Candidate> chosen, List<String> names, Optional<Laid> before, Set<String> anew, Progress progress) {
        Laid start = before.orElseGet(() -> begun(chosen, progress));
        List<VisitCase> visits = start.visits();
        VisitMethods known = services.get().methods().apply(visits);
        Map<String, List<Superimposition>> all =
                new LinkedHashMap<>(start.comparison().laid());
        Map<String, Problem> refused = new LinkedHashMap<>(start.refused());
        Laid result = start;
        for (String name : names) {
            try {
                Superimposer by = known.of(name, List.of());
                List<Superimposition> list = new ArrayList<>();
                for (VisitCase visit : visits.subList(1, visits.size())) {
                    progress.throwIfCancelled();
                    list.add(by.lay(visits.getFirst().visit(), visit.visit(), progress));
                }
                all.put(name, list);
                refused.remove(name);
            } catch (ProblemException e) {
                refused.put(name, e.problem());
            }
            result = new Laid(visits, start.kept(), start.comparison().with(all), refused, result.accepted());
            if (all.containsKey(name) && !anew.contains(name)) {
                result = asAccepted(result, name);
            }
            all = new LinkedHashMap<>(result.comparison().laid());
        }
        return result;
    }

    private Laid begun(List<Candidate> chosen, Progress progress) {
        Map<VisitFilm, Candidate> whose = new java.util.IdentityHashMap<>();
        Map<VisitFilm, VisitCase> cases = new java.util.IdentityHashMap<>();
        for (Candidate film : chosen) {
            progress.throwIfCancelled();
            VisitCase visit = read.computeIfAbsent(film, one -> one.read(progress));
            whose.put(visit.visit(), film);
            cases.put(visit.visit(), visit);
        }
        VisitComparison comparison = VisitComparison.of(
                chosen.stream().map(read::get).map(VisitCase::visit).toList(), Map.of(), progress);
        return new Laid(
                comparison.films().stream().map(cases::get).toList(),
                comparison.films().stream().map(whose::get).map(Candidate::kept).toList(),
                comparison,
                Map.of(),
                Map.of());
    }

    /** What a person accepted of these films before stands instead of what the method says now. */
    private static Laid asAccepted(Laid found, String name) {
        Laid result = found;
        for (int i = 0; i + 1 < found.visits().size(); i++) {
            Optional<AcceptedMotions.Accepted> kept = found.kept().get(i + 1).find(found.pair(i), name);
            if (kept.isPresent()) {
                if (kept.get().adjusted()) {
                    result = result.moved(name, i, kept.get().motion());
                }
                result = result.withAccepted(name, i, kept.get());
            }
        }
        return result;
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
                    Point middle = middle(one.earlier());
                    RigidMotion more = RigidMotion.laying(middle, middle.plus(by), Math.toRadians(degrees));
                    laid.set(Optional.of(
                            now.moved(method.get(), later.get(), one.motion().then(more))));
                }));
    }

    /** The middle of a film's points, mm. */
    static Point middle(VisitFilm film) {
        Point sum = new Point(0, 0);
        for (Point point : film.points().values()) {
            sum = sum.plus(point);
        }
        return sum.times(1.0 / Math.max(1, film.points().size()));
    }

    /** Lays the films by the method again, whatever was moved or accepted. */
    void layAgain() {
        laid.get().ifPresent(now -> {
            Map<String, List<Superimposition>> others =
                    new LinkedHashMap<>(now.comparison().laid());
            others.remove(method.get());
            Map<String, Problem> refused = new LinkedHashMap<>(now.refused());
            refused.remove(method.get());
            Map<String, Map<Integer, AcceptedMotions.Accepted>> accepted = new LinkedHashMap<>(now.accepted());
            accepted.remove(method.get());
            fresh.add(method.get());
            laid.set(Optional.of(
                    new Laid(now.visits(), now.kept(), now.comparison().with(others), refused, accepted)));
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

    ReadOnlyObjectProperty<Optional<Laid>> laidProperty() {
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
