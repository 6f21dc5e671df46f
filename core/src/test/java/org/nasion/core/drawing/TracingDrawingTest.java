package org.nasion.core.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nasion.core.analysis.Films;
import org.nasion.core.analysis.MeasurementCatalog;
import org.nasion.core.analysis.MeasurementEngine;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;
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
    void theOutlineOfTheChinPassesThroughItsLandmarks() {
        Tracing tracing = Films.adult();
        Shape.Curve mandible = draw(tracing).stream()
                .filter(Shape.Curve.class::isInstance)
                .map(Shape.Curve.class::cast)
                .filter(curve -> passes(curve, tracing, Landmark.GO))
                .findFirst()
                .orElseThrow();
        for (Landmark landmark :
                List.of(Landmark.B, Landmark.POG, Landmark.GN, Landmark.ME, Landmark.AR, Landmark.CO)) {
            assertTrue(passes(mandible, tracing, landmark), landmark.code());
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
    void anOutlineOnAnEstimatedPointSaysSo() {
        Tracing tracing = Films.adult();
        Placement estimate = Placement.proposed(new Placement.Proposal(
                tracing.position(Landmark.UMT).orElseThrow(),
                Placement.Origin.ESTIMATED,
                OptionalDouble.empty(),
                OptionalDouble.empty()));
        long dashed = draw(tracing.with(Landmark.UMT, estimate)).stream()
                .filter(shape -> shape instanceof Shape.Curve curve && curve.estimated())
                .count();
        assertEquals(1, dashed);
        assertFalse(draw(tracing).stream().anyMatch(shape -> shape instanceof Shape.Curve curve && curve.estimated()));
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
