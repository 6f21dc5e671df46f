package org.nasion.app.desktop.film;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import org.nasion.app.desktop.seen.InWindow;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.AnnotationViewModel;
import org.nasion.app.desktop.viewmodel.FilmViewModel;
import org.nasion.app.desktop.viewmodel.OpenCase;
import org.nasion.app.desktop.viewmodel.PointDrag;
import org.nasion.app.desktop.viewmodel.ScaleViewModel;
import org.nasion.app.desktop.viewmodel.TracingViewModel;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.detection.DetectionMaps;
import org.nasion.core.drawing.Outline;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/** The film with its tracing on top. Two layers: the film is moved, the tracing is drawn anew. */
public final class FilmView extends Pane {

    /** Of a narrower view, as of one half of two, a loupe would cover the face. */
    private static final double LEAST_FOR_LOUPE = 620;

    private final WorkbenchViewModel workbench;
    private final FilmViewModel film;
    private final ScaleViewModel scale;
    private final AnnotationViewModel annotations;
    private final TracingFrames frames;
    private final FilmLayer filmLayer = FilmLayer.forThisComputer();
    private final HeatLayer heatLayer = new HeatLayer();
    private final TracingLayer tracingLayer;
    private final Magnifier magnifier;
    private final Magnifier loupe;
    private final MiniMap map;
    private final FilmHint hint;
    private final FilmTargets targets;
    private final WindowTexts texts;
    private final FilmPixels pixels;
    private final ChangeListener<Object> tracingChanged = (property, before, now) -> tracingChanged();
    private final ChangeListener<Object> selectionChanged = (property, before, now) -> selectionChanged();
    /** Outlines are found a moment after the points have moved. */
    private final ChangeListener<Object> shapesChanged = (property, before, now) -> redraw();

    private Optional<TracingViewModel> tracing = Optional.empty();
    private final ChangeListener<Object> mapsChanged = (property, before, now) -> showHeat();
    private Optional<ObjectProperty<Optional<DetectionMaps>>> heatMaps = Optional.empty();
    private final ReadOnlyObjectWrapper<Optional<FilmPyramid>> picture = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Landmark> hovered = Optional.empty();
    private Menu menu = (x, y) -> {};

    /** What opens where the hand asks what can be done. */
    public interface Menu {

        /** @param x on the screen, likewise {@code y} */
        void open(double x, double y);
    }

    /**
     * @param pixels makes the film's picture
     * @param font   of labels
     */
    public FilmView(
            WorkbenchViewModel workbench,
            ScaleViewModel scale,
            AnnotationViewModel annotations,
            FilmPixels pixels,
            WindowTexts texts,
            Font font) {
        this.workbench = workbench;
        this.film = workbench.film();
        this.scale = scale;
        this.annotations = annotations;
        this.frames = new TracingFrames(workbench, scale, annotations, texts);
        this.tracingLayer = new TracingLayer(this::frame, font);
        this.magnifier = new Magnifier(font, texts.locale(), false, "magnifier");
        this.loupe = new Magnifier(font, texts.locale(), true, "loupe");
        this.hint = new FilmHint(workbench, texts);
        this.targets = new FilmTargets(workbench, texts);
        this.texts = texts;
        this.map = new MiniMap(film::centreOn);
        this.pixels = pixels;
        getStyleClass().add("film");
        setId("film");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().addAll(filmLayer, heatLayer, tracingLayer, map, hint, loupe, magnifier);
        clipToBounds();
        observe();
        new FilmGestures(this, workbench, scale, annotations).install();
    }

    private void clipToBounds() {
        Rectangle bounds = new Rectangle();
        bounds.widthProperty().bind(widthProperty());
        bounds.heightProperty().bind(heightProperty());
        setClip(bounds);
    }

    private void observe() {
        ObservableValue<Boolean> seen = InWindow.of(this);
        for (ObservableValue<?> shown : List.<ObservableValue<?>>of(
                film.outlinesProperty(),
                film.planesProperty(),
                film.anglesProperty(),
                film.labelsProperty(),
                film.emphasisedProperty(),
                film.styleProperty(),
                scale.fromProperty(),
                scale.toProperty(),
                scale.foundProperty(),
                annotations.pendingProperty(),
                workbench.sides().leftProperty(),
                workbench.outlines().selectedProperty())) {
            shown.when(seen).subscribe(changed -> tracingLayer.redraw());
        }
        for (Outline part : Outline.values()) {
            film.outlineProperty(part).when(seen).subscribe(changed -> tracingLayer.redraw());
        }
        workbench.analyses().chosenProperty().when(seen).subscribe(changed -> tracingLayer.redraw());
        film.cursorProperty().when(seen).addListener((property, before, now) -> {
            if (scale.fromProperty().get().isPresent()
                    || workbench.sides().leftProperty().get().isPresent()
                    || !annotations.pendingProperty().get().isEmpty()) {
                tracingLayer.redraw(); // the free end follows the pointer
            }
            if (targets.aim(tracing).isPresent() || before.isPresent() && now.isEmpty()) {
                showMagnifier();
            }
        });
        film.hiddenProperty().when(seen).addListener((property, before, now) -> showTracing());
        film.transformProperty().when(seen).addListener((property, before, now) -> {
            filmLayer.move(now);
            tracingLayer.redraw();
            showHeat();
            showMagnifier();
            showMap();
        });
        film.look().tonesProperty().when(seen).addListener((property, before, now) -> {
            filmLayer.tone(now);
            showMagnifier();
            showMap();
        });
        film.look().filtersProperty().when(seen).addListener((property, before, now) -> makePicture());
        film.loupeProperty().when(seen).addListener((property, before, now) -> showMagnifier());
        film.toolProperty().when(seen).addListener((property, before, now) -> showMagnifier());
        workbench.sides().leftProperty().when(seen).addListener((property, before, now) -> showHint());
        film.heatMapProperty().when(seen).addListener((property, before, now) -> showHeat());
        workbench.openProperty().when(seen).addListener((property, before, now) -> open(now));
        seen.addListener((property, before, in) -> follow(in));
        open(workbench.openProperty().get());
    }

