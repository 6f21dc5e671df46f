package org.nasion.core.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/** The reference lines of a tracing. */
final class Planes {

    private final Frame frame;
    private final List<Shape> shapes = new ArrayList<>();

    private Planes(Frame frame) {
        this.frame = frame;
    }

    static List<Shape> of(Frame frame) {
        Planes planes = new Planes(frame);
        planes.between(
                Landmark.S, Landmark.N, 4, 10, "SNA", "SNB", "SN_GoGn", "SN_MP", "SN_PP", "U1_SN", "OP_SN", "S_N");
        planes.between(
                Landmark.PO,
                Landmark.OR,
                10,
                26,
                "FMA",
                "FacialAngle",
                "MaxillaryDepth",
                "YAxis",
                "U1_FH",
                "FMIA",
                "OP_FH",
                "ODI",
                "APDI");
        planes.between(Landmark.PNS, Landmark.ANS, 6, 8, "SN_PP", "PP_MP", "U1_PP", "ODI", "APDI");
        planes.between(
                Landmark.GO,
                Landmark.ME,
                12,
                12,
                "FMA",
                "SN_MP",
                "PP_MP",
                "IMPA",
                "ODI",
                "Gonial",
                "Gonial_lower",
                "Go_Me");
        planes.between(Landmark.GO, Landmark.GN, 0, 6, "SN_GoGn");
        planes.between(Landmark.N, Landmark.A, 0, 14, "SNA", "ANB", "MaxillaryDepth", "U1_NA", "U1_NA_mm");
        planes.between(Landmark.N, Landmark.B, 0, 8, "SNB", "ANB", "L1_NB", "L1_NB_mm");
        planes.between(Landmark.N, Landmark.POG, 0, 8, "FacialAngle", "Convexity_mm", "AB_Plane", "APDI");
        planes.between(Landmark.AR, Landmark.GO, 8, 10, "Gonial", "Articular", "Ar_Go");
        planes.between(Landmark.S, Landmark.AR, 0, 0, "Saddle", "Articular", "S_Ar");
        planes.between(Landmark.S, Landmark.GN, 0, 0, "YAxis");
        planes.between(Landmark.UIT, Landmark.UIA, 8, 10, "U1_SN", "U1_PP", "U1_FH", "U1_NA", "Interincisal");
        planes.between(Landmark.LIT, Landmark.LIA, 8, 14, "IMPA", "FMIA", "L1_NB", "L1_APog", "Interincisal");
        planes.between(Landmark.PN, Landmark.POG_SOFT, 6, 6, "Ls_E", "Li_E");
        planes.occlusal();
        return planes.shapes;
    }

    /** A line between two landmarks that reaches past them by some mm. */
    private void between(Landmark from, Landmark to, double beforeMm, double afterMm, String... measurements) {
        frame.at(from)
                .ifPresent(start ->
                        frame.at(to).ifPresent(end -> line(start, end, beforeMm, afterMm, Set.of(measurements))));
    }

    private void occlusal() {
        Optional<Point> front = midpoint(Landmark.UIT, Landmark.LIT).or(() -> frame.at(Landmark.UIT));
        midpoint(Landmark.UMT, Landmark.LMT)
                .ifPresent(back -> front.ifPresent(
                        to -> line(back, to, 12, 8, Set.of("Wits", "Overjet", "Overbite", "OP_SN", "OP_FH"))));
    }

    private Optional<Point> midpoint(Landmark one, Landmark other) {
        return frame.at(one).flatMap(p -> frame.at(other).map(p::midpoint));
    }

    private void line(Point from, Point to, double beforeMm, double afterMm, Set<String> measurements) {
        if (from.equals(to)) {
            return;
        }
        Point unit = to.minus(from).times(1 / from.distanceTo(to));
        segment(from, to, false, measurements);
        if (beforeMm > 0) {
            segment(from, from.minus(unit.times(frame.mm(beforeMm))), true, measurements);
        }
        if (afterMm > 0) {
            segment(to, to.plus(unit.times(frame.mm(afterMm))), true, measurements);
        }
    }

    private void segment(Point from, Point to, boolean beyond, Set<String> measurements) {
        shapes.add(new Shape.Segment(Shape.Group.PLANE, frame.toImage(from), frame.toImage(to), beyond, measurements));
    }
}
