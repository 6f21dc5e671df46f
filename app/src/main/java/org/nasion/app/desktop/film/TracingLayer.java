package org.nasion.app.desktop.film;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.scene.layout.Pane;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.nasion.core.drawing.Shape;

/**
 * The upper layer: the tracing, drawn at the resolution of the screen whenever it or the view changes, once per
 * frame at most. While a point is dragged, what moves with it is drawn on a sheet of its own, and all else once.
 */
final class TracingLayer extends Pane {

    private final Supplier<DrawnFrame> frames;
    private final TracingSheet resting;
    private final TracingSheet moving;
    private Optional<List<Shape>> still = Optional.empty();
    private boolean on;

    TracingLayer(Supplier<DrawnFrame> frames, Font font) {
        this.frames = frames;
        Text ruler = new Text();
        ruler.setFont(font);
        TracingPainter painter = new TracingPainter(font, text -> {
            ruler.setText(text);
            return ruler.getLayoutBounds().getWidth();
        });
        this.resting = new TracingSheet(painter);
        this.moving = new TracingSheet(painter);
        setManaged(false);
        setMouseTransparent(true);
        getChildren().addAll(resting.canvas(), moving.canvas());
    }

    /** Shows the tracing or nothing. */
    void setOn(boolean next) {
        on = next;
        requestLayout();
    }

    /** Something changed: draws in the next layout pass, before the frame is shown. */
    void redraw() {
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        if (!on) {
            still = Optional.empty();
            resting.clear();
            moving.clear();
            return;
        }
        double scale = getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getRenderScaleX();
        DrawnFrame frame = frames.get();
        if (frame.dragged().isEmpty()) {
            still = Optional.empty();
            resting.show(frame, scale);
            moving.clear();
            return;
        }
        Set<Shape> now = new HashSet<>(frame.shapes());
        // What has moved once since the point was taken hold of moves with it, also where it stands for a moment.
        List<Shape> stay = still.orElse(frame.shapes()).stream()
                .filter(shape -> now.contains(shape) && !(shape instanceof Shape.Arc))
                .toList();
        still = Optional.of(stay);
        Set<Shape> staying = new HashSet<>(stay);
        resting.show(frame.resting(stay), scale);
        moving.show(
                frame.moving(frame.shapes().stream()
                        .filter(shape -> !staying.contains(shape))
                        .toList()),
                scale);
    }
}
