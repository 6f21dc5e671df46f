package org.nasion.app.desktop.viewmodel;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Sides;

/** Left and right of a point: two clicks place both, and the point lies midway between them. */
public final class SidesViewModel {

    private final FilmViewModel film;
    private final ReadOnlyObjectProperty<Optional<OpenCase>> open;
    private final ReadOnlyObjectWrapper<Optional<Point>> left = new ReadOnlyObjectWrapper<>(Optional.empty());

    SidesViewModel(ReadOnlyObjectProperty<Optional<OpenCase>> open, FilmViewModel film) {
        this.open = open;
        this.film = film;
        open.addListener((property, before, now) -> giveUp());
        film.toolProperty().addListener((property, before, now) -> left.set(Optional.empty()));
    }

    /** Takes up the selected point, whose sides are placed by the next two clicks; one that has sides becomes one point again. */
    public void toggle() {
        if (has()) {
            tracing().ifPresent(TracingViewModel::unite);
        } else if (landmark().isPresent()) {
            film.toolProperty().set(FilmTool.SIDES);
        }
    }

    /** A click on the film: the left side first, then the right one; image space, px. */
    public void click(Point at) {
        if (landmark().isEmpty()) {
            giveUp();
        } else if (left.get().isEmpty()) {
            left.set(Optional.of(at));
        } else if (left.get().orElseThrow().distanceTo(at) >= 1) { // no double click
            Sides sides = new Sides(left.get().orElseThrow(), at);
            tracing().ifPresent(tracing -> tracing.placeSides(landmark().orElseThrow(), sides));
            giveUp();
        }
    }

    private void giveUp() {
        left.set(Optional.empty());
        if (film.toolProperty().get() == FilmTool.SIDES) {
            film.toolProperty().set(FilmTool.SELECT);
        }
    }

    /** Whether the selected point has a left and a right. */
    public boolean has() {
        return landmark()
                .flatMap(landmark -> tracing().flatMap(now -> now.placement(landmark)))
                .flatMap(Placement::sides)
                .isPresent();
    }

    /** The selected point, where the head has two of it. */
    public Optional<Landmark> landmark() {
        return tracing().flatMap(now -> now.selectedProperty().get()).filter(Landmark::isBilateral);
    }

    /** The left side that was clicked, while the right one is awaited; image space, px. */
    public ReadOnlyObjectProperty<Optional<Point>> leftProperty() {
        return left.getReadOnlyProperty();
    }

    private Optional<TracingViewModel> tracing() {
        return open.get().map(OpenCase::tracing);
    }
}
