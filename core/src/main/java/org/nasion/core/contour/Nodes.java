package org.nasion.core.contour;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.nasion.core.drawing.CatmullRom;
import org.nasion.core.geometry.Point;

/**
 * A dense line as few nodes of a smooth curve: where the curve through the nodes leaves the line, a node is added, until it does
 * so nowhere.
 *
 * @param seen of each piece between two nodes
 */
record Nodes(List<Point> points, List<Boolean> seen) {

    private static final int MOST_ROUNDS = 12;
    /** Places of the line between two nodes, at least. */
    private static final int NEAREST = 3;

    /**
     * @param kept      indices that become nodes
     * @param tolerance of the curve's distance from the line
     * @param farthest  from node to node
     */
    static Nodes of(List<Point> line, boolean[] seen, Set<Integer> kept, double tolerance, double farthest) {
        TreeSet<Integer> nodes = new TreeSet<>(kept);
        nodes.add(0);
        nodes.add(line.size() - 1);
        for (int i = 1; i < seen.length; i++) {
            if (seen[i] != seen[i - 1]) {
                nodes.add(i);
            }
        }
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<Integer> more = leaving(line, List.copyOf(nodes), tolerance, farthest);
            if (more.isEmpty()) {
                break;
            }
            nodes.addAll(more);
        }
        List<Integer> all = List.copyOf(nodes);
        List<Point> points = new ArrayList<>(List.of(line.get(all.getFirst())));
        List<Boolean> pieces = new ArrayList<>();
        for (int i = 1; i < all.size(); i++) {
            if (line.get(all.get(i)).distanceTo(points.getLast()) > tolerance / 10 || i == 1) {
                points.add(line.get(all.get(i)));
                pieces.add(seen[(all.get(i - 1) + all.get(i)) / 2]);
            }
        }
        return new Nodes(List.copyOf(points), List.copyOf(pieces));
    }

    /** Of every piece that leaves the line or is too long, the index of a node that would help most. */
    private static List<Integer> leaving(List<Point> line, List<Integer> nodes, double tolerance, double farthest) {
        List<CatmullRom.Piece> pieces =
                CatmullRom.pieces(nodes.stream().map(line::get).toList());
        List<Integer> more = new ArrayList<>();
        if (pieces.size() != nodes.size() - 1) {
            return more; // two nodes at one place
        }
        for (int k = 0; k < pieces.size(); k++) {
            int from = nodes.get(k);
            int to = nodes.get(k + 1);
            if (to - from < 2 * NEAREST) {
                continue;
            }
            int worst = (from + to) / 2;
            double most = 0;
            for (int i = from + NEAREST; i <= to - NEAREST; i++) {
                double off = pieces.get(k).distanceTo(line.get(i));
                if (off > most) {
                    most = off;
                    worst = i;
                }
            }
            if (most > tolerance) {
                more.add(worst);
            } else if (line.get(from).distanceTo(line.get(to)) > farthest) {
                more.add((from + to) / 2);
            }
        }
        return more;
    }
}
