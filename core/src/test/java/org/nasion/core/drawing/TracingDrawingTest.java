package org.nasion.core.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nasion.core.analysis.Films;
import org.nasion.core.analysis.MeasurementCatalog;
import org.nasion.core.analysis.MeasurementEngine;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Contour;
import org.nasion.core.tracing.Curves;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.TracedCurve;
import org.nasion.core.tracing.Tracing;

class TracingDrawingTest {

    private final MeasurementEngine engine = MeasurementCatalog.bundled().engine();

    @Test
    void everyPlacedLandmarkHasOneMark() {
        Tracing tracing = Films.adult();
        assertEquals(
                tracing.landmarks(),
                draw(tracing).stream()
                        .filter(Shape.Mark.class::isInstance)
                        .map(shape -> ((Shape.Mark) shape).landmark())
                        .collect(Collectors.toSet()));
    }

    @Test
    void anEmptyTracingDrawsNothing() {
        assertTrue(draw(Tracing.EMPTY).isEmpty());
    }

    @Test
    void whatNeedsAMissingPointIsLeftOut() {
        List<Shape> shapes = draw(Films.adult().without(Landmark.N));
        assertTrue(shapes.stream()
                .noneMatch(shape ->
                        shape instanceof Shape.Arc arc && arc.measurements().contains("SNA")));
        assertTrue(shapes.stream()
                .noneMatch(shape ->
                        shape instanceof Shape.Segment && shape.measurements().contains("SNA")));
        assertTrue(shapes.stream()
                .anyMatch(shape ->
                        shape instanceof Shape.Arc arc && arc.measurements().contains("Gonial")));
    }

    @Test
    void everyMeasurementNamedByAShapeExists() {
        Set<String> known = engine.measurements().stream()
                .map(measurement -> measurement.id())
                .collect(Collectors.toSet());
        for (Shape shape : draw(Films.adult())) {
            assertTrue(known.containsAll(shape.measurements()), shape.toString());
        }
    }

    @Test
    void arcsShowTheValueOfTheEngine() {
        double sna = engine.compute(Films.adult(), Films.ONE_MM)
                .byId()
                .get("SNA")
                .value()
                .number()
                .orElseThrow();
        Shape.Arc arc = (Shape.Arc) draw(Films.adult()).stream()
                .filter(shape ->
                        shape instanceof Shape.Arc && shape.measurements().contains("SNA"))
                .findFirst()
                .orElseThrow();
        assertEquals(String.format("SNA %.1f°", sna), arc.text());
        assertEquals(Films.adult().position(Landmark.N).orElseThrow(), arc.vertex());
    }

    @Test
    void theOutlinesOfTheMandiblePassThroughItsLandmarks() {
        Tracing tracing = Films.adult();
        for (List<Landmark> on : List.of(
                List.of(Landmark.B, Landmark.POG, Landmark.GN, Landmark.ME),
                List.of(Landmark.ME, Landmark.GO, Landmark.AR, Landmark.CO))) {
            assertTrue(
                    curves(tracing).anyMatch(curve -> on.stream().allMatch(at -> passes(curve, tracing, at))), on + "");
        }
    }

    @Test
    void aMirroredFilmGivesTheMirroredDrawing() {
        Tracing tracing = Films.adult();
        List<Shape> right = draw(tracing);
        List<Shape> left = draw(mirrored(tracing));
        assertEquals(right.size(), left.size());
        for (int i = 0; i < right.size(); i++) {
            if (right.get(i) instanceof Shape.Curve there && left.get(i) instanceof Shape.Curve here) {
                for (int k = 0; k < there.through().size(); k++) {
                    assertEquals(
                            -there.through().get(k).x(), here.through().get(k).x(), 1e-9);
                    assertEquals(
                            there.through().get(k).y(), here.through().get(k).y(), 1e-9);
                }
            }
        }
    }

