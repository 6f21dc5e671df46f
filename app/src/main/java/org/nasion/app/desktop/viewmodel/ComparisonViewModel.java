package org.nasion.app.desktop.viewmodel;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ChangeListener;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.core.analysis.Readings;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.tracing.Comparison;
import org.nasion.core.tracing.Tracing;

/** Another tracing of the open film beside the one that is edited: the program's own, or another person's. */
public final class ComparisonViewModel {

    /**
     * The tracing that is compared with.
     *
     * @param file of the case that it stands in; empty for the program's own
     */
    public record Reference(Optional<String> file, Tracing tracing) {

        /** For people: whose it is. */
        public String name(WindowTexts texts) {
            return file.orElseGet(() -> texts.get("compare.program"));
        }
    }

    private final ReadOnlyObjectProperty<Optional<OpenCase>> open;
    private final TaskRunner tasks;
    private final WindowTexts texts;
    private final Function<Path, CaseFile> reader;
    private final BiFunction<OpenCase, Tracing, Readings> measure;
    private final Consumer<Notice> tell;
    private final ReadOnlyObjectWrapper<Optional<Readings>> readings = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty beside = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Optional<Reference>> reference = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Comparison>> comparison =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty blinking = new SimpleBooleanProperty();
    private final ChangeListener<CaseContent> follow = (property, before, now) -> {
        if (!before.calibration().equals(now.calibration())) {
            measure();
        }
        compare();
    };

    /**
     * @param measure the numbers of another tracing of the open film, in its scale
     * @param tell    takes what went wrong
     */
    ComparisonViewModel(
            ReadOnlyObjectProperty<Optional<OpenCase>> open,
            TaskRunner tasks,
            WindowTexts texts,
            Function<Path, CaseFile> reader,
            BiFunction<OpenCase, Tracing, Readings> measure,
            Consumer<Notice> tell) {
        this.open = open;
        this.tasks = tasks;
        this.texts = texts;
        this.reader = reader;
        this.measure = measure;
        this.tell = tell;
        // One way to look at both at a time.
        blinking.addListener((property, before, on) -> beside.set(beside.get() && !on));
        beside.addListener((property, before, on) -> blinking.set(blinking.get() && !on));
        open.addListener((property, before, now) -> {
            close();
            before.ifPresent(shown -> shown.tracing().shownProperty().removeListener(follow));
            now.ifPresent(shown -> shown.tracing().shownProperty().addListener(follow));
        });
    }

    /** Shows where the program had proposed the points, or stops doing so. */
    public void toggleProgram() {
        if (reference.get().filter(shown -> shown.file().isEmpty()).isPresent()) {
            close();
        } else {
            open.get()
                    .ifPresent(shown -> show(new Reference(
                            Optional.empty(),
                            Comparison.proposed(shown.tracing().state().tracing()))));
        }
    }

    /** Shows the tracing of another case file; one of another film is refused. */
    public void compareWith(Path caseFile) {
        open.get()
                .ifPresent(shown -> tasks.start(
                        texts.get("task.openCase"),
                        progress -> {
                            CaseFile other = reader.apply(caseFile);
                            if (!other.film().sha256().equals(shown.filmId())) {
                                throw new ProblemException(
                                        "NAS-COMPARE-FILM",
                                        "That case is of another film; only tracings of the same film can be compared.");
                            }
                            return new Reference(
                                    Optional.of(caseFile.getFileName().toString()),
                                    other.content().tracing());
                        },
                        this::show,
                        failure -> tell.accept(Notice.of(failure))));
    }

    private void show(Reference next) {
        reference.set(Optional.of(next));
        measure();
        compare();
    }

    /** Shows the edited tracing alone. */
    public void close() {
        blinking.set(false);
        beside.set(false);
        reference.set(Optional.empty());
        measure();
        comparison.set(Optional.empty());
    }

    private void measure() {
        readings.set(reference.get().flatMap(other -> open.get().map(shown -> measure.apply(shown, other.tracing()))));
    }

    private void compare() {
        comparison.set(reference
                .get()
                .flatMap(other -> open.get()
                        .map(shown -> shown.tracing().shownProperty().get())
                        .map(state -> Comparison.of(state.tracing(), other.tracing(), state.calibration()))));
    }

    public ReadOnlyObjectProperty<Optional<Reference>> referenceProperty() {
        return reference.getReadOnlyProperty();
    }

    /** How far the two lie apart; follows every drag. */
    public ReadOnlyObjectProperty<Optional<Comparison>> comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }

    /** The numbers of the other tracing. */
    public ReadOnlyObjectProperty<Optional<Readings>> readingsProperty() {
        return readings.getReadOnlyProperty();
    }

    /** Whether the two stand side by side, each on a film of its own, instead of one over the other. */
    public BooleanProperty besideProperty() {
        return beside;
    }

    /** Whether the two are shown in turn instead of together. */
    public BooleanProperty blinkingProperty() {
        return blinking;
    }
}
