package org.nasion.app.desktop.film;

import java.util.function.Supplier;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Pane;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * The upper layer: the tracing, drawn anew on a canvas at the resolution of the screen whenever it
 * or the view changes, once per frame at most. A canvas' pixels follow the window's output scale by themselves.
 */
final class TracingLayer extends Pane {

    private final Canvas canvas = new Canvas();
    private final Supplier<Frame> frames;
    private final TracingPainter painter;
    private boolean on;

    TracingLayer(Supplier<Frame> frames, Font font) {
        this.frames = frames;
        Text ruler = new Text();
        ruler.setFont(font);
        this.painter = new TracingPainter(font, text -> {
            ruler.setText(text);
            return ruler.getLayoutBounds().getWidth();
        });
        setManaged(false);
        setMouseTransparent(true);
        getChildren().add(canvas);
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
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
        }
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        if (on) {
            painter.paint(g, frames.get());
        }
    }
}
