package org.nasion.app.desktop.viewmodel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.nasion.app.desktop.dialog.DialogService;
import org.nasion.app.desktop.services.AnalysisLibrary;
import org.nasion.app.desktop.services.DesktopServices;
import org.nasion.app.desktop.services.ReportFormat;
import org.nasion.app.desktop.settings.Settings;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.task.Failure;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.text.Texts;
import org.nasion.app.trace.Reporting;
import org.nasion.core.analysis.Findings;
import org.nasion.core.analysis.Readings;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.calibration.CalibrationLadder;
import org.nasion.core.casefile.Autosave;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.detection.Detection;
import org.nasion.core.image.Acquisition.Patient;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.FilmFolder;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.Problem;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;
import org.nasion.core.tracing.TracingEditor;

/**
 * The desk: opens films and cases, has points proposed, keeps and saves the work, writes reports.
 * Whatever fails becomes a {@link Notice}, and what was open before stays open.
 */
public final class WorkbenchViewModel implements AutoCloseable {

    private final DesktopServices services;
    private final TaskRunner tasks;
    private final DialogService dialogs;
    private final SettingsStore settings;
    private final Texts texts;
    private final FilmViewModel film;
    private final CaseKeeper keeper;
    private final Autosave autosave;
    private final ComparisonViewModel comparison;
    private final Clock clock;
    private String normSet = "";
    private final BatchViewModel batch;
    private final CaseReader reader;
    private final DetectorSource detectors;
    private final ReadOnlyObjectWrapper<Optional<OpenCase>> open = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<DetectorStatus> detector = new ReadOnlyObjectWrapper<>(new DetectorStatus.Loading());
    private final ReadOnlyObjectWrapper<Optional<Path>> folder = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<Notice> notices = FXCollections.observableArrayList();
    private final ObservableList<Path> waiting = FXCollections.observableArrayList();
    private final ObjectProperty<List<Path>> recent = new SimpleObjectProperty<>(List.of());

    public WorkbenchViewModel(DesktopServices services, TaskRunner tasks, DialogService dialogs, SettingsStore settings,
                              Texts texts, Autosave autosave, FilmViewModel film, Clock clock) {
        this.services = services;
        this.tasks = tasks;
        this.dialogs = dialogs;
        this.settings = settings;
        this.texts = texts;
        this.film = film;
        this.clock = clock;
        this.autosave = autosave;
        this.keeper = new CaseKeeper(services.cases(), autosave, tasks, texts, clock, open.getReadOnlyProperty(), notices,
                this::startAfresh, this::saveAs);
        this.comparison = new ComparisonViewModel(open.getReadOnlyProperty(), tasks, texts,
                file -> services.cases().open(file), notices::add);
        this.reader = new CaseReader(services.reader(), services.cases());
        this.detectors = new DetectorSource(services.detector());
        this.batch = new BatchViewModel(reader, detectors, tasks.apart());
        refreshRecent();
        services.analyses().onSaved(this::measureAnew);
        preferNorms();
        settings.onChange(now -> preferNorms());
    }

    private void measureAnew() {
        open.get().ifPresent(shown -> shown.tracing().measureWith(services.engine().apply(shown.patient())));
    }

    private void preferNorms() {
        String wanted = settings.get().normSet();
        if (!wanted.equals(normSet)) {
            normSet = wanted;
            services.analyses().preferNorms(wanted);
            measureAnew();
        }
    }

    /** Identifiers of the analyses that reports tell and the table offers where nobody chose. */
    public List<String> usualAnalyses() {
        return Reporting.USUAL;
    }

    /** The analyses that there are. */
    public AnalysisLibrary analyses() {
        return services.analyses();
    }

    /** Loads the network and looks for work that a crash left behind. */
    public void begin() {
        loadDetector();
        keeper.offerCopies(this::open);
    }

    private void loadDetector() {
        detector.set(new DetectorStatus.Loading());
        tasks.start(texts.get("task.loadNetwork"), progress -> detectors.get().info(),
                info -> detector.set(new DetectorStatus.Ready(info)),
                failure -> detector.set(new DetectorStatus.Missing(failure.problem())));
    }

    // ---- opening

    /** A folder or a DICOMDIR that was to be opened: its films are listed to choose from. */
    public ReadOnlyObjectProperty<Optional<Path>> folderProperty() {
        return folder.getReadOnlyProperty();
    }

