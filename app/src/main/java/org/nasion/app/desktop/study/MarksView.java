package org.nasion.app.desktop.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.nasion.core.geometry.Point;

/** A film with the marks of one landmark by all readers, and the place that counts; the wheel zooms, a drag moves. */
final class MarksView extends Pane {

    private static final List<Color> COLOURS = List.of(
            Color.web("#4cc9f0"),
            Color.web("#f9c74f"),
            Color.web("#90be6d"),
            Color.web("#f8961e"),
            Color.web("#c77dff"),
            Color.web("#ff6b6b"));

    private final Canvas canvas = new Canvas();
    private Optional<Image> film = Optional.empty();
    private Map<String, Point> marks = Map.of();
    private Optional<Point> counts = Optional.empty();
    private Point middle = new Point(0, 0);
    private double zoom = 1;
    /** Whether a person has zoomed or moved since these marks are shown. */
    private boolean moved;

    private Point held = new Point(0, 0);

    MarksView() {
        getChildren().add(canvas);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        setOnScroll(event -> {
            moved = true;
            zoom = Math.clamp(zoom * Math.pow(1.25, Math.signum(event.getDeltaY())), 0.1, 12);
            draw();
        });
        setOnMousePressed(event -> held = new Point(event.getX(), event.getY()));
        setOnMouseDragged(event -> {
            Point now = new Point(event.getX(), event.getY());
            moved = true;
            middle = middle.plus(held.plus(now.times(-1)).times(1 / zoom));
            held = now;
            draw();
        });
    }

    /** Shows another film, or none. */
    void film(Optional<Image> next) {
        film = next;
        draw();
    }

    /**
     * Shows the marks of a landmark, all of them in sight.
     *
     * @param by reading → place, image space, px
     */
    void marks(Map<String, Point> by) {
        marks = by;
        moved = false;
        fit();
        draw();
    }

    /** All marks in sight; the view may have had no size yet when they came. */
    private void fit() {
        Map<String, Point> by = marks;
        double left = by.values().stream().mapToDouble(Point::x).min().orElse(0);
        double right = by.values().stream().mapToDouble(Point::x).max().orElse(0);
        double top = by.values().stream().mapToDouble(Point::y).min().orElse(0);
        double bottom = by.values().stream().mapToDouble(Point::y).max().orElse(0);
        middle = new Point((left + right) / 2, (top + bottom) / 2);
        double room = Math.max(300, 3 * Math.max(right - left, bottom - top));
        zoom = Math.max(0.1, Math.min(getWidth(), getHeight()) / room);
    }

    /** Shows the place that counts. */
    void counting(Optional<Point> place) {
        counts = place;
        draw();
    }

    /** The colour of a reading, by its place among all. */
    static Color colour(int place) {
        return COLOURS.get(place % COLOURS.size());
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        if (!moved) {
            fit();
        }
        draw();
    }

    private double x(Point at) {
        return (at.x() - middle.x()) * zoom + getWidth() / 2;
    }

    private double y(Point at) {
        return (at.y() - middle.y()) * zoom + getHeight() / 2;
    }

    private void draw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.setFill(Color.BLACK);
        g.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        film.ifPresent(image -> {
            Point corner = new Point(-0.5, -0.5); // a pixel's centre is a whole number
            g.drawImage(image, x(corner), y(corner), image.getWidth() * zoom, image.getHeight() * zoom);
        });
        List<String> names = new ArrayList<>(marks.keySet());
        for (int i = 0; i < names.size(); i++) {
            Point at = marks.get(names.get(i));
            g.setStroke(colour(i));
            g.setLineWidth(2);
            g.strokeOval(x(at) - 5, y(at) - 5, 10, 10);
            g.setFill(colour(i));
            // Above and below in turn, since marks that nearly agree lie on each other.
            g.fillText(names.get(i), x(at) + 9, y(at) + (i % 2 == 0 ? -7 - 14 * (i / 2) : 17 + 14 * (i / 2)));
        }
        counts.ifPresent(at -> {
            g.setStroke(Color.WHITE);
            g.setLineWidth(1.5);
            g.strokeLine(x(at) - 9, y(at), x(at) + 9, y(at));
            g.strokeLine(x(at), y(at) - 9, x(at), y(at) + 9);
        });
    }
}
