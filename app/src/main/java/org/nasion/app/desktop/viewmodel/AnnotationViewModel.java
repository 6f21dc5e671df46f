package org.nasion.app.desktop.viewmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Point;
import org.nasion.core.tracing.Annotation;

/** Free distances, angles and notes: clicks of the tool in the hand become annotations of the open case, each a step that can be undone. */
public final class AnnotationViewModel {

    private final WorkbenchViewModel workbench;
    private final ReadOnlyObjectWrapper<List<Point>> pending = new ReadOnlyObjectWrapper<>(List.of());
    private final StringProperty note = new SimpleStringProperty("");

    public AnnotationViewModel(WorkbenchViewModel workbench) {
        this.workbench = workbench;
        workbench.openProperty().addListener((property, before, now) -> giveUp());
        workbench.film().toolProperty().addListener((property, before, now) -> giveUp());
    }

    /** A click on the film with one of these tools in the hand; image space, px. */
    public void click(Point at) {
        FilmTool tool = workbench.film().toolProperty().get();
        List<Point> points = new ArrayList<>(tool == FilmTool.NOTE ? List.of() : pending.get());
        if (!points.isEmpty() && points.getLast().distanceTo(at) < 1) {
            return; // a double click
        }
        points.add(at);
        pending.set(List.copyOf(points));
        if (tool == FilmTool.DISTANCE && points.size() == 2) {
            add(new Annotation.Distance(points.get(0), points.get(1)));
        } else if (tool == FilmTool.ANGLE && points.size() == 3) {
            add(new Annotation.Angle(points.get(0), points.get(1), points.get(2)));
        }
    }

    /** Puts the note that was typed where the film was clicked; nothing happens without either. */
    public void addNote() {
        String text = note.get().strip();
        if (workbench.film().toolProperty().get() == FilmTool.NOTE
                && !pending.get().isEmpty()
                && !text.isEmpty()) {
            add(new Annotation.Note(
                    pending.get().getFirst(), text.substring(0, Math.min(text.length(), Annotation.LONGEST_NOTE))));
        }
    }

    private void add(Annotation annotation) {
        giveUp();
        tracing().ifPresent(tracing -> tracing.annotate(annotation));
    }

    /** Takes an annotation off the film, by its place in the list. */
    public void remove(int index) {
        tracing().ifPresent(tracing -> tracing.removeAnnotation(index));
    }

    /** Forgets the points that were clicked for one that is not complete. */
    public void giveUp() {
        pending.set(List.of());
        note.set("");
    }

    /**
     * What an annotation says: a distance in millimetres where there is a scale, else in pixels; an angle in degrees; a note itself.
     *
     * @param scale of the film
     */
    public static String words(Annotation annotation, Calibration scale, WindowTexts texts) {
        return texts.wording().annotation(annotation, scale);
    }

    private Optional<TracingViewModel> tracing() {
        return workbench.openProperty().get().map(OpenCase::tracing);
    }

    /** The points that were clicked for the next one, image space, px. */
    public ReadOnlyObjectProperty<List<Point>> pendingProperty() {
        return pending.getReadOnlyProperty();
    }

    /** What is typed as a note. */
    public StringProperty noteProperty() {
        return note;
    }
}
