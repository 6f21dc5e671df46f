package org.nasion.app.desktop.film;

import java.util.Locale;
import javafx.geometry.BoundingBox;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.nasion.app.desktop.viewmodel.ViewTransform;
import org.nasion.core.geometry.Point;

/**
 * The film around a point that is being moved, in at least four times its own pixels, with a
 * crosshair that is open in the middle. Stands beside the point and never under the pointer.
 */
final class Magnifier extends Pane {

    private static final double SIZE = 200;
    /** Letters that fit beside the place. */
    private static final int LONGEST_NAME = 16;
    private static final double MARGIN = 14;
    private static final double DISTANCE = 56;
    private static final double LEAST_SCALE = 4;
    private static final double LEAST_DOCKED_SCALE = 2.5;

    /**
     * What is looked at.
     *
     * @param name   in the caption; may be empty
     * @param colour of the crosshair
     * @param at     image space
     */
    record Target(String name, Color colour, Point at) {
    }

    private final Canvas canvas = new Canvas(SIZE, SIZE);
    private final Font font;
    private final double leastScale;

    /**
     * @param docked     whether it stays in the corner and shows more of what is around
     * @param styleClass what it is called in style sheets
     */
    Magnifier(Font font, boolean docked, String styleClass) {
        this.leastScale = docked ? LEAST_DOCKED_SCALE : LEAST_SCALE;
        this.font = font;
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
        getChildren().add(canvas);
        getStyleClass().addAll("glass", styleClass);
    }

    /**
     * @param transform of the film: the magnifier holds it alike and shows it at least twice as large
     */
    void show(FilmPyramid film, Target target, ViewTransform transform) {
        Point at = target.at();
        ViewTransform magnified = transform.withScale(Math.max(leastScale, 2 * transform.scale())).centredOn(at, SIZE, SIZE);
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.save();
        g.clearRect(0, 0, SIZE, SIZE);
        clipRound(g);
        g.setFill(Color.BLACK);
        g.fillRect(0, 0, SIZE, SIZE);
        film(g, film, at, magnified);
        crosshair(g, target.colour());
        caption(g, target);
        g.restore();
        g.setStroke(FilmPalette.SELECTED);
        g.setLineWidth(1.5);
        g.strokeRoundRect(0.75, 0.75, SIZE - 1.5, SIZE - 1.5, 20, 20);
        setVisible(true);
    }

    private static void clipRound(GraphicsContext g) {
        double r = 10;
        g.beginPath();
        g.moveTo(r, 0);
        g.arcTo(SIZE, 0, SIZE, SIZE, r);
        g.arcTo(SIZE, SIZE, 0, SIZE, r);
        g.arcTo(0, SIZE, 0, 0, r);
        g.arcTo(0, 0, SIZE, 0, r);
        g.closePath();
        g.clip();
    }

    private static void film(GraphicsContext g, FilmPyramid film, Point at, ViewTransform magnified) {
        double aspect = magnified.aspect();
        int half = (int) Math.ceil(SIZE / 2 / (magnified.scale() * Math.min(1, aspect))) + 2;
        int x0 = (int) Math.round(at.x()) - half;
        int y0 = (int) Math.round(at.y()) - half;
        Image part = film.detail(x0, y0, 2 * half + 1, 2 * half + 1);
        // Pixel centres are at whole numbers: the part's left edge lies half a pixel before x0.
        Turn.draw(g, magnified, part, new BoundingBox(x0 - 0.5, y0 - 0.5, part.getWidth(), part.getHeight()));
    }

    private static void crosshair(GraphicsContext g, Color colour) {
        double c = SIZE / 2;
        double gap = 7;
        for (int pass = 0; pass < 2; pass++) {
            g.setStroke(pass == 0 ? FilmPalette.UNDERLAY : colour);
            g.setLineWidth(pass == 0 ? 3 : 1);
            g.strokeLine(0, c, c - gap, c);
            g.strokeLine(c + gap, c, SIZE, c);
            g.strokeLine(c, 0, c, c - gap);
            g.strokeLine(c, c + gap, c, SIZE);
        }
        g.setFill(colour);
        g.fillOval(c - 1, c - 1, 2, 2);
    }

    private void caption(GraphicsContext g, Target target) {
        g.setFill(Color.rgb(6, 9, 13, 0.78));
        g.fillRect(0, SIZE - 24, SIZE, 24);
        g.setFont(font);
        g.setTextBaseline(javafx.geometry.VPos.CENTER);
        g.setTextAlign(javafx.scene.text.TextAlignment.LEFT);
        g.setFill(FilmPalette.LABEL);
        g.fillText(target.name().length() <= LONGEST_NAME ? target.name()
                : target.name().substring(0, LONGEST_NAME - 1).strip() + "…", 10, SIZE - 12, 100);
        g.setTextAlign(javafx.scene.text.TextAlignment.RIGHT);
        g.setFill(FilmPalette.LABEL.deriveColor(0, 1, 1, 0.75));
        g.fillText(String.format(Locale.ROOT, "%.1f, %.1f", target.at().x(), target.at().y()), SIZE - 10, SIZE - 12);
    }

    /** In the upper right corner of the view. */
    void dock(double viewWidth) {
        resizeRelocate(Math.rint(viewWidth - SIZE - MARGIN), MARGIN, SIZE, SIZE);
    }

    /** To the upper right of the point, or on whichever side there is room. */
    void standBeside(Point view, double viewWidth, double viewHeight) {
        double x = view.x() + DISTANCE + SIZE < viewWidth ? view.x() + DISTANCE : view.x() - DISTANCE - SIZE;
        double y = view.y() - DISTANCE - SIZE > 0 ? view.y() - DISTANCE - SIZE : view.y() + DISTANCE;
        resizeRelocate(Math.rint(x), Math.rint(y), SIZE, SIZE);
    }

    void hide() {
        setVisible(false);
    }
}
