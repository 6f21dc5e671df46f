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
import org.nasion.app.desktop.viewmodel.Orientation;
import org.nasion.app.desktop.viewmodel.Tones;
import org.nasion.app.desktop.viewmodel.ViewTransform;
import org.nasion.core.geometry.Point;

/** The lower layer: the film's tiles, moved, turned and scaled by one transform and never redrawn. */
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

    /** Shows the same film in other tones. */
    void tone(Tones next) {
        pyramid.ifPresent(film -> film.show(next));
        requestLayout();
    }

    /** Whether the film stands still while something moves over it: it is then drawn once and copied. */
    void setStill(boolean still) {
        setCache(still);
    }

    /** Once per frame at most: the film's place, and textures for what has come into sight. */
    @Override
    protected void layoutChildren() {
        pyramid.ifPresent(this::arrange);
    }

    private void arrange(FilmPyramid film) {
        double outputScale = getScene() == null || getScene().getWindow() == null ? 1 : getScene().getWindow().getRenderScaleX();
        int index = film.levelFor(transform.scale() * outputScale);
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
        Orientation held = transform.orientation();
        double along = transform.scale() * step;
        double down = along * transform.aspect();
        // A film pixel's centre is at a whole number, its texture's edge half a pixel before it.
        Point corner = transform.toView(new Point(-0.5, -0.5));
        place.setToTransform(held.xx() * along, held.xy() * down, corner.x(), held.yx() * along, held.yy() * down, corner.y());
    }

    private Set<FilmPyramid.Key> inSight(FilmPyramid film, int index, int step) {
        Point one = transform.toImage(0, 0);
        Point other = transform.toImage(getWidth(), getHeight());
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
