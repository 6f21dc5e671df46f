package org.nasion.app.desktop.viewmodel;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import org.nasion.app.desktop.services.DesktopServices;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.task.Failure;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.trace.CaseReader;
import org.nasion.core.analysis.PatientFacts;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.tracing.Tracing;
import org.nasion.core.tracing.TracingEditor;

/** Lays films and cases on the desk that were opened, and lets the ones go that lay there. */
public final class CaseDesk {

    private final DesktopServices services;
    private final SettingsStore settings;
    private final TaskRunner tasks;
    private final WindowTexts texts;
    private final Clock clock;
    private final FilmViewModel film;
    private final ReadOnlyObjectWrapper<Optional<OpenCase>> open;
    private final ObservableList<Notice> notices;
    private final CaseKeeper keeper;
    private final OpeningViewModel opening;
    private final ProposalViewModel proposals;
    private final HabitViewModel habits;
    private final BatchViewModel batch;
    private final StudyDesk study;

    /** @param open the desk */
    CaseDesk(
            DesktopServices services,
            SettingsStore settings,
            TaskRunner tasks,
            WindowTexts texts,
            Clock clock,
            FilmViewModel film,
            ReadOnlyObjectWrapper<Optional<OpenCase>> open,
            ObservableList<Notice> notices,
            CaseKeeper keeper,
            OpeningViewModel opening,
            ProposalViewModel proposals,
            HabitViewModel habits,
            BatchViewModel batch,
            StudyDesk study) {
        this.services = services;
        this.settings = settings;
        this.tasks = tasks;
        this.texts = texts;
        this.clock = clock;
        this.film = film;
        this.open = open;
        this.notices = notices;
        this.keeper = keeper;
        this.opening = opening;
        this.proposals = proposals;
        this.habits = habits;
        this.batch = batch;
        this.study = study;
    }

    /**
     * Opens a film with its case from where it is kept; what is open stays until it has been read.
     *
     * @param reading  off the UI thread
     * @param onShown  told on the UI thread, as is {@code onFailed}
     */
    public void openStored(
            String doing, Function<Progress, StoredFilm> reading, Runnable onShown, Consumer<Failure> onFailed) {
        tasks.start(
                doing,
                reading,
                stored -> {
                    show(
                            new CaseReader.Read(
                                    stored.file(), stored.film(), Optional.of(stored.content()), Optional.empty()),
                            Optional.empty(),
                            Optional.of(stored.home()));
                    onShown.run();
                },
                onFailed);
    }

    /** Lays on the desk what was read; what lies there goes. */
    void show(CaseReader.Read read, Optional<Path> file, Optional<CaseHome> home) {
        study.end();
        open.get().ifPresent(before -> before.tracing().drag().finish());
        open.get().ifPresent(this::leave);
        Cephalogram pixels = read.film();
        CaseContent state = read.traced()
                .map(CaseFile::content)
                .orElseGet(() -> new CaseContent(
                                Tracing.EMPTY, services.initialScale().apply(pixels))
                        .of(pixels.acquisition().patient(), pixels.acquisition().exposure()));
        TracingViewModel tracing = new TracingViewModel(
                new TracingEditor(state, reviewer(settings), clock),
                services.engine().apply(PatientFacts.of(state)));
        OpenCase next = new OpenCase(
                read.filmFile(), pixels, tracing, file, read.traced().flatMap(OpenCase::proposedIn));
        next.setFingerprint(read.fingerprint());
        next.setHome(home);
        notices.removeIf(notice -> notice.kind() != Notice.Kind.PROBLEM);
        open.get().ifPresent(habits::review);
        keeper.begin(next);
        film.show(pixels, state.calibration().pixelAspect());
        open.set(Optional.of(next));
        opening.noteRecent(file.orElse(read.filmFile()));
        pixels.acquisition().notices().forEach(notice -> notices.add(Notice.information(notice)));
        boolean copied = keeper.recover(next);
        if (!copied && (read.traced().isEmpty() || home.filter(CaseHome::isNew).isPresent())) {
            batch.prepared(read.filmFile(), pixels)
                    .ifPresentOrElse(detection -> proposals.take(next, detection), proposals::detect);
        } else {
            proposals.findMaps(film.heatMapProperty().get());
        }
    }

    /** Whoever waits for a case that was open here may have it now. */
    private void leave(OpenCase before) {
        before.home()
                .ifPresent(home -> tasks.apart()
                        .start(
                                "",
                                progress -> {
                                    home.release();
                                    return home;
                                },
                                done -> {},
                                failure -> {}));
    }

    /** Static, because the editor goes over to the next desk and must not take this one along. */
    private static Supplier<String> reviewer(SettingsStore settings) {
        return () -> settings.get().reviewerOrLogin();
    }
}
