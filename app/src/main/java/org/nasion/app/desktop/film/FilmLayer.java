package org.nasion.app.desktop.film;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Group;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.scene.transform.Affine;
import org.nasion.app.desktop.viewmodel.ViewTransform;
import org.nasion.core.geometry.Point;

/** The lower layer: the film's tiles, moved and scaled by one transform and never redrawn. */
final class FilmLayer extends Pane {

    private final Group tiles = new Group();
    private final Affine place = new Affine();
    private final Map<FilmPyramid.Key, ImageView> shown = new HashMap<>();
    private Optional<FilmPyramid> pyramid = Optional.empty();
    private ViewTransform transform = ViewTransform.IDENTITY;

    FilmLayer() {
        setManaged(false);
        setMouseTransparent(true);
        tiles.getTransforms().add(place);
        getChildren().add(tiles);
    }

    void show(Optional<FilmPyramid> next) {
        pyramid = next;
        tiles.getChildren().clear();
        shown.clear();
        requestLayout();
    }

    Optional<FilmPyramid> pyramid() {
        return pyramid;
    }

    void move(ViewTransform next) {
        transform = next;
        requestLayout();
    }

    /** Once per frame at most: the film's place, and textures for what has come into sight. */
    @Override
    protected void layoutChildren() {
        pyramid.ifPresent(this::arrange);
    }

    private void arrange(FilmPyramid film) {
        double outputScale = getScene() == null || getScene().getWindow() == null ? 1 : getScene().getWindow().getRenderScaleX();
        int index = film.levelFor(transform.scale() * outputScale);
        FilmPyramid.Level level = film.levels().get(index);
        double sx = transform.scale() * level.step();
        double sy = sx * transform.aspect();
        // A film pixel's centre is at a whole number, its texture's edge half a pixel before it.
        Point corner = transform.toView(new Point(-0.5, -0.5));
        place.setToTransform(sx, 0, corner.x(), 0, sy, corner.y());
        Set<FilmPyramid.Key> wanted = new HashSet<>();
        int firstColumn = tileAt(-corner.x() / sx, film.columns(index));
        int lastColumn = tileAt((getWidth() - corner.x()) / sx, film.columns(index));
        int firstRow = tileAt(-corner.y() / sy, film.rows(index));
        int lastRow = tileAt((getHeight() - corner.y()) / sy, film.rows(index));
        for (int row = firstRow; row <= lastRow; row++) {
            for (int column = firstColumn; column <= lastColumn; column++) {
                wanted.add(new FilmPyramid.Key(index, column, row));
            }
        }
        shown.entrySet().removeIf(entry -> {
            boolean gone = !wanted.contains(entry.getKey());
            if (gone) {
                tiles.getChildren().remove(entry.getValue());
            }
            return gone;
        });
        for (FilmPyramid.Key key : wanted) {
            shown.computeIfAbsent(key, missing -> add(film, missing));
        }
    }

    private ImageView add(FilmPyramid film, FilmPyramid.Key key) {
        ImageView view = new ImageView(film.texture(key));
        view.setX(FilmPyramid.edge(key.column()));
        view.setY(FilmPyramid.edge(key.row()));
        view.setSmooth(true);
        tiles.getChildren().add(view);
        return view;
    }

    private static int tileAt(double texturePx, int count) {
        return (int) Math.clamp(Math.floor(texturePx / FilmPyramid.TILE), 0, count - 1);
    }
}
