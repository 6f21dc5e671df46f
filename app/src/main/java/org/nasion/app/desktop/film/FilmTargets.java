package org.nasion.app.desktop.film;

import java.util.Optional;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.FilmTool;
import org.nasion.app.desktop.viewmodel.PointDrag;
import org.nasion.app.desktop.viewmodel.PointState;
import org.nasion.app.desktop.viewmodel.TracingViewModel;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;

/** What the magnifiers look at: the point that is held or selected, and the place where a click would put one. */
final class FilmTargets {

    private final WorkbenchViewModel workbench;
    private final WindowTexts texts;

    FilmTargets(WorkbenchViewModel workbench, WindowTexts texts) {
        this.workbench = workbench;
        this.texts = texts;
    }

    Optional<Magnifier.Target> selected(Optional<TracingViewModel> tracing) {
        return tracing.flatMap(now -> now.selectedProperty().get()).flatMap(landmark -> of(tracing, landmark));
    }

    private Optional<Magnifier.Target> of(Optional<TracingViewModel> tracing, Landmark landmark) {
        return tracing.flatMap(now -> now.placement(landmark))
                .map(placement -> new Magnifier.Target(
                        landmark.code() + "  " + texts.terms().name(landmark),
                        FilmPalette.of(PointState.of(placement)),
                        placement.position()));
    }

    /** What the mouse holds: a point, or one side of it. */
    Optional<Magnifier.Target> held(Optional<TracingViewModel> tracing, PointDrag.Held held) {
        Optional<Point> side = held.side()
                .flatMap(one -> tracing.flatMap(now -> now.placement(held.landmark()))
                        .flatMap(Placement::sides)
                        .map(both -> both.of(one)));
        return of(tracing, held.landmark())
                .map(target -> side.map(at -> new Magnifier.Target(target.name(), target.colour(), at))
                        .orElse(target));
    }

    /** Where a click would put a missing point or a ruler's end. */
    Optional<Magnifier.Target> aim(Optional<TracingViewModel> tracing) {
        Optional<Point> pointer =
                tracing.flatMap(now -> workbench.film().cursorProperty().get());
        FilmTool tool = workbench.film().toolProperty().get();
        if (tool == FilmTool.CALIBRATE || tool.annotates()) {
            return pointer.map(
                    at -> new Magnifier.Target("", tool.annotates() ? FilmPalette.MEASURED : FilmPalette.RULER, at));
        }
        return (tool == FilmTool.SIDES ? workbench.sides().landmark() : missing(tracing))
                .flatMap(landmark -> pointer.map(at -> new Magnifier.Target(
                        landmark.code() + "  " + texts.terms().name(landmark), FilmPalette.SELECTED, at)));
    }

    /** The selected point, where it is not on the film. */
    static Optional<Landmark> missing(Optional<TracingViewModel> tracing) {
        return tracing.flatMap(now -> now.selectedProperty()
                .get()
                .filter(landmark -> now.placement(landmark).isEmpty()));
    }
}
