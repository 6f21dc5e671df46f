package org.nasion.core.drawing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;

/**
 * One adult head from the side as a drawing, to show where a landmark lies: the mean shape that
 * phantoms are made from, with nose base, soft-tissue nasion and chin at the phantoms' mean distances,
 * and the outlines of {@link TracingDrawing} through it. Millimetres, sella at the origin, x forwards, y down.
 */
public final class SchematicHead {

    private static final Map<Landmark, Point> POINTS = new TreeMap<>();

    static {
        put(Landmark.A, 67.1, 46.6);
        put(Landmark.ANS, 71.9, 42.5);
        put(Landmark.B, 60.0, 86.0);
        put(Landmark.ME, 54.7, 105.0);
        put(Landmark.N, 68.4, -9.4);
        put(Landmark.OR, 53.6, 18.7);
        put(Landmark.POG, 60.7, 98.0);
        put(Landmark.PNS, 19.0, 42.7);
        put(Landmark.PN, 98.4, 36.2);
        put(Landmark.R, -10.9, 48.7);
        put(Landmark.S, 0.0, 0.0);
        put(Landmark.AR, -15.3, 30.5);
        put(Landmark.CO, -12.3, 20.2);
        put(Landmark.GN, 59.0, 103.0);
        put(Landmark.GO, -6.8, 74.0);
        put(Landmark.PO, -24.2, 18.7);
        put(Landmark.LPM, 47.5, 67.0);
        put(Landmark.LIT, 67.8, 67.0);
        put(Landmark.LMT, 41.1, 65.8);
        put(Landmark.UPM, 47.0, 65.7);
        put(Landmark.UIA, 61.7, 47.5);
        put(Landmark.UIT, 72.7, 70.1);
        put(Landmark.UMT, 40.4, 64.4);
        put(Landmark.LIA, 53.8, 86.5);
        put(Landmark.LI, 81.1, 76.4);
        put(Landmark.LS, 85.1, 61.3);
        put(Landmark.N_SOFT, 74.5, -8.2);
        put(Landmark.SN, 79.4, 48.4);
        put(Landmark.POG_SOFT, 72.3, 99.6);
    }

    private static final List<Shape.Curve> OUTLINES = TracingDrawing.outlines(tracing());

    private SchematicHead() {}

    private static void put(Landmark landmark, double x, double y) {
        POINTS.put(landmark, new Point(x, y));
    }

    private static Tracing tracing() {
        Map<Landmark, Placement> placements = new TreeMap<>();
        POINTS.forEach((landmark, at) ->
                placements.put(landmark, new Placement(at, Placement.Origin.MANUAL, true, Optional.empty())));
        return new Tracing(placements);
    }

    /** Where a landmark lies, mm. */
    public static Point at(Landmark landmark) {
        return POINTS.get(landmark);
    }

    /** The outlines, mm. */
    public static List<Shape.Curve> outlines() {
        return OUTLINES;
    }
}
