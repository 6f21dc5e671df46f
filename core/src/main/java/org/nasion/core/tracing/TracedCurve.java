package org.nasion.core.tracing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/**
 * One outline as it was found on the film or drawn by a person: a smooth curve through nodes.
 *
 * @param nodes   image space, px; 2 to {@value #MOST_NODES}, in the order of the {@link Contour}
 * @param seen    of each piece between two nodes, whether the film shows it (or a person drew it); the others are drawn dashed
 * @param source  who put it there
 * @param through where the landmarks of the contour lay when it was found on the film; empty for a person's curve, which stays
 *                where it is when landmarks move
 */
public record TracedCurve(List<Point> nodes, List<Boolean> seen, Source source, Map<Landmark, Point> through) {

    /** More nodes than that are not kept. */
    public static final int MOST_NODES = 400;

    /** Who put a curve where it is. */
    public enum Source {
        /** the program found it on the film, and finds it anew when its landmarks move */
        FILM,
        /** a person moved at least one node */
        PERSON
    }

    public TracedCurve {
        nodes = List.copyOf(nodes);
        seen = List.copyOf(seen);
        Objects.requireNonNull(source);
        Map<Landmark, Point> copy = new TreeMap<>();
        copy.putAll(through);
        through = Collections.unmodifiableMap(copy);
        if (nodes.size() < 2 || nodes.size() > MOST_NODES || seen.size() != nodes.size() - 1) {
            throw new IllegalArgumentException(nodes.size() + " nodes with " + seen.size() + " pieces");
        }
        if (!nodes.stream().allMatch(Point::isFinite)) {
            throw new IllegalArgumentException("a curve needs finite coordinates");
        }
    }

    /** Whether it still belongs to the points: a person's curve always, one from the film while its landmarks are where they were. */
    boolean fits(Contour contour, Tracing tracing) {
        return source == Source.PERSON
                || contour.landmarks().stream()
                        .allMatch(landmark -> Objects.equals(
                                through.get(landmark),
                                tracing.position(landmark).orElse(null)));
    }

    /** The curve with one node elsewhere, as a person moved it; both pieces at the node count as seen. */
    public TracedCurve withNode(int index, Point to) {
        List<Point> moved = new ArrayList<>(nodes);
        moved.set(index, to);
        int last = nodes.size() - 1;
        if (nodes.getFirst().equals(nodes.getLast()) && (index == 0 || index == last)) {
            moved.set(0, to); // a ring stays closed
            moved.set(last, to);
        }
        List<Boolean> drawn = new ArrayList<>(seen);
        if (index > 0) {
            drawn.set(index - 1, true);
        }
        if (index < seen.size()) {
            drawn.set(index, true);
        }
        return new TracedCurve(moved, drawn, Source.PERSON, Map.of());
    }

    /** The curve with another node on a piece, which a person may then move. */
    public TracedCurve withNodeIn(int piece, Point at) {
        List<Point> more = new ArrayList<>(nodes);
        more.add(piece + 1, at);
        List<Boolean> pieces = new ArrayList<>(seen);
        pieces.add(piece + 1, seen.get(piece));
        return new TracedCurve(more, pieces, Source.PERSON, Map.of());
    }

    /** The curve without one of its nodes; the same where only two are left. */
    public TracedCurve withoutNode(int index) {
        if (nodes.size() <= 2) {
            return this;
        }
        List<Point> fewer = new ArrayList<>(nodes);
        fewer.remove(index);
        List<Boolean> pieces = new ArrayList<>(seen);
        if (index == 0 || index == seen.size()) {
            pieces.remove(Math.min(index, seen.size() - 1));
        } else {
            boolean both = pieces.remove(index) && pieces.get(index - 1);
            pieces.set(index - 1, both);
        }
        return new TracedCurve(fewer, pieces, Source.PERSON, Map.of());
    }

    /** A curve of which the film has shown nothing. */
    public static TracedCurve unseen(List<Point> nodes) {
        return new TracedCurve(nodes, Collections.nCopies(nodes.size() - 1, false), Source.FILM, Map.of());
    }

    /** Share of its pieces that the film shows, by length, 0 to 1. */
    public double seenShare() {
        double all = 0;
        double there = 0;
        for (int i = 0; i < seen.size(); i++) {
            double length = nodes.get(i).distanceTo(nodes.get(i + 1));
            all += length;
            there += seen.get(i) ? length : 0;
        }
        return all == 0 ? 0 : there / all;
    }
}
