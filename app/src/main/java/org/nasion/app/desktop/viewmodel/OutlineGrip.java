package org.nasion.app.desktop.viewmodel;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nasion.core.drawing.CatmullRom;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Contour;
import org.nasion.core.tracing.TracedCurve;

/** What the mouse holds of an outline. Places are in image space, px. */
sealed interface OutlineGrip {

    /** Shows it elsewhere while the drag lasts. */
    void preview(TracingViewModel tracing, Point to);

    /** Leaves it there, as one step that can be undone. */
    void drop(TracingViewModel tracing, Point at);

    /** A node of an outline. */
    record Node(Contour contour, int node, TracedCurve from) implements OutlineGrip {

        @Override
        public void preview(TracingViewModel tracing, Point to) {
            tracing.outlines().preview(contour, from.withNode(node, to));
        }

        @Override
        public void drop(TracingViewModel tracing, Point at) {
            tracing.outlines().draw(contour, from.withNode(node, at));
        }
    }

    /**
     * A tooth, or one end of it.
     *
     * @param from where its points were
     * @param grip where it was taken hold of
     */
    record Tooth(Map<Landmark, Point> from, Point grip) implements OutlineGrip {

        @Override
        public void preview(TracingViewModel tracing, Point to) {
            tracing.previewPoints(at(to));
        }

        @Override
        public void drop(TracingViewModel tracing, Point at) {
            tracing.movePoints(at(at));
        }

        private Map<Landmark, Point> at(Point to) {
            Map<Landmark, Point> moved = new TreeMap<>();
            from.forEach((landmark, at) -> moved.put(landmark, at.plus(to.minus(grip))));
            return moved;
        }
    }

    /** The node within reach, or a place between two nodes, which becomes one once it is dragged. */
    static OutlineGrip ofNode(Contour contour, TracedCurve curve, Point place, double reach) {
        int node = node(curve, place, reach);
        if (node >= 0) {
            return new Node(contour, node, curve);
        }
        int piece = piece(curve, place);
        return new Node(contour, piece + 1, curve.withNodeIn(piece, place));
    }

    /** The nearest node within reach, or −1. */
    static int node(TracedCurve curve, Point place, double reach) {
        int best = -1;
        double least = reach;
        for (int i = 0; i < curve.nodes().size(); i++) {
            double away = curve.nodes().get(i).distanceTo(place);
            if (away <= least) {
                best = i;
                least = away;
            }
        }
        return best;
    }

    private static int piece(TracedCurve curve, Point place) {
        List<CatmullRom.Piece> pieces = CatmullRom.pieces(curve.nodes());
        int best = 0;
        for (int i = 1; i < pieces.size(); i++) {
            best = pieces.get(i).distanceTo(place) < pieces.get(best).distanceTo(place) ? i : best;
        }
        return best;
    }
}
