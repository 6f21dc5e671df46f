package org.nasion.core.chart;

import java.util.List;
import org.nasion.core.geometry.Point;

/**
 * A chart as strokes, drawn alike on the screen and in the report. Lengths are points of 1/72 inch, x right, y down from
 * the top left corner; colours are the renderer's, chosen by {@link Tone}.
 *
 * @param title       short
 * @param description what a person who cannot see the chart is told
 * @param marks       from back to front
 */
public record Chart(String title, String description, double width, double height, List<Mark> marks) {

    public Chart {
        if (!(width > 0) || !(height > 0)) {
            throw new IllegalArgumentException("a chart needs a size above 0");
        }
        marks = List.copyOf(marks);
    }

    /** What a stroke stands for. */
    public enum Tone {
        /** words and values */
        INK,
        /** secondary words */
        QUIET,
        /** helping lines */
        GRID,
        /** where most people lie */
        BAND,
        /** where fewer people lie, outside the band */
        BAND_OUTER,
        /** titles and the line through the values */
        ACCENT,
        /** within one standard deviation, and beyond one, two, three */
        LEVEL_0,
        LEVEL_1,
        LEVEL_2,
        LEVEL_3;

        /** @param stars 0 to 3, as in {@code Reading.stars()} */
        public static Tone level(int stars) {
            return List.of(LEVEL_0, LEVEL_1, LEVEL_2, LEVEL_3).get(stars);
        }
    }

    public enum Align {
        LEFT,
        CENTRE,
        RIGHT
    }

    /** One stroke, area or word. */
    public sealed interface Mark {
        Tone tone();
    }

    /** A straight line. */
    public record Line(Point from, Point to, double width, boolean dashed, Tone tone) implements Mark {}

    /** Straight lines through points, closed back to the first where it is an outline. */
    public record Path(List<Point> points, boolean closed, double width, Tone tone) implements Mark {
        public Path {
            points = List.copyOf(points);
        }
    }

    /** A filled polygon; {@code opacity} 0 to 1. */
    public record Area(List<Point> points, double opacity, Tone tone) implements Mark {
        public Area {
            points = List.copyOf(points);
        }
    }

    /** A filled rectangle. */
    public record Box(double x, double y, double width, double height, Tone tone) implements Mark {}

    /** A circle's outline. */
    public record Ring(Point centre, double radius, double width, boolean dashed, Tone tone) implements Mark {}

    /** A filled disc. */
    public record Disc(Point centre, double radius, Tone tone) implements Mark {}

    /**
     * A value: its shape tells its level as its tone does: circle within one standard deviation, then diamond, square and
     * triangle; hollow where it rests on an estimated point.
     *
     * @param measurement the identifier of what it shows
     */
    public record Dot(Point at, double radius, int level, boolean hollow, String measurement) implements Mark {
        @Override
        public Tone tone() {
            return Tone.level(level);
        }
    }

    /** A line of words whose base line starts, is centred or ends at a point. */
    public record Text(String text, Point at, double size, Align align, boolean bold, Tone tone) implements Mark {}
}