    /** Asks for files and opens them. */
    public void chooseAndOpen() {
        openAll(dialogs.chooseFiles(settings.get().lastFolder()));
    }

    /** Opens the first file; the others wait their turn on the tray, where their points are found meanwhile. */
    public void openAll(List<Path> files) {
        if (files.isEmpty()) {
            return;
        }
        Optional<Path> among = files.stream().filter(FilmFolder::isFolder).findFirst();
        if (among.isPresent()) {
            folder.set(Optional.empty());
            folder.set(among);
            return;
        }
        if (files.size() > 1) {
            batch.add(files);
            files.stream().skip(1).filter(file -> !waiting.contains(file)).forEach(waiting::add);
        }
        open(files.getFirst());
        batch.goOn();
    }

    /** Opens the next of the waiting files. */
    public void openNext() {
        if (!waiting.isEmpty()) {
            open(waiting.getFirst());
        }
    }

    /** Opens a film or a case; what is open stays until the new one has been read. */
    public void open(Path file) {
        waiting.remove(file);
        batch.opened(file);
        tasks.start(texts.get(CaseReader.isCase(file) ? "task.openCase" : "task.openFilm"),
                progress -> reader.read(file, progress),
                read -> show(file, read), failure -> openFailed(file, failure));
    }

    /** Shows what was read; an automatic copy stands for its film, on which the work then goes on. */
    private void show(Path file, CaseReader.Read read) {
        if (autosave.isCopy(file)) {
            show(read.withoutTracing(), Optional.empty());
        } else {
            show(read, CaseReader.isCase(file) ? Optional.of(file) : Optional.empty());
        }
    }

    /** Opens the film that ships with the program. */
    public void openSample() {
        tasks.start(texts.get("task.sample"), progress -> reader.read(services.sampleFilm().apply(progress), progress),
                read -> show(read, Optional.empty()), this::tell);
    }

    private void openFailed(Path file, Failure failure) {
        boolean filmElsewhere = failure.problem().code().startsWith("NAS-CASE-FILM-");
        notices.add(filmElsewhere ? Notice.of(failure,
                new Notice.Choice(texts.get("notice.chooseFilm"), () -> openWithFilmElsewhere(file)))
                : Notice.of(failure));
        if (!Files.exists(file)) {
            settings.change(now -> now.withoutRecent(file));
            refreshRecent();
        }
    }

    private void openWithFilmElsewhere(Path file) {
        dialogs.chooseFiles(settings.get().lastFolder()).stream().findFirst().ifPresent(filmFile ->
                tasks.start(texts.get("task.openCase"),
                        progress -> reader.read(file, filmFile, progress),
                        read -> show(file, read), failure -> openFailed(file, failure)));
    }

    private void show(CaseReader.Read read, Optional<Path> file) {
        open.get().ifPresent(before -> before.tracing().finishGesture());
        Cephalogram pixels = read.film();
        TracingEditor.State state = read.traced().map(CaseFile::state)
                .orElseGet(() -> new TracingEditor.State(Tracing.EMPTY, services.initialScale().apply(pixels)));
        Patient patient = read.traced().map(CaseFile::patient).orElse(pixels.acquisition().patient());
        TracingViewModel tracing = new TracingViewModel(
                new TracingEditor(state, () -> settings.get().reviewerOrLogin(), clock), services.engine().apply(patient));
        OpenCase next = new OpenCase(read.filmFile(), pixels, patient, tracing, file,
                read.traced().flatMap(OpenCase::proposedIn));
        next.setFingerprint(read.fingerprint());
        notices.removeIf(notice -> notice.kind() != Notice.Kind.PROBLEM);
        keeper.begin(next);
        film.show(pixels, state.calibration().pixelAspect());
        open.set(Optional.of(next));
        settings.change(now -> now.withOpened(file.orElse(read.filmFile())));
        refreshRecent();
        pixels.acquisition().notices().forEach(notice -> notices.add(Notice.information(notice)));
        boolean copied = keeper.recover(next);
        if (!copied && read.traced().isEmpty()) {
            batch.prepared(read.filmFile(), pixels).ifPresentOrElse(detection -> take(next, detection), this::detect);
        }
    }

    // ---- points

