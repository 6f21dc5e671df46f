package org.nasion.app.desktop.panel;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import org.nasion.app.desktop.viewmodel.FurtherPoints;
import org.nasion.core.drawing.CatmullRom;
import org.nasion.core.drawing.Outline;
import org.nasion.core.drawing.SchematicHead;
import org.nasion.core.drawing.Shape;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.landmark.LandmarkCatalog;
import org.nasion.core.landmark.Placing;

/** A small drawing of where a landmark lies: its neighbourhood on a schematic head, and the whole head in a corner. */
final class GuidePicture extends Pane {

    static final double SIDE = 112;
    /** Width of the neighbourhood and of the whole head, mm. */
    private static final double NEAR_MM = 46;

    private static final double WHOLE_MM = 172;
    private static final double INSET = 42;
    private static final Point HEAD_MIDDLE = new Point(34, 32);
    private static final Color GROUND = Color.web("#0b0f14");
    private static final Color INSET_GROUND = Color.web("#151b23");
    private static final Color LINE = Color.web("#86C5DA");
    private static final Color FAINT = Color.web("#86C5DA", 0.55);
    private static final Color OTHER = Color.web("#E8EEF4", 0.45);
    private static final Color MARK = Color.web("#FFD166");

    /** The point a little off the corner that the whole head takes. */
    private static final Point CENTRE = new Point(SIDE * 0.54, SIDE * 0.44);

    private static final double FINGERTIP = 13;

    private final Point shown;
    private final Canvas canvas = new Canvas(SIDE, SIDE);

    /** Empty where nobody said where on the drawing the point lies. */
    static Optional<GuidePicture> of(Landmark landmark, String words) {
        return landmark.drawnAt().map(at -> new GuidePicture(landmark, at, words));
    }

    /**
     * Lets points be chosen by a click on the drawing or on the whole head.
     *
     * @param points that can be chosen
     * @param choose told of the one nearest to the click
     */
    GuidePicture choosing(Collection<Landmark> points, Consumer<Landmark> choose) {
        setCursor(Cursor.HAND);
        setOnMouseClicked(event -> {
            nearest(shown, event.getX(), event.getY(), points).ifPresent(choose);
            event.consume();
        });
        return this;
    }

    /**
     * The point whose place on the drawing is nearest, within a fingertip; in the corner, on the whole head.
     *
     * @param shown the place in the drawing's middle, mm
     * @param x     of the drawing, logical px
     */
    static Optional<Landmark> nearest(Point shown, double x, double y, Collection<Landmark> points) {
        boolean whole = x < INSET + 3 && y > SIDE - INSET - 3;
        double scale = whole ? INSET / WHOLE_MM : SIDE / NEAR_MM;
        Point centre = whole ? new Point(3 + INSET / 2, SIDE - 3 - INSET / 2) : CENTRE;
        Point clicked = new Point(x, y).minus(centre).times(1 / scale).plus(whole ? HEAD_MIDDLE : shown);
        return points.stream()
                .filter(landmark -> landmark.drawnAt().isPresent())
                .min(Comparator.comparingDouble(
                        landmark -> SchematicHead.at(landmark).distanceTo(clicked)))
                .filter(landmark -> SchematicHead.at(landmark).distanceTo(clicked) * scale < FINGERTIP);
    }

    private GuidePicture(Landmark landmark, Point at, String words) {
        this.shown = at;
        getStyleClass().add("guide-picture");
        setMinSize(SIDE, SIDE);
        setMaxSize(SIDE, SIDE);
        setAccessibleText(words);
        getChildren().add(canvas);
        draw(landmark, at);
    }

    private void draw(Landmark landmark, Point at) {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.setLineCap(StrokeLineCap.ROUND);
        g.setLineJoin(StrokeLineJoin.ROUND);
        g.save();
        roundClip(g, 0, 0, SIDE, SIDE, 6);
        g.setFill(GROUND);
        g.fillRect(0, 0, SIDE, SIDE);
        double scale = SIDE / NEAR_MM;
        Point centre = CENTRE;
        List<Shape.Curve> curves = SchematicHead.outlines().stream()
                .filter(curve -> FurtherPoints.isInTheNeck(landmark)
                        || curve.part() != Outline.SPINE && curve.part() != Outline.AIRWAY)
                .toList();
        outlines(g, curves, at, centre, scale, LINE, 1.5);
        for (Landmark other : LandmarkCatalog.shipped().all()) {
            if (!other.equals(landmark)
                    && (other.placing() == Placing.NETWORK || other.region() == landmark.region())) {
                Point place = SchematicHead.at(other).minus(at).times(scale).plus(centre);
                g.setFill(OTHER);
                g.fillOval(place.x() - 1.5, place.y() - 1.5, 3, 3);
            }
        }
        g.setStroke(MARK);
        g.setLineWidth(1.6);
        g.strokeOval(centre.x() - 8, centre.y() - 8, 16, 16);
        g.setFill(MARK);
        g.fillOval(centre.x() - 2.5, centre.y() - 2.5, 5, 5);
        inset(g, curves, at);
        g.restore();
    }

    private static void inset(GraphicsContext g, List<Shape.Curve> curves, Point at) {
        double x = 3;
        double y = SIDE - INSET - 3;
        g.save();
        roundClip(g, x, y, INSET, INSET, 5);
        g.setFill(INSET_GROUND);
        g.fillRect(x, y, INSET, INSET);
        double scale = INSET / WHOLE_MM;
        Point middle = new Point(x + INSET / 2, y + INSET / 2);
        outlines(g, curves, HEAD_MIDDLE, middle, scale, FAINT, 0.8);
        Point mark = at.minus(HEAD_MIDDLE).times(scale).plus(middle);
        g.setFill(MARK);
        g.fillOval(mark.x() - 2.5, mark.y() - 2.5, 5, 5);
        g.restore();
    }

    private static void outlines(
            GraphicsContext g,
            List<Shape.Curve> curves,
            Point looksAt,
            Point centre,
            double scale,
            Color colour,
            double width) {
        g.setStroke(colour);
        g.setLineWidth(width);
        for (Shape.Curve curve : curves) {
            List<Point> through = curve.through().stream()
                    .map(point -> point.minus(looksAt).times(scale).plus(centre))
                    .toList();
            g.beginPath();
            g.moveTo(through.getFirst().x(), through.getFirst().y());
            for (CatmullRom.Piece piece : CatmullRom.pieces(through)) {
                g.bezierCurveTo(
                        piece.control1().x(),
                        piece.control1().y(),
                        piece.control2().x(),
                        piece.control2().y(),
                        piece.to().x(),
                        piece.to().y());
            }
            g.stroke();
        }
    }

    private static void roundClip(GraphicsContext g, double x, double y, double width, double height, double r) {
        g.beginPath();
        g.moveTo(x + r, y);
        g.arcTo(x + width, y, x + width, y + height, r);
        g.arcTo(x + width, y + height, x, y + height, r);
        g.arcTo(x, y + height, x, y, r);
        g.arcTo(x, y, x + width, y, r);
        g.closePath();
        g.clip();
    }
}
