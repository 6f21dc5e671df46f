package org.nasion.core.report;

import java.awt.Color;
import java.awt.geom.Arc2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.drawing.CatmullRom;
import org.nasion.core.drawing.Shape;
import org.nasion.core.geometry.Point;
import org.nasion.core.tracing.Annotation;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;
import org.nasion.core.wording.Wording;

/**
 * Paints a tracing over a film, on pixels and as vectors alike. Sizes are in units of
 * 1/1200 of the picture's longer side, so that every output shows the same picture.
 */
final class OverlayPainter {

    private static final Color OUTLINE = new Color(0x7FDBFF);
    private static final Color PLANE = new Color(0xFFD166);
    private static final Color ANGLE = new Color(0xFF9E80);
    private static final Color MEASURED = new Color(0xFF9EC4);
    /** Letters of a note that stand on the film; the list below it has all of them. */
    private static final int MOST_WORDS = 40;

    private final Pen pen;
    private final OverlayLabels labels;
    private final PointSign sign;
    private final double scaleX;
    private final double scaleY;
    private final double unit;
    private final Tracing tracing;
    private final Function<Shape.Arc, String> words;
    private final Wording wording;
    private final Calibration calibration;
    private final Map<Point, Integer> arcsAt = new HashMap<>();

    /**
     * @param width     of the picture in the units of the ink, likewise {@code height}
     * @param filmWidth px of the film, likewise {@code filmHeight}
     * @param words     beside an arc
     * @param wording     of sides and free measurements
     * @param calibration of the film, for free distances
     */
    OverlayPainter(
            Ink ink,
            double width,
            double height,
            int filmWidth,
            int filmHeight,
            Tracing tracing,
            Lettering letters,
            Function<Shape.Arc, String> words,
            Wording wording,
            Calibration calibration) {
        this.pen = new Pen(ink, width, height);
        this.labels = new OverlayLabels(pen, letters);
        this.sign = new PointSign(pen);
        this.scaleX = width / filmWidth;
        this.scaleY = height / filmHeight;
        this.unit = pen.unit();
        this.tracing = tracing;
        this.words = words;
        this.wording = wording;
        this.calibration = calibration;
    }

    /** Strokes first, then marks, then words, which look for room between all of them. The caller clips to the film. */
    void paint(List<Shape> shapes, List<Annotation> annotations) {
        List<Runnable> words = new ArrayList<>();
        List<Shape.Mark> marks = new ArrayList<>();
        for (Shape shape : shapes) {
            switch (shape) {
                case Shape.Curve curve -> paint(curve);
                case Shape.Segment segment -> paint(segment);
                case Shape.Arc arc -> words.add(paint(arc));
                case Shape.Mark mark -> marks.add(mark);
                case Shape.Construction built -> paint(built);
                case Shape.SideMark side -> words.add(paint(side));
            }
        }
        annotations.forEach(annotation -> words.add(paint(annotation)));
        marks.forEach(this::paint);
        Point middle = middle();
        marks.forEach(mark ->
                labels.outwards(mark.landmark().code(), PointSign.colour(placement(mark)), at(mark.at()), middle));
        words.forEach(Runnable::run);
    }

    private void paint(Shape.Curve curve) {
        Path2D path = new Path2D.Double();
        for (CatmullRom.Piece piece : CatmullRom.pieces(curve.through())) {
            if (path.getCurrentPoint() == null) {
                path.moveTo(x(piece.from()), y(piece.from()));
            }
            path.curveTo(
                    x(piece.control1()),
                    y(piece.control1()),
                    x(piece.control2()),
                    y(piece.control2()),
                    x(piece.to()),
                    y(piece.to()));
        }
        pen.stroke(path, Pen.HALO, 3.6, 0.35, null);
        pen.stroke(path, OUTLINE, 2, 0.9, curve.estimated() ? new float[] {7, 5} : null);
    }

    private void paint(Shape.Segment segment) {
        Line2D line = new Line2D.Double(x(segment.from()), y(segment.from()), x(segment.to()), y(segment.to()));
        if (!segment.beyond()) {
            pen.stroke(line, Pen.HALO, 2.8, 0.45, null);
        }
        pen.stroke(line, PLANE, 1.3, segment.beyond() ? 0.7 : 0.95, segment.beyond() ? new float[] {6, 5} : null);
    }

    /** Paints the arc now and returns what writes its value later. */
    private Runnable paint(Shape.Arc arc) {
        Point vertex = at(arc.vertex());
        double start = direction(vertex, at(arc.towards()));
        double turn = Math.IEEEremainder(direction(vertex, at(arc.towardsOther())) - start, 360);
        double reach = Math.min(vertex.distanceTo(at(arc.towards())), vertex.distanceTo(at(arc.towardsOther())));
        double radius = radius(arc.vertex(), Math.abs(turn), reach);
        Arc2D drawn = new Arc2D.Double(
                vertex.x() - radius, vertex.y() - radius, 2 * radius, 2 * radius, start, turn, Arc2D.OPEN);
        pen.stroke(drawn, Pen.HALO, 3.4, 0.4, null);
        pen.stroke(drawn, ANGLE, 1.8, 1, null);
        String text = words.apply(arc);
        return () -> labels.write(text, ANGLE, labels.besideArc(text, vertex, start, turn, radius));
    }

