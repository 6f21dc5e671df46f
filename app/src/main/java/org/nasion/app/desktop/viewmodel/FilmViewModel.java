package org.nasion.app.desktop.viewmodel;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.nasion.app.desktop.settings.FilmStyle;
import org.nasion.core.drawing.Outline;
import org.nasion.core.geometry.Orientation;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Cephalogram;

/** How the film is looked at: place, zoom, how it is held, its greys, and which layers are on. Nothing here changes data. */
public final class FilmViewModel {

    private static final double ZOOM_STEP = 1.25;
    private static final double FIT_MARGIN = 16;
    /** Logical px that a film's height is shown in for judging a point: half a head fills the view. */
    private static final double CLOSE_HEIGHT = 2600;

    private final Easing easing;
    private final ReadOnlyObjectWrapper<Optional<Cephalogram>> film = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<ViewTransform> transform = new ReadOnlyObjectWrapper<>(ViewTransform.IDENTITY);
    private final FilmLook look = new FilmLook();
    private final BooleanProperty outlines = new SimpleBooleanProperty(true);
    private final Map<Outline, BooleanProperty> outlineParts = new EnumMap<>(Outline.class);
    private final BooleanProperty planes = new SimpleBooleanProperty(true);
    private final BooleanProperty angles = new SimpleBooleanProperty(true);
    private final BooleanProperty labels = new SimpleBooleanProperty(true);
    private final BooleanProperty heatMap = new SimpleBooleanProperty();
    private final BooleanProperty loupe = new SimpleBooleanProperty(true);
    private final BooleanProperty hidden = new SimpleBooleanProperty();
    private final ObjectProperty<FilmTool> tool = new SimpleObjectProperty<>(FilmTool.SELECT);
    private final ObjectProperty<Optional<Point>> cursor = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Set<String>> emphasised = new SimpleObjectProperty<>(Set.of());
    private final ObjectProperty<FilmStyle> style = new SimpleObjectProperty<>(FilmStyle.USUAL);
    private ViewTransform target = ViewTransform.IDENTITY;
    private double viewWidth;
    private double viewHeight;
    private boolean fitted = true;

    public FilmViewModel(Easing easing) {
        this.easing = Objects.requireNonNull(easing);
        for (Outline part : Outline.values()) {
            outlineParts.put(part, new SimpleBooleanProperty(true));
        }
    }

    /** How strokes and names look. */
    public ObjectProperty<FilmStyle> styleProperty() {
        return style;
    }

    /** Shows another film, whole. */
    public void show(Cephalogram next, double pixelAspect) {
        look.show(next);
        tool.set(FilmTool.SELECT);
        cursor.set(Optional.empty());
        emphasised.set(Set.of());
        target = new ViewTransform(1, pixelAspect, 0, 0);
        film.set(Optional.of(next));
        fitted = true;
        set(fitting());
    }

    /** Shows another film, whole, with inversion, gamma, filters and grey window as they are. */
    void showNext(Cephalogram next, double pixelAspect) {
        look.keepingLook(() -> show(next, pixelAspect));
    }

    /** Shows no film. */
    public void clear() {
        film.set(Optional.empty());
    }

    /** The view has this size now, logical px; a film that was fitted stays so, others keep their middle. */
    public void resize(double width, double height) {
        double dx = (width - viewWidth) / 2;
        double dy = (height - viewHeight) / 2;
        viewWidth = width;
        viewHeight = height;
        if (film.get().isPresent()) {
            set(fitted ? fitting() : target.pannedBy(dx, dy));
        }
    }

    public void fit() {
        fitted = true;
        go(fitting());
    }

    /** Zooms in at a place of the view, or out with a negative number of steps. */
    public void zoomSteps(double viewX, double viewY, double steps) {
        zoomAt(viewX, viewY, Math.pow(ZOOM_STEP, steps));
    }

    /** Zooms by a factor at a place of the view. */
    public void zoomAt(double viewX, double viewY, double factor) {
        fitted = false;
        go(target.zoomedAt(viewX, viewY, factor));
    }

    /** Zooms in or out at the pointer, or at the middle where it is elsewhere. */
    public void zoomAtCursor(double steps) {
        Point at = cursor.get().map(target::toView).orElse(new Point(viewWidth / 2, viewHeight / 2));
        zoomSteps(at.x(), at.y(), steps);
    }

    /** Logical px per film px, around the middle of the view. */
    public void zoomTo(double scale) {
        zoomAt(viewWidth / 2, viewHeight / 2, scale / target.scale());
    }

