package org.nasion.app.desktop.viewmodel;

import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nasion.app.desktop.settings.SettingsStore;

/** A minute on the sample film: from its first doubtful point to the report, step by step, at any time left. */
public final class TourViewModel {

    /** What is told, in order; its words stand under {@code tour.NAME}. */
    public enum Step {
        FILM,
        DOUBT,
        DRAG,
        NUMBERS,
        SCALE,
        HAND_OVER
    }

    private final ReadOnlyObjectProperty<Optional<OpenCase>> open;
    private final Runnable openSample;
    private final FilmViewModel film;
    private final SettingsStore settings;
    private final ReadOnlyObjectWrapper<Optional<Step>> step = new ReadOnlyObjectWrapper<>(Optional.empty());

    TourViewModel(
            ReadOnlyObjectProperty<Optional<OpenCase>> open,
            Runnable openSample,
            FilmViewModel film,
            SettingsStore settings) {
        this.open = open;
        this.openSample = openSample;
        this.film = film;
        this.settings = settings;
    }

    /** Begins; without a film the sample film is opened, with one the tour goes over that. */
    public void begin() {
        if (open.get().isEmpty()) {
            openSample.run();
        }
        show(Step.FILM);
    }

    /** Goes on; behind the last step the tour ends. */
    public void next() {
        step.get().ifPresent(now -> {
            if (now.ordinal() + 1 < Step.values().length) {
                show(Step.values()[now.ordinal() + 1]);
            } else {
                end();
            }
        });
    }

    public void back() {
        step.get().filter(now -> now.ordinal() > 0).ifPresent(now -> show(Step.values()[now.ordinal() - 1]));
    }

    /** Ends the tour, also before it is through; it is not offered in large any more. */
    public void end() {
        film.emphasisedProperty().set(Set.of());
        step.set(Optional.empty());
        settings.change(now -> now.with(draft -> draft.toured = true));
    }

    private void show(Step next) {
        film.emphasisedProperty().set(next == Step.NUMBERS ? Set.of("SNA", "SNB", "ANB") : Set.of());
        if (next == Step.DOUBT) {
            open.get().map(OpenCase::tracing).ifPresent(tracing -> {
                if (tracing.selectedProperty().get().isEmpty()) {
                    tracing.review().step(1);
                }
            });
        }
        step.set(Optional.of(next));
    }

    /** Whether it was taken or declined. */
    public boolean isKnown() {
        return settings.get().toured();
    }

    /** What is told now; empty while no tour is under way. */
    public ReadOnlyObjectProperty<Optional<Step>> stepProperty() {
        return step.getReadOnlyProperty();
    }
}
