package org.nasion.app.desktop.viewmodel;

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
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Sides;
import org.nasion.core.tracing.Tracing;
import org.nasion.core.tracing.TracingEditor;

/**
 * One tracing while a person works on it: the editor's state as properties, the numbers that follow
 * it, which point is selected, and the gesture that is under way. Everything happens at once on the
 * UI thread: the engine recomputes only what the moved point touches.
 */
public final class TracingViewModel {

    private final TracingEditor editor;
    private final PointDrag drag;
    private final PointReview review;
    private final TracingOutlines outlines;
    private final CaseContent opened;
    private MeasurementEngine engine;
    private final ReadOnlyObjectWrapper<CaseContent> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<CaseContent> state = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Readings> readings = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Shape>> shapes = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<String>> undoName = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> redoName = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<Optional<Landmark>> selected = new SimpleObjectProperty<>(Optional.empty());

    public TracingViewModel(CaseContent initial, MeasurementEngine engine) {
        this(new TracingEditor(initial), engine);
    }

    /** @param editor knows who edits */
    public TracingViewModel(TracingEditor editor, MeasurementEngine engine) {
        this(editor, engine, Landmark.STANDARD);
    }

    /** @param wanted the landmarks that are reviewed, in the order in which those that are missing are placed */
    TracingViewModel(TracingEditor editor, MeasurementEngine engine, List<Landmark> wanted) {
        CaseContent initial = editor.state();
        this.editor = editor;
        this.drag = new PointDrag(editor, selected, readings::get);
        this.review = new PointReview(editor, drag, selected, wanted);
        this.outlines = new TracingOutlines(editor, drag, this::draw);
        this.engine = engine;
        this.opened = initial;
        readings.set(engine.compute(initial.tracing(), initial.calibration()));
        editor.onChange(this::follow);
        follow(initial);
    }

    private void follow(CaseContent now) {
        draw();
        review.follow(editor.state().tracing());
        shown.set(now);
        undoName.set(editor.undoName());
        redoName.set(editor.redoName());
        dirty.set(editor.isDirty());
        state.set(editor.state());
    }

    private void draw() {
        CaseContent now = outlines.on(editor.shown());
        readings.set(engine.update(readings.get(), now.tracing(), now.calibration()));
        shapes.set(TracingDrawing.of(now.tracing(), readings.get()));
    }

    /** Shows the points of a tooth elsewhere while it is dragged. */
    void previewPoints(Map<Landmark, Point> to) {
        editor.preview(to);
    }

    /** Moves the points of a tooth, as one command. */
    void movePoints(Map<Landmark, Point> to) {
        drag.finish();
        editor.move(to);
    }

    /** Drops what is shown of a drag that was given up. */
    void dropPreview() {
        editor.dropPreview();
    }

    /** A point that is being moved. */
    public PointDrag drag() {
        return drag;
    }

    /** Going through the points. */
    public PointReview review() {
        return review;
    }

    /** The outlines. */
    public TracingOutlines outlines() {
        return outlines;
    }

    /** Places a point midway between its left and its right. */
    public void placeSides(Landmark landmark, Sides sides) {
        drag.finish();
        editor.place(landmark, sides);
    }

    /** Makes one point of left and right of the selected one, where their mean is. */
    public void unite() {
        drag.finish();
        selected.get().ifPresent(editor::unite);
    }

    /** Measures with another engine from now on, as when a user has written an analysis. */
    public void measureWith(MeasurementEngine other) {
        drag.finish();
        engine = other;
        CaseContent now = outlines.on(editor.shown());
        readings.set(engine.compute(now.tracing(), now.calibration()));
    }

    /** Puts the selected point back where the program proposed it. */
    public void reset() {
        drag.finish();
        selected.get().ifPresent(editor::reset);
    }

    public void resetAll() {
        drag.finish();
        editor.resetAll();
    }

    /** Takes the selected point off the film. */
    public void remove() {
        drag.finish();
        selected.get().ifPresent(editor::remove);
    }

    public void calibrate(Calibration calibration) {
        drag.finish();
        editor.calibrate(calibration);
    }

    /** Says whose film it is and when it was taken. */
    public void name(Patient patient, Exposure exposure) {
        drag.finish();
        editor.name(patient, exposure);
    }

    /** Turns or mirrors the film on the screen; a film that is held so already stays as it is, and so does a gesture. */
    void turn(Orientation orientation) {
        if (!orientation.equals(editor.state().orientation())) {
            drag.finish();
            editor.turn(orientation);
        }
    }

    /** Adds a free measurement or a note. */
    public void annotate(Annotation annotation) {
        drag.finish();
        editor.annotate(annotation);
    }

    /** Takes away the annotation of an index. */
    public void removeAnnotation(int index) {
        drag.finish();
        editor.removeAnnotation(index);
    }

    /** Replaces all points, as one command. */
    public void replaceTracing(String name, Tracing tracing) {
        drag.finish();
        editor.replaceTracing(name, tracing);
    }

    /** Brings back another content as it is, history included, as one command. */
    public void restore(String name, CaseContent state) {
        drag.finish();
        editor.restore(name, state);
    }

    /** Takes the last command back and, where it was about one point, selects that point. */
    public void undo() {
        drag.finish();
        followingPoint(editor::undo);
    }

    /** Does the last command again that was taken back, and selects its point. */
    public void redo() {
        drag.finish();
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
