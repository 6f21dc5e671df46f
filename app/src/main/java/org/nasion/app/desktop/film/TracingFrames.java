package org.nasion.app.desktop.film;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Rectangle2D;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.AnnotationViewModel;
import org.nasion.app.desktop.viewmodel.FilmTool;
import org.nasion.app.desktop.viewmodel.FilmViewModel;
import org.nasion.app.desktop.viewmodel.PointDrag;
import org.nasion.app.desktop.viewmodel.ScaleViewModel;
import org.nasion.app.desktop.viewmodel.TracingViewModel;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.analysis.Analysis;
import org.nasion.core.analysis.Reading;
import org.nasion.core.analysis.Readings;
import org.nasion.core.calibration.RulerFinder;
import org.nasion.core.drawing.Shape;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Sides;

/** Puts together what is drawn of the edited tracing. */
final class TracingFrames {

    /** Characters of a note that are drawn on the film; all of it stands in the card. */
    private static final int MOST_WORDS = 60;

    private final WorkbenchViewModel workbench;
    private final FilmViewModel film;
    private final ScaleViewModel scale;
    private final AnnotationViewModel annotations;
    private final WindowTexts texts;

    TracingFrames(
            WorkbenchViewModel workbench, ScaleViewModel scale, AnnotationViewModel annotations, WindowTexts texts) {
        this.workbench = workbench;
        this.film = workbench.film();
        this.scale = scale;
        this.annotations = annotations;
        this.texts = texts;
    }

    /** What would be drawn of a tracing now in a view of this size, logical px. */
    DrawnFrame of(TracingViewModel now, double width, double height, Optional<Landmark> hovered) {
        Set<String> emphasised = film.emphasisedProperty().get();
        Readings readings = now.readingsProperty().get();
        return new DrawnFrame(
                film.transformProperty().get(),
                new Rectangle2D(0, 0, width, height),
                now.shownProperty().get().tracing().placements(),
                readings.calibration().mmPerPx(),
                said(chosen(now.shapesProperty().get()), readings, texts),
                groups(film),
                film.shownOutlines(),
                film.labelsProperty().get(),
                Map.of(),
                sides(texts),
                now.selectedProperty().get(),
                hovered,
                now.drag().heldProperty().get().map(PointDrag.Held::landmark),
                emphasised,
                needed(emphasised, readings),
                touched(now),
                measuring(now),
                workbench.outlines().handles(),
                film.styleProperty().get(),
                film.filmProperty().get().map(Cephalogram::width).orElse(0),
                film.filmProperty().get().map(Cephalogram::height).orElse(0));
    }

    /** Without the planes and angles that the chosen analysis does not measure. */
    List<Shape> chosen(List<Shape> shapes) {
        Optional<Analysis> analysis = workbench
                .analyses()
                .chosenProperty()
                .get()
                .flatMap(workbench.analyses().catalog()::analysis);
        if (analysis.isEmpty()) {
            return shapes;
        }
        Set<String> measured = Set.copyOf(analysis.get().measurements());
        return shapes.stream()
                .filter(shape -> shape.group() != Shape.Group.PLANE && shape.group() != Shape.Group.ANGLE
                        || shape.measurements().stream().anyMatch(measured::contains))
                .toList();
    }

    private Measuring measuring(TracingViewModel now) {
        boolean ruler = film.toolProperty().get() == FilmTool.CALIBRATE;
        return new Measuring(
                ruler ? scale.fromProperty().get() : Optional.empty(),
                ruler ? scale.toProperty().get().or(() -> film.cursorProperty().get()) : Optional.empty(),
                scale.foundProperty().get().map(RulerFinder.Found::ticks).orElse(List.of()),
                now.shownProperty().get().annotations().stream()
                        .map(annotation -> new Measuring.Drawn(
                                annotation,
                                cut(AnnotationViewModel.words(
                                        annotation, now.readingsProperty().get().calibration(), texts))))
                        .toList(),
                pending(),
                pending().isEmpty() || film.toolProperty().get() == FilmTool.NOTE
                        ? Optional.empty()
                        : film.cursorProperty().get());
    }

    /** What stands beside left and right. */
    static Map<Sides.Side, String> sides(WindowTexts texts) {
        return Map.of(
                Sides.Side.LEFT, texts.wording().say("side.LEFT"),
                Sides.Side.RIGHT, texts.wording().say("side.RIGHT"));
    }

    /** Places that were clicked for what needs more of them. */
    private List<Point> pending() {
        return workbench
                .sides()
                .leftProperty()
                .get()
                .map(List::of)
                .orElse(annotations.pendingProperty().get());
    }

    private static String cut(String words) {
        return words.length() <= MOST_WORDS ? words : words.substring(0, MOST_WORDS - 1) + "…";
    }

    /** The layers that are on. */
    static Set<Shape.Group> groups(FilmViewModel film) {
        Set<Shape.Group> groups = EnumSet.of(Shape.Group.POINT);
        if (film.outlinesProperty().get()) {
            groups.add(Shape.Group.OUTLINE);
        }
        if (film.planesProperty().get()) {
            groups.add(Shape.Group.PLANE);
        }
        if (film.anglesProperty().get()) {
            groups.add(Shape.Group.ANGLE);
        }
        return groups;
    }

    /** The points that measurements rest on. */
    static Set<Landmark> needed(Set<String> measurements, Readings readings) {
        Set<Landmark> needed = new HashSet<>();
        measurements.forEach(id -> readings.reading(id)
                .map(Reading::measurement)
                .ifPresent(measurement -> needed.addAll(measurement.landmarks())));
        return needed;
    }

    /** Angles with their names and values in the language and units of the window. */
    static List<Shape> said(List<Shape> shapes, Readings readings, WindowTexts texts) {
        return shapes.stream()
                .map(shape -> shape instanceof Shape.Arc arc
                        ? new Shape.Arc(
                                arc.group(),
                                arc.vertex(),
                                arc.towards(),
                                arc.towardsOther(),
                                said(arc, readings, texts),
                                arc.measurements())
                        : shape)
                .toList();
    }

    private static String said(Shape.Arc arc, Readings readings, WindowTexts texts) {
        return arc.measurements().stream()
                .map(readings::reading)
                .flatMap(Optional::stream)
                .findFirst()
                .map(reading -> texts.wording().name(reading).replace(" angle", "") + " "
                        + texts.wording().value(reading))
                .orElse(arc.text());
    }

    private static Set<String> touched(TracingViewModel tracing) {
        Set<String> touched = new HashSet<>();
        tracing.drag()
                .heldProperty()
                .get()
                .ifPresent(gesture -> tracing.readingsProperty().get().all().stream()
                        .map(Reading::measurement)
                        .filter(measurement -> measurement.landmarks().contains(gesture.landmark()))
                        .forEach(measurement -> touched.add(measurement.id())));
        return touched;
    }
}
