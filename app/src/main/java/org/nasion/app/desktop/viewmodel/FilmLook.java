package org.nasion.app.desktop.viewmodel;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.nasion.app.desktop.services.DisplayFilter;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.Window;

/** The greys of the film on the screen: window, gamma, inverted or not, and filters. Nothing here changes data. */
public final class FilmLook {

    /** Greys that show one kind of tissue well. */
    public enum Preset {
        /** the window that the file asks for */
        FILM,
        /** every grey that a sample can have */
        FULL,
        /** the greys that the film really has */
        AUTO,
        /** skull and teeth */
        BONE,
        /** the profile in front of the bone */
        SOFT_TISSUE
    }

    private final ReadOnlyObjectWrapper<Window> window = new ReadOnlyObjectWrapper<>(Window.full(255));
    private final DoubleProperty gamma = new SimpleDoubleProperty(1);
    private final BooleanProperty inverted = new SimpleBooleanProperty();
    private final Map<DisplayFilter, BooleanProperty> filters = new TreeMap<>();
    private final ReadOnlyObjectWrapper<Tones> tones = new ReadOnlyObjectWrapper<>(Tones.of(Window.full(255)));
    private final ObjectProperty<Set<DisplayFilter>> through = new SimpleObjectProperty<>(Set.of());
    private final ObjectProperty<Optional<Histogram>> histogram = new SimpleObjectProperty<>(Optional.empty());
    private Optional<Cephalogram> film = Optional.empty();
    /** Waits until the greys of the film have been counted. */
    private Optional<Preset> wanted = Optional.empty();

    FilmLook() {
        for (DisplayFilter filter : DisplayFilter.values()) {
            BooleanProperty on = new SimpleBooleanProperty();
            on.addListener((property, before, now) -> through.set(filtersOn()));
            filters.put(filter, on);
        }
        window.addListener((property, before, now) -> retone());
        gamma.addListener((property, before, now) -> retone());
        inverted.addListener((property, before, now) -> retone());
        histogram.addListener((property, before, now) -> {
            if (now.isPresent()) {
                Optional<Preset> soon = wanted;
                wanted = Optional.empty();
                soon.ifPresent(this::choose);
            }
        });
    }

    /** Another film as it came. */
    void show(Cephalogram next) {
        film = Optional.of(next);
        wanted = Optional.empty();
        histogram.set(Optional.empty());
        filters.values().forEach(on -> on.set(false));
        reset();
    }

    /**
     * Another film with inversion, gamma, filters and window as they are. A preset is the preset of the other film's greys; a window
     * that was dragged lies in the other film's own as it lay in the one before.
     */
    void keepingLook(Runnable show) {
        boolean wasInverted = inverted.get();
        double wasGamma = gamma.get();
        Set<DisplayFilter> wereOn = filtersOn();
        Optional<Preset> preset = wanted.or(this::chosen);
        Window was = window.get();
        Optional<Window> own = film.map(Cephalogram::window);
        show.run();
        own.ifPresent(before -> {
            if (preset.isEmpty()) {
                film.ifPresent(now -> setWindow(moved(was, before, now.window())));
            } else if (window(preset.get(), film.orElseThrow()).isPresent()) {
                choose(preset.get());
            } else {
                wanted = preset;
            }
        });
        inverted.set(wasInverted);
        gamma.set(wasGamma);
        wereOn.forEach(filter -> filters.get(filter).set(true));
    }

    private static Window moved(Window was, Window own, Window other) {
        double grow = (other.high() - other.low()) / (own.high() - own.low());
        return new Window(other.low() + (was.low() - own.low()) * grow, other.low() + (was.high() - own.low()) * grow);
    }

    private void retone() {
        tones.set(new Tones(window.get(), gamma.get(), inverted.get()));
    }

    /**
     * Changes the grey window as a drag does: to the right more contrast, up brighter.
     *
     * @param dx logical px of the drag since the last call
     * @param dy the same, down
     */
    public void drag(double dx, double dy) {
        wanted = Optional.empty();
        film.ifPresent(shown -> {
            Window now = window.get();
            double perPx = shown.maxValue() / 600.0;
            double width =
                    Math.clamp((now.high() - now.low()) - dx * perPx, shown.maxValue() / 100.0, shown.maxValue() * 2.0);
            double centre = Math.clamp((now.high() + now.low()) / 2 + dy * perPx, 0, shown.maxValue());
            window.set(new Window(centre - width / 2, centre + width / 2));
        });
    }

    public void setWindow(Window next) {
        wanted = Optional.empty();
        window.set(next);
    }

    /** Takes a preset's window; of those that the film's greys decide nothing happens before they have been counted. */
    public void choose(Preset preset) {
        wanted = Optional.empty();
        film.flatMap(shown -> window(preset, shown)).ifPresent(window::set);
    }

    private Optional<Window> window(Preset preset, Cephalogram shown) {
        return switch (preset) {
            case FILM -> Optional.of(shown.window());
            case FULL -> Optional.of(Window.full(shown.maxValue()));
            case AUTO -> histogram.get().map(greys -> greys.between(0.01, 0.995));
            case BONE -> histogram.get().map(greys -> greys.between(0.35, 0.999));
            case SOFT_TISSUE -> histogram.get().map(greys -> greys.between(0, 0.45));
        };
    }

    /** The preset whose window is shown now. */
    public Optional<Preset> chosen() {
        return film.flatMap(shown -> List.of(Preset.values()).stream()
                .filter(preset ->
                        window(preset, shown).filter(window.get()::equals).isPresent())
                .findFirst());
    }

    /** The film as it came: its own window, not inverted, no gamma; filters stay as they are. */
    public void reset() {
        film.ifPresent(shown -> window.set(shown.window()));
        inverted.set(false);
        gamma.set(1);
    }

    /** All filters off. */
    public void unfiltered() {
        filters.values().forEach(on -> on.set(false));
    }

    private Set<DisplayFilter> filtersOn() {
        Set<DisplayFilter> on = EnumSet.noneOf(DisplayFilter.class);
        filters.forEach((filter, property) -> {
            if (property.get()) {
                on.add(filter);
            }
        });
        return Set.copyOf(on);
    }

    public ReadOnlyObjectProperty<Window> windowProperty() {
        return window.getReadOnlyProperty();
    }

    /** {@link Tones#LEAST_GAMMA} to {@link Tones#MOST_GAMMA}; 1 shows samples evenly. */
    public DoubleProperty gammaProperty() {
        return gamma;
    }

    public BooleanProperty invertedProperty() {
        return inverted;
    }

    /** Window, gamma and inversion as one value. */
    public ReadOnlyObjectProperty<Tones> tonesProperty() {
        return tones.getReadOnlyProperty();
    }

    public BooleanProperty filterProperty(DisplayFilter filter) {
        return filters.get(filter);
    }

    /** The filters that are on; changes once per switch. */
    public ObjectProperty<Set<DisplayFilter>> filtersProperty() {
        return through;
    }

    /** The greys of the film, as soon as they have been counted. */
    public ObjectProperty<Optional<Histogram>> histogramProperty() {
        return histogram;
    }
}
