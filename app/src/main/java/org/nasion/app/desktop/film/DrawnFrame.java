package org.nasion.app.desktop.film;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javafx.geometry.Rectangle2D;
import javafx.scene.paint.Color;
import org.nasion.app.desktop.settings.FilmStyle;
import org.nasion.app.desktop.viewmodel.ViewTransform;
import org.nasion.core.drawing.Outline;
import org.nasion.core.drawing.Shape;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Sides;

/**
 * Everything that one drawing of the tracing depends on.
 *
 * @param transform  image space to view space
 * @param area       the part of view space that is drawn, logical px
 * @param points     as shown now
 * @param mmPerPx    the scale, where there is one
 * @param shapes     strokes, image space
 * @param groups     layers that are on
 * @param outlines   parts of the outlines that are on
 * @param labels     whether points have their names beside them
 * @param names      what stands beside points instead of their codes
 * @param sides      what stands beside left and right
 * @param selected   the selected point
 * @param hovered    the point under the pointer
 * @param dragged    the point that is being moved
 * @param emphasised measurements whose lines and points stand out; empty for all alike
 * @param needed     the points of those measurements
 * @param touched    measurements that the dragged point changes
 * @param measuring  rulers, free measurements and notes
 * @param handles    of the outline that is edited, image space
 * @param style      width, size and colours
 * @param filmWidth  px
 * @param filmHeight px
 */
record DrawnFrame(
        ViewTransform transform,
        Rectangle2D area,
        Map<Landmark, Placement> points,
        Optional<Double> mmPerPx,
        List<Shape> shapes,
        Set<Shape.Group> groups,
        Set<Outline> outlines,
        boolean labels,
        Map<Landmark, String> names,
        Map<Sides.Side, String> sides,
        Optional<Landmark> selected,
        Optional<Landmark> hovered,
        Optional<Landmark> dragged,
        Set<String> emphasised,
        Set<Landmark> needed,
        Set<String> touched,
        Measuring measuring,
        List<Point> handles,
        FilmStyle style,
        int filmWidth,
        int filmHeight) {

    /** The colour of outlines. */
    Color outlineColour() {
        return colour(style.outlines(), FilmPalette.OUTLINE);
    }

    /** The colour of reference lines. */
    Color planeColour() {
        return colour(style.planes(), FilmPalette.PLANE);
    }

    /** The colour of angles and their values. */
    Color angleColour() {
        return colour(style.angles(), FilmPalette.ANGLE);
    }

    private static Color colour(String chosen, Color usual) {
        return chosen.isEmpty() ? usual : Color.web(chosen);
    }

    /** What stands beside a point. */
    String name(Landmark landmark) {
        return names.getOrDefault(landmark, landmark.code());
    }

    /** The same seen from elsewhere. */
    DrawnFrame seen(ViewTransform from, Rectangle2D where) {
        return new DrawnFrame(
                from,
                where,
                points,
                mmPerPx,
                shapes,
                groups,
                outlines,
                labels,
                names,
                sides,
                selected,
                hovered,
                dragged,
                emphasised,
                needed,
                touched,
                measuring,
                handles,
                style,
                filmWidth,
                filmHeight);
    }

    /** What stays as it is while a point is dragged. */
    DrawnFrame resting(List<Shape> still) {
        Map<Landmark, Placement> others = new TreeMap<>();
        others.putAll(points);
        dragged.ifPresent(others::remove);
        return with(others, still, measuring, handles);
    }

    /** The dragged point and what moves with it. */
    DrawnFrame moving(List<Shape> along) {
        Map<Landmark, Placement> one = new TreeMap<>();
        dragged.filter(points::containsKey).ifPresent(landmark -> one.put(landmark, points.get(landmark)));
        return with(one, along, Measuring.NONE, List.of());
    }

    private DrawnFrame with(Map<Landmark, Placement> others, List<Shape> drawn, Measuring measured, List<Point> grips) {
        return new DrawnFrame(
                transform,
                area,
                others,
                mmPerPx,
                drawn,
                groups,
                outlines,
                labels,
                names,
                sides,
                selected,
                hovered,
                dragged,
                emphasised,
                needed,
                touched,
                measured,
                grips,
                style,
                filmWidth,
                filmHeight);
    }

    /** How far the film has been moved since another frame that is alike in everything else. */
    Optional<Point> movedSince(DrawnFrame other) {
        Point way = new Point(transform.x() - other.transform.x(), transform.y() - other.transform.y());
        return seen(ViewTransform.IDENTITY, Rectangle2D.EMPTY)
                                .equals(other.seen(ViewTransform.IDENTITY, Rectangle2D.EMPTY))
                        && transform
                                .pannedBy(-transform.x(), -transform.y())
                                .equals(other.transform.pannedBy(-other.transform.x(), -other.transform.y()))
                ? Optional.of(way)
                : Optional.empty();
    }
}
