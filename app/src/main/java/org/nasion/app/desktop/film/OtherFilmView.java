package org.nasion.app.desktop.film;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import org.nasion.app.desktop.seen.InWindow;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.ComparisonViewModel;
import org.nasion.app.desktop.viewmodel.FilmViewModel;
import org.nasion.app.desktop.viewmodel.OpenCase;
import org.nasion.app.desktop.viewmodel.TracingViewModel;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.analysis.Readings;
import org.nasion.core.drawing.Outline;
import org.nasion.core.drawing.Shape;
import org.nasion.core.drawing.TracingDrawing;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.tracing.Comparison;

/**
 * The same film again with the tracing that is compared with: always the same part at the same zoom and in the same
 * greys as the film that is edited, and moved along with it from either side. Nothing is edited here.
 */
public final class OtherFilmView extends Pane {

    private static final double REACH = 13;
    /** Film px by which nobody has moved a point. */
    private static final double SAME = 0.05;

    private static final double THRESHOLD = 2;
    private static final double WHEEL_NOTCH = 40;

    private final FilmView edited;
    private final WorkbenchViewModel workbench;
    private final FilmViewModel film;
    private final ComparisonViewModel comparison;
    private final WindowTexts texts;
    private final FilmLayer filmLayer = FilmLayer.forThisComputer();
    private final TracingLayer tracingLayer;
    private List<Shape> shapes = List.of();
    private double lastX;
    private double lastY;
    private double way;

    /**
     * @param edited the film beside this one
     * @param font   of labels
     */
    public OtherFilmView(FilmView edited, WorkbenchViewModel workbench, WindowTexts texts, Font font) {
        this.edited = edited;
        this.workbench = workbench;
        this.film = workbench.film();
        this.comparison = workbench.comparison();
        this.texts = texts;
        this.tracingLayer = new TracingLayer(this::frame, font);
        getStyleClass().add("film");
        setId("other-film");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().addAll(filmLayer, tracingLayer);
        Rectangle bounds = new Rectangle();
        bounds.widthProperty().bind(widthProperty());
        bounds.heightProperty().bind(heightProperty());
        setClip(bounds);
        observe();
        listen();
    }

    private void observe() {
        ObservableValue<Boolean> seen = InWindow.of(this);
        for (ObservableValue<?> shown : List.<ObservableValue<?>>of(
                film.outlinesProperty(),
                film.planesProperty(),
                film.anglesProperty(),
                film.labelsProperty(),
                film.emphasisedProperty(),
                comparison.comparisonProperty())) {
            shown.when(seen).subscribe(changed -> tracingLayer.redraw());
        }
        for (Outline part : Outline.values()) {
            film.outlineProperty(part).when(seen).subscribe(changed -> tracingLayer.redraw());
        }
        visibleProperty().addListener((property, before, now) -> follow());
        edited.pictureProperty().addListener((property, before, now) -> follow());
        film.transformProperty().when(seen).addListener((property, before, now) -> {
            if (isVisible()) {
                filmLayer.move(now);
                tracingLayer.redraw();
            }
        });
        film.look().tonesProperty().when(seen).addListener((property, before, now) -> filmLayer.requestLayout());
        film.hiddenProperty().when(seen).addListener((property, before, now) -> follow());
        comparison.readingsProperty().when(seen).addListener((property, before, now) -> follow());
        InWindow.follow(
                this,
                workbench.openProperty(),
                open -> {},
                open -> open.tracing().selectedProperty().subscribe(selected -> tracingLayer.redraw()));
        follow();
    }

    /** Holds nothing of the film while it is not seen. */
    private void follow() {
        boolean on = isVisible() && comparison.readingsProperty().get().isPresent();
        filmLayer.show(on ? edited.pictureProperty().get() : Optional.empty());
        filmLayer.move(film.transformProperty().get());
        shapes = on ? shapes(comparison.readingsProperty().get().get()) : List.of();
        tracingLayer.setOn(on && !film.hiddenProperty().get());
    }

    private List<Shape> shapes(Readings readings) {
        return comparison
                .referenceProperty()
                .get()
                .map(other -> TracingFrames.said(TracingDrawing.of(other.tracing(), readings), readings, texts))
                .orElse(List.of());
    }

