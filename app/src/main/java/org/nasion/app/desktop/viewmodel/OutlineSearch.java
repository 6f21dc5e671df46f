package org.nasion.app.desktop.viewmodel;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.nasion.app.desktop.task.Failure;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.core.contour.ContourFinder;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.tracing.Contour;
import org.nasion.core.tracing.TracedCurve;
import org.nasion.core.tracing.Tracing;

/** Looks for the outlines of one film whenever its points have moved, off the UI thread; one search at a time, the newest places next. */
final class OutlineSearch {

    private final OpenCase shown;
    private final ContourFinder finder;
    private final TaskRunner tasks;
    private final Consumer<Failure> failed;
    private Optional<Map<Landmark, Point>> lookedFor = Optional.empty();
    private boolean looking;
    private boolean ended;

    OutlineSearch(OpenCase shown, TaskRunner tasks, Consumer<Failure> failed) {
        this.shown = shown;
        this.finder = new ContourFinder(shown.film());
        this.tasks = tasks;
        this.failed = failed;
    }

    /** Starts a search where the points lie elsewhere than at the last one; while one runs, it starts when that has ended. */
    void look() {
        if (looking || ended) {
            return;
        }
        CaseContent now = shown.tracing().shownProperty().get();
        Tracing points = new Tracing(now.tracing().placements());
        Map<Landmark, Point> places = new TreeMap<>();
        points.placements().forEach((landmark, placement) -> places.put(landmark, placement.position()));
        if (places.isEmpty() || lookedFor.filter(places::equals).isPresent()) {
            return; // accepting a point moves none
        }
        lookedFor = Optional.of(places);
        looking = true;
        tasks.start(
                "",
                progress -> finder.find(points, now.calibration().pixelAspect(), progress),
                found -> {
                    looking = false;
                    shown.tracing().outlines().found(found);
                    look();
                },
                failure -> {
                    looking = false;
                    failed.accept(failure);
                },
                () -> looking = false);
    }

    /** The film is no longer on the screen: what is being looked for still comes, nothing more is begun. */
    void end() {
        ended = true;
    }

    /** The clearest edge beside a place, image space; the place itself where there is none. */
    Point edgeNear(Point place) {
        return finder.edgeNear(
                place, shown.tracing().shownProperty().get().calibration().pixelAspect());
    }

    /** Moves an outline onto the edges beside it, off the UI thread; one step. */
    void snap(Contour contour, TracedCurve curve) {
        CaseContent now = shown.tracing().shownProperty().get();
        tasks.start(
                "",
                progress -> finder.snap(
                        contour, curve, now.tracing(), now.calibration().pixelAspect()),
                snapped -> snapped.ifPresent(found -> shown.tracing().outlines().draw(contour, found)),
                failed);
    }
}
