package org.nasion.app.desktop.viewmodel;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;
import org.nasion.core.tracing.TracingEditor;

/** Going through the points: which come next, placing those that are missing, and accepting. */
public final class PointReview {

    private final TracingEditor editor;
    private final PointDrag drag;
    private final ObjectProperty<Optional<Landmark>> selected;
    private final List<Landmark> wanted;
    private final FurtherPoints further;
    private final ReadOnlyObjectWrapper<ReviewQueue> queue = new ReadOnlyObjectWrapper<>();
    /** The points that were selected before, the latest first. */
    private final Deque<Landmark> trail = new ArrayDeque<>();

    private boolean goingBack;

    /** @param wanted the landmarks that are reviewed, in the order in which those that are missing are placed */
    PointReview(
            TracingEditor editor, PointDrag drag, ObjectProperty<Optional<Landmark>> selected, List<Landmark> wanted) {
        this.editor = editor;
        this.drag = drag;
        this.selected = selected;
        this.wanted = List.copyOf(wanted);
        this.further = new FurtherPoints(this.wanted);
        selected.addListener((property, before, now) -> {
            if (!goingBack && now.isPresent()) {
                before.ifPresent(trail::push);
            }
        });
    }

    void follow(Tracing now) {
        queue.set(ReviewQueue.of(now, wanted));
        further.follow(now);
    }

    /** The points beside those that are reviewed. */
    public FurtherPoints further() {
        return further;
    }

    /** Takes up a group of further points to be placed by clicking, and selects the first that is not on the film. */
    public void placeFurther(List<Landmark> group) {
        drag.finish();
        further.begin(group)
                .or(() -> group.stream().findFirst())
                .ifPresent(landmark -> selected.set(Optional.of(landmark)));
    }

    /** Puts a point that is not on the film there and goes on to the next one. */
    public void place(Landmark landmark, Point at) {
        drag.finish();
        editor.move(landmark, at);
        if (!wanted.contains(landmark)) {
            further.after(landmark).ifPresent(next -> selected.set(Optional.of(next)));
            return;
        }
        List<Landmark> missing = queue.get().missing();
        missing.stream()
                .filter(next -> wanted.indexOf(next) > wanted.indexOf(landmark))
                .findFirst()
                .or(() -> missing.stream().findFirst())
                .ifPresent(next -> selected.set(Optional.of(next)));
    }

    /** Selects the first point that is not on the film, to be placed by a click; false where there is none. */
    public boolean startPlacing() {
        drag.finish();
        Optional<Landmark> first = queue.get().missing().stream().findFirst();
        first.ifPresent(landmark -> selected.set(Optional.of(landmark)));
        return first.isPresent();
    }

    /** Accepts the selected point and selects the next one to look at. */
    public void accept() {
        drag.finish();
        selected.get()
                .filter(landmark -> editor.state().tracing().placement(landmark).isPresent())
                .ifPresent(landmark -> {
                    Optional<Landmark> next =
                            queue.get().step(Optional.of(landmark), 1).filter(other -> other != landmark);
                    editor.confirm(landmark, true);
                    selected.set(next.filter(other -> !isDone(other))
                            .or(() -> queue.get().step(Optional.empty(), 1)));
                });
    }

    /**
     * Points that would be accepted together.
     *
     * @param landmarks in the order of review
     * @param wrong     the share of them that is to be expected more than 2 mm from the experts, 0 to 1: one minus the mean
     *                  confidence, which was calibrated on films that the network was not trained on; 0 without points
     */
    public record Certain(List<Landmark> landmarks, double wrong) {}

    /**
     * Open points of which the program is certain enough; estimated and doubtful points are never among them.
     *
     * @param limit confidence, 0 to 1
     */
    public Certain certain(double limit) {
        List<ReviewQueue.Entry> sure = queue.get().certain(limit);
        return new Certain(
                sure.stream().map(ReviewQueue.Entry::landmark).toList(),
                sure.stream()
                        .mapToDouble(entry -> 1 - entry.confidence().getAsDouble())
                        .average()
                        .orElse(0));
    }

    /** Accepts several points as one command; those that are not on the film are left away. */
    public void acceptAll(Collection<Landmark> landmarks) {
        drag.finish();
        editor.confirmAll(landmarks);
    }

    /**
     * Accepts every open point of which the program is certain, as one command, and selects the next one to look at. Points
     * accepted so were not looked at one by one: they teach nothing of the person's habit.
     *
     * @param limit confidence, 0 to 1
     */
    public void acceptCertain(double limit) {
        acceptAll(certain(limit).landmarks());
        selected.set(queue.get().step(Optional.empty(), 1));
    }

    /** Selects the next open point; with −1 the point that was left last, or else the open one before. */
    public void step(int direction) {
        drag.finish();
        if (direction < 0 && !trail.isEmpty()) {
            Landmark back = trail.pop();
            goingBack = true;
            selected.set(Optional.of(back));
            goingBack = false;
            return;
        }
        queue.get().step(selected.get(), direction).ifPresent(landmark -> selected.set(Optional.of(landmark)));
    }

    private boolean isDone(Landmark landmark) {
        return editor.state()
                .tracing()
                .placement(landmark)
                .map(Placement::confirmed)
                .orElse(false);
    }

    /** The points that need a look, and those that were looked at. */
    public ReadOnlyObjectProperty<ReviewQueue> queueProperty() {
        return queue.getReadOnlyProperty();
    }
}
