package org.nasion.lab.phantom;

import java.util.List;
import org.nasion.core.geometry.Point;

/** Where growth and treatment have taken the points of a structure since the first film, head space, mm. */
@FunctionalInterface
interface Carry {

    /** A structure that stays. */
    Carry NONE = point -> point;

    int MOST_STEPS = 16;
    double DAMPING = 0.8;
    /** A hundredth of a trabecula, mm. */
    double NEAR = 0.004;

    Point apply(Point first);

    default List<Point> apply(List<Point> line) {
        return line.stream().map(this::apply).toList();
    }

    /** Where a point lay on the first film, by damped steps. */
    default Point undo(Point now) {
        Point first = now;
        for (int i = 0; i < MOST_STEPS; i++) {
            Point step = now.minus(apply(first));
            first = first.plus(step.times(DAMPING));
            if (step.dot(step) < NEAR * NEAR) {
                break;
            }
        }
        return first;
    }
}
