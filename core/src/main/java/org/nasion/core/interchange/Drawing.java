package org.nasion.core.interchange;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nasion.core.analysis.Readings;
import org.nasion.core.drawing.CatmullRom;
import org.nasion.core.drawing.Shape;
import org.nasion.core.drawing.TracingDrawing;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.interchange.PresentationState.Layer;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Annotation;
import org.nasion.core.tracing.Sides;
import org.nasion.core.wording.Wording;

/** The strokes of a tracing as the points, lines and texts that presentation states know, in image space. */
final class Drawing {

    /** Straight pieces of one piece of a curve, and of an arc: fine enough that no corner shows at any sensible zoom. */
    private static final int PIECES = 12;
    /** Longer notes stand in the structured report only. */
    private static final int LONGEST_NOTE = 40;

    private final FilmEdges edges;
    private final Readings readings;
    private final double aspect;
    private final double textHeight;
    private final Map<Layer, Graphics> layers = new EnumMap<>(Layer.class);
    private final Map<Point, Integer> arcsAt = new HashMap<>();
    private final List<Box> taken = new ArrayList<>();

    private record Box(Point topLeft, Point bottomRight) {

        double overlap(Box other) {
            double w = Math.min(bottomRight.x(), other.bottomRight.x()) - Math.max(topLeft.x(), other.topLeft.x());
            double h = Math.min(bottomRight.y(), other.bottomRight.y()) - Math.max(topLeft.y(), other.topLeft.y());
            return w > 0 && h > 0 ? w * h : 0;
        }
    }

    Drawing(Cephalogram film, Readings readings) {
        this.edges = FilmEdges.of(film);
        this.readings = readings;
        this.aspect = readings.calibration().pixelAspect();
        this.textHeight = Math.max(12, film.height() / 85.0);
    }

    /** The layers that have anything in them, from back to front. */
    Map<Layer, Graphics> layers(List<Annotation> annotations) {
        List<Shape> shapes = TracingDrawing.of(readings.tracing(), readings);
        List<Shape.Mark> marks = shapes.stream()
                .filter(Shape.Mark.class::isInstance)
                .map(Shape.Mark.class::cast)
                .filter(mark -> edges.contain(mark.at()))
                .toList();
        marks.forEach(mark -> taken.add(around(mark.at(), textHeight / 4, textHeight / 4)));
        for (Shape shape : shapes) {
            switch (shape) {
                case Shape.Curve curve -> draw(curve);
                case Shape.Segment segment ->
                    line(segment.beyond() ? Layer.ESTIMATED : Layer.PLANES, List.of(segment.from(), segment.to()));
                case Shape.Construction built -> draw(built);
                case Shape.SideMark side -> draw(side);
                case Shape.Mark _, Shape.Arc _ -> {}
            }
        }
        marks.forEach(mark -> on(Layer.POINTS).add(List.of(mark.at())));
        marks.forEach(this::name);
        shapes.stream().filter(Shape.Arc.class::isInstance).forEach(shape -> draw((Shape.Arc) shape));
        for (int i = 0; i < annotations.size(); i++) {
            draw(i + 1, annotations.get(i));
        }
        return layers;
    }

    /** Lines from place to place with what they measure; a note of other than Latin letters by its number. */
    private void draw(int number, Annotation annotation) {
        List<Point> points = annotation.points();
        Point at = annotation instanceof Annotation.Distance ? points.get(0).midpoint(points.get(1)) : points.get(0);
        if (points.size() > 1) {
            line(Layer.MEASURED, points);
        } else if (edges.contain(at)) {
            on(Layer.MEASURED).add(points);
        }
        String said = Wording.ENGLISH.annotation(annotation, readings.calibration());
        boolean byNumber = annotation instanceof Annotation.Note
                && (said.length() > LONGEST_NOTE || !said.chars().allMatch(letter -> letter >= ' ' && letter <= '~'));
        String text = byNumber ? "note " + number : said;
        write(Layer.MEASURED, text, around(text, at));
    }

    /** A cross tied to the mean. */
    private void draw(Shape.SideMark side) {
        line(Layer.ESTIMATED, List.of(side.mean(), side.at()));
        if (edges.contain(side.at())) {
            double arm = textHeight / 4;
            for (Point way : List.of(new Point(arm, arm / aspect), new Point(arm, -arm / aspect))) {
                line(Layer.POINTS, List.of(side.at().minus(way), side.at().plus(way)));
            }
            String text = side.side() == Sides.Side.LEFT ? "L" : "R";
            write(Layer.NAMES, text, around(text, side.at()));
        }
    }

    /** A cross with its name. */
    private void draw(Shape.Construction built) {
        if (edges.contain(built.at())) {
            double arm = textHeight / 3;
            for (Point way : List.of(new Point(arm, 0), new Point(0, arm / aspect))) {
                line(Layer.PLANES, List.of(built.at().minus(way), built.at().plus(way)));
            }
            name(built.landmark(), built.at());
        }
    }

