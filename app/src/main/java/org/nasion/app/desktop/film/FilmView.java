package org.nasion.app.desktop.film;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import org.nasion.app.desktop.services.FilmFilters;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.text.Texts;
import org.nasion.app.desktop.viewmodel.FilmTool;
import org.nasion.app.desktop.viewmodel.FilmViewModel;
import org.nasion.app.desktop.viewmodel.OpenCase;
import org.nasion.app.desktop.viewmodel.PointState;
import org.nasion.app.desktop.viewmodel.ScaleViewModel;
import org.nasion.app.desktop.viewmodel.TracingViewModel;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.analysis.Reading;
import org.nasion.core.drawing.Shape;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;

/** The film with its tracing on top. Two layers: the film is moved, the tracing is drawn anew. */
public final class FilmView extends Pane {

    private final WorkbenchViewModel workbench;
    private final FilmViewModel film;
    private final ScaleViewModel scale;
    private final FilmLayer filmLayer = new FilmLayer();
    private final TracingLayer tracingLayer;
    private final Magnifier magnifier;
    private final Magnifier loupe;
    private final MiniMap map;
    private final FilmPixels pixels;
    private final ChangeListener<Object> tracingChanged = (property, before, now) -> tracingChanged();
    private final ChangeListener<Object> selectionChanged = (property, before, now) -> selectionChanged();
    private Optional<TracingViewModel> tracing = Optional.empty();
    private Optional<Landmark> hovered = Optional.empty();

    /**
     * @param tasks   runs the conversion of pixels; its jobs are short and not shown
     * @param filters what the film can be looked at through
     * @param font    of labels
     */
    public FilmView(WorkbenchViewModel workbench, ScaleViewModel scale, TaskRunner tasks, FilmFilters filters, Texts texts, Font font) {
        this.workbench = workbench;
        this.film = workbench.film();
        this.scale = scale;
        this.tracingLayer = new TracingLayer(this::frame, font);
        this.magnifier = new Magnifier(font, false, "magnifier");
        this.loupe = new Magnifier(font, true, "loupe");
        this.map = new MiniMap(film::centreOn);
        this.pixels = new FilmPixels(workbench, tasks, filters, texts.get("task.filter"), this::show);
        getStyleClass().add("film");
        setId("film");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().addAll(filmLayer, tracingLayer, map, loupe, magnifier);
        clipToBounds();
        observe();
        new FilmGestures(this, workbench, scale).install();
    }

    private void clipToBounds() {
        Rectangle bounds = new Rectangle();
        bounds.widthProperty().bind(widthProperty());
        bounds.heightProperty().bind(heightProperty());
        setClip(bounds);
    }

    private void observe() {
        InvalidationListener redraw = changed -> tracingLayer.redraw();
        for (Observable shown : new Observable[] {film.outlinesProperty(), film.planesProperty(), film.anglesProperty(),
            film.labelsProperty(), film.emphasisedProperty(), scale.fromProperty(), scale.toProperty()}) {
            shown.addListener(redraw);
        }
        film.cursorProperty().addListener((property, before, now) -> {
            if (scale.fromProperty().get().isPresent()) {
                tracingLayer.redraw(); // the ruler's free end follows the pointer
            }
        });
        film.hiddenProperty().addListener((property, before, now) -> showTracing());
        film.transformProperty().addListener((property, before, now) -> {
            filmLayer.move(now);
            tracingLayer.redraw();
            showMagnifier();
            showMap();
        });
        film.look().tonesProperty().addListener((property, before, now) -> {
            filmLayer.tone(now);
            showMagnifier();
            showMap();
        });
        film.look().filtersProperty().addListener((property, before, now) -> pixels.make());
        film.loupeProperty().addListener((property, before, now) -> showMagnifier());
        workbench.openProperty().addListener((property, before, now) -> open(now));
        open(workbench.openProperty().get());
    }

    private void open(Optional<OpenCase> next) {
        tracing.ifPresent(before -> {
            before.shownProperty().removeListener(tracingChanged);
            before.gestureProperty().removeListener(tracingChanged);
            before.selectedProperty().removeListener(selectionChanged);
        });
        tracing = next.map(OpenCase::tracing);
        tracing.ifPresent(now -> {
            now.shownProperty().addListener(tracingChanged);
            now.gestureProperty().addListener(tracingChanged);
            now.selectedProperty().addListener(selectionChanged);
        });
        hovered = Optional.empty();
        filmLayer.show(Optional.empty());
        showTracing();
        showMagnifier();
        showMap();
        pixels.make();
    }

    private void show(FilmPyramid pyramid) {
        pyramid.show(film.look().tonesProperty().get());
        filmLayer.show(Optional.of(pyramid));
        filmLayer.move(film.transformProperty().get());
        showMagnifier();
        showMap();
    }

    private void showTracing() {
        tracingLayer.setOn(tracing.isPresent() && !film.hiddenProperty().get());
        showMagnifier();
    }

