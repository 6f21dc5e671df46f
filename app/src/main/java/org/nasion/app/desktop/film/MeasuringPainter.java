package org.nasion.app.desktop.film;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.nasion.app.desktop.viewmodel.ViewTransform;
import org.nasion.core.geometry.Point;
import org.nasion.core.tracing.Annotation;

/** Draws rulers, free measurements and notes over the tracing. */
final class MeasuringPainter {

    private final GraphicsContext g;
    private final Font font;
    private final ViewTransform transform;

    MeasuringPainter(GraphicsContext g, Font font, ViewTransform transform) {
        this.g = g;
        this.font = font;
        this.transform = transform;
    }

    void paint(Measuring measuring) {
        ticks(measuring.ticks());
        measuring.drawn().forEach(this::annotation);
        List<Point> next = new ArrayList<>(measuring.pending());
        if (!next.isEmpty()) {
            measuring.pointer().ifPresent(next::add);
            lines(next);
        }
        measuring.from().ifPresent(from -> measuring.to().ifPresent(to -> ruler(from, to)));
    }

    /** The ticks that are offered as a ruler: a person sees at a glance whether they lie on the film's own. */
    private void ticks(List<Point> ticks) {
        if (ticks.size() < 2) {
            return;
        }
        Point from = transform.toView(ticks.getFirst());
        Point to = transform.toView(ticks.getLast());
        Point way = to.minus(from);
        Point across = new Point(-way.y(), way.x()).times(1 / Math.max(1e-6, way.length()));
        Point aside = across.times(5);
        line(from.plus(aside), to.plus(aside), FilmPalette.UNDERLAY, 3);
        line(from.plus(aside), to.plus(aside), FilmPalette.RULER, 1);
        for (int i = 0; i < ticks.size(); i++) {
            Point at = transform.toView(ticks.get(i)).plus(aside);
            line(at, at.plus(across.times(i % 10 == 0 ? 12 : i % 5 == 0 ? 9 : 6)), FilmPalette.RULER, 1);
        }
    }

    private void annotation(Measuring.Drawn drawn) {
        lines(drawn.annotation().points());
        Point at = switch (drawn.annotation()) {
            case Annotation.Distance distance ->
                transform
                        .toView(distance.from())
                        .midpoint(transform.toView(distance.to()))
                        .plus(new Point(0, -14));
            case Annotation.Angle angle -> transform.toView(angle.vertex()).plus(new Point(0, 16));
            case Annotation.Note note -> transform.toView(note.at()).plus(new Point(0, -14));
        };
        ShapePainter.label(g, font, drawn.words(), at.x(), at.y(), FilmPalette.MEASURED);
    }

    /** Lines from point to point, with a ring at each. */
    private void lines(List<Point> image) {
        List<Point> view = image.stream().map(transform::toView).toList();
        for (int i = 1; i < view.size(); i++) {
            line(view.get(i - 1), view.get(i), FilmPalette.UNDERLAY, 3.5);
            line(view.get(i - 1), view.get(i), FilmPalette.MEASURED, 1.2);
        }
        for (Point at : view) {
            ring(at, FilmPalette.UNDERLAY, 3);
            ring(at, FilmPalette.MEASURED, 1.2);
        }
    }

    private void ring(Point at, Color colour, double width) {
        g.setLineDashes();
        g.setStroke(colour);
        g.setLineWidth(width);
        g.strokeOval(at.x() - 3.5, at.y() - 3.5, 7, 7);
    }

    private void ruler(Point image, Point other) {
        Point from = transform.toView(image);
        Point to = transform.toView(other);
        line(from, to, FilmPalette.UNDERLAY, 3.5);
        line(from, to, FilmPalette.RULER, 1.2);
        tick(to, to.minus(from));
        tick(from, to.minus(from));
        Point middle = from.midpoint(to);
        ShapePainter.label(
                g,
                font,
                String.format(Locale.ROOT, "%.1f px", image.distanceTo(other)),
                middle.x() + 30,
                middle.y() - 14,
                FilmPalette.RULER);
    }

    private void tick(Point at, Point along) {
        Point across = new Point(-along.y(), along.x()).times(7 / Math.max(1e-6, along.length()));
        line(at.minus(across), at.plus(across), FilmPalette.UNDERLAY, 3.5);
        line(at.minus(across), at.plus(across), FilmPalette.RULER, 1.4);
    }

    private void line(Point from, Point to, Color colour, double width) {
        g.setLineDashes();
        g.setStroke(colour);
        g.setLineWidth(width);
        g.strokeLine(from.x(), from.y(), to.x(), to.y());
    }
}
