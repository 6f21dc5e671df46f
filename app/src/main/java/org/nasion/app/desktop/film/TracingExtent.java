package org.nasion.app.desktop.film;

import java.util.Optional;
import javafx.geometry.Rectangle2D;
import org.nasion.core.drawing.CatmullRom;
import org.nasion.core.drawing.Shape;
import org.nasion.core.geometry.Point;

/** How far a drawing of the tracing reaches, so that what lies around it need not be drawn over. View space. */
final class TracingExtent {

    /** Half of the widest stroke with its rim. */
    private static final double STROKE = 3;
    /** A halo or the light around a needed point. */
    private static final double MARK = 52;
    /** Of a note, which is cut at some length. */
    private static final double WORDS = 220;
    /** A label beside its point, on the farthest ring. */
    private static final double LABEL = 120;

    private static final double ARC = 26;
    private static final double ARC_STEP = 13;

    private final DrawnFrame frame;
    private double minX = Double.POSITIVE_INFINITY;
    private double minY = Double.POSITIVE_INFINITY;
    private double maxX = Double.NEGATIVE_INFINITY;
    private double maxY = Double.NEGATIVE_INFINITY;

    private TracingExtent(DrawnFrame frame) {
        this.frame = frame;
    }

    /** Empty where nothing is drawn. */
    static Optional<Rectangle2D> of(DrawnFrame frame) {
        TracingExtent extent = new TracingExtent(frame);
        int arcs = (int)
                frame.shapes().stream().filter(Shape.Arc.class::isInstance).count();
        for (Shape shape : frame.shapes()) {
            extent.add(shape, arcs);
        }
        double reach = frame.labels() && frame.dragged().isEmpty() ? extent.label() : MARK;
        frame.points().values().forEach(placement -> extent.add(placement.position(), reach));
        extent.add(frame.measuring());
        frame.handles().forEach(handle -> extent.add(handle, STROKE + OutlinePainter.NODE));
        return extent.minX > extent.maxX
                ? Optional.empty()
                : Optional.of(new Rectangle2D(
                        extent.minX, extent.minY, extent.maxX - extent.minX, extent.maxY - extent.minY));
    }

    private double label() {
        return LABEL * Math.max(1, frame.style().labelSize());
    }

    private void add(Measuring measuring) {
        measuring
                .from()
                .ifPresent(from -> measuring.to().ifPresent(to -> {
                    add(from, label());
                    add(to, label());
                    add(from.midpoint(to), label());
                }));
        measuring.ticks().forEach(tick -> add(tick, MARK));
        measuring
                .drawn()
                .forEach(drawn -> drawn.annotation()
                        .points()
                        .forEach(point ->
                                add(point, WORDS * Math.max(1, frame.style().labelSize()))));
        measuring.pending().forEach(point -> add(point, MARK));
        if (!measuring.pending().isEmpty()) {
            measuring.pointer().ifPresent(point -> add(point, MARK));
        }
    }

    private void add(Shape shape, int arcs) {
        switch (shape) {
            case Shape.Segment segment -> {
                add(onFilm(segment.from()), STROKE);
                add(onFilm(segment.to()), STROKE);
            }
            case Shape.Curve curve ->
                CatmullRom.pieces(curve.through()).forEach(piece -> {
                    add(piece.from(), STROKE);
                    add(piece.control1(), STROKE);
                    add(piece.control2(), STROKE);
                    add(piece.to(), STROKE);
                });
            case Shape.Arc arc -> add(arc.vertex(), ARC + ARC_STEP * arcs + label());
            case Shape.Construction built -> add(built.at(), label());
            case Shape.SideMark side -> {
                add(side.at(), label());
                add(side.mean(), STROKE);
            }
            case Shape.Mark mark -> {}
        }
    }

    /** Lines end at the film's edge: what is left of one lies between its ends so moved. */
    private Point onFilm(Point image) {
        return new Point(
                Math.clamp(image.x(), -0.5, Math.max(-0.5, frame.filmWidth() - 0.5)),
                Math.clamp(image.y(), -0.5, Math.max(-0.5, frame.filmHeight() - 0.5)));
    }

    private void add(Point image, double reach) {
        Point at = frame.transform().toView(image);
        minX = Math.min(minX, at.x() - reach);
        minY = Math.min(minY, at.y() - reach);
        maxX = Math.max(maxX, at.x() + reach);
        maxY = Math.max(maxY, at.y() + reach);
    }
}
