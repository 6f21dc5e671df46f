package org.nasion.app.desktop.study;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.nasion.app.desktop.dialog.DialogService;
import org.nasion.app.desktop.library.LibraryDesk;
import org.nasion.app.desktop.services.DesktopServices;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.CephalogramReader;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.Problem;
import org.nasion.core.study.Choices;
import org.nasion.core.study.Freeze;
import org.nasion.core.study.StudyFolder;
import org.nasion.core.study.StudyReadings;
import org.nasion.core.study.StudyStatus;
import org.nasion.core.study.agreement.ReadFilm;
import org.nasion.core.task.Progress;

/** A study before its coordinator: who is how far, what the readers marked, what was decided of it. Belongs to the UI thread. */
public final class StudyViewModel {

    /**
     * A study as it was found when it was looked through.
     *
     * @param films   with finished readings
     * @param choices what was decided
     * @param digest  of a frozen one
     */
    public record Shown(
            StudyFolder study, StudyStatus status, List<ReadFilm> films, Choices choices, Optional<String> digest) {

        static Shown of(StudyFolder study) {
            return new Shown(
                    study,
                    StudyStatus.of(study),
                    new StudyReadings(study).read(false).films(),
                    study.choices(),
                    study.isFrozen() ? Optional.of(new Freeze(study, Clock.systemUTC()).digest()) : Optional.empty());
        }
    }

    private final CaseStore cases;
    private final CephalogramReader reader;
    private final DialogService dialogs;
    private final TaskRunner tasks;
    private final Clock clock;
    private final StudyDraft draft;
    private final StudyResults results;
    private final BooleanProperty drafting = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Map<String, Problem>> left = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Optional<Shown>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * @param library films come from, and results go to
     * @param clock   of freezing
     */
    public StudyViewModel(
            DesktopServices services, LibraryDesk library, DialogService dialogs, TaskRunner tasks, Clock clock) {
        this.cases = services.cases();
        this.reader = services.reader();
        this.draft = new StudyDraft(services.studies(), library, dialogs, tasks);
        this.results = new StudyResults(
                services.studies(), library, dialogs, tasks, () -> shown.get().map(Shown::study), problem::set);
        this.dialogs = dialogs;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** Begins a study, or goes on with the one that was begun. */
    public void begin() {
        problem.set(Optional.empty());
        drafting.set(true);
    }

    /** Begins a study of the films of the patients that a search in the library finds. */
    public void beginWith(String query) {
        draft.ofPatients(query);
        begin();
    }

    /** Makes the study that was begun and shows it. */
    void make() {
        draft.make(made -> {
            drafting.set(false);
            left.set(made.left());
            look(() -> Shown.of(made.study()));
        });
    }

    /** Asks for a study's folder and looks through it. */
    public void choose(String title) {
        dialogs.chooseFolder(title, Optional.empty()).ifPresent(folder -> {
            drafting.set(false);
            left.set(Map.of());
            look(() -> Shown.of(StudyFolder.open(folder, cases)));
        });
    }

    /** Looks through the study again. */
    public void look() {
        shown.get().ifPresent(now -> look(() -> Shown.of(now.study())));
    }

    /** Shares the films out among new readers, named with commas or blanks between them. */
    public void assign(String names) {
        shown.get()
                .ifPresent(now -> look(() -> {
                    now.study().assign(StudyDraft.names(names));
                    return Shown.of(now.study());
                }));
    }

    /** Closes the study under a person's name. */
    public void freeze(String by) {
        shown.get()
                .ifPresent(now -> look(() -> {
                    new Freeze(now.study(), clock).freeze(by.strip(), "");
                    return Shown.of(now.study());
                }));
    }

    private void look(Supplier<Shown> work) {
        problem.set(Optional.empty());
        tasks.start(
                "",
                progress -> work.get(),
                found -> shown.set(Optional.of(found)),
                failure -> problem.set(Optional.of(failure.problem())));
    }

    /** Notes what counts for a landmark, in the study at once; with an empty reading nothing is decided any more. */
    public void decide(ReadFilm film, Landmark landmark, Optional<String> reading) {
        shown.get().ifPresent(now -> {
            Choices next = now.choices().with(film.name(), landmark, reading);
            problem.set(Optional.empty());
            shown.set(Optional.of(new Shown(now.study(), now.status(), now.films(), next, now.digest())));
            tasks.start(
                    "",
                    progress -> {
                        now.study().keep(next);
                        return next;
                    },
                    kept -> {},
                    failure -> {
                        problem.set(Optional.of(failure.problem()));
                        look();
                    });
        });
    }

    /** The picture of a film in its own greys; told on the UI thread. */
    public void pictureOf(ReadFilm film, Consumer<WritableImage> told) {
        shown.get()
                .ifPresent(now -> tasks.apart()
                        .start(
                                "",
                                progress -> picture(
                                        reader.read(now.study().file(now.study().film(film.name())), Progress.NONE)),
                                told,
                                failure -> problem.set(Optional.of(failure.problem()))));
    }

    private static WritableImage picture(Cephalogram film) {
        byte[] greys = film.window().toEightBitTable(film.maxValue());
        short[] samples = film.samples();
        int[] pixels = new int[samples.length];
        for (int i = 0; i < samples.length; i++) {
            int grey = greys[samples[i] & 0xFFFF] & 0xFF;
            pixels[i] = 0xFF000000 | grey << 16 | grey << 8 | grey;
        }
        WritableImage image = new WritableImage(film.width(), film.height());
        image.getPixelWriter()
                .setPixels(
                        0, 0, film.width(), film.height(), PixelFormat.getIntArgbInstance(), pixels, 0, film.width());
        return image;
    }

    /** The study that is about to be made. */
    public StudyDraft draft() {
        return draft;
    }

    /** Where its result goes. */
    public StudyResults results() {
        return results;
    }

    /** Whether a study is being made. */
    public BooleanProperty draftingProperty() {
        return drafting;
    }

    /** Films that the study was to be made with and that could not be taken up. */
    ReadOnlyObjectProperty<Map<String, Problem>> leftProperty() {
        return left.getReadOnlyProperty();
    }

    /** What is under way. */
    TaskRunner tasks() {
        return tasks;
    }

    public ReadOnlyObjectProperty<Optional<Shown>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