    private void open(Optional<OpenCase> next) {
        follow(false);
        heatMaps = next.map(OpenCase::mapsProperty);
        tracing = next.map(OpenCase::tracing);
        follow(true);
        hovered = Optional.empty();
        picture.set(Optional.empty());
        filmLayer.show(Optional.empty());
        showTracing();
        showMagnifier();
        showMap();
        showHeat();
        makePicture();
    }

    /** Listens to the open case, or no longer. */
    private void follow(boolean on) {
        tracing.ifPresent(now -> {
            listen(now.shownProperty(), tracingChanged, on);
            listen(now.shapesProperty(), shapesChanged, on);
            listen(now.drag().heldProperty(), tracingChanged, on);
            listen(now.selectedProperty(), selectionChanged, on);
        });
        heatMaps.ifPresent(now -> listen(now, mapsChanged, on));
    }

    private static void listen(ObservableValue<?> value, ChangeListener<Object> listener, boolean on) {
        value.removeListener(listener);
        if (on) {
            value.addListener(listener);
        }
    }

    private void makePicture() {
        pixels.make(workbench, texts.get("task.filter"), this::show);
    }

    private void show(FilmPyramid pyramid) {
        pyramid.show(film.look().tonesProperty().get());
        picture.set(Optional.of(pyramid));
        filmLayer.show(Optional.of(pyramid));
        filmLayer.move(film.transformProperty().get());
        showMagnifier();
        showMap();
    }

    private void showTracing() {
        tracingLayer.setOn(tracing.isPresent() && !film.hiddenProperty().get());
        showMagnifier();
        showHeat();
    }

    private void redraw() {
        tracingLayer.redraw();
    }

    private void tracingChanged() {
        tracingLayer.redraw();
        showMagnifier();
    }

    private void selectionChanged() {
        tracingLayer.redraw();
        showMagnifier();
        showHeat();
        if (workbench.film().hiddenProperty().get()) {
            return;
        }
        tracing.ifPresent(now -> {
            // A point picked with the mouse is in sight already; one picked by key or list may not be.
            if (now.drag().heldProperty().get().isEmpty()) {
                now.selectedProperty()
                        .get()
                        .flatMap(landmark -> now.shownProperty().get().tracing().position(landmark))
                        .ifPresent(film::reveal);
            }
        });
    }

    /**
     * Beside the point while the mouse holds it, so that neither hand nor pointer covers it; in the corner while it
     * is selected, so that keys have it too, and while the pointer aims at a place for a point or a ruler's end.
     */
    private void showMagnifier() {
        Optional<PointDrag.Held> held =
                tracing.flatMap(now -> now.drag().heldProperty().get());
        boolean byMouse = held.filter(PointDrag.Held::byMouse).isPresent();
        Optional<Magnifier.Target> grabbed =
                held.filter(gesture -> byMouse).flatMap(gesture -> targets.held(tracing, gesture));
        boolean wanted = getWidth() > LEAST_FOR_LOUPE
                && !byMouse
                && film.loupeProperty().get()
                && !film.hiddenProperty().get();
        Optional<Magnifier.Target> watched = targets.aim(tracing).or(() -> targets.selected(tracing));
        show(magnifier, grabbed);
        grabbed.ifPresent(target ->
                magnifier.standBeside(film.transformProperty().get().toView(target.at()), getWidth(), getHeight()));
        show(loupe, wanted ? watched : Optional.empty());
        loupe.dock(getWidth());
        showHint();
    }

    private void show(Magnifier glass, Optional<Magnifier.Target> target) {
        if (target.isPresent() && filmLayer.pyramid().isPresent()) {
            glass.show(
                    filmLayer.pyramid().get(),
                    target.get(),
                    film.transformProperty().get());
        } else {
            glass.hide();
        }
    }

    private void showHint() {
        hint.show(tracing, heatMaps.flatMap(ObservableValue::getValue), getWidth(), getHeight());
    }

    private void showHeat() {
        boolean on = film.heatMapProperty().get() && !film.hiddenProperty().get();
        heatLayer.show(
                on ? heatMaps.flatMap(ObservableValue::getValue) : Optional.empty(),
                tracing.flatMap(now -> now.selectedProperty().get()),
                film.transformProperty().get());
        showHint();
    }

    private void showMap() {
        map.show(
                tracing.flatMap(now -> filmLayer.pyramid()),
                film.look().tonesProperty().get(),
                film.transformProperty().get(),
                getWidth(),
                getHeight());
    }

    /** A right click that is no drag opens this, and so does the keyboard's menu key. */
    public void opensMenu(Menu opens) {
        menu = opens;
        setOnContextMenuRequested(event -> {
            if (event.isKeyboardTrigger() && tracing.isPresent()) {
                menu.open(event.getScreenX(), event.getScreenY());
            }
        });
    }

    void openMenu(double x, double y) {
        menu.open(x, y);
    }

    /** What would be drawn now; also what the pointer is tested against. */
    DrawnFrame frame() {
        return frames.of(tracing.orElseThrow(), getWidth(), getHeight(), hovered);
    }

    /** What the film is drawn from, for another view of it. */
    ReadOnlyObjectProperty<Optional<FilmPyramid>> pictureProperty() {
        return picture.getReadOnlyProperty();
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
