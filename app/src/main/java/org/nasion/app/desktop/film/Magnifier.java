package org.nasion.app.desktop.film;

import java.util.Arrays;
import java.util.Locale;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.nasion.app.desktop.viewmodel.ViewTransform;
import org.nasion.core.geometry.Point;

/**
 * The film around a point that is being moved, in at least four times its own pixels, with a
 * crosshair that is open in the middle. Stands beside the point and never under the pointer.
 */
final class Magnifier extends Pane {

    private static final double SIZE = 200;
    private static final double MARGIN = 14;
    private static final double ROUND = 10;
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
    record Target(String name, Color colour, Point at) {}

    private final Canvas canvas = new Canvas(SIZE, SIZE);
    private final FilmRaster raster = new FilmRaster();
    private final FlipImage picture = new FlipImage();
    private final Font font;
    private final Text ruler = new Text();
    private final Locale language;
    private final double leastScale;
    private String captioned = "";
    private String caption = "";

    /**
     * @param language of the numbers
     * @param docked     whether it stays in the corner and shows more of what is around
     * @param styleClass what it is called in style sheets
     */
    Magnifier(Font font, Locale language, boolean docked, String styleClass) {
        this.language = language;
        this.leastScale = docked ? LEAST_DOCKED_SCALE : LEAST_SCALE;
        this.font = font;
        ruler.setFont(font);
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
        ViewTransform magnified =
                transform.withScale(Math.max(leastScale, 2 * transform.scale())).centredOn(at, SIZE, SIZE);
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, SIZE, SIZE);
        g.setImageSmoothing(false);
        g.drawImage(picture(film, magnified), 0, 0, SIZE, SIZE);
        crosshair(g, target.colour());
        caption(g, target);
        g.setStroke(FilmPalette.SELECTED);
        g.setLineWidth(1.5);
        g.strokeRoundRect(0.75, 0.75, SIZE - 1.5, SIZE - 1.5, 2 * ROUND, 2 * ROUND);
        setVisible(true);
    }

    /** The film in the screen's own pixels, black beyond its edge, with the corners taken off: clipping a canvas costs a picture per stroke. */
    private Image picture(FilmPyramid film, ViewTransform magnified) {
        double scale = getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getRenderScaleX();
        int side = (int) Math.ceil(SIZE * scale);
        int[] pixels = picture.pixels(side, side);
        Arrays.fill(pixels, 0xFF000000);
        raster.draw(film, magnified, scale, side, side, pixels);
        takeCornersOff(pixels, side, ROUND * scale);
        return picture.flip(0, 0, side, side);
    }

    private static void takeCornersOff(int[] pixels, int side, double radius) {
        int reach = (int) Math.ceil(radius);
        for (int y = 0; y < reach; y++) {
            for (int x = 0; x < reach; x++) {
                double inside = radius + 0.5 - Math.hypot(radius - x - 0.5, radius - y - 0.5);
                if (inside < 1) {
                    double share = Math.max(0, inside);
                    int last = side - 1;
                    for (int at : new int[] {
                        y * side + x, y * side + last - x, (last - y) * side + x, (last - y) * side + last - x
                    }) {
                        pixels[at] = faded(pixels[at], share);
                    }
                }
            }
        }
    }

    /** An opaque grey with less opacity, multiplied by it. */
    private static int faded(int opaque, double share) {
        int grey = (int) Math.round((opaque & 0xFF) * share);
        return (int) Math.round(255 * share) << 24 | grey * 0x010101;
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
        g.beginPath();
        g.moveTo(0, SIZE - 24);
        g.lineTo(SIZE, SIZE - 24);
        g.arcTo(SIZE, SIZE, 0, SIZE, ROUND);
        g.arcTo(0, SIZE, 0, SIZE - 24, ROUND);
        g.closePath();
        g.fill();
        g.setFont(font);
        g.setTextBaseline(javafx.geometry.VPos.CENTER);
        g.setTextAlign(javafx.scene.text.TextAlignment.LEFT);
        g.setFill(FilmPalette.LABEL);
        if (!target.name().equals(captioned)) {
            captioned = target.name();
            caption = shortened(captioned, SIZE - 30 - width("8888.8 · 8888.8"));
        }
        g.fillText(caption, 10, SIZE - 12);
        g.setTextAlign(javafx.scene.text.TextAlignment.RIGHT);
        g.setFill(FilmPalette.LABEL.deriveColor(0, 1, 1, 0.75));
        g.fillText(
                String.format(
                        language, "%.1f · %.1f", target.at().x(), target.at().y()),
                SIZE - 10,
                SIZE - 12);
    }

    /** As many letters as there is room for beside a place; those of some languages are twice as wide. */
    private String shortened(String name, double room) {
        String shown = name;
        for (int letters = name.length() - 1; width(shown) > room && letters > 0; letters--) {
            shown = name.substring(0, letters).strip() + "…";
        }
        return shown;
    }

    private double width(String text) {
        ruler.setText(text);
        return ruler.getLayoutBounds().getWidth();
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
