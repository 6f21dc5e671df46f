package org.nasion.core.drawing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nasion.core.analysis.HeadOrientation;
import org.nasion.core.geometry.Orientation;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;

/**
 * The tracing as a drawing sees it: isotropic, y up, head upright, face right, in x-pixels, with a forwards
 * direction (FH where placed) and a length that stands for one mm of an average adult.
 */
public final class Frame {

    /** Average adult lengths, mm, most trusted first; the first pair that is placed gives the size of the face. */
    private static final List<Size> SIZES = List.of(
            new Size(Landmark.S, Landmark.N, 70), new Size(Landmark.N, Landmark.ME, 118),
            new Size(Landmark.PNS, Landmark.ANS, 52), new Size(Landmark.GO, Landmark.ME, 70));

    private record Size(Landmark from, Landmark to, double mm) {}

    private final Tracing tracing;
    private final Orientation upright;
    private final double aspect;
    private final double mm;
    private final Point forwards;

    /** @param pixelAspect height of a pixel over its width */
    public Frame(Tracing tracing, double pixelAspect) {
        this.tracing = tracing;
        this.aspect = pixelAspect;
        this.upright = HeadOrientation.of(tracing, pixelAspect);
        this.mm = size();
        this.forwards = direction(Landmark.PO, Landmark.OR)
                .or(() -> direction(Landmark.PNS, Landmark.ANS))
                .orElse(new Point(1, 0));
    }

    /** Where a landmark lies; empty where it is not placed. */
    public Optional<Point> at(Landmark landmark) {
        return tracing.position(landmark).map(this::fromImage);
    }

    public boolean isEstimated(Landmark landmark) {
        return tracing.placement(landmark)
                .map(placement -> placement.origin() == Placement.Origin.ESTIMATED)
                .orElse(false);
    }

    /** Image space, px. */
    public Point toImage(Point point) {
        Point held = upright.undo(new Point(point.x(), -point.y()));
        return new Point(held.x(), held.y() / aspect);
    }

    /** Lengths of an average adult in drawing units. */
    public double mm(double lengthMm) {
        return lengthMm * mm;
    }

    /** A displacement in mm of an average adult, along FH and up from it. */
    Point vector(double forwardsMm, double upMm) {
        Point up = new Point(-forwards.y(), forwards.x());
        return forwards.times(mm(forwardsMm)).plus(up.times(mm(upMm)));
    }

    /** FH forwards, of length 1. */
    Point forwards() {
        return forwards;
    }

    /** The direction of the occlusal plane forwards, of length 1; that of FH where the teeth do not tell. */
    Point occlusal() {
        return direction(Landmark.UMT, Landmark.UIT).orElse(forwards);
    }

    /** A place of image space as the drawing sees it. */
    public Point fromImage(Point image) {
        Point head = upright.apply(new Point(image.x(), image.y() * aspect));
        return new Point(head.x(), -head.y());
    }

    /**
     * The points of a tooth, image space: those that are placed, and a molar's apex where its template has it while nobody has
     * placed it.
     */
    public Map<Landmark, Point> toothPoints(ContourTemplate tooth) {
        Map<Landmark, Point> points = new LinkedHashMap<>();
        Teeth.ends(this, tooth).forEach((landmark, at) -> points.put(landmark, toImage(at)));
        return points;
    }

    /** The templates of all outlines whose landmarks are placed, from back to front. */
    public List<ContourTemplate> templates() {
        return Anatomy.of(this);
    }

    private Optional<Point> direction(Landmark from, Landmark to) {
        return at(from).flatMap(start -> at(to).map(end -> end.minus(start)))
                .filter(vector -> vector.length() > 0)
                .map(vector -> vector.times(1 / vector.length()));
    }

    private double size() {
        for (Size size : SIZES) {
            Optional<Point> from = at(size.from());
            Optional<Point> to = at(size.to());
            if (from.isPresent() && to.isPresent() && !from.equals(to)) {
                return from.get().distanceTo(to.get()) / size.mm();
            }
        }
        return 1;
    }
}
