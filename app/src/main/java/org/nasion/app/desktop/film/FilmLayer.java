package org.nasion.app.desktop.film;

import java.util.Optional;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Window;
import org.nasion.app.desktop.viewmodel.Tones;
import org.nasion.app.desktop.viewmodel.ViewTransform;

/** The lower layer: the film as it is looked at. */
abstract class FilmLayer extends Pane {

    private Optional<FilmPyramid> pyramid = Optional.empty();
    private ViewTransform transform = ViewTransform.IDENTITY;

    private final ObservableValue<Number> outputScale = sceneProperty()
            .flatMap(Scene::windowProperty)
            .flatMap(Window::renderScaleXProperty)
            .orElse(1.0);

    FilmLayer() {
        setManaged(false);
        setMouseTransparent(true);
        outputScale.addListener((property, before, now) -> requestLayout());
    }

    /** A graphics card moves and scales textures for nothing; without one the film is drawn in the screen's own pixels. */
    static FilmLayer forThisComputer() {
        return Platform.isSupported(ConditionalFeature.SCENE3D) ? new TiledFilmLayer() : new DrawnFilmLayer();
    }

    final void show(Optional<FilmPyramid> next) {
        pyramid = next;
        forget();
        requestLayout();
    }

    final Optional<FilmPyramid> pyramid() {
        return pyramid;
    }

    final ViewTransform transform() {
        return transform;
    }

    final void move(ViewTransform next) {
        transform = next;
        requestLayout();
    }

    /** Shows the same film in other tones. */
    final void tone(Tones next) {
        pyramid.ifPresent(film -> film.show(next));
        requestLayout();
    }

    /** Px of the screen per px of view space. */
    final double outputScale() {
        return outputScale.getValue().doubleValue();
    }

    /** Once per frame at most. */
    @Override
    protected final void layoutChildren() {
        pyramid.ifPresent(this::arrange);
    }

    /** Another film is shown, or none. */
    abstract void forget();

    /** Brings the film to where it belongs now, in the tones of now. */
    abstract void arrange(FilmPyramid film);
}
