package org.nasion.core.casefile;

import org.nasion.core.geometry.Point;
import org.nasion.core.tracing.Sides;

/** Left and right of a landmark as {@code [x, y]}: image space, px. */
record SidesPart(double[] left, double[] right) {

    static SidesPart of(Sides sides) {
        return new SidesPart(
                new double[] {sides.left().x(), sides.left().y()},
                new double[] {sides.right().x(), sides.right().y()});
    }

    Sides toSides() {
        return new Sides(point(left), point(right));
    }

    private static Point point(double[] place) {
        if (place.length != 2) {
            throw new IllegalArgumentException("a place is two numbers");
        }
        return new Point(place[0], place[1]);
    }
}
