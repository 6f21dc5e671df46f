package org.nasion.core.contour;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nasion.core.geometry.Point;

/** Bends the template where the film shows nothing, so that it meets what was found on both sides. */
final class Bend {

    private Bend() {}

    /** The line with every unseen stretch replaced by the template, moved as its ends and the landmarks in it ask. */
    static List<Point> unseen(
            EdgeLine found, EdgeLine template, boolean[] seen, Map<Integer, ContourSearch.Anchor> on) {
        List<Point> out = new ArrayList<>(found.points());
        int n = found.size();
        int from = 0;
        while (from < n) {
            if (seen[from]) {
                from++;
                continue;
            }
            int to = from;
            while (to + 1 < n && !seen[to + 1] && !on.containsKey(to + 1)) {
                to++;
            }
            // The stretch reaches to the seen place or landmark on both sides.
            int before = from == 0 ? -1 : from - 1;
            int after = to == n - 1 ? -1 : to + 1;
            Point start = before < 0 ? null : out.get(before).minus(template.at(found.along()[before]));
            Point end =
                    after < 0 ? null : place(found, on, after, seen[after]).minus(template.at(found.along()[after]));
            for (int i = from; i <= to; i++) {
                out.set(i, template.at(found.along()[i]).plus(shift(start, end, i - before, after - before)));
            }
            if (after >= 0 && !seen[after]) {
                out.set(after, place(found, on, after, false));
                from = after + 1;
            } else {
                from = to + 1;
            }
        }
        return out;
    }

    private static Point place(EdgeLine found, Map<Integer, ContourSearch.Anchor> on, int index, boolean seen) {
        return seen || !on.containsKey(index)
                ? found.points().get(index)
                : on.get(index).at();
    }

    private static Point shift(Point start, Point end, int way, int whole) {
        if (start == null && end == null) {
            return new Point(0, 0);
        }
        if (start == null) {
            return end;
        }
        if (end == null) {
            return start;
        }
        return start.plus(end.minus(start).times((double) way / whole));
    }
}
