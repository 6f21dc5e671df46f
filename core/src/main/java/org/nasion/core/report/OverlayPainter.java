package org.nasion.core.report;

import java.awt.Color;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.FlatteningPathIterator;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private static final Color HALO = new Color(0x0B0F14);
    private static final Color MEASURED = new Color(0xFF9EC4);
    private static final Color SEEN = new Color(0xFFFFFF);
    private static final Color DETECTED = new Color(0x9BE564);
    private static final Color ESTIMATED = new Color(0xFFB454);
    private static final double TEXT = 17;
    /** Letters of a note that stand on the film; the list below it has all of them. */
    private static final int MOST_WORDS = 40;

    private final Ink ink;
    private final double scaleX;
    private final double scaleY;
    private final double unit;
    private final Tracing tracing;
    private final Lettering letters;
    private final Function<Shape.Arc, String> words;
    private final Wording wording;
    private final Calibration calibration;
    private final LabelLayout layout;
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
        this.ink = ink;
        this.scaleX = width / filmWidth;
        this.scaleY = height / filmHeight;
        this.unit = Math.max(width, height) / 1200;
        this.tracing = tracing;
        this.letters = letters;
        this.words = words;
        this.wording = wording;
        this.calibration = calibration;
        this.layout = new LabelLayout(width, height, 4 * unit);
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
        marks.forEach(mark -> label(mark, middle));
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
        stroke(path, HALO, 3.6, 0.35, null);
        stroke(path, OUTLINE, 2, 0.9, curve.estimated() ? new float[] {7, 5} : null);
    }

    private void paint(Shape.Segment segment) {
        Line2D line = new Line2D.Double(x(segment.from()), y(segment.from()), x(segment.to()), y(segment.to()));
        if (!segment.beyond()) {
            stroke(line, HALO, 2.8, 0.45, null);
        }
        stroke(line, PLANE, 1.3, segment.beyond() ? 0.7 : 0.95, segment.beyond() ? new float[] {6, 5} : null);
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
        stroke(drawn, HALO, 3.4, 0.4, null);
        stroke(drawn, ANGLE, 1.8, 1, null);
        String text = words.apply(arc);
        return () -> write(text, ANGLE, besideArc(text, vertex, start, turn, radius));
    }

    /** Arcs at one vertex lie outside each other; a narrow angle is shown far out, where its sides are apart. */
    private double radius(Point vertex, double degrees, double reach) {
        if (degrees < 15) {
            return 0.72 * reach;
        }
        int before = arcsAt.merge(vertex, 1, Integer::sum) - 1;
        return Math.min((46 + 22 * before) * unit, 0.9 * reach);
    }

    private List<Rectangle2D> besideArc(String text, Point vertex, double start, double turn, double radius) {
        double width = letters.width(text, TEXT * unit);
        double height = Lettering.capHeight(TEXT * unit);
        List<Rectangle2D> candidates = new ArrayList<>();
        for (double out : new double[] {8, 16, 28, 44}) {
            for (double share : new double[] {0.5, 0.35, 0.65, 0.2, 0.8, 0.05, 0.95, 1.3, -0.3}) {
                double angle = Math.toRadians(start + turn * share);
                double distance = radius
                        + out * unit
                        + Math.abs(Math.cos(angle)) * width / 2
                        + Math.abs(Math.sin(angle)) * height / 2;
                candidates.add(centred(
                        vertex.x() + Math.cos(angle) * distance,
                        vertex.y() - Math.sin(angle) * distance,
                        width,
                        height));
            }
        }
        return candidates;
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
        stroke(cross, HALO, 3, 0.5, null);
        stroke(cross, PLANE, 1.3, 1, null);
        String text = built.landmark().code();
        double width = letters.width(text, TEXT * unit);
        double height = Lettering.capHeight(TEXT * unit);
        List<Rectangle2D> candidates = new ArrayList<>();
        for (double side : new double[] {1, -1}) {
            for (double way : new double[] {-1, 1}) {
                candidates.add(
                        centred(at.x() + side * (arm + width / 2 + 3 * unit), at.y() + way * 6 * unit, width, height));
            }
        }
        write(text, PLANE, candidates);
    }

    /** A small cross tied to the mean; returns what writes its letter. */
    private Runnable paint(Shape.SideMark side) {
        Point at = at(side.at());
        Point mean = at(side.mean());
        stroke(new Line2D.Double(mean.x(), mean.y(), at.x(), at.y()), SEEN, 1, 0.7, new float[] {2, 3});
        double arm = 3.5 * unit;
        Path2D cross = new Path2D.Double();
        cross.moveTo(at.x() - arm, at.y() - arm);
        cross.lineTo(at.x() + arm, at.y() + arm);
        cross.moveTo(at.x() - arm, at.y() + arm);
        cross.lineTo(at.x() + arm, at.y() - arm);
        stroke(cross, HALO, 3, 0.5, null);
        stroke(cross, SEEN, 1.3, 1, null);
        layout.mark(around(at, 5));
        String text = wording.say("side." + side.side());
        return () -> write(text, SEEN, beside(text, at));
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
            stroke(line, HALO, 3, 0.5, null);
            stroke(line, MEASURED, 1.4, 1, null);
        }
        for (Point place : places) {
            stroke(ellipse(around(place, 3)), HALO, 3, 0.5, null);
            stroke(ellipse(around(place, 3)), MEASURED, 1.4, 1, null);
            layout.mark(around(place, 4));
        }
        String said = wording.annotation(annotation, calibration);
        String text = said.length() > MOST_WORDS ? said.substring(0, MOST_WORDS - 1) + "…" : said;
        Point at = switch (annotation) {
            case Annotation.Distance _ -> places.get(0).midpoint(places.get(1));
            case Annotation.Angle _ -> places.get(1);
            case Annotation.Note _ -> places.get(0);
        };
        return () -> write(text, MEASURED, beside(text, at));
    }

    /** Round a place, above and below first. */
    private List<Rectangle2D> beside(String text, Point at) {
        double width = letters.width(text, TEXT * unit);
        double height = Lettering.capHeight(TEXT * unit);
        List<Rectangle2D> candidates = new ArrayList<>();
        for (double out : new double[] {6, 12, 20, 32}) {
            double up = out * unit + height / 2;
            double aside = out * unit + width / 2;
            for (double[] way : new double[][] {{0, -1}, {0, 1}, {1, 0}, {-1, 0}, {1, -1}, {1, 1}, {-1, -1}, {-1, 1}}) {
                candidates.add(centred(at.x() + way[0] * aside, at.y() + way[1] * up, width, height));
            }
        }
        return candidates;
    }

    private void paint(Shape.Mark mark) {
        Point at = at(mark.at());
        layout.mark(around(at, 7));
        sign(at, placement(mark).origin(), placement(mark).confirmed(), colour(placement(mark)));
    }

    /** Ring: proposed by the program, dashed where only estimated; diamond: placed by hand; filled: confirmed. */
    private void sign(Point at, Placement.Origin origin, boolean confirmed, Color color) {
        java.awt.Shape sign =
                origin == Placement.Origin.MANUAL ? diamond(at, 6) : ellipse(around(at, confirmed ? 4.4 : 5));
        if (confirmed) {
            stroke(sign, HALO, 2.4, 0.7, null);
            ink.fill(sign, color, 1);
        } else {
            stroke(sign, HALO, 3.4, 0.5, null);
            stroke(sign, color, 1.6, 1, origin == Placement.Origin.ESTIMATED ? new float[] {2.4f, 3.2f} : null);
            ink.fill(ellipse(around(at, 1.1)), color, 1);
        }
    }

    /** One sign on a dark tile, as the film shows it. */
    static void legend(Ink ink, Placement.Origin origin, boolean confirmed, double width, double height) {
        ink.fill(new Rectangle2D.Double(0, 0, width, height), HALO, 1);
        OverlayPainter painter = new OverlayPainter(
                ink,
                100 * height,
                100 * height,
                1,
                1,
                Tracing.EMPTY,
                null,
                Shape.Arc::text,
                Wording.ENGLISH,
                new Calibration.Uncalibrated(1));
        Placement shown = new Placement(new Point(0, 0), origin, confirmed, Optional.empty());
        painter.sign(new Point(width / 2, height / 2), origin, confirmed, colour(shown));
    }

    /** Labels go outwards first, away from the middle of all points. */
    private void label(Shape.Mark mark, Point middle) {
        Point at = at(mark.at());
        String text = mark.landmark().code();
        double width = letters.width(text, TEXT * unit);
        double height = Lettering.capHeight(TEXT * unit);
        double outwards = Math.atan2(middle.y() - at.y(), at.x() - middle.x());
        List<Rectangle2D> candidates = new ArrayList<>();
        for (double out : new double[] {10, 17, 27, 40}) {
            for (int i = 0; i < 16; i++) {
                double angle = outwards + Math.PI / 8 * (i % 2 == 0 ? 1 : -1) * ((i + 1) / 2);
                double cos = Math.cos(angle);
                double sin = Math.sin(angle);
                double distance = out * unit
                        + Math.min(
                                width / 2 / Math.max(Math.abs(cos), 1e-6), height / 2 / Math.max(Math.abs(sin), 1e-6));
                candidates.add(centred(at.x() + cos * distance, at.y() - sin * distance, width, height));
            }
        }
        leader(write(text, colour(placement(mark)), candidates), at);
    }

    private Rectangle2D write(String text, Color color, List<Rectangle2D> candidates) {
        double air = 3 * unit;
        Rectangle2D place =
                layout.place(candidates.stream().map(box -> grown(box, air)).toList());
        Rectangle2D box = grown(place, -air);
        java.awt.Shape outline = letters.outline(text, TEXT * unit, box.getX(), box.getMaxY());
        stroke(outline, HALO, 4, 0.75, null);
        ink.fill(outline, color, 1);
        return box;
    }

    /** A thin line from a label that had to go far to its point. */
    private void leader(Rectangle2D box, Point point) {
        Point to = new Point(
                Math.clamp(point.x(), box.getMinX(), box.getMaxX()),
                Math.clamp(point.y(), box.getMinY(), box.getMaxY()));
        double length = point.distanceTo(to);
        if (length > 18 * unit) {
            Point from = point.plus(to.minus(point).times(7 * unit / length));
            stroke(new Line2D.Double(from.x(), from.y(), to.x(), to.y()), SEEN, 0.9, 0.6, null);
        }
    }

    private void stroke(java.awt.Shape shape, Color color, double width, double opacity, float[] dash) {
        float[] scaled = dash == null ? null : dash.clone();
        for (int i = 0; scaled != null && i < scaled.length; i++) {
            scaled[i] *= (float) unit;
        }
        ink.stroke(shape, color, opacity, width * unit, scaled);
        if (color != HALO) {
            leaveInk(shape);
        }
    }

    /** What lies outside the picture leaves no ink; what lies inside is no longer than the picture, wherever the points are. */
    private void leaveInk(java.awt.Shape shape) {
        double[] to = new double[6];
        Point from = new Point(0, 0);
        for (PathIterator steps = new FlatteningPathIterator(shape.getPathIterator(null), unit);
                !steps.isDone();
                steps.next()) {
            int kind = steps.currentSegment(to);
            Point end = new Point(to[0], to[1]);
            if (kind == PathIterator.SEG_LINETO) {
                layout.ink(from.x(), from.y(), end.x(), end.y(), 3 * unit);
            }
            from = end;
        }
    }

    private Placement placement(Shape.Mark mark) {
        return tracing.placement(mark.landmark()).orElseThrow();
    }

    private static Color colour(Placement placement) {
        if (placement.confirmed() || placement.origin() == Placement.Origin.MANUAL) {
            return SEEN;
        }
        return placement.origin() == Placement.Origin.ESTIMATED ? ESTIMATED : DETECTED;
    }

    private Point middle() {
        Point sum = new Point(0, 0);
        for (Placement placement : tracing.placements().values()) {
            sum = sum.plus(at(placement.position()));
        }
        return sum.times(1.0 / Math.max(1, tracing.placements().size()));
    }

    private Path2D diamond(Point at, double radius) {
        double r = radius * unit;
        Path2D path = new Path2D.Double();
        path.moveTo(at.x(), at.y() - r);
        path.lineTo(at.x() + r, at.y());
        path.lineTo(at.x(), at.y() + r);
        path.lineTo(at.x() - r, at.y());
        path.closePath();
        return path;
    }

    private static Ellipse2D ellipse(Rectangle2D box) {
        return new Ellipse2D.Double(box.getX(), box.getY(), box.getWidth(), box.getHeight());
    }

    private Rectangle2D around(Point at, double radius) {
        return centred(at.x(), at.y(), 2 * radius * unit, 2 * radius * unit);
    }

    private static Rectangle2D centred(double x, double y, double width, double height) {
        return new Rectangle2D.Double(x - width / 2, y - height / 2, width, height);
    }

    private static Rectangle2D grown(Rectangle2D box, double by) {
        return new Rectangle2D.Double(
                box.getX() - by, box.getY() - by, box.getWidth() + 2 * by, box.getHeight() + 2 * by);
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
