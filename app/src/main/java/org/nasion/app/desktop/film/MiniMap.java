package org.nasion.app.desktop.film;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import org.nasion.app.desktop.viewmodel.Tones;
import org.nasion.app.desktop.viewmodel.ViewTransform;
import org.nasion.core.geometry.Orientation;
import org.nasion.core.geometry.Point;

/** The whole film in a corner while only a part of it fills the view: shows which part, and takes a click to another. */
final class MiniMap extends Pane {

    private static final double SIDE = 148;
    private static final double MARGIN = 14;

    private final Canvas picture = new Canvas();
    private final Canvas part = new Canvas();
    private final Consumer<Point> look;
    private ViewTransform overview = ViewTransform.IDENTITY;
    private Optional<Drawn> drawn = Optional.empty();

    /** What the picture was drawn from. */
    private record Drawn(FilmPyramid film, Tones tones, Orientation orientation, double aspect) {}

    /** @param look takes a place of the film to the middle of the view */
    MiniMap(Consumer<Point> look) {
        this.look = look;
        setManaged(false);
        setVisible(false);
        setCursor(Cursor.HAND);
        getStyleClass().add("mini-map");
        setId("mini-map");
        getChildren().addAll(picture, part);
        setOnMousePressed(this::go);
        setOnMouseDragged(this::go);
        setOnMouseReleased(MouseEvent::consume);
        setOnMouseMoved(MouseEvent::consume);
    }

    private void go(MouseEvent event) {
        look.accept(overview.toImage(event.getX(), event.getY()));
        event.consume();
    }

    /** Follows the view; hides while the whole film is in it. */
    void show(Optional<FilmPyramid> film, Tones tones, ViewTransform transform, double viewWidth, double viewHeight) {
        Optional<Bounds> inSight = film.map(pyramid -> inSight(pyramid, transform, viewWidth, viewHeight));
        boolean whole = inSight.isEmpty()
                || inSight.get().getWidth() >= film.get().levels().getFirst().width() - 2
                        && inSight.get().getHeight()
                                >= film.get().levels().getFirst().height() - 2;
        setVisible(!whole && viewWidth > 3 * SIDE && viewHeight > 3 * SIDE);
        if (!isVisible()) {
            drawn = Optional.empty(); // a film that was closed must not stay in memory
        } else {
            Drawn next = new Drawn(film.get(), tones, transform.orientation(), transform.aspect());
            if (drawn.filter(next::equals).isEmpty()) {
                drawn = Optional.of(next);
                drawPicture(next);
            }
            drawPart(inSight.get());
            relocate(Math.rint(viewWidth - getWidth() - MARGIN), Math.rint(viewHeight - getHeight() - MARGIN));
        }
    }

    /** The part of the film in the view, image space, cut at the film's edges. */
    private static Bounds inSight(FilmPyramid film, ViewTransform transform, double viewWidth, double viewHeight) {
        Point one = transform.toImage(0, 0);
        Point other = transform.toImage(viewWidth, viewHeight);
        double width = film.levels().getFirst().width();
        double height = film.levels().getFirst().height();
        double x0 = Math.clamp(Math.min(one.x(), other.x()) + 0.5, 0, width);
        double x1 = Math.clamp(Math.max(one.x(), other.x()) + 0.5, 0, width);
        double y0 = Math.clamp(Math.min(one.y(), other.y()) + 0.5, 0, height);
        double y1 = Math.clamp(Math.max(one.y(), other.y()) + 0.5, 0, height);
        return new BoundingBox(x0 - 0.5, y0 - 0.5, x1 - x0, y1 - y0);
    }

    private void drawPicture(Drawn what) {
        int width = what.film().levels().getFirst().width();
        int height = what.film().levels().getFirst().height();
        ViewTransform square = ViewTransform.fitting(width, height, what.aspect(), what.orientation(), SIDE, SIDE, 0);
        Bounds at = bounds(square, new BoundingBox(-0.5, -0.5, width, height));
        overview = square.pannedBy(-at.getMinX(), -at.getMinY());
        setWidth(Math.ceil(at.getWidth()));
        setHeight(Math.ceil(at.getHeight()));
        for (Canvas canvas : new Canvas[] {picture, part}) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
        }
        what.film().show(what.tones());
        Image small = what.film().small((int) (2 * SIDE));
        GraphicsContext g = picture.getGraphicsContext2D();
        g.save();
        g.clearRect(0, 0, getWidth(), getHeight());
        Turn.draw(g, overview, small, new BoundingBox(-0.5, -0.5, width, height));
        g.restore();
    }

    private void drawPart(Bounds inSight) {
        Bounds at = bounds(overview, inSight);
        GraphicsContext g = part.getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        g.setFill(Color.rgb(7, 9, 12, 0.55));
        g.fillRect(0, 0, getWidth(), at.getMinY());
        g.fillRect(0, at.getMaxY(), getWidth(), getHeight() - at.getMaxY());
        g.fillRect(0, at.getMinY(), at.getMinX(), at.getHeight());
        g.fillRect(at.getMaxX(), at.getMinY(), getWidth() - at.getMaxX(), at.getHeight());
        g.setStroke(FilmPalette.SELECTED);
        g.setLineWidth(1.5);
        g.strokeRect(
                at.getMinX() + 0.75,
                at.getMinY() + 0.75,
                Math.max(1, at.getWidth() - 1.5),
                Math.max(1, at.getHeight() - 1.5));
    }

    private static Bounds bounds(ViewTransform transform, Bounds image) {
        Point one = transform.toView(new Point(image.getMinX(), image.getMinY()));
        Point other = transform.toView(new Point(image.getMaxX(), image.getMaxY()));
        return new BoundingBox(
                Math.min(one.x(), other.x()),
                Math.min(one.y(), other.y()),
                Math.abs(other.x() - one.x()),
                Math.abs(other.y() - one.y()));
    }
}
