package org.nasion.app.desktop.film;

import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;
import javafx.scene.transform.Scale;
import org.nasion.app.desktop.viewmodel.Tones;
import org.nasion.app.desktop.viewmodel.ViewTransform;

/**
 * The film as a picture of the part in sight, one of its pixels for each of the screen's: made anew when the film
 * is moved, and copied as it is while something moves over it.
 */
final class DrawnFilmLayer extends FilmLayer {

    /** What the picture was drawn from. */
    private record Drawn(FilmPyramid film, Tones tones, ViewTransform transform, double scale, int width, int height) {}

    private final FilmRaster raster = new FilmRaster();
    private final FlipImage picture = new FlipImage();
    private final ImageView view = new ImageView();
    private final Scale toDevice = new Scale();
    private Optional<Drawn> drawn = Optional.empty();

    DrawnFilmLayer() {
        view.getTransforms().add(toDevice);
        getChildren().add(view);
    }

    @Override
    void forget() {
        drawn = Optional.empty();
        view.setImage(null);
    }

    @Override
    void arrange(FilmPyramid film) {
        double scale = outputScale();
        int width = (int) Math.ceil(getWidth() * scale);
        int height = (int) Math.ceil(getHeight() * scale);
        if (width < 1 || height < 1) {
            return;
        }
        Point2D corner = localToScene(0, 0);
        double aside = toWhole(corner.getX(), scale);
        double below = toWhole(corner.getY(), scale);
        Drawn next = new Drawn(film, film.tones(), transform().pannedBy(-aside, -below), scale, width, height);
        if (drawn.filter(next::equals).isPresent()) {
            return;
        }
        drawn = Optional.of(next);
        FilmRaster.Covered covered =
                raster.draw(film, next.transform(), scale, width, height, picture.pixels(width, height));
        view.setVisible(!covered.isEmpty());
        if (!covered.isEmpty()) {
            toDevice.setX(1 / scale);
            toDevice.setY(1 / scale);
            view.setImage(picture.flip(covered.x(), covered.y(), covered.width(), covered.height()));
            view.setViewport(new Rectangle2D(covered.x(), covered.y(), covered.width(), covered.height()));
            view.setX(covered.x());
            view.setY(covered.y());
            view.setTranslateX(aside);
            view.setTranslateY(below);
        }
    }

    /** How far the next whole px of the screen is, view px: a picture that lies between them would be blurred. */
    private static double toWhole(double scene, double scale) {
        return (Math.rint(scene * scale) - scene * scale) / scale;
    }
}
