package org.nasion.app.desktop.film;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import org.nasion.app.desktop.viewmodel.PointState;
import org.nasion.app.desktop.viewmodel.ViewTransform;
import org.nasion.core.drawing.CatmullRom;
import org.nasion.core.drawing.Shape;
import org.nasion.core.geometry.Line;
import org.nasion.core.geometry.Point;

/** Draws the strokes of a tracing, one logical pixel wide at any zoom. */
final class ShapePainter {

    private static final double ARC_RADIUS = 26;
    private static final double ARC_STEP = 13;
    private static final double FAINT = 0.14;
    private static final double FAR = 2000;
    private static final double[] DASHES = {5, 4};
    private static final double[][] RIM = {{-1, -1}, {1, -1}, {-1, 1}, {1, 1}, {0, 1.5}, {0, -1.5}};

    private final GraphicsContext g;
    private final DrawnFrame frame;
    private final List<Value> values = new ArrayList<>();
    private final Map<Point, Integer> corners = new HashMap<>();

    ShapePainter(GraphicsContext g, DrawnFrame frame) {
        this.g = g;
        this.frame = frame;
    }

    /** Where an arc's value wants to stand. */
    record Value(String text, Point at, double alpha) {}

    /** Draws all strokes, none beyond the film's edge, and tells where values of angles want to be written. */
    List<Value> paint() {
        g.save();
        g.setLineCap(StrokeLineCap.ROUND);
        g.setLineJoin(StrokeLineJoin.ROUND);
        for (Shape shape : frame.shapes()) {
            boolean emphasised = !Collections.disjoint(shape.measurements(), frame.emphasised());
            // A picked measurement shows its lines and its angle even where their layer is off.
            boolean on = emphasised || frame.groups().contains(shape.group()) && wanted(shape);
            if (on) {
                g.setGlobalAlpha(alpha(shape, emphasised));
                g.setLineWidth(frame.style().lineWidth()
                        * (emphasised ? 1.6 : shape.group() == Shape.Group.OUTLINE ? 1.2 : 1));
                paint(shape, emphasised);
            }
        }
        g.restore();
        return values;
    }

    private boolean wanted(Shape shape) {
        return switch (shape) {
            case Shape.Arc arc -> wanted(arc);
            case Shape.Curve curve -> frame.outlines().contains(curve.part());
            default -> true;
        };
    }

    /** Of the angles, only those that are picked or that the hand is changing: the others would cover the anatomy. */
    private boolean wanted(Shape.Arc arc) {
        return frame.dragged().isPresent()
                ? !Collections.disjoint(arc.measurements(), frame.touched())
                : frame.emphasised().isEmpty();
    }

    private double alpha(Shape shape, boolean emphasised) {
        if (emphasised) {
            return 1;
        }
        if (!frame.emphasised().isEmpty()) {
            return FAINT;
        }
        return switch (shape.group()) {
            case OUTLINE -> 0.9;
            case PLANE -> 0.5;
            case ANGLE -> 0.85;
            case POINT -> 1;
        };
    }

    private void paint(Shape shape, boolean emphasised) {
        switch (shape) {
            case Shape.Segment segment -> segment(segment, emphasised);
            case Shape.Curve curve -> curve(curve);
            case Shape.Arc arc -> arc(arc);
            case Shape.Construction built -> construction(built);
            case Shape.SideMark side -> side(side);
            case Shape.Mark mark -> {} // points are drawn from the tracing itself, which knows their state
        }
    }

    private void construction(Shape.Construction built) {
        Point at = view(built.at());
        g.setStroke(frame.planeColour());
        g.setLineDashes();
        g.setLineWidth(1.3 * frame.style().lineWidth());
        g.strokeLine(at.x() - 5, at.y(), at.x() + 5, at.y());
        g.strokeLine(at.x(), at.y() - 5, at.x(), at.y() + 5);
        if (frame.labels() && frame.dragged().isEmpty() && frame.emphasised().isEmpty()) {
            values.add(new Value(built.landmark().code(), new Point(at.x() + 8, at.y()), g.getGlobalAlpha()));
        }
    }

    /** A cross tied to the mean, with the side's letter. */
    private void side(Shape.SideMark side) {
        Point at = view(side.at());
        Point mean = view(side.mean());
        g.setLineDashes(2, 3);
        g.setLineWidth(1);
        g.setStroke(FilmPalette.LABEL);
        g.strokeLine(mean.x(), mean.y(), at.x(), at.y());
        g.setLineDashes();
        for (boolean rim : new boolean[] {true, false}) {
            g.setLineWidth(rim ? 3.4 : 1.4);
            g.setStroke(rim ? FilmPalette.UNDERLAY : FilmPalette.of(PointState.MOVED));
            g.strokeLine(at.x() - 4, at.y() - 4, at.x() + 4, at.y() + 4);
            g.strokeLine(at.x() - 4, at.y() + 4, at.x() + 4, at.y() - 4);
        }
        if (frame.labels() && frame.dragged().isEmpty() && frame.emphasised().isEmpty()) {
            values.add(new Value(frame.sides().get(side.side()), new Point(at.x() + 8, at.y()), g.getGlobalAlpha()));
        }
    }

