package org.nasion.app.desktop.viewmodel;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.nasion.core.analysis.MeasurementEngine;
import org.nasion.core.analysis.Readings;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.drawing.Shape;
import org.nasion.core.drawing.TracingDrawing;
import org.nasion.core.geometry.Orientation;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;
import org.nasion.core.tracing.Annotation;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.tracing.Contour;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Sides;
import org.nasion.core.tracing.TracedCurve;
import org.nasion.core.tracing.Tracing;
import org.nasion.core.tracing.TracingEditor;

/**
 * One tracing while a person works on it: the editor's state as properties, the numbers that follow
 * it, which point is selected, and the gesture that is under way. Everything happens at once on the
 * UI thread: the engine recomputes only what the moved point touches.
 */
public final class TracingViewModel {

    /**
     * A point being moved, by mouse or by keys.
     *
     * @param before the numbers when the gesture began
     * @param side   the side of it that is held; empty for the point itself, with which both sides move
     */
    public record Gesture(Landmark landmark, Readings before, boolean byMouse, Optional<Sides.Side> side) {}

    private final TracingEditor editor;
    private final List<Landmark> wanted;
    private final FurtherPoints further;
    private final Runnable letGo;
    private final CaseContent opened;
    private MeasurementEngine engine;
    private final ReadOnlyObjectWrapper<CaseContent> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<CaseContent> state = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Readings> readings = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Shape>> shapes = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<ReviewQueue> queue = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Optional<Gesture>> gesture = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> undoName = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> redoName = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<Optional<Landmark>> selected = new SimpleObjectProperty<>(Optional.empty());
    /** The points that were selected before, the latest first. */
    private final Deque<Landmark> trail = new ArrayDeque<>();

    private boolean goingBack;
    private Map<Contour, TracedCurve> found = Map.of();

    public TracingViewModel(CaseContent initial, MeasurementEngine engine) {
        this(new TracingEditor(initial), engine);
    }

    /** @param editor knows who edits */
    public TracingViewModel(TracingEditor editor, MeasurementEngine engine) {
        this(editor, engine, Landmark.STANDARD);
    }

    /** @param wanted the landmarks that are reviewed, in the order in which those that are missing are placed */
    TracingViewModel(TracingEditor editor, MeasurementEngine engine, List<Landmark> wanted) {
        this(editor, engine, wanted, editor.state());
    }

    private TracingViewModel(
            TracingEditor editor, MeasurementEngine engine, List<Landmark> wanted, CaseContent opened) {
        this.wanted = List.copyOf(wanted);
        this.further = new FurtherPoints(this.wanted);
        CaseContent initial = editor.state();
        this.editor = editor;
        this.engine = engine;
        this.opened = opened;
        readings.set(engine.compute(initial.tracing(), initial.calibration()));
        this.letGo = editor.onChange(this::follow);
        selected.addListener((property, before, now) -> {
            if (!goingBack && now.isPresent()) {
                before.ifPresent(trail::push);
            }
        });
        follow(initial);
    }

    private void follow(CaseContent now) {
        draw(now);
        queue.set(ReviewQueue.of(editor.state().tracing(), wanted));
        further.follow(editor.state().tracing());
        shown.set(now);
        undoName.set(editor.undoName());
        redoName.set(editor.redoName());
        dirty.set(editor.isDirty());
        state.set(editor.state());
    }

    private void draw(CaseContent now) {
        Tracing outlined = now.tracing().following(found);
        readings.set(engine.update(readings.get(), outlined, now.calibration()));
        shapes.set(TracingDrawing.of(outlined, readings.get()));
    }

    /** Takes up the outlines that were found on the film, as far as they belong to the points; no step, for nobody edited. */
    void outlinesFound(Map<Contour, TracedCurve> outlines) {
        found = Map.copyOf(outlines);
        draw(editor.shown());
    }

    /** A state with the outlines that the film shows for its points, as it is written. */
    CaseContent outlined(CaseContent content) {
        return content.with(content.tracing().following(found));
    }

    /** Shows the points of a tooth elsewhere while it is dragged. */
    void previewPoints(Map<Landmark, Point> to) {
        editor.preview(to);
    }

    /** Moves the points of a tooth, as one command. */
    void movePoints(Map<Landmark, Point> to) {
        finishGesture();
        editor.move(to);
    }

    /** Shows an outline elsewhere while one of its nodes is dragged. */
    void previewOutline(Contour contour, TracedCurve curve) {
        editor.preview(contour, curve);
    }

    /** Drops what is shown of a drag that was given up. */
    void dropPreview() {
        editor.dropPreview();
    }

    /** Takes an outline as a person drew it. */
    public void drawOutline(Contour contour, TracedCurve curve) {
        finishGesture();
        editor.draw(contour, curve);
    }