    /** Arcs at one vertex lie outside each other; a narrow angle is shown far out, where its sides are apart. */
    private double radius(Point vertex, double degrees, double reach) {
        if (degrees < 15) {
            return 0.72 * reach;
        }
        int before = arcsAt.merge(vertex, 1, Integer::sum) - 1;
        return Math.min((46 + 22 * before) * unit, 0.9 * reach);
    }

    /** A small cross with its name at its upper right, before labels look for room. */
    private void paint(Shape.Construction built) {
        Point at = at(built.at());
        double arm = 4 * unit;
        Path2D cross = new Path2D.Double();
        cross.moveTo(at.x() - arm, at.y());
        cross.lineTo(at.x() + arm, at.y());
        cross.moveTo(at.x(), at.y() - arm);
        cross.lineTo(at.x(), at.y() + arm);
        pen.stroke(cross, Pen.HALO, 3, 0.5, null);
        pen.stroke(cross, PLANE, 1.3, 1, null);
        String text = built.landmark().code();
        labels.write(text, PLANE, labels.atCorners(text, at, arm));
    }

    /** A small cross tied to the mean; returns what writes its letter. */
    private Runnable paint(Shape.SideMark side) {
        Point at = at(side.at());
        Point mean = at(side.mean());
        pen.stroke(new Line2D.Double(mean.x(), mean.y(), at.x(), at.y()), PointSign.SEEN, 1, 0.7, new float[] {2, 3});
        double arm = 3.5 * unit;
        Path2D cross = new Path2D.Double();
        cross.moveTo(at.x() - arm, at.y() - arm);
        cross.lineTo(at.x() + arm, at.y() + arm);
        cross.moveTo(at.x() - arm, at.y() + arm);
        cross.lineTo(at.x() + arm, at.y() - arm);
        pen.stroke(cross, Pen.HALO, 3, 0.5, null);
        pen.stroke(cross, PointSign.SEEN, 1.3, 1, null);
        pen.mark(at, 5);
        String text = wording.say("side." + side.side());
        return () -> labels.write(text, PointSign.SEEN, labels.beside(text, at));
    }

    /** Lines with a ring at each place; returns what writes the value. */
    private Runnable paint(Annotation annotation) {
        List<Point> places = annotation.points().stream().map(this::at).toList();
        for (int i = 1; i < places.size(); i++) {
            Line2D line = new Line2D.Double(
                    places.get(i - 1).x(),
                    places.get(i - 1).y(),
                    places.get(i).x(),
                    places.get(i).y());
            pen.stroke(line, Pen.HALO, 3, 0.5, null);
            pen.stroke(line, MEASURED, 1.4, 1, null);
        }
        for (Point place : places) {
            pen.stroke(pen.circle(place, 3), Pen.HALO, 3, 0.5, null);
            pen.stroke(pen.circle(place, 3), MEASURED, 1.4, 1, null);
            pen.mark(place, 4);
        }
        String said = wording.annotation(annotation, calibration);
        String text = said.length() > MOST_WORDS ? said.substring(0, MOST_WORDS - 1) + "…" : said;
        Point at = switch (annotation) {
            case Annotation.Distance _ -> places.get(0).midpoint(places.get(1));
            case Annotation.Angle _ -> places.get(1);
            case Annotation.Note _ -> places.get(0);
        };
        return () -> labels.write(text, MEASURED, labels.beside(text, at));
    }

    private void paint(Shape.Mark mark) {
        Point at = at(mark.at());
        pen.mark(at, 7);
        sign.paint(at, placement(mark));
    }

    private Placement placement(Shape.Mark mark) {
        return tracing.placement(mark.landmark()).orElseThrow();
    }

    private Point middle() {
        Point sum = new Point(0, 0);
        for (Placement placement : tracing.placements().values()) {
            sum = sum.plus(at(placement.position()));
        }
        return sum.times(1.0 / Math.max(1, tracing.placements().size()));
    }

    private static double direction(Point from, Point to) {
        return Math.toDegrees(Math.atan2(from.y() - to.y(), to.x() - from.x()));
    }

    /** Pixel centres lie at whole numbers: the film's left edge is at −½. */
    private Point at(Point image) {
        return new Point(x(image), y(image));
    }

    private double x(Point image) {
        return (image.x() + 0.5) * scaleX;
    }

    private double y(Point image) {
        return (image.y() + 0.5) * scaleY;
    }
}
