package org.nasion.core.tracing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

class TracedCurveTest {

    private static final Point OR = new Point(50, 40);
    private static final TracedCurve FOUND = new TracedCurve(
            List.of(new Point(40, 30), OR, new Point(60, 38)),
            List.of(true, false),
            TracedCurve.Source.FILM,
            Map.of(Landmark.OR, OR));

    private static Tracing with(Point or, TracedCurve curve) {
        return new Tracing(
                Map.of(Landmark.OR, new Placement(or, Placement.Origin.MANUAL, true, Optional.empty())),
                Curves.NONE.with(Contour.ORBIT, curve));
    }

    @Test
    void aCurveFromTheFilmBelongsToItsPointsAndAPersonsCurveStays() {
        assertTrue(with(OR, FOUND).curve(Contour.ORBIT).isPresent());
        Point elsewhere = new Point(51, 40);
        assertTrue(with(elsewhere, FOUND).curve(Contour.ORBIT).isEmpty());
        TracedCurve drawn = FOUND.withNode(2, new Point(61, 37));
        assertEquals(Optional.of(drawn), with(elsewhere, drawn).curve(Contour.ORBIT));
        assertEquals(Optional.of(drawn), with(OR, drawn).without(Landmark.OR).curve(Contour.ORBIT));
    }

    @Test
    void aMovedNodeIsAPersonsAndItsPiecesAreDrawnThrough() {
        TracedCurve drawn = FOUND.withNode(2, new Point(61, 37));
        assertEquals(TracedCurve.Source.PERSON, drawn.source());
        assertEquals(List.of(true, true), drawn.seen());
        assertEquals(new Point(61, 37), drawn.nodes().get(2));
    }

    @Test
    void aRingStaysClosed() {
        Point start = new Point(0, 0);
        TracedCurve ring = TracedCurve.unseen(List.of(start, new Point(9, 0), new Point(9, 9), start));
        Point to = new Point(-1, -2);
        assertEquals(to, ring.withNode(0, to).nodes().getLast());
        assertEquals(to, ring.withNode(3, to).nodes().getFirst());
    }

    @Test
    void nodesComeAndGo() {
        TracedCurve more = FOUND.withNodeIn(1, new Point(55, 40));
        assertEquals(List.of(true, false, false), more.seen());
        assertEquals(FOUND.nodes(), more.withoutNode(2).nodes());
        assertEquals(List.of(false), FOUND.withoutNode(0).seen());
        assertEquals(List.of(true), FOUND.withoutNode(2).seen());
        assertEquals(List.of(false), FOUND.withoutNode(1).seen());
        assertEquals(2, FOUND.withoutNode(1).withoutNode(0).nodes().size());
    }

    @Test
    void whatTheFilmShowsNowReplacesAllButAPersonsCurves() {
        TracedCurve drawn = FOUND.withNode(2, new Point(61, 37));
        Curves curves = Curves.NONE
                .with(Contour.ORBIT, drawn)
                .with(Contour.PALATE, FOUND)
                .hiding(Contour.PALATE, true)
                .following(Map.of(Contour.ORBIT, FOUND, Contour.MANDIBLE, FOUND));
        assertEquals(Map.of(Contour.ORBIT, drawn, Contour.MANDIBLE, FOUND), curves.traced());
        assertEquals(Map.of(Contour.ORBIT, drawn), curves.ofPerson().traced());
        assertTrue(curves.hidden().contains(Contour.PALATE));
        assertFalse(curves.hiding(Contour.PALATE, false).hidden().contains(Contour.PALATE));
    }

    @Test
    void theShareThatTheFilmShowsGoesByLength() {
        double first = FOUND.nodes().get(0).distanceTo(OR);
        double second = OR.distanceTo(FOUND.nodes().get(2));
        assertEquals(first / (first + second), FOUND.seenShare(), 1e-12);
    }

    @Test
    void aCurveHasPiecesBetweenItsNodes() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new TracedCurve(FOUND.nodes(), List.of(true), TracedCurve.Source.FILM, Map.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new TracedCurve(List.of(OR), List.of(), TracedCurve.Source.FILM, Map.of()));
    }
}
