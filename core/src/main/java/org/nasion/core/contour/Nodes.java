package org.nasion.core.contour;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.nasion.core.geometry.Point;

/**
 * A dense line as few nodes of a smooth curve (Ramer 1972, Douglas and Peucker 1973).
 *
 * @param seen of each piece between two nodes
 */
record Nodes(List<Point> points, List<Boolean> seen) {

    /**
     * @param kept      indices that become nodes
     * @param tolerance of the line's distance from the polygon of the nodes
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
        List<Integer> fixed = List.copyOf(nodes);
        for (int i = 1; i < fixed.size(); i++) {
            split(line, fixed.get(i - 1), fixed.get(i), tolerance, farthest, nodes);
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

    private static void split(
            List<Point> line, int from, int to, double tolerance, double farthest, Set<Integer> nodes) {
        if (to - from < 2) {
            return;
        }
        Point a = line.get(from);
        Point way = line.get(to).minus(a);
        double length = way.length();
        int worst = (from + to) / 2;
        double most = 0;
        for (int i = from + 1; i < to; i++) {
            Point d = line.get(i).minus(a);
            double off = length == 0 ? d.length() : Math.abs(way.cross(d)) / length;
            if (off > most) {
                most = off;
                worst = i;
            }
        }
        if (most <= tolerance) {
            if (length <= farthest) {
                return;
            }
            worst = (from + to) / 2;
        }
        nodes.add(worst);
        split(line, from, worst, tolerance, farthest, nodes);
        split(line, worst, to, tolerance, farthest, nodes);
    }
}