    private Graphics on(Layer layer) {
        return layers.computeIfAbsent(layer, _ -> new Graphics());
    }

    private void line(Layer layer, List<Point> points) {
        edges.clip(points).forEach(part -> on(layer).add(part));
    }

    private void draw(Shape.Curve curve) {
        List<CatmullRom.Piece> pieces = CatmullRom.pieces(curve.through());
        if (pieces.isEmpty()) {
            return;
        }
        List<Point> points = new ArrayList<>(List.of(pieces.getFirst().from()));
        for (CatmullRom.Piece piece : pieces) {
            for (int i = 1; i < PIECES; i++) {
                points.add(piece.at((double) i / PIECES));
            }
            points.add(piece.to());
        }
        line(curve.estimated() ? Layer.ESTIMATED : Layer.OUTLINES, points);
    }

    /** Arcs at one vertex lie outside each other; a narrow angle is shown far out, where its sides are apart. */
    private void draw(Shape.Arc arc) {
        Point vertex = square(arc.vertex());
        Point towards = square(arc.towards()).minus(vertex);
        Point other = square(arc.towardsOther()).minus(vertex);
        double start = Math.atan2(towards.y(), towards.x());
        double turn = Math.IEEEremainder(Math.atan2(other.y(), other.x()) - start, 2 * Math.PI);
        double reach = Math.min(towards.length(), other.length());
        boolean narrow = Math.abs(turn) < Math.toRadians(15);
        int before = narrow ? 0 : arcsAt.merge(arc.vertex(), 1, Integer::sum) - 1;
        double radius = narrow ? 0.72 * reach : Math.min((3 + 1.5 * before) * textHeight, 0.9 * reach);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i <= PIECES; i++) {
            points.add(image(vertex, start + turn * i / PIECES, radius));
        }
        line(Layer.ANGLES, points);
        List<Point> places = new ArrayList<>();
        for (double out : new double[] {0.5, 1.2, 2, 3}) {
            for (double share : new double[] {0.5, 0.35, 0.65, 0.2, 0.8, 0.05, 0.95, 1.3, -0.3}) {
                double angle = start + turn * share;
                places.add(image(
                        vertex,
                        angle,
                        radius
                                + out * textHeight
                                + Math.abs(Math.cos(angle)) * width(arc.text()) / 2
                                + Math.abs(Math.sin(angle)) * textHeight / 2));
            }
        }
        write(Layer.ANGLES, arc.text(), places);
    }

    private Point square(Point image) {
        return new Point(image.x(), image.y() * aspect);
    }

    private Point image(Point vertex, double angle, double radius) {
        return new Point(vertex.x() + radius * Math.cos(angle), (vertex.y() + radius * Math.sin(angle)) / aspect);
    }

    private void name(Shape.Mark mark) {
        name(mark.landmark(), mark.at());
    }

    private void name(Landmark landmark, Point at) {
        write(Layer.NAMES, landmark.code(), around(landmark.code(), at));
    }

    /** Places beside a point where a text may stand. */
    private List<Point> around(String text, Point at) {
        double aside = textHeight * 0.6 + width(text) / 2;
        double above = textHeight * 1.1;
        List<Point> places = new ArrayList<>();
        for (Point step : List.of(
                new Point(aside, 0),
                new Point(-aside, 0),
                new Point(0, -above),
                new Point(0, above),
                new Point(aside, -above),
                new Point(aside, above),
                new Point(-aside, -above),
                new Point(-aside, above),
                new Point(2 * aside, 0),
                new Point(-2 * aside, 0))) {
            places.add(at.plus(step));
        }
        return places;
    }

    /** At the first place with most room. */
    private void write(Layer layer, String text, List<Point> centres) {
        Box best = around(onFilm(centres.getFirst(), text), width(text) / 2, textHeight / 2);
        double least = Double.MAX_VALUE;
        for (Point centre : centres) {
            Box box = around(onFilm(centre, text), width(text) / 2, textHeight / 2);
            double covered = taken.stream().mapToDouble(box::overlap).sum();
            if (covered < least) {
                best = box;
                least = covered;
            }
        }
        taken.add(best);
        on(layer).add(text, best.topLeft(), best.bottomRight());
    }

    /** Moved as little as keeps the text on the film. */
    private Point onFilm(Point centre, String text) {
        return new Point(
                inside(centre.x(), width(text) / 2, edges.width()), inside(centre.y(), textHeight / 2, edges.height()));
    }

    private static double inside(double centre, double half, int size) {
        return Math.max(half, Math.min(centre, size - 1 - half));
    }

    /** Of a usual sans-serif; the box is a little wider than that, since viewers choose their own letters. */
    private double width(String text) {
        return 0.65 * textHeight * Math.max(2, text.length());
    }

    private static Box around(Point centre, double halfWidth, double halfHeight) {
        Point half = new Point(halfWidth, halfHeight);
        return new Box(centre.minus(half), centre.plus(half));
    }
}