    private void startAfresh(OpenCase shown) {
        if (isShown(shown)) {
            shown.tracing().replaceTracing(texts.get("edit.afresh"), Tracing.EMPTY);
            detect();
        }
    }

    /** Has points proposed on the open film; points that a person placed stay, and so does what was agreed to and is proposed again. */
    public void detect() {
        open.get().ifPresent(shown -> tasks.start(texts.get("task.detect"),
                progress -> detectors.detect(shown.film(), progress),
                detection -> take(shown, detection),
                failure -> notices.add(Notice.of(failure,
                        new Notice.Choice(texts.get("notice.tryAgain"), this::detect)))));
    }

    private void take(OpenCase shown, Detection detection) {
        detector.set(new DetectorStatus.Ready(detection.info()));
        shown.proposedProperty().set(Optional.of(new OpenCase.Proposed(detection.info(),
                Optional.of(detection.verdict()), OptionalDouble.of(detection.seconds()))));
        shown.mapsProperty().set(detection.maps());
        shown.tracing().replaceTracing(texts.get("edit.detect"), merged(shown.tracing().state().tracing(), detection));
        if (isShown(shown)) {
            shown.tracing().step(1);
            detection.verdict().reasons().forEach(reason -> notices.add(Notice.warning(reason)));
        }
    }

    private static Tracing merged(Tracing before, Detection detection) {
        Map<Landmark, Placement> placements = new EnumMap<>(Landmark.class);
        placements.putAll(detection.toTracing().placements());
        before.placements().forEach((landmark, placement) -> {
            boolean agreed = placement.confirmed() && Optional.ofNullable(placements.get(landmark))
                    .filter(found -> found.position().equals(placement.position())).isPresent();
            if (placement.origin() == Placement.Origin.MANUAL || agreed) {
                placements.put(landmark, new Placement(placement.position(), placement.origin(), placement.confirmed(),
                        Optional.ofNullable(detection.proposals().get(landmark)).or(placement::proposal)));
            }
        });
        return new Tracing(placements);
    }

    // ---- scale

    /** The resolution that the picture's file names, which is offered and never taken unasked. */
    public Optional<Calibration> offeredResolution() {
        return open.get().flatMap(shown -> CalibrationLadder.offers(shown.film().acquisition()).stream().findFirst());
    }

    /** What the open tracing's measurements say, in plain sentences. */
    public Findings findings(Readings readings) {
        return services.findings().apply(readings);
    }

    // ---- saving

    /** Saves to the case's file, or asks for one the first time. */
    public void save() {
        open.get().ifPresent(shown -> shown.fileProperty().get().ifPresentOrElse(
                file -> saveTo(shown, file), this::saveAs));
    }

    /** Asks for a file and saves there. */
    public void saveAs() {
        open.get().ifPresent(this::saveAs);
    }

    private void saveAs(OpenCase shown) {
        target(shown, texts.get("dialog.saveCase"), texts.get("dialog.case"), CaseStore.EXTENSION)
                .ifPresent(file -> saveTo(shown, file));
    }

    private void saveTo(OpenCase shown, Path file) {
        keeper.saveTo(shown, file, written -> {
            settings.change(now -> now.withOpened(written));
            refreshRecent();
        });
    }

    // ---- reports

    public List<ReportFormat> reports() {
        return services.reports();
    }

    /** Asks where to, and writes a report of the open tracing. */
    public void report(ReportFormat format) {
        open.get().ifPresent(shown -> target(shown, texts.get("dialog.report"), texts.get("report." + format.id()), format.extension())
                .ifPresent(file -> write(shown, Map.of(format, file))));
    }

    /** Asks for the folder of the clinic's own report template. */
    public Optional<Path> chooseTemplate() {
        return dialogs.chooseFolder(texts.get("reportPage.template"), Optional.empty());
    }

    /** Asks where to, and writes everything that the settings want of the open tracing, side by side. */
    public void reportAsSet() {
        List<ReportFormat> wanted = services.reports().stream()
                .filter(format -> settings.get().report().formats().contains(format.id())).toList();
        if (wanted.isEmpty()) {
            return;
        }
        ReportFormat first = wanted.getFirst();
        open.get().ifPresent(shown -> target(shown, texts.get("dialog.report"), texts.get("report." + first.id()), first.extension())
                .ifPresent(file -> {
                    String name = file.getFileName().toString();
                    String stem = name.substring(0, name.length() - first.extension().length());
                    Map<ReportFormat, Path> files = new LinkedHashMap<>();
                    wanted.forEach(format -> files.put(format, file.resolveSibling(stem + format.extension())));
                    // The chooser asked about the first alone; the others go with it only where it was there before too.
                    if (!Files.exists(file) && files.values().stream().anyMatch(Files::exists)) {
                        tell(new Problem("NAS-REPORT-OTHERS", "A file of that name is already there; choose another name."));
                    } else {
                        write(shown, files);
                    }
                }));
    }

