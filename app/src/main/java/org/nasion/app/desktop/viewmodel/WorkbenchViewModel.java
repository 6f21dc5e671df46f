package org.nasion.app.desktop.viewmodel;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.nasion.app.desktop.dialog.DialogService;
import org.nasion.app.desktop.services.AnalysisLibrary;
import org.nasion.app.desktop.services.DesktopServices;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.task.Failure;
import org.nasion.app.desktop.task.Job;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.trace.CaseReader;
import org.nasion.app.trace.EarlierResults;
import org.nasion.core.analysis.Findings;
import org.nasion.core.analysis.PatientFacts;
import org.nasion.core.analysis.Readings;
import org.nasion.core.casefile.Autosave;
import org.nasion.core.problem.Problem;

/**
 * The desk: what lies on it, and what keeps it safe. Films and cases come from {@link OpeningViewModel}, points from
 * {@link ProposalViewModel}. Whatever fails becomes a {@link Notice}, and what was open before stays open.
 */
public final class WorkbenchViewModel implements AutoCloseable {

    private final DesktopServices services;
    private final Autosave autosave;
    private final TaskRunner tasks;
    private final DialogService dialogs;
    private final SettingsStore settings;
    private final WindowTexts texts;
    private final FilmViewModel film;
    private final LeftWork left;
    private final CaseKeeper keeper;
    private final SavingViewModel saving;
    private final ComparisonViewModel comparison;
    private final Clock clock;
    private final CaseMeasuring measuring;
    private final BatchViewModel batch;
    private final DetectorSource detectors;
    private final ProposalViewModel proposals;
    private final OpeningViewModel opening;
    private final HabitViewModel habits;
    private final OutlineViewModel outlines;
    private final SidesViewModel sides;
    private final TourViewModel tour;
    private final ScaleViewModel scale;
    private final AnnotationViewModel annotations;
    private final ReadOnlyObjectWrapper<Optional<OpenCase>> open = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<Notice> notices = FXCollections.observableArrayList();
    private final StudyDesk study;
    private final CaseDesk cases;

    public WorkbenchViewModel(
            DesktopServices services,
            TaskRunner tasks,
            DialogService dialogs,
            SettingsStore settings,
            WindowTexts texts,
            Autosave autosave,
            FilmViewModel film,
            Clock clock) {
        this.services = services;
        this.autosave = autosave;
        this.tasks = tasks;
        this.dialogs = dialogs;
        this.settings = settings;
        this.texts = texts;
        this.film = film;
        this.clock = clock;
        this.detectors = new DetectorSource(services.detector());
        ReadOnlyObjectWrapper<DetectorStatus> detector = new ReadOnlyObjectWrapper<>(new DetectorStatus.Loading());
        this.habits = new HabitViewModel(
                services.habits(),
                tasks.apart(),
                dialogs,
                settings,
                texts,
                open.getReadOnlyProperty(),
                detector.getReadOnlyProperty(),
                notices);
        this.proposals = new ProposalViewModel(
                detectors,
                tasks,
                texts,
                open.getReadOnlyProperty(),
                () -> film.look().windowProperty().get(),
                notices,
                detector,
                habits);
        this.outlines = new OutlineViewModel(
                open.getReadOnlyProperty(), film, tasks.apart(), failure -> notices.add(Notice.of(failure)));
        this.sides = new SidesViewModel(open.getReadOnlyProperty(), film);
        this.left = new LeftWork(autosave, texts, notices, file -> opening().open(file));
        this.keeper = new CaseKeeper(
                services.cases(),
                autosave,
                left,
                tasks,
                texts,
                clock,
                open.getReadOnlyProperty(),
                notices,
                proposals::startAfresh,
                shown -> saving().saveAs(shown));
        this.comparison = new ComparisonViewModel(
                open.getReadOnlyProperty(),
                tasks,
                texts,
                file -> services.cases().open(file),
                (shown, other) -> services.engine()
                        .apply(PatientFacts.of(shown.tracing().state()))
                        .compute(other, shown.tracing().shownProperty().get().calibration()),
                notices::add);
        CaseReader reader = new CaseReader(services.reader(), services.cases());
        this.batch = new BatchViewModel(reader, detectors, tasks.apart());
        this.opening = new OpeningViewModel(
                reader,
                services.sampleFilm(),
                tasks,
                dialogs,
                settings,
                texts,
                autosave::isCopy,
                batch,
                notices,
                (read, file) -> cases().show(read, file, Optional.empty()));
        this.study = new StudyDesk(services, detectors, tasks.apart(), film, texts, clock, open, notices);
        this.cases = new CaseDesk(
                services, settings, tasks, texts, clock, film, open, notices, keeper, opening, proposals, habits, batch,
                study);
        this.tour = new TourViewModel(open.getReadOnlyProperty(), opening::openSample, film, settings);
        this.saving = new SavingViewModel(open.getReadOnlyProperty(), keeper, dialogs, texts, this::saved);
        open.addListener((property, before, now) -> now.ifPresent(this::followContent));
        film.heatMapProperty().subscribe(proposals::findMaps);
        film.transformProperty()
                .addListener((property, before, now) -> open.get()
                        .filter(shown -> film.filmProperty()
                                .get()
                                .filter(pixels -> pixels == shown.film())
                                .isPresent())
                        .ifPresent(shown -> shown.tracing().turn(now.orientation())));
        this.measuring = new CaseMeasuring(services, settings, open.getReadOnlyProperty());
        this.scale = new ScaleViewModel(this);
        this.annotations = new AnnotationViewModel(this);
    }

