package org.nasion.app.desktop.film;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import org.nasion.app.desktop.viewmodel.PointState;
import org.nasion.core.drawing.Shape;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Sides;

/** Draws one frame of the tracing: strokes, points with their doubt, labels, and what is measured by hand. */
final class TracingPainter {

    private static final double LABEL_HEIGHT = 14;
    private static final double LARGEST_HALO = 48;
    private static final double FADED = 0.22;

    private final Font usual;
    private final ToDoubleFunction<String> usualWidth;
    private Font font;
    private double size = 1;

    /**
     * @param font      of names at their usual size
     * @param textWidth of a text in that font, logical px
     */
    TracingPainter(Font font, ToDoubleFunction<String> textWidth) {
        this.usual = font;
        this.font = font;
        this.usualWidth = textWidth;
    }

    private void use(double labelSize) {
        if (labelSize != size) {
            size = labelSize;
            font = Font.font(usual.getFamily(), usual.getSize() * labelSize);
        }
    }

    private double width(String text) {
        return usualWidth.applyAsDouble(text) * size;
    }

    void paint(GraphicsContext g, DrawnFrame frame) {
        use(frame.style().labelSize());
        List<ShapePainter.Value> values = new ShapePainter(g, frame).paint();
        List<Map.Entry<Landmark, Placement>> points =
                new ArrayList<>(frame.points().entrySet());
        // The selected one last, so that it lies on top.
        points.sort(Comparator.comparing(
                entry -> frame.selected().filter(entry.getKey()::equals).isPresent()));
        // The anatomy wins while a point is held: its name stands in the magnifier, the others are not needed.
        labels(g, frame, frame.labels() && frame.dragged().isEmpty() ? points : List.of(), values);
        for (Map.Entry<Landmark, Placement> entry : points) {
            point(g, frame, entry.getKey(), entry.getValue());
        }
        OutlinePainter.paint(g, frame.transform(), frame.handles());
        new MeasuringPainter(g, font, frame.transform()).paint(frame.measuring());
    }

    private static void point(GraphicsContext g, DrawnFrame frame, Landmark landmark, Placement placement) {
        Point at = frame.transform().toView(placement.position());
        boolean selected = isSelected(frame, landmark);
        boolean lit = !frame.emphasised().isEmpty() && frame.needed().contains(landmark);
        boolean faded = !selected
                && (frame.dragged().isPresent()
                        || !frame.emphasised().isEmpty() && !frame.needed().contains(landmark));
        g.setGlobalAlpha(faded ? FADED : 1);
        PointState state = PointState.of(placement);
        // While a point is held, nothing may cover the anatomy that it is being placed on.
        boolean held = frame.dragged().filter(landmark::equals).isPresent();
        if (lit && !held) {
            PointPainter.paintLight(g, at.x(), at.y());
        }
        if (selected && !held) {
            PointPainter.paintSelection(g, at.x(), at.y());
        }
        PointPainter.paint(g, at.x(), at.y(), state, held ? 0 : halo(frame, placement, state));
        g.setGlobalAlpha(1);
    }

    /** As wide as the expected error: in millimetres where there is a scale, else a sign of doubt only. */
    private static double halo(DrawnFrame frame, Placement placement, PointState state) {
        if (state != PointState.DOUBTFUL) {
            return 0;
        }
        double sign = 13;
        Optional<Double> mmPerPx = frame.mmPerPx();
        if (mmPerPx.isEmpty()) {
            return sign;
        }
        double mm = placement.expectedErrorMm().orElse(0);
        return mm > 0
                ? Math.min(
                        LARGEST_HALO,
                        Math.max(sign, mm / mmPerPx.get() * frame.transform().scale()))
                : sign;
    }

    /** Names of points and values of angles, placed together so that none lies over another. */
    private void labels(
            GraphicsContext g,
            DrawnFrame frame,
            List<Map.Entry<Landmark, Placement>> points,
            List<ShapePainter.Value> values) {
        List<Map.Entry<Landmark, Placement>> inView = points.stream()
                .filter(entry -> inView(frame, entry.getValue()) && isNamed(frame, entry.getKey()))
                .toList();
        List<LabelPlacer.Wish> wishes = new ArrayList<>();
        inView.forEach(entry -> wishes.add(new LabelPlacer.Wish(
                frame.transform().toView(entry.getValue().position()),
                width(frame.name(entry.getKey())) + 4,
                isSelected(frame, entry.getKey()) ? 12 : 6)));
        values.forEach(value -> wishes.add(new LabelPlacer.Wish(value.at(), width(value.text()) + 4, 2)));
        List<LabelPlacer.Box> boxes = LabelPlacer.place(wishes, LABEL_HEIGHT * size, outlines(frame));
        for (int i = 0; i < values.size(); i++) {
            LabelPlacer.Box box = boxes.get(inView.size() + i);
            g.setGlobalAlpha(values.get(i).alpha());
            ShapePainter.label(
                    g,
                    font,
                    values.get(i).text(),
                    box.x() + box.width() / 2,
                    box.y() + box.height() / 2,
                    frame.angleColour());
        }
        for (int i = 0; i < inView.size(); i++) {
            Landmark landmark = inView.get(i).getKey();
            LabelPlacer.Box box = boxes.get(i);
            Point at = wishes.get(i).at();
            double cx = box.x() + box.width() / 2;
            double cy = box.y() + box.height() / 2;
            if (box.leader()) {
                leader(g, at, box);
            }
            g.setGlobalAlpha(1);
            boolean selected = isSelected(frame, landmark);
            ShapePainter.label(
                    g,
                    font,
                    frame.name(landmark),
                    cx,
                    cy,
                    selected
                            ? FilmPalette.SELECTED
                            : FilmPalette.of(PointState.of(inView.get(i).getValue()))
                                    .interpolate(FilmPalette.LABEL, 0.45));
        }
        g.setGlobalAlpha(1);
    }