    private void write(OpenCase shown, Map<ReportFormat, Path> files) {
        shown.tracing().finishGesture();
        Settings now = settings.get();
        Path first = files.values().iterator().next();
        ReportFormat.Content content = new ReportFormat.Content(shown.film(),
                shown.toCaseFile(shown.tracing().state(), Optional.of(first)), shown.tracing().readingsProperty().get(),
                now.report().style(texts.locale(), now.reviewer(), settings.folder().resolve("languages")), now.report().analyses());
        tasks.start(texts.get("task.report"), progress -> {
            files.forEach((format, file) -> format.writer().write(file, content, progress));
            return first;
        }, written -> notices.add(Notice.information(texts.get("notice.written", written.getFileName().toString()))), this::tell);
    }

    private Optional<Path> target(OpenCase shown, String title, String kind, String extension) {
        String name = shown.filmFile().getFileName().toString().replaceFirst("\\.[^.]{1,5}$", "") + extension;
        return dialogs.chooseTarget(title, name, kind, extension,
                shown.fileProperty().get().or(() -> Optional.of(shown.filmFile())).map(Path::getParent));
    }

    // ---- notices

    public void dismiss(Notice notice) {
        notices.remove(notice);
    }

    /** Puts a text on the clipboard. */
    public void copy(String text) {
        dialogs.copy(text);
    }

    /** Puts what a developer needs to know on the clipboard. */
    public void copyDetails(Notice notice) {
        dialogs.copy("Nasion " + services.version() + "\n" + notice.details());
    }

    /** As {@link #copyDetails(Notice)}, of a film on the tray. */
    public void copyDetails(Failure failure) {
        dialogs.copy("Nasion " + services.version() + "\n" + failure.details());
    }

    private void tell(Failure failure) {
        notices.add(Notice.of(failure));
    }

    /** Shows a problem that arose elsewhere, for example in the automatic copies. */
    public void tell(Problem problem) {
        notices.add(new Notice(Notice.Kind.PROBLEM, problem.toString(), problem.code() + "\n" + problem.sentence(), List.of()));
    }

    /** An automatic copy could not be written; it is tried again. */
    public void copyFailed(Problem problem) {
        keeper.copyFailed(problem);
    }

    /** An automatic copy has been written. */
    public void copyKept() {
        keeper.copyKept();
    }

    private boolean isShown(OpenCase other) {
        return open.get().filter(shown -> shown == other).isPresent();
    }

    private void refreshRecent() {
        List<Path> next = new ArrayList<>();
        settings.get().recent().forEach(text -> next.add(Path.of(text)));
        recent.set(List.copyOf(next));
    }

    /** Writes what is pending and lets the network go. */
    @Override
    public void close() {
        open.get().ifPresent(shown -> shown.tracing().finishGesture());
        keeper.close();
        tasks.running().forEach(org.nasion.app.desktop.task.Job::stop);
        batch.cancelAll();
        if (tasks.running().isEmpty() && !batch.isWorking()) {
            detectors.close(); // a network that is at work must not lose its memory; the process ends anyway
        }
        settings.close();
    }

    /** The films that were opened together. */
    public BatchViewModel batch() {
        return batch;
    }

    /** Another tracing of the open film beside this one. */
    public ComparisonViewModel comparison() {
        return comparison;
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

    public ReadOnlyObjectProperty<DetectorStatus> detectorProperty() {
        return detector.getReadOnlyProperty();
    }

    public ObservableList<Notice> notices() {
        return notices;
    }

    /** Files that were opened together with the one on the screen and wait their turn. */
    public ObservableList<Path> waiting() {
        return waiting;
    }

    /** Files opened last, newest first. */
    public ReadOnlyObjectProperty<List<Path>> recentProperty() {
        return recent;
    }

    public TaskRunner tasks() {
        return tasks;
    }
}
