package org.nasion.app.desktop.compare;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableValue;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.util.Duration;
import org.nasion.app.desktop.seen.InWindow;
import org.nasion.app.desktop.viewmodel.ComparisonViewModel;
import org.nasion.app.desktop.viewmodel.FilmViewModel;
import org.nasion.app.desktop.viewmodel.OpenCase;
import org.nasion.app.desktop.viewmodel.ViewTransform;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;

/**
 * The other tracing over the film: squares in a colour of their own, each tied to the edited point by
 * a line. While blinking, one of the two is shown at a time, so that the eye catches what jumps.
 */
public final class ReferenceLayer extends Pane {

    private static final Color COLOUR = Color.web("#FF8FC8");
    private static final Color UNDERLAY = Color.rgb(0, 0, 0, 0.72);
    private static final Duration TURN = Duration.millis(700);
    private static final double HALF = 4.5;

    private final FilmViewModel film;
    private final WorkbenchViewModel workbench;
    private final ComparisonViewModel comparison;
    private final Canvas canvas = new Canvas();
    private final Font font;
    private final Timeline turns = new Timeline();
    private boolean othersTurn;

    public ReferenceLayer(WorkbenchViewModel workbench, Font font) {
        this.workbench = workbench;
        this.film = workbench.film();
        this.comparison = workbench.comparison();
        this.font = font;
        setMouseTransparent(true);
        getChildren().add(canvas);
        Rectangle bounds = new Rectangle();
        bounds.widthProperty().bind(widthProperty());
        bounds.heightProperty().bind(heightProperty());
        setClip(bounds);
        turns.getKeyFrames().setAll(new KeyFrame(TURN, event -> turn()));
        turns.setCycleCount(Animation.INDEFINITE);
        comparison.blinkingProperty().when(InWindow.of(this)).addListener((property, before, on) -> blink(on));
        for (ObservableValue<?> shown : List.of(
                comparison.comparisonProperty(),
                comparison.besideProperty(),
                film.transformProperty(),
                film.hiddenProperty())) {
            shown.when(InWindow.of(this)).subscribe(changed -> requestLayout());
        }
    }

    private void blink(boolean on) {
        if (on) {
            turns.playFromStart();
        } else {
            turns.stop();
            if (othersTurn) {
                turn();
            }
        }
        requestLayout();
    }

    private void turn() {
        othersTurn = !othersTurn;
        film.hiddenProperty().set(othersTurn);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        boolean on = comparison.referenceProperty().get().isPresent()
                && !comparison.besideProperty().get();
        canvas.setVisible(on);
        // Without anything on it there is no canvas: one that is not seen is drawn all the same.
        double width = on ? getWidth() : 0;
        double height = on ? getHeight() : 0;
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
        }
        if (!on) {
            return;
        }
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        boolean alone = comparison.blinkingProperty().get() && othersTurn;
        boolean together =
                !comparison.blinkingProperty().get() && !film.hiddenProperty().get();
        if (alone || together) {
            comparison.referenceProperty().get().ifPresent(other -> paint(g, other.tracing(), together));
        }
    }

    private void paint(GraphicsContext g, Tracing other, boolean together) {
        ViewTransform transform = film.transformProperty().get();
        Optional<Tracing> here = workbench
                .openProperty()
                .get()
                .map(OpenCase::tracing)
                .map(tracing -> tracing.shownProperty().get().tracing());
        for (Map.Entry<Landmark, Placement> entry : other.placements().entrySet()) {
            Point at = transform.toView(entry.getValue().position());
            if (together) {
                here.flatMap(tracing -> tracing.position(entry.getKey()))
                        .map(transform::toView)
                        .filter(own -> own.distanceTo(at) > 1)
                        .ifPresent(own -> tie(g, own, at));
            }
            square(g, at, UNDERLAY, 3.2);
            square(g, at, COLOUR, 1.5);
            if (!together) {
                name(g, at, entry.getKey().code());
            }
        }
    }

    private static void square(GraphicsContext g, Point at, Color colour, double width) {
        g.setStroke(colour);
        g.setLineWidth(width);
        g.strokeRect(at.x() - HALF, at.y() - HALF, 2 * HALF, 2 * HALF);
    }

    private static void tie(GraphicsContext g, Point from, Point to) {
        g.setStroke(UNDERLAY);
        g.setLineWidth(3);
        g.strokeLine(from.x(), from.y(), to.x(), to.y());
        g.setStroke(COLOUR);
        g.setLineWidth(1.2);
        g.strokeLine(from.x(), from.y(), to.x(), to.y());
    }

    private void name(GraphicsContext g, Point at, String code) {
        g.setFont(font);
        g.setStroke(UNDERLAY);
        g.setLineWidth(3);
        g.strokeText(code, at.x() + 9, at.y() - 5);
        g.setFill(COLOUR);
        g.fillText(code, at.x() + 9, at.y() - 5);
    }
}
