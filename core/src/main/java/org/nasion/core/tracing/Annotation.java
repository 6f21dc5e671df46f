package org.nasion.core.tracing;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Point;

/** What a person measured or noted on a film beside its landmarks. All places are image space, px. */
public sealed interface Annotation {

    /** Characters that a note may have. */
    int LONGEST_NOTE = 500;

    /** Where it lies, in the order in which the points were set. */
    List<Point> points();

    /** A distance between two places. */
    record Distance(Point from, Point to) implements Annotation {
        public Distance {
            requirePlaces(List.of(from, to));
        }

        @Override
        public List<Point> points() {
            return List.of(from, to);
        }

        /** Its length, mm; empty where the film has no scale. */
        public OptionalDouble mm(Calibration scale) {
            return scale.mmPerPx().isPresent()
                    ? OptionalDouble.of(scale.toIsotropic(from).distanceTo(scale.toIsotropic(to)))
                    : OptionalDouble.empty();
        }

        /** Its length in pixels of the film's width. */
        public double px(Calibration scale) {
            return Math.hypot(to.x() - from.x(), (to.y() - from.y()) * scale.pixelAspect());
        }
    }

    /** The angle at a vertex between two arms. */
    record Angle(Point one, Point vertex, Point other) implements Annotation {
        public Angle {
            requirePlaces(List.of(one, vertex, other));
        }

        @Override
        public List<Point> points() {
            return List.of(one, vertex, other);
        }

        /** 0 to 180 degrees in the patient, whose pixels may not be square on the film; not a number where an arm has no length. */
        public double degrees(Calibration scale) {
            Point first = scale.toIsotropic(one).minus(scale.toIsotropic(vertex));
            Point second = scale.toIsotropic(other).minus(scale.toIsotropic(vertex));
            return first.length() == 0 || second.length() == 0
                    ? Double.NaN
                    : Math.toDegrees(Math.atan2(Math.abs(first.cross(second)), first.dot(second)));
        }
    }

    /** A sentence at a place. */
    record Note(Point at, String text) implements Annotation {
        public Note {
            requirePlaces(List.of(at));
            Objects.requireNonNull(text);
            if (text.isBlank() || text.length() > LONGEST_NOTE) {
                throw new IllegalArgumentException("a note has 1 to " + LONGEST_NOTE + " characters");
            }
        }

        @Override
        public List<Point> points() {
            return List.of(at);
        }
    }

    private static void requirePlaces(List<Point> points) {
        if (!points.stream().allMatch(Point::isFinite)) {
            throw new IllegalArgumentException("a place is two numbers");
        }
    }
}