    private void segment(Shape.Segment segment, boolean emphasised) {
        g.setStroke(emphasised ? FilmPalette.SELECTED : frame.planeColour());
        g.setLineDashes(segment.beyond() ? new double[] {4, 4} : null);
        onFilm(segment.from(), segment.to()).ifPresent(part -> {
            Point from = view(part.from());
            Point to = view(part.to());
            g.strokeLine(from.x(), from.y(), to.x(), to.y());
        });
    }

    private void curve(Shape.Curve curve) {
        if (curve.through().size() < 2) {
            return;
        }
        g.beginPath();
        boolean drawing = false;
        for (CatmullRom.Piece piece : CatmullRom.pieces(curve.through())) {
            if (!isOnFilm(piece.from()) && !isOnFilm(piece.to())) {
                drawing = false;
                continue;
            }
            Point from = view(piece.from());
            Point control1 = view(piece.control1());
            Point control2 = view(piece.control2());
            Point to = view(piece.to());
            if (isFar(from) && isFar(to)) {
                drawing = false;
                continue;
            }
            if (!drawing) {
                g.moveTo(from.x(), from.y());
                drawing = true;
            }
            g.bezierCurveTo(control1.x(), control1.y(), control2.x(), control2.y(), to.x(), to.y());
        }
        g.setLineDashes(curve.estimated() ? DASHES : null);
        // A dark rim, so that the line reads on bright bone and on a film whose greys are inverted.
        double width = g.getLineWidth();
        g.setLineWidth(width + 1.6);
        g.setStroke(FilmPalette.RIM);
        g.stroke();
        g.setLineWidth(width);
        g.setStroke(frame.outlineColour());
        g.stroke();
    }

    private boolean isOnFilm(Point image) {
        return image.x() >= -0.5
                && image.y() >= -0.5
                && image.x() <= frame.filmWidth() - 0.5
                && image.y() <= frame.filmHeight() - 0.5;
    }

    /** So far outside the view that nothing between two such places is seen of a piece of an outline. */
    private boolean isFar(Point view) {
        return view.x() < frame.area().getMinX() - FAR
                || view.y() < frame.area().getMinY() - FAR
                || view.x() > frame.area().getMaxX() + FAR
                || view.y() > frame.area().getMaxY() + FAR;
    }

    /** The part of a line on the film (Liang and Barsky 1984): a clip of the canvas would cost a picture of its own per stroke. */
    private Optional<Line> onFilm(Point from, Point to) {
        double start = 0;
        double end = 1;
        Point way = to.minus(from);
        double[] against = {-way.x(), way.x(), -way.y(), way.y()};
        double[] room = {
            from.x() + 0.5, frame.filmWidth() - 0.5 - from.x(), from.y() + 0.5, frame.filmHeight() - 0.5 - from.y()
        };
        for (int edge = 0; edge < 4; edge++) {
            if (against[edge] == 0 && room[edge] < 0) {
                return Optional.empty();
            }
            double at = room[edge] / against[edge];
            if (against[edge] < 0) {
                start = Math.max(start, at);
            } else if (against[edge] > 0) {
                end = Math.min(end, at);
            }
        }
        return start > end
                ? Optional.empty()
                : Optional.of(new Line(from.plus(way.times(start)), from.plus(way.times(end))));
    }

    private void arc(Shape.Arc arc) {
        Point vertex = view(arc.vertex());
        double radius = ARC_RADIUS + ARC_STEP * corners.merge(arc.vertex(), 1, Integer::sum) - ARC_STEP;
        double start = degrees(vertex, view(arc.towards()));
        double sweep = degrees(vertex, view(arc.towardsOther())) - start;
        sweep -= 360 * Math.rint(sweep / 360); // the short way
        g.setStroke(frame.angleColour());
        g.setLineDashes();
        g.strokeArc(vertex.x() - radius, vertex.y() - radius, 2 * radius, 2 * radius, start, sweep, ArcType.OPEN);
        double middle = Math.toRadians(start + sweep / 2);
        values.add(new Value(
                arc.text(),
                new Point(vertex.x() + Math.cos(middle) * radius, vertex.y() - Math.sin(middle) * radius),
                g.getGlobalAlpha()));
    }

    /** Degrees counter-clockwise from the right, as arcs are drawn. */
    private static double degrees(Point from, Point to) {
        return Math.toDegrees(Math.atan2(from.y() - to.y(), to.x() - from.x()));
    }

    private Point view(Point image) {
        ViewTransform transform = frame.transform();
        return transform.toView(image);
    }

    /** A text centred at a place, with a dark rim so that it reads on white bone. */
    static void label(GraphicsContext g, Font font, String text, double x, double y, Color colour) {
        g.setFont(font);
        g.setTextAlign(javafx.scene.text.TextAlignment.CENTER);
        g.setTextBaseline(javafx.geometry.VPos.CENTER);
        // The rim is the text itself, moved: its letters are drawn once and copied, while a stroked outline is drawn
        // each time.
        g.setFill(FilmPalette.UNDERLAY);
        for (double[] to : RIM) {
            g.fillText(text, x + to[0], y + to[1]);
        }
        g.setFill(colour);
        g.fillText(text, x, y);
    }
}
