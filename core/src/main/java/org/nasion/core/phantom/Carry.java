package org.nasion.core.phantom;

import org.nasion.core.geometry.Point;

/** Where growth and treatment have taken the points of a structure since the first film, head space, mm. */
@FunctionalInterface
interface Carry {

    /** A structure that stays. */
    Carry NONE = point -> point;

    Point apply(Point first);

    /** Where a point lay on the first film: damped steps, which come to within a thousandth of a millimetre. */
    default Point undo(Point now) {
        Point first = now;
        for (int i = 0; i < 12; i++) {
            first = first.plus(now.minus(apply(first)).times(0.6));
        }
        return first;
    }
}