    /** Lets an outline follow the film again. */
    public void resetOutline(Contour contour) {
        finishGesture();
        editor.resetOutline(contour);
    }

    /** Draws an outline no more, or again. */
    public void hideOutline(Contour contour, boolean hide) {
        finishGesture();
        editor.hideOutline(contour, hide);
    }

    /** The same tracing, with everything that can be undone and nobody listening; this one follows it no more. */
    TracingViewModel handedOver() {
        finishGesture();
        letGo.run();
        TracingViewModel next = new TracingViewModel(editor, engine, wanted, opened);
        next.selected.set(selected.get());
        next.outlinesFound(found);
        return next;
    }

    /** Takes hold of a point; without a later {@link #dragTo} nothing changes. */
    public void grab(Landmark landmark, boolean byMouse) {
        finishGesture();
        selected.set(Optional.of(landmark));
        gesture.set(Optional.of(new Gesture(landmark, readings.get(), byMouse, Optional.empty())));
    }

    /** Takes hold of one side of a point that was placed on both. */
    public void grabSide(Landmark landmark, Sides.Side side) {
        finishGesture();
        selected.set(Optional.of(landmark));
        gesture.set(Optional.of(new Gesture(landmark, readings.get(), true, Optional.of(side))));
    }

    /** Places a point midway between its left and its right. */
    public void placeSides(Landmark landmark, Sides sides) {
        finishGesture();
        editor.place(landmark, sides);
    }

    /** Makes one point of left and right of the selected one, where their mean is. */
    public void unite() {
        finishGesture();
        selected.get().ifPresent(editor::unite);
    }

    /** Measures with another engine from now on, as when a user has written an analysis. */
    public void measureWith(MeasurementEngine other) {
        finishGesture();
        engine = other;
        readings.set(engine.compute(
                outlined(editor.shown()).tracing(), editor.shown().calibration()));
    }

    /** Moves the grabbed point; image space, px. */
    public void dragTo(Point to) {
        gesture.get()
                .ifPresent(held -> held.side()
                        .flatMap(side -> sides(held.landmark()).map(both -> both.with(side, to)))
                        .ifPresentOrElse(
                                both -> editor.preview(held.landmark(), both),
                                () -> editor.preview(held.landmark(), to)));
    }

    /** Ends the gesture: one command, if the point was moved at all. */
    public void finishGesture() {
        gesture.get().ifPresent(held -> {
            Optional<Point> place = editor.shown().tracing().position(held.landmark());
            Optional<Sides> both = sides(held.landmark());
            boolean moved = !place.equals(editor.state().tracing().position(held.landmark()));
            gesture.set(Optional.empty());
            if (moved && held.side().isPresent()) {
                editor.place(held.landmark(), both.orElseThrow());
            } else if (moved) {
                editor.move(held.landmark(), place.orElseThrow());
            } else {
                editor.dropPreview();
            }
        });
    }

    private Optional<Sides> sides(Landmark landmark) {
        return editor.shown().tracing().placement(landmark).flatMap(Placement::sides);
    }

    /** Gives the gesture up: the point goes back. */
    public void cancelGesture() {
        if (gesture.get().isPresent()) {
            gesture.set(Optional.empty());
            editor.dropPreview();
        }
    }

    /** Moves the selected point by keys; the run of nudges becomes one command with {@link #finishGesture}. */
    public void nudge(double dx, double dy) {
        selected.get()
                .ifPresent(landmark -> editor.shown()
                        .tracing()
                        .position(landmark)
                        .ifPresent(at -> {
                            if (gesture.get()
                                    .map(Gesture::landmark)
                                    .filter(landmark::equals)
                                    .isEmpty()) {
                                grab(landmark, false);
                            }
                            dragTo(at.plus(new Point(dx, dy)));
                        }));
    }

    /** The points beside those that are reviewed. */
    public FurtherPoints further() {
        return further;
    }

    /** Takes up a group of further points to be placed by clicking, and selects the first that is not on the film. */
    public void placeFurther(List<Landmark> group) {
        finishGesture();
        further.begin(group)
                .or(() -> group.stream().findFirst())
                .ifPresent(landmark -> selected.set(Optional.of(landmark)));
    }

    /** Puts a point that is not on the film there and goes on to the next one. */
    public void place(Landmark landmark, Point at) {
        finishGesture();
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
        finishGesture();
        Optional<Landmark> first = queue.get().missing().stream().findFirst();
        first.ifPresent(landmark -> selected.set(Optional.of(landmark)));
        return first.isPresent();
    }

