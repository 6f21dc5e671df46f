package org.nasion.app.desktop.film;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.nasion.app.desktop.viewmodel.ViewTransform;
import org.nasion.core.drawing.Outline;
import org.nasion.core.drawing.Shape;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.TracingEditor;

/**
 * Everything that one drawing of the tracing depends on.
 *
 * @param transform  image space to view space
 * @param width      of the view, logical px
 * @param height     of the view, logical px
 * @param state      points and scale as shown now
 * @param shapes     strokes, image space
 * @param groups     layers that are on
 * @param outlines   parts of the outlines that are on
 * @param labels     whether points have their names beside them
 * @param selected   the selected point
 * @param hovered    the point under the pointer
 * @param dragged    the point that is being moved
 * @param emphasised measurements whose lines and points stand out; empty for all alike
 * @param needed     the points of those measurements
 * @param touched    measurements that the dragged point changes
 * @param rulerFrom  first end of a ruler that is being drawn, image space
 * @param rulerTo    its other end, or where the pointer is
 * @param rulerTicks ticks of a ruler that is being offered, image space
 * @param said       name and value of an angle, in the language and units of the window
 * @param filmWidth  px
 * @param filmHeight px
 */
record Frame(ViewTransform transform, double width, double height, TracingEditor.State state, List<Shape> shapes,
             Set<Shape.Group> groups, Set<Outline> outlines, boolean labels, Optional<Landmark> selected, Optional<Landmark> hovered,
             Optional<Landmark> dragged, Set<String> emphasised, Set<Landmark> needed,
             Set<String> touched, Optional<Point> rulerFrom, Optional<Point> rulerTo, List<Point> rulerTicks,
             Function<Shape.Arc, String> said, int filmWidth, int filmHeight) {
}