    /** Moves the film along with the hand, without easing. */
    public void panBy(double dx, double dy) {
        fitted = false;
        set(target.pannedBy(dx, dy));
    }

    /** Brings a point to the middle at a zoom at which it can be judged; a film already closer keeps its zoom. */
    public void lookAt(Point image, double atLeastScale) {
        fitted = false;
        ViewTransform closer = target.scale() >= atLeastScale ? target : target.withScale(atLeastScale);
        go(closer.centredOn(image, viewWidth, viewHeight));
    }

    /** Brings a point to the middle at the zoom at which it is reviewed. */
    public void lookClosely(Point image) {
        lookAt(image, film.get().map(shown -> CLOSE_HEIGHT / shown.height()).orElse(1.0));
    }

    /** Brings a place of the film to the middle, without easing and at the same zoom. */
    public void centreOn(Point image) {
        fitted = false;
        set(target.centredOn(image, viewWidth, viewHeight));
    }

    /** Turns the film a quarter clockwise, or the other way with −1. */
    public void turn(int clockwise) {
        hold(target.orientation().turned(clockwise));
    }

    /** Exchanges left and right. */
    public void flip() {
        hold(target.orientation().flipped());
    }

    /** Shows the film turned and mirrored so; its middle stays where it is. */
    public void hold(Orientation next) {
        if (next.equals(target.orientation())) {
            return;
        }
        target = target.heldAs(next, viewWidth / 2, viewHeight / 2);
        set(fitted ? fitting() : target);
    }

    /** Brings a point into view without changing the zoom, where it is not there already. */
    public void reveal(Point image) {
        Point at = target.toView(image);
        double margin = 40;
        if (at.x() < margin || at.y() < margin || at.x() > viewWidth - margin || at.y() > viewHeight - margin) {
            fitted = false;
            go(target.centredOn(image, viewWidth, viewHeight));
        }
    }

    /** The grey value under the pointer, in sample values. */
    public Optional<Integer> sampleAt(Point image) {
        return film.get().flatMap(shown -> {
            long x = Math.round(image.x());
            long y = Math.round(image.y());
            return x >= 0 && y >= 0 && x < shown.width() && y < shown.height()
                    ? Optional.of(shown.sample((int) x, (int) y))
                    : Optional.empty();
        });
    }

    private ViewTransform fitting() {
        return film.get()
                .map(shown -> ViewTransform.fitting(
                        shown.width(),
                        shown.height(),
                        target.aspect(),
                        target.orientation(),
                        viewWidth,
                        viewHeight,
                        FIT_MARGIN))
                .orElse(target);
    }

    private void go(ViewTransform next) {
        target = next;
        easing.ease(transform.get(), next, transform::set);
    }

    private void set(ViewTransform next) {
        target = next;
        Easing.NONE.ease(transform.get(), next, transform::set);
        easing.ease(next, next, transform::set); // ends an easing that is under way
    }

    public ReadOnlyObjectProperty<Optional<Cephalogram>> filmProperty() {
        return film.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<ViewTransform> transformProperty() {
        return transform.getReadOnlyProperty();
    }

    /** The greys. */
    public FilmLook look() {
        return look;
    }

    public BooleanProperty outlinesProperty() {
        return outlines;
    }

    /** Whether one part of the outlines is shown while they are. */
    public BooleanProperty outlineProperty(Outline part) {
        return outlineParts.get(part);
    }

    /** The parts of the outlines that are shown. */
    public Set<Outline> shownOutlines() {
        Set<Outline> shown = EnumSet.noneOf(Outline.class);
        outlineParts.forEach((part, on) -> {
            if (outlines.get() && on.get()) {
                shown.add(part);
            }
        });
        return shown;
    }

    public BooleanProperty planesProperty() {
        return planes;
    }

    public BooleanProperty anglesProperty() {
        return angles;
    }

    public BooleanProperty labelsProperty() {
        return labels;
    }

    /** Whether the network's doubt about the selected point lies over the film. */
    public BooleanProperty heatMapProperty() {
        return heatMap;
    }

    /** Whether the selected point is shown enlarged in a corner. */
    public BooleanProperty loupeProperty() {
        return loupe;
    }

    /** True while the key that hides the tracing is held. */
    public BooleanProperty hiddenProperty() {
        return hidden;
    }

    public ObjectProperty<FilmTool> toolProperty() {
        return tool;
    }

    /** Where the pointer is, image space. */
    public ObjectProperty<Optional<Point>> cursorProperty() {
        return cursor;
    }

    /** Identifiers of the measurements whose lines stand out; empty for all alike. */
    public ObjectProperty<Set<String>> emphasisedProperty() {
        return emphasised;
    }
}