    /** Accepts the selected point and selects the next one to look at. */
    public void accept() {
        finishGesture();
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
        finishGesture();
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

    /** Puts the selected point back where the program proposed it. */
    public void reset() {
        finishGesture();
        selected.get().ifPresent(editor::reset);
    }

    public void resetAll() {
        finishGesture();
        editor.resetAll();
    }

    /** Takes the selected point off the film. */
    public void remove() {
        finishGesture();
        selected.get().ifPresent(editor::remove);
    }

    /** Selects the next open point; with −1 the point that was left last, or else the open one before. */
    public void step(int direction) {
        finishGesture();
        if (direction < 0 && !trail.isEmpty()) {
            Landmark back = trail.pop();
            goingBack = true;
            selected.set(Optional.of(back));
            goingBack = false;
            return;
        }
        queue.get().step(selected.get(), direction).ifPresent(landmark -> selected.set(Optional.of(landmark)));
    }

    public void calibrate(Calibration calibration) {
        finishGesture();
        editor.calibrate(calibration);
    }

    /** Says whose film it is and when it was taken. */
    public void name(Patient patient, Exposure exposure) {
        finishGesture();
        editor.name(patient, exposure);
    }

    /** Turns or mirrors the film on the screen; a film that is held so already stays as it is, and so does a gesture. */
    void turn(Orientation orientation) {
        if (!orientation.equals(editor.state().orientation())) {
            finishGesture();
            editor.turn(orientation);
        }
    }

    /** Adds a free measurement or a note. */
    public void annotate(Annotation annotation) {
        finishGesture();
        editor.annotate(annotation);
    }

    /** Takes away the annotation of an index. */
    public void removeAnnotation(int index) {
        finishGesture();
        editor.removeAnnotation(index);
    }

    /** Replaces all points, as one command. */
    public void replaceTracing(String name, Tracing tracing) {
        finishGesture();
        editor.replaceTracing(name, tracing);
    }

    /** Brings back another content as it is, history included, as one command. */
    public void restore(String name, CaseContent state) {
        finishGesture();
        editor.restore(name, state);
    }

    /** Takes the last command back and, where it was about one point, selects that point. */
    public void undo() {
        finishGesture();
        followingPoint(editor::undo);
    }

    /** Does the last command again that was taken back, and selects its point. */
    public void redo() {
        finishGesture();
        followingPoint(editor::redo);
    }

    private void followingPoint(Runnable step) {
        Tracing before = editor.state().tracing();
        step.run();
        Tracing after = editor.state().tracing();
        Set<Landmark> touched = new HashSet<>(before.landmarks());
        touched.addAll(after.landmarks());
        touched.removeIf(landmark -> before.placement(landmark).equals(after.placement(landmark)));
        if (touched.size() == 1) {
            selected.set(Optional.of(touched.iterator().next()));
        }
    }

    public void markSaved(CaseContent what) {
        editor.markSaved(what);
    }

    /** What is saved: without a gesture that is under way. */
    public CaseContent state() {
        return editor.state();
    }

    /**
     * Whether a person has named the patient, set the scale, turned the film or placed, moved, accepted or removed a point;
     * what the program does is no work of a person.
     */
    boolean isWorkedOn() {
        CaseContent now = editor.state();
        return !now.patient().equals(opened.patient())
                || !now.exposure().equals(opened.exposure())
                || !now.calibration().equals(opened.calibration())
                || !now.orientation().equals(opened.orientation())
                || !now.annotations().isEmpty()
                || !now.tracing().curves().equals(opened.tracing().curves())
                || now.history().changes().values().stream()
                        .flatMap(List::stream)
                        .anyMatch(change -> !change.kind().isProgram());
    }

    private boolean isDone(Landmark landmark) {
        return editor.state()
                .tracing()
                .placement(landmark)
                .map(Placement::confirmed)
                .orElse(false);
    }

    /** The placement as it is shown now. */
    public Optional<Placement> placement(Landmark landmark) {
        return shown.get().tracing().placement(landmark);
    }

    /** The state without a gesture that is under way; changes once per command. */
    public ReadOnlyObjectProperty<CaseContent> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** State and scale as they are shown now, a drag included. */
    public ReadOnlyObjectProperty<CaseContent> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Readings> readingsProperty() {
        return readings.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<List<Shape>> shapesProperty() {
        return shapes.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<ReviewQueue> queueProperty() {
        return queue.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Gesture>> gestureProperty() {
        return gesture.getReadOnlyProperty();
    }

    public ObjectProperty<Optional<Landmark>> selectedProperty() {
        return selected;
    }

    public ReadOnlyObjectProperty<Optional<String>> undoNameProperty() {
        return undoName.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<String>> redoNameProperty() {
        return redoName.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty dirtyProperty() {
        return dirty.getReadOnlyProperty();
    }
}
