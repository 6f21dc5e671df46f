package org.nasion.core.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.nasion.core.analysis.Readings;
import org.nasion.core.analysis.Value;
import org.nasion.core.geometry.Line;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/** Arcs for the angles that can be shown where their lines meet, each with the engine's own value. */
final class AngleArcs {

    private final Frame frame;
    private final Readings readings;
    private final List<Shape> shapes = new ArrayList<>();

    private AngleArcs(Frame frame, Readings readings) {
        this.frame = frame;
        this.readings = readings;
    }

    static List<Shape> of(Frame frame, Readings readings) {
        AngleArcs arcs = new AngleArcs(frame, readings);
        arcs.at(Landmark.N, Landmark.S, Landmark.A, "SNA");
        arcs.at(Landmark.N, Landmark.S, Landmark.B, "SNB");
        arcs.at(Landmark.N, Landmark.A, Landmark.B, "ANB");
        arcs.at(Landmark.S, Landmark.N, Landmark.AR, "Saddle");
        arcs.at(Landmark.AR, Landmark.S, Landmark.GO, "Articular");
        arcs.at(Landmark.GO, Landmark.AR, Landmark.ME, "Gonial");
        arcs.frankfortMandibular();
        arcs.crossing(Landmark.UIT, Landmark.UIA, Landmark.LIT, Landmark.LIA, "Interincisal");
        arcs.crossing(Landmark.LIA, Landmark.LIT, Landmark.ME, Landmark.GO, "IMPA");
        arcs.crossing(Landmark.UIA, Landmark.UIT, Landmark.ANS, Landmark.PNS, "U1_PP");
        return arcs.shapes;
    }

    private void at(Landmark vertex, Landmark towards, Landmark other, String measurement) {
        frame.at(vertex)
                .ifPresent(v ->
                        frame.at(towards).ifPresent(t -> frame.at(other).ifPresent(o -> arc(v, t, o, measurement))));
    }

    /** FH and the mandibular plane meet far behind the head: shown at Go against the parallel to FH. */
    private void frankfortMandibular() {
        frame.at(Landmark.PO)
                .ifPresent(po -> frame.at(Landmark.OR)
                        .ifPresent(or -> frame.at(Landmark.GO)
                                .ifPresent(go -> frame.at(Landmark.ME).ifPresent(me -> {
                                    Point along = or.minus(po);
                                    arc(go, go.plus(along.times(frame.mm(40) / along.length())), me, "FMA");
                                }))));
    }

    /** Between the directions of two lines, where they cross, if that is on the face. */
    private void crossing(Landmark from1, Landmark to1, Landmark from2, Landmark to2, String measurement) {
        Optional<Line> one = line(from1, to1);
        Optional<Line> other = line(from2, to2);
        if (one.isEmpty() || other.isEmpty()) {
            return;
        }
        Point vertex = one.get().intersection(other.get());
        if (vertex.isFinite() && vertex.distanceTo(one.get().from()) < frame.mm(60)) {
            arc(
                    vertex,
                    vertex.plus(one.get().direction()),
                    vertex.plus(other.get().direction()),
                    measurement);
        }
    }

    private Optional<Line> line(Landmark from, Landmark to) {
        return frame.at(from).flatMap(start -> frame.at(to).map(end -> new Line(start, end)));
    }

    private void arc(Point vertex, Point towards, Point other, String id) {
        readings.reading(id).ifPresent(reading -> {
            if (reading.value() instanceof Value.Known known && !vertex.equals(towards) && !vertex.equals(other)) {
                String text = String.format(
                        Locale.ROOT, "%s %.1f°", reading.measurement().name().replace(" angle", ""), known.value());
                shapes.add(new Shape.Arc(
                        Shape.Group.ANGLE,
                        frame.toImage(vertex),
                        frame.toImage(towards),
                        frame.toImage(other),
                        text.replace('-', '−'),
                        Set.of(id)));
            }
        });
    }
}
