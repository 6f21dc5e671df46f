package org.nasion.app.desktop.film;

import java.util.List;
import java.util.Optional;
import org.nasion.core.geometry.Point;
import org.nasion.core.tracing.Annotation;

/**
 * What is measured by hand on the film. All places are image space, px.
 *
 * @param from    first end of a known length that is being drawn
 * @param to      its other end, or where the pointer is
 * @param ticks   of a ruler that is being offered
 * @param drawn   free measurements and notes of the case
 * @param pending points that were clicked for the next one
 * @param pointer where the next one would be set
 */
record Measuring(
        Optional<Point> from,
        Optional<Point> to,
        List<Point> ticks,
        List<Drawn> drawn,
        List<Point> pending,
        Optional<Point> pointer) {

    static final Measuring NONE =
            new Measuring(Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(), Optional.empty());

    /** An annotation with what it says. */
    record Drawn(Annotation annotation, String words) {}
}