    /** Norms go by age and sex; and the film is held as its case says. */
    private void followContent(OpenCase shown) {
        film.hold(shown.tracing().state().orientation());
        shown.tracing().stateProperty().addListener((property, before, now) -> {
            if (!PatientFacts.of(before).equals(PatientFacts.of(now))) {
                measuring.measure(shown);
            }
            if (!before.orientation().equals(now.orientation())
                    && open.get().filter(still -> still == shown).isPresent()) {
                film.hold(now.orientation());
            }
        });
    }

    /** Work that was never saved. */
    public LeftWork left() {
        return left;
    }

    /** Films and cases that are opened. */
    public CaseDesk cases() {
        return cases;
    }

    /** The study that is read on this desk. */
    public StudyDesk study() {
        return study;
    }

    /** The tour on the sample film. */
    public TourViewModel tour() {
        return tour;
    }

    /** The ruler. */
    public ScaleViewModel scale() {
        return scale;
    }

    /** Free measurements and notes. */
    public AnnotationViewModel annotations() {
        return annotations;
    }

    /** Left and right of points of the open film. */
    public SidesViewModel sides() {
        return sides;
    }

    /** The outlines of the open film. */
    public OutlineViewModel outlines() {
        return outlines;
    }

    /** The analyses that there are. */
    public AnalysisLibrary analyses() {
        return services.analyses();
    }

    /** Loads the network and looks for work that a crash left behind. */
    public void begin() {
        proposals.load();
        left.offer();
    }

    /** What the open tracing's measurements say, in plain sentences. */
    public Findings findings(Readings readings) {
        return services.findings().apply(readings);
    }

    // ---- saving

    private void saved(OpenCase shown, Optional<Path> file) {
        file.ifPresent(opening::noteRecent);
        habits.review(shown);
    }

    /** What puts the work into the user's files. */
    public SavingViewModel saving() {
        return saving;
    }

    // ---- notices

    public void dismiss(Notice notice) {
        notices.remove(notice);
    }

    /** Puts what a developer needs to know on the clipboard. */
    public void copyDetails(String details) {
        dialogs.copy("Nasion " + services.version() + "\n" + details);
    }

    /** Shows why work failed. */
    public void tell(Failure failure) {
        notices.add(Notice.of(failure));
    }

    /** An automatic copy could not be written; it is tried again. */
    public void copyFailed(Problem problem) {
        keeper.copyFailed(problem);
    }

    /** An automatic copy has been written. */
    public void copyKept() {
        keeper.copyKept();
    }

    /** Writes what is pending and lets the network go. */
    @Override
    public void close() {
        open.get().ifPresent(shown -> {
            shown.tracing().drag().finish();
            habits.review(shown);
        });
        study.end();
        habits.close();
        // Others may have the film at once; where nobody answers, the lease ends by itself.
        open.get()
                .flatMap(OpenCase::home)
                .ifPresent(home -> CompletableFuture.runAsync(home::release)
                        .completeOnTimeout(null, 1, TimeUnit.SECONDS)
                        .join());
        keeper.close();
        tasks.running().forEach(Job::stop);
        batch.cancelAll();
        if (tasks.running().isEmpty() && !batch.isWorking()) {
            detectors.close(); // a network that is at work must not lose its memory; the process ends anyway
        }
        settings.close();
    }

    /** What brings films and cases onto the desk. */
    public OpeningViewModel opening() {
        return opening;
    }

    /** What has points proposed. */
    public ProposalViewModel proposals() {
        return proposals;
    }

    /** What was learned of the person. */
    public HabitViewModel habits() {
        return habits;
    }

    /** The films that were opened together. */
    public BatchViewModel batch() {
        return batch;
    }

    /** Another tracing of the open film beside this one. */
    public ComparisonViewModel comparison() {
        return comparison;
    }

    /** Whose files are that lie where others are to be written. */
    public EarlierResults earlier() {
        return new EarlierResults(services.cases());
    }

    public DialogService dialogs() {
        return dialogs;
    }

    public FilmViewModel film() {
        return film;
    }

    /** The film on the screen. */
    public ReadOnlyObjectProperty<Optional<OpenCase>> openProperty() {
        return open.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<SaveStatus> savedProperty() {
        return keeper.savedProperty();
    }

    public ObservableList<Notice> notices() {
        return notices;
    }

    public TaskRunner tasks() {
        return tasks;
    }
}