    /** Places on the outlines in view, close enough to each other that no label slips between. */
    private static List<Point> outlines(DrawnFrame frame) {
        List<Point> places = new ArrayList<>();
        if (!frame.groups().contains(Shape.Group.OUTLINE) || !frame.emphasised().isEmpty()) {
            return places;
        }
        for (Shape shape : frame.shapes()) {
            if (shape instanceof Shape.Curve curve && frame.outlines().contains(curve.part())) {
                Point before = null;
                for (Point image : curve.through()) {
                    Point at = frame.transform().toView(image);
                    if (before != null && isNear(frame, at) && isNear(frame, before)) {
                        int steps = (int) Math.ceil(at.distanceTo(before) / 5);
                        for (int i = 0; i < steps; i++) {
                            places.add(before.plus(at.minus(before).times((double) i / steps)));
                        }
                    }
                    before = at;
                }
            }
        }
        return places;
    }

    private static boolean isNear(DrawnFrame frame, Point at) {
        return isWithin(frame, at, 400);
    }

    private static boolean isSelected(DrawnFrame frame, Landmark landmark) {
        return frame.selected().filter(landmark::equals).isPresent();
    }

    /** While a measurement is picked, only the points that it rests on have their names. */
    private static boolean isNamed(DrawnFrame frame, Landmark landmark) {
        return frame.emphasised().isEmpty() || frame.needed().contains(landmark) || isSelected(frame, landmark);
    }

    private static void leader(GraphicsContext g, Point at, LabelPlacer.Box box) {
        double x = Math.clamp(at.x(), box.x(), box.x() + box.width());
        double y = Math.clamp(at.y(), box.y() + 2, box.y() + box.height() - 2);
        Point edge = new Point(x, y);
        Point way = edge.minus(at);
        Point start = at.plus(way.times(Math.min(1, 7 / Math.max(1, way.length()))));
        g.setStroke(FilmPalette.LABEL.deriveColor(0, 1, 1, 0.55));
        g.setLineWidth(1);
        g.setLineDashes();
        g.strokeLine(start.x(), start.y(), edge.x(), edge.y());
    }

    private static boolean inView(DrawnFrame frame, Placement placement) {
        return isWithin(frame, frame.transform().toView(placement.position()), 20);
    }

    private static boolean isWithin(DrawnFrame frame, Point at, double margin) {
        return at.x() > frame.area().getMinX() - margin
                && at.y() > frame.area().getMinY() - margin
                && at.x() < frame.area().getMaxX() + margin
                && at.y() < frame.area().getMaxY() + margin;
    }

    /** A side of a point, where it lies in the view. */
    record SideHit(Landmark landmark, Sides.Side side, Point at) {}

    /** The nearest side of a point to a place of the view. */
    static Optional<SideHit> sideAt(DrawnFrame frame, double x, double y, double reach) {
        Point place = new Point(x, y);
        return frame.points().entrySet().stream()
                .flatMap(entry -> entry.getValue().sides().stream()
                        .flatMap(both -> Stream.of(Sides.Side.values())
                                .map(side -> new SideHit(
                                        entry.getKey(), side, frame.transform().toView(both.of(side))))))
                .filter(hit -> hit.at().distanceTo(place) <= reach)
                .min(Comparator.comparingDouble(hit -> hit.at().distanceTo(place)))
                .or(Optional::empty);
    }

    /** The nearest point to a place of the view within reach of a fingertip. */
    static Optional<Landmark> at(DrawnFrame frame, double x, double y, double reach) {
        Point place = new Point(x, y);
        return frame.points().entrySet().stream()
                .map(entry -> Map.entry(
                        entry.getKey(),
                        frame.transform().toView(entry.getValue().position()).distanceTo(place)))
                .filter(entry -> entry.getValue() <= reach)
                .min(Map.Entry.<Landmark, Double>comparingByValue())
                .map(Map.Entry::getKey)
                .or(Optional::empty);
    }
}