    private DrawnFrame frame() {
        CaseContent state = tracing().map(now -> now.shownProperty().get()).orElseThrow();
        Set<String> emphasised = film.emphasisedProperty().get();
        return new DrawnFrame(
                film.transformProperty().get(),
                new Rectangle2D(0, 0, getWidth(), getHeight()),
                comparison.referenceProperty().get().orElseThrow().tracing().placements(),
                state.calibration().mmPerPx(),
                shapes,
                TracingFrames.groups(film),
                film.shownOutlines(),
                film.labelsProperty().get(),
                distances(),
                TracingFrames.sides(texts),
                tracing().flatMap(now -> now.selectedProperty().get()),
                Optional.empty(),
                Optional.empty(),
                emphasised,
                TracingFrames.needed(
                        emphasised, comparison.readingsProperty().get().orElseThrow()),
                Set.of(),
                Measuring.NONE,
                List.of(),
                film.styleProperty().get(),
                film.filmProperty().get().map(Cephalogram::width).orElse(0),
                film.filmProperty().get().map(Cephalogram::height).orElse(0));
    }

    /** Codes with how far the point lies from the edited one, where it does; the unit stands with the mean above. */
    private Map<Landmark, String> distances() {
        Map<Landmark, String> names = new TreeMap<>();
        comparison.comparisonProperty().get().map(Comparison::distances).orElse(List.of()).stream()
                .filter(distance -> distance.px() > SAME)
                .forEach(distance -> {
                    String text = distance.mm().isPresent()
                            ? texts.wording().distance(distance.mm().getAsDouble())
                            : texts.get("compare.px", distance.px());
                    names.put(distance.landmark(), distance.landmark().code() + " " + text.split("[\\s\u00a0]")[0]);
                });
        return names;
    }

    private Optional<TracingViewModel> tracing() {
        return workbench.openProperty().get().map(OpenCase::tracing);
    }

    private void listen() {
        setOnMousePressed(event -> {
            edited.requestFocus();
            lastX = event.getX();
            lastY = event.getY();
            way = 0;
            event.consume();
        });
        setOnMouseDragged(this::dragged);
        setOnMouseReleased(event -> {
            if (event.getButton() == MouseButton.PRIMARY && way <= THRESHOLD) {
                pick(event);
            }
            event.consume();
        });
        setOnMouseMoved(this::point);
        setOnMouseExited(event -> film.cursorProperty().set(Optional.empty()));
        addEventHandler(ScrollEvent.SCROLL, event -> {
            if (event.getDeltaY() != 0) {
                film.zoomSteps(event.getX(), event.getY(), Math.clamp(event.getDeltaY() / WHEEL_NOTCH, -4, 4));
            }
            event.consume();
        });
        addEventHandler(ZoomEvent.ZOOM, event -> {
            film.zoomAt(event.getX(), event.getY(), event.getZoomFactor());
            event.consume();
        });
    }

    private void dragged(MouseEvent event) {
        double dx = event.getX() - lastX;
        double dy = event.getY() - lastY;
        lastX = event.getX();
        lastY = event.getY();
        way += Math.hypot(dx, dy);
        if (event.isSecondaryButtonDown()) {
            film.look().drag(dx, dy);
        } else {
            film.panBy(dx, dy);
        }
        point(event);
        event.consume();
    }

    private void point(MouseEvent event) {
        film.cursorProperty().set(Optional.of(film.transformProperty().get().toImage(event.getX(), event.getY())));
    }

    /** A click on a point of the other tracing selects the edited one of that name. */
    private void pick(MouseEvent event) {
        if (isVisible()
                && tracing().isPresent()
                && comparison.referenceProperty().get().isPresent()) {
            Optional<Landmark> at = TracingPainter.at(frame(), event.getX(), event.getY(), REACH);
            tracing()
                    .ifPresent(now ->
                            at.ifPresent(landmark -> now.selectedProperty().set(Optional.of(landmark))));
        }
    }

    @Override
    protected void layoutChildren() {
        filmLayer.resizeRelocate(0, 0, getWidth(), getHeight());
        tracingLayer.resizeRelocate(0, 0, getWidth(), getHeight());
        filmLayer.requestLayout();
        tracingLayer.redraw();
    }
}
