package org.nasion.core.report;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.nasion.core.analysis.Readings;
import org.nasion.core.drawing.CatmullRom;
import org.nasion.core.drawing.Outline;
import org.nasion.core.drawing.Shape;
import org.nasion.core.drawing.TracingDrawing;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Tracing;

/** The outlines of a tracing on paper with the names of their parts, for people who do not read cephalograms. */
final class HeadSketch {

    private static final Color INK = new Color(0x1C2733);
    private static final Color LEADER = new Color(0x9AA7B2);
    /** Height of letters against the picture's. */
    private static final double TEXT = 0.029;

    private static final List<Part> PARTS = List.of(
            new Part("plain.label.nose", List.of(Landmark.PN)),
            new Part("plain.label.upperJaw", List.of(Landmark.ANS, Landmark.PNS)),
            new Part("plain.label.upperTooth", List.of(Landmark.UIT, Landmark.UIA)),
            new Part("plain.label.lips", List.of(Landmark.LS, Landmark.LI)),
            new Part("plain.label.lowerTooth", List.of(Landmark.LIT, Landmark.LIA)),
            new Part("plain.label.lowerJaw", List.of(Landmark.GO, Landmark.ME)),
            new Part("plain.label.chin", List.of(Landmark.POG_SOFT)));

    /** What is named, by the key of its words, at the middle of these points. */
    private record Part(String key, List<Landmark> landmarks) {}

    private record Label(String words, Point at) {}

    private final Ink ink;
    private final double width;
    private final double height;
    private final Lettering letters;
    private final UnaryOperator<String> words;

    /**
     * @param width of the picture in the units of the ink, likewise {@code height}
     * @param words of a key
     */
    HeadSketch(Ink ink, double width, double height, Lettering letters, UnaryOperator<String> words) {
        this.ink = ink;
        this.width = width;
        this.height = height;
        this.letters = letters;
        this.words = words;
    }

    /** Paints nothing where too few points are placed for an outline. */
    void paint(Tracing tracing, Readings readings) {
        List<Shape.Curve> curves = TracingDrawing.of(tracing, readings).stream()
                .filter(Shape.Curve.class::isInstance)
                .map(Shape.Curve.class::cast)
                .toList();
        double aspect = readings.calibration().pixelAspect();
        Rectangle2D box = null;
        for (Shape.Curve curve : curves) {
            for (Point point : curve.through()) {
                Rectangle2D at = new Rectangle2D.Double(point.x(), point.y() * aspect, 0, 0);
                box = box == null ? at : box.createUnion(at);
            }
        }
        if (box == null || box.getWidth() <= 0 || box.getHeight() <= 0) {
            return;
        }
        boolean right = looksRight(tracing);
        double text = TEXT * height;
        double column = PARTS.stream()
                        .mapToDouble(part -> letters.width(words.apply(part.key()), text))
                        .max()
                        .orElse(0)
                + text;
        double margin = text / 2;
        double scale =
                Math.min((width - column - 2 * margin) / box.getWidth(), (height - 2 * margin) / box.getHeight());
        double left = (right ? 0 : column) + margin - box.getX() * scale;
        double top = margin - box.getY() * scale;
        UnaryOperator<Point> place = p -> new Point(left + p.x() * scale, top + p.y() * aspect * scale);
        curves.forEach(curve -> paint(curve, place));
        label(tracing, place, right ? width - column : column, right, text);
    }

    private static boolean looksRight(Tracing tracing) {
        Optional<Point> front = tracing.position(Landmark.N);
        Optional<Point> back = tracing.position(Landmark.S).or(() -> tracing.position(Landmark.PO));
        return front.isEmpty()
                || back.isEmpty()
                || front.get().x() >= back.get().x();
    }

    private void paint(Shape.Curve curve, UnaryOperator<Point> place) {
        Path2D path = new Path2D.Double();
        for (CatmullRom.Piece piece :
                CatmullRom.pieces(curve.through().stream().map(place).toList())) {
            if (path.getCurrentPoint() == null) {
                path.moveTo(piece.from().x(), piece.from().y());
            }
            path.curveTo(
                    piece.control1().x(),
                    piece.control1().y(),
                    piece.control2().x(),
                    piece.control2().y(),
                    piece.to().x(),
                    piece.to().y());
        }
        double thickness = height / (curve.part() == Outline.SOFT_TISSUE ? 220 : 330);
        ink.stroke(path, colour(curve.part()), 1, thickness, null);
    }

    private static Color colour(Outline part) {
        return switch (part) {
            case SOFT_TISSUE -> INK;
            case CRANIAL_BASE, SPINE, AIRWAY -> LEADER;
            case MAXILLA -> new Color(0x0D6F8F);
            case MANDIBLE -> new Color(0x1F7A4D);
            case TEETH -> new Color(0xA65A00);
        };
    }

    /** Words in a column before the face, from above, each with a line to its part. */
    private void label(Tracing tracing, UnaryOperator<Point> place, double column, boolean right, double text) {
        List<Label> labels = new ArrayList<>();
        PARTS.forEach(part -> middle(tracing, part.landmarks())
                .map(place)
                .ifPresent(at -> labels.add(new Label(words.apply(part.key()), at))));
        labels.sort(Comparator.comparingDouble(label -> label.at().y()));
        double next = text;
        double gap = 1.9 * text;
        double last = height - text / 2 - gap * (labels.size() - 1);
        for (Label label : labels) {
            double y = Math.max(next, Math.min(label.at().y(), last));
            double start = right ? column : column - letters.width(label.words(), text);
            double edge = right ? column - text / 3 : column + text / 3;
            ink.stroke(
                    new Line2D.Double(label.at().x(), label.at().y(), edge, y - Lettering.capHeight(text) / 2),
                    LEADER,
                    1,
                    height / 700,
                    null);
            double dot = height / 260;
            ink.fill(new Ellipse2D.Double(label.at().x() - dot, label.at().y() - dot, 2 * dot, 2 * dot), INK, 1);
            ink.fill(letters.outline(label.words(), text, start, y), INK, 1);
            next = y + gap;
            last += gap;
        }
    }

    /** Of those that are placed. */
    private static Optional<Point> middle(Tracing tracing, List<Landmark> landmarks) {
        List<Point> placed = landmarks.stream()
                .map(tracing::position)
                .flatMap(Optional::stream)
                .toList();
        return placed.isEmpty()
                ? Optional.empty()
                : Optional.of(new Point(
                        placed.stream().mapToDouble(Point::x).average().orElseThrow(),
                        placed.stream().mapToDouble(Point::y).average().orElseThrow()));
    }
}
