package org.nasion.core.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nasion.core.analysis.Readings;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Sides;
import org.nasion.core.tracing.Tracing;

/** A tracing as strokes: one description for the screen, the report and the overlay picture. */
public final class TracingDrawing {

    private TracingDrawing() {}

    /**
     * Strokes in image space from back to front: outlines, planes, angles, points. What needs a missing point is
     * left out.
     *
     * @param readings of the same tracing; give the angles their values and tell pixels' aspect
     */
    public static List<Shape> of(Tracing tracing, Readings readings) {
        Frame frame = new Frame(tracing, readings.calibration().pixelAspect());
        List<Shape> shapes = new ArrayList<>(ContourStrokes.of(frame, tracing));
        shapes.addAll(NeckOutlines.of(frame));
        shapes.addAll(Planes.of(frame));
        shapes.addAll(AngleArcs.of(frame, readings));
        readings.constructed().forEach((landmark, at) -> shapes.add(new Shape.Construction(landmark, at)));
        for (Map.Entry<Landmark, Placement> entry : tracing.placements().entrySet()) {
            Placement placement = entry.getValue();
            placement.sides().ifPresent(sides -> {
                for (Sides.Side side : Sides.Side.values()) {
                    shapes.add(new Shape.SideMark(entry.getKey(), side, sides.of(side), placement.position()));
                }
            });
        }
        for (Map.Entry<Landmark, Placement> entry : tracing.placements().entrySet()) {
            shapes.add(new Shape.Mark(
                    entry.getKey(), entry.getValue().position(), measuredWith(entry.getKey(), readings)));
        }
        return List.copyOf(shapes);
    }

    /** The templates alone, as on a film with square pixels. */
    static List<Shape.Curve> outlines(Tracing tracing) {
        Frame frame = new Frame(tracing, 1);
        return Stream.concat(
                        frame.templates().stream()
                                .map(template -> new Shape.Curve(
                                        Shape.Group.OUTLINE,
                                        Outline.of(template.contour()),
                                        template.nodes().stream()
                                                .map(frame::toImage)
                                                .toList(),
                                        false,
                                        Set.of())),
                        NeckOutlines.of(frame).stream().map(Shape.Curve.class::cast))
                .toList();
    }

    private static Set<String> measuredWith(Landmark landmark, Readings readings) {
        return readings.all().stream()
                .filter(reading -> reading.measurement().landmarks().contains(landmark))
                .map(reading -> reading.measurement().id())
                .collect(Collectors.toUnmodifiableSet());
    }
}