    private void tracingChanged() {
        tracingLayer.redraw();
        showMagnifier();
    }

    private void selectionChanged() {
        tracingLayer.redraw();
        showMagnifier();
        if (workbench.film().hiddenProperty().get()) {
            return;
        }
        tracing.ifPresent(now -> {
            // A point picked with the mouse is in sight already; one picked by key or list may not be.
            if (now.gestureProperty().get().isEmpty()) {
                now.selectedProperty().get().flatMap(landmark -> now.shownProperty().get().tracing().position(landmark))
                        .ifPresent(film::reveal);
            }
        });
    }

    /** Beside the point while the mouse holds it; in the corner while it is selected, so that keys have it too. */
    private void showMagnifier() {
        Optional<TracingViewModel.Gesture> held = tracing.flatMap(now -> now.gestureProperty().get());
        boolean byMouse = held.filter(TracingViewModel.Gesture::byMouse).isPresent();
        show(magnifier, byMouse ? held.map(TracingViewModel.Gesture::landmark) : Optional.empty(), false);
        show(loupe, byMouse || !film.loupeProperty().get() || film.hiddenProperty().get() ? Optional.empty()
                : tracing.flatMap(now -> now.selectedProperty().get()), true);
    }

    private void show(Magnifier glass, Optional<Landmark> landmark, boolean docked) {
        Optional<Placement> placement = landmark.flatMap(code -> tracing.flatMap(now -> now.placement(code)));
        if (placement.isEmpty() || filmLayer.pyramid().isEmpty()) {
            glass.hide();
            return;
        }
        glass.show(filmLayer.pyramid().get(), landmark.get(), PointState.of(placement.get()), placement.get().position(),
                film.transformProperty().get());
        if (docked) {
            glass.dock(getWidth());
        } else {
            glass.standBeside(film.transformProperty().get().toView(placement.get().position()), getWidth(), getHeight());
        }
    }

    private void showMap() {
        map.show(tracing.flatMap(now -> filmLayer.pyramid()), film.look().tonesProperty().get(), film.transformProperty().get(),
                getWidth(), getHeight());
    }

    /** What would be drawn now; also what the pointer is tested against. */
    Frame frame() {
        TracingViewModel now = tracing.orElseThrow();
        Set<Shape.Group> groups = EnumSet.of(Shape.Group.POINT);
        if (film.outlinesProperty().get()) {
            groups.add(Shape.Group.OUTLINE);
        }
        if (film.planesProperty().get()) {
            groups.add(Shape.Group.PLANE);
        }
        if (film.anglesProperty().get()) {
            groups.add(Shape.Group.ANGLE);
        }
        Set<String> emphasised = film.emphasisedProperty().get();
        Set<Landmark> needed = new HashSet<>();
        emphasised.forEach(id -> now.readingsProperty().get().reading(id).map(Reading::measurement)
                .ifPresent(measurement -> needed.addAll(measurement.landmarks())));
        boolean ruler = film.toolProperty().get() == FilmTool.RULER;
        return new Frame(film.transformProperty().get(), getWidth(), getHeight(), now.shownProperty().get(),
                now.shapesProperty().get(), groups, film.labelsProperty().get(), now.selectedProperty().get(), hovered,
                now.gestureProperty().get().map(TracingViewModel.Gesture::landmark), emphasised, needed, touched(now),
                ruler ? scale.fromProperty().get() : Optional.empty(),
                ruler ? scale.toProperty().get().or(() -> film.cursorProperty().get()) : Optional.empty(),
                film.filmProperty().get().map(Cephalogram::width).orElse(0), film.filmProperty().get().map(Cephalogram::height).orElse(0));
    }

    private static Set<String> touched(TracingViewModel tracing) {
        Set<String> touched = new HashSet<>();
        tracing.gestureProperty().get().ifPresent(gesture -> tracing.readingsProperty().get().all().stream()
                .map(Reading::measurement).filter(measurement -> measurement.landmarks().contains(gesture.landmark()))
                .forEach(measurement -> touched.add(measurement.id())));
        return touched;
    }

    Optional<TracingViewModel> tracing() {
        return tracing;
    }

    void hover(Optional<Landmark> next) {
        if (!next.equals(hovered)) {
            hovered = next;
            tracingLayer.redraw();
        }
    }

    /** Where a point of the film lies in the scene now, for popovers beside it. */
    public Rectangle2D placeInView(Point image) {
        Point at = film.transformProperty().get().toView(image);
        return new Rectangle2D(at.x(), at.y(), 0, 0);
    }

    @Override
    protected void layoutChildren() {
        film.resize(getWidth(), getHeight());
        filmLayer.resizeRelocate(0, 0, getWidth(), getHeight());
        tracingLayer.resizeRelocate(0, 0, getWidth(), getHeight());
        filmLayer.requestLayout();
        tracingLayer.redraw();
        showMagnifier();
        showMap();
    }
}
