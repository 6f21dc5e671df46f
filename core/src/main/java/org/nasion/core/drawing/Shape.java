package org.nasion.core.drawing;

import java.util.List;
import java.util.Set;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Sides;

/**
 * One stroke of a tracing in image space, drawn alike on the screen, in the report and in the
 * overlay picture. Widths and text sizes are the renderer's business.
 */
public sealed interface Shape {

    /** The switchable layer it belongs to. */
    Group group();

    /** Measurements that it illustrates; empty for anatomy. */
    Set<String> measurements();

    enum Group {
        OUTLINE,
        PLANE,
        ANGLE,
        POINT
    }

    /** A straight line; {@code beyond} parts of it reach past the defining points and are drawn dashed. */
    record Segment(Group group, Point from, Point to, boolean beyond, Set<String> measurements) implements Shape {}

    /**
     * A smooth curve through points ({@link CatmullRom}), closed where the first equals the last; estimated ones are
     * drawn dashed.
     *
     * @param part what it outlines
     */
    record Curve(Group group, Outline part, List<Point> through, boolean estimated, Set<String> measurements)
            implements Shape {
        public Curve {
            through = List.copyOf(through);
        }
    }

    /** The arc of an angle at {@code vertex} from one ray to the other, the short way, with its value as text. */
    record Arc(Group group, Point vertex, Point towards, Point towardsOther, String text, Set<String> measurements)
            implements Shape {}

    /** A landmark that follows from others by a rule: nobody moves it. */
    record Construction(Landmark landmark, Point at) implements Shape {
        @Override
        public Group group() {
            return Group.POINT;
        }

        @Override
        public Set<String> measurements() {
            return Set.of();
        }
    }

    /** One side of a landmark that lies midway between left and right. */
    record SideMark(Landmark landmark, Sides.Side side, Point at, Point mean) implements Shape {
        @Override
        public Group group() {
            return Group.POINT;
        }

        @Override
        public Set<String> measurements() {
            return Set.of();
        }
    }

    /** A landmark. */
    record Mark(Landmark landmark, Point at, Set<String> measurements) implements Shape {
        @Override
        public Group group() {
            return Group.POINT;
        }
    }
}
