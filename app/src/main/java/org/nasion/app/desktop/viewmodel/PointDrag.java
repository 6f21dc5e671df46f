package org.nasion.app.desktop.viewmodel;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nasion.core.analysis.Readings;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Sides;
import org.nasion.core.tracing.TracingEditor;

/** A point that a person moves, by mouse or by keys: shown on its way, and one command when it is let go. */
public final class PointDrag {

    /**
     * What is held.
     *
     * @param before the numbers when the gesture began
     * @param side   the side of it that is held; empty for the point itself, with which both sides move
     */
    public record Held(Landmark landmark, Readings before, boolean byMouse, Optional<Sides.Side> side) {}

    private final TracingEditor editor;
    private final ObjectProperty<Optional<Landmark>> selected;
    private final Supplier<Readings> readings;
    private final ReadOnlyObjectWrapper<Optional<Held>> held = new ReadOnlyObjectWrapper<>(Optional.empty());

    /** @param readings the numbers of now */
    PointDrag(TracingEditor editor, ObjectProperty<Optional<Landmark>> selected, Supplier<Readings> readings) {
        this.editor = editor;
        this.selected = selected;
        this.readings = readings;
    }

    /** Takes hold of a point; without a later {@link #to} nothing changes. */
    public void grab(Landmark landmark, boolean byMouse) {
        finish();
        selected.set(Optional.of(landmark));
        held.set(Optional.of(new Held(landmark, readings.get(), byMouse, Optional.empty())));
    }

    /** Takes hold of one side of a point that was placed on both. */
    public void grabSide(Landmark landmark, Sides.Side side) {
        finish();
        selected.set(Optional.of(landmark));
        held.set(Optional.of(new Held(landmark, readings.get(), true, Optional.of(side))));
    }

    /** Moves the grabbed point; image space, px. */
    public void to(Point to) {
        held.get()
                .ifPresent(now -> now.side()
                        .flatMap(side -> sides(now.landmark()).map(both -> both.with(side, to)))
                        .ifPresentOrElse(
                                both -> editor.preview(now.landmark(), both),
                                () -> editor.preview(now.landmark(), to)));
    }

    /** Ends the gesture: one command, if the point was moved at all. */
    public void finish() {
        held.get().ifPresent(now -> {
            Optional<Point> place = editor.shown().tracing().position(now.landmark());
            Optional<Sides> both = sides(now.landmark());
            boolean moved = !place.equals(editor.state().tracing().position(now.landmark()));
            held.set(Optional.empty());
            if (moved && now.side().isPresent()) {
                editor.place(now.landmark(), both.orElseThrow());
            } else if (moved) {
                editor.move(now.landmark(), place.orElseThrow());
            } else {
                editor.dropPreview();
            }
        });
    }

    private Optional<Sides> sides(Landmark landmark) {
        return editor.shown().tracing().placement(landmark).flatMap(Placement::sides);
    }

    /** Gives the gesture up: the point goes back. */
    public void cancel() {
        if (held.get().isPresent()) {
            held.set(Optional.empty());
            editor.dropPreview();
        }
    }

    /** Moves the selected point by keys; the run of nudges becomes one command with {@link #finish}. */
    public void nudge(double dx, double dy) {
        selected.get()
                .ifPresent(landmark -> editor.shown()
                        .tracing()
                        .position(landmark)
                        .ifPresent(at -> {
                            if (held.get()
                                    .map(Held::landmark)
                                    .filter(landmark::equals)
                                    .isEmpty()) {
                                grab(landmark, false);
                            }
                            to(at.plus(new Point(dx, dy)));
                        }));
    }

    public ReadOnlyObjectProperty<Optional<Held>> heldProperty() {
        return held.getReadOnlyProperty();
    }
}
