package org.nasion.app.desktop.film;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javafx.scene.Group;
import javafx.scene.image.ImageView;
import javafx.scene.transform.Affine;
import org.nasion.app.desktop.viewmodel.ViewTransform;
import org.nasion.core.geometry.Orientation;
import org.nasion.core.geometry.Point;

/** The film's tiles as textures, moved, turned and scaled by one transform and never redrawn. */
final class TiledFilmLayer extends FilmLayer {

    private final Group tiles = new Group();
    private final Affine place = new Affine();
    private final Map<FilmPyramid.Key, ImageView> shown = new HashMap<>();

    TiledFilmLayer() {
        tiles.getTransforms().add(place);
        getChildren().add(tiles);
    }

    @Override
    void forget() {
        tiles.getChildren().clear();
        shown.clear();
    }

    @Override
    void arrange(FilmPyramid film) {
        int index = film.levelFor(transform().scale() * outputScale());
        int step = film.levels().get(index).step();
        place(step);
        Set<FilmPyramid.Key> wanted = inSight(film, index, step);
        shown.entrySet().removeIf(entry -> {
            boolean gone = !wanted.contains(entry.getKey());
            if (gone) {
                tiles.getChildren().remove(entry.getValue());
            }
            return gone;
        });
        for (FilmPyramid.Key key : wanted) {
            ImageView view = shown.get(key);
            if (view == null) {
                shown.put(key, add(film, key));
            } else {
                view.setImage(film.texture(key)); // the same image, in the tones of now
            }
        }
    }

    private void place(int step) {
        ViewTransform transform = transform();
        Orientation held = transform.orientation();
        double along = transform.scale() * step;
        double down = along * transform.aspect();
        // A film pixel's centre is at a whole number, its texture's edge half a pixel before it.
        Point corner = transform.toView(new Point(-0.5, -0.5));
        place.setToTransform(
                held.xx() * along, held.xy() * down, corner.x(), held.yx() * along, held.yy() * down, corner.y());
    }

    private Set<FilmPyramid.Key> inSight(FilmPyramid film, int index, int step) {
        Point one = transform().toImage(0, 0);
        Point other = transform().toImage(getWidth(), getHeight());
        int firstColumn = tileAt(Math.min(one.x(), other.x()), step, film.columns(index));
        int lastColumn = tileAt(Math.max(one.x(), other.x()), step, film.columns(index));
        int firstRow = tileAt(Math.min(one.y(), other.y()), step, film.rows(index));
        int lastRow = tileAt(Math.max(one.y(), other.y()), step, film.rows(index));
        Set<FilmPyramid.Key> wanted = new HashSet<>();
        for (int row = firstRow; row <= lastRow; row++) {
            for (int column = firstColumn; column <= lastColumn; column++) {
                wanted.add(new FilmPyramid.Key(index, column, row));
            }
        }
        return wanted;
    }

    private ImageView add(FilmPyramid film, FilmPyramid.Key key) {
        ImageView view = new ImageView(film.texture(key));
        view.setX(FilmPyramid.edge(key.column()));
        view.setY(FilmPyramid.edge(key.row()));
        view.setSmooth(true);
        tiles.getChildren().add(view);
        return view;
    }

    private static int tileAt(double filmPx, int step, int count) {
        return (int) Math.clamp(Math.floor((filmPx + 0.5) / step / FilmPyramid.TILE), 0, count - 1);
    }
}