    @Test
    void aToothOnAnEstimatedPointSaysSo() {
        Tracing tracing = Films.adult();
        Placement estimate = Placement.proposed(new Placement.Proposal(
                tracing.position(Landmark.LMT).orElseThrow(),
                Placement.Origin.ESTIMATED,
                OptionalDouble.empty(),
                OptionalDouble.empty()));
        assertEquals(0, dashedTeeth(tracing));
        assertEquals(1, dashedTeeth(tracing.with(Landmark.LMT, estimate)));
    }

    private long dashedTeeth(Tracing tracing) {
        return curves(tracing)
                .filter(curve -> curve.part() == Outline.TEETH && curve.estimated())
                .count();
    }

    @Test
    void aTemplateIsDashedAndWhatTheFilmShowsIsNot() {
        Tracing tracing = Films.adult();
        assertTrue(curves(tracing)
                .filter(curve -> curve.part() != Outline.TEETH
                        && curve.part() != Outline.SPINE
                        && curve.part() != Outline.AIRWAY)
                .allMatch(Shape.Curve::estimated));
        List<Point> nodes = List.of(new Point(0, 0), new Point(10, 0), new Point(20, 0), new Point(30, 5));
        TracedCurve traced = new TracedCurve(nodes, List.of(true, true, false), TracedCurve.Source.PERSON, Map.of());
        Tracing found = tracing.with(Curves.NONE.with(Contour.ORBIT, traced));
        List<Shape.Curve> drawn = curves(found)
                .filter(curve -> curve.through().contains(nodes.get(2)))
                .toList();
        assertEquals(
                List.of(false, true), drawn.stream().map(Shape.Curve::estimated).toList());
        assertEquals(nodes.getFirst(), drawn.getFirst().through().getFirst());
        assertEquals(nodes.getLast(), drawn.getLast().through().getLast());
        // Cut in two, the curve runs where it ran: the places that hold it lie on it.
        List<CatmullRom.Piece> whole = CatmullRom.pieces(nodes);
        assertTrue(drawn.getFirst().through().contains(whole.get(1).at(1.0 / 3)));
        assertTrue(curves(found.with(found.curves().hiding(Contour.ORBIT, true)))
                .noneMatch(curve -> curve.through().contains(nodes.get(2))));
    }

    private Stream<Shape.Curve> curves(Tracing tracing) {
        return draw(tracing).stream().filter(Shape.Curve.class::isInstance).map(Shape.Curve.class::cast);
    }

    @Test
    void pixelsThatAreNotSquareMoveTheTemplatesAlong() {
        Tracing tracing = Films.adult();
        Tracing squeezed = new Tracing(tracing.placements().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> Films.manual(
                                entry.getValue().position().x(),
                                entry.getValue().position().y() / 2))));
        List<Shape> squares = draw(tracing);
        List<Shape> flat = TracingDrawing.of(squeezed, engine.compute(squeezed, new Calibration.Uncalibrated(2)));
        for (int i = 0; i < squares.size(); i++) {
            if (squares.get(i) instanceof Shape.Curve there && flat.get(i) instanceof Shape.Curve here) {
                for (int k = 0; k < there.through().size(); k++) {
                    assertEquals(
                            there.through().get(k).x(), here.through().get(k).x(), 1e-9);
                    assertEquals(
                            there.through().get(k).y() / 2,
                            here.through().get(k).y(),
                            1e-9);
                }
            }
        }
    }

    private static boolean passes(Shape.Curve curve, Tracing tracing, Landmark landmark) {
        Point at = tracing.position(landmark).orElseThrow();
        return curve.through().stream().anyMatch(point -> point.distanceTo(at) < 1e-6);
    }

    private List<Shape> draw(Tracing tracing) {
        return TracingDrawing.of(tracing, engine.compute(tracing, Films.ONE_MM));
    }

    private static Tracing mirrored(Tracing tracing) {
        return new Tracing(tracing.placements().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> Films.manual(
                                -entry.getValue().position().x(),
                                entry.getValue().position().y()))));
    }
}
