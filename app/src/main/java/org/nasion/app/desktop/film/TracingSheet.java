package org.nasion.app.desktop.film;

import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import org.nasion.core.geometry.Point;

/**
 * A canvas no larger than what is drawn on it. Draws a frame only where it differs from the last one; where the
 * film has merely been moved, the canvas moves along.
 */
final class TracingSheet {

    /** Sizes and places are multiples of it, logical px: whole px of the screen at every output scale, and seldom a new texture. */
    private static final int GRID = 64;
    /** Beyond the view while the film is being moved, so that not every frame is drawn. */
    private static final int ROOM = 4 * GRID;

    private static final double WHOLE = 1e-3;

    private final Canvas canvas = new Canvas();
    private final TracingPainter painter;
    private Optional<Drawn> drawn = Optional.empty();

    /**
     * @param frame  with the area that was drawn
     * @param extent of all of it, also beyond the area
     */
    private record Drawn(DrawnFrame frame, Rectangle2D extent) {}

    TracingSheet(TracingPainter painter) {
        this.painter = painter;
        canvas.setVisible(false);
    }

    Canvas canvas() {
        return canvas;
    }

    void clear() {
        drawn = Optional.empty();
        canvas.setVisible(false);
    }

    /** @param outputScale px of the screen per logical px */
    void show(DrawnFrame frame, double outputScale) {
        Optional<Point> way = drawn.flatMap(before -> frame.movedSince(before.frame()));
        if (way.isPresent() && isWhole(way.get(), outputScale) && isCovered(drawn.get(), frame.area(), way.get())) {
            canvas.setTranslateX(way.get().x());
            canvas.setTranslateY(way.get().y());
            return;
        }
        draw(frame, way.isPresent() ? ROOM : 0);
    }

    private static boolean isWhole(Point way, double outputScale) {
        return Math.abs(way.x() * outputScale - Math.rint(way.x() * outputScale)) < WHOLE
                && Math.abs(way.y() * outputScale - Math.rint(way.y() * outputScale)) < WHOLE;
    }

    /** Whether the canvas, moved by a way, still shows all that is to be seen. */
    private static boolean isCovered(Drawn before, Rectangle2D view, Point way) {
        Rectangle2D extent = moved(before.extent(), way);
        Rectangle2D area = moved(before.frame().area(), way);
        return Math.max(extent.getMinX(), view.getMinX()) >= area.getMinX()
                && Math.max(extent.getMinY(), view.getMinY()) >= area.getMinY()
                && Math.min(extent.getMaxX(), view.getMaxX()) <= area.getMaxX()
                && Math.min(extent.getMaxY(), view.getMaxY()) <= area.getMaxY();
    }

    private static Rectangle2D moved(Rectangle2D from, Point way) {
        return new Rectangle2D(from.getMinX() + way.x(), from.getMinY() + way.y(), from.getWidth(), from.getHeight());
    }

    private void draw(DrawnFrame frame, double room) {
        Optional<Rectangle2D> extent = TracingExtent.of(frame);
        double x = extent.map(all -> down(Math.max(all.getMinX(), frame.area().getMinX() - room)))
                .orElse(0.0);
        double y = extent.map(all -> down(Math.max(all.getMinY(), frame.area().getMinY() - room)))
                .orElse(0.0);
        double width = extent.map(
                        all -> -down(-Math.min(all.getMaxX(), frame.area().getMaxX() + room)) - x)
                .orElse(0.0);
        double height = extent.map(
                        all -> -down(-Math.min(all.getMaxY(), frame.area().getMaxY() + room)) - y)
                .orElse(0.0);
        if (width <= 0 || height <= 0) {
            clear();
            return;
        }
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
        }
        canvas.setLayoutX(x);
        canvas.setLayoutY(y);
        canvas.setTranslateX(0);
        canvas.setTranslateY(0);
        canvas.setVisible(true);
        DrawnFrame part = frame.seen(frame.transform(), new Rectangle2D(x, y, width, height));
        drawn = Optional.of(new Drawn(part, extent.get()));
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, width, height);
        g.save();
        g.translate(-x, -y);
        painter.paint(g, part);
        g.restore();
    }

    private static double down(double px) {
        return Math.floor(px / GRID) * GRID;
    }
}
