package org.nasion.core.compare;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nasion.core.analysis.HeadOrientation;
import org.nasion.core.analysis.LandmarkErrors;
import org.nasion.core.analysis.Readings;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.drawing.Shape;
import org.nasion.core.drawing.TracingDrawing;
import org.nasion.core.geometry.Orientation;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.tracing.Tracing;

/**
 * The tracing of one visit's film in patient space: mm of the film's own calibration, y up, face to the right.
 *
 * @param date        of the exposure; empty where the film does not say
 * @param points      mm
 * @param errors      of the points whose error is known, as {@link LandmarkErrors} has it
 * @param outlines    of the tracing, mm
 * @param readings    measured on this film
 * @param scaleSource where the millimetres come from
 * @param upright     how the film is held so that the head stands upright and faces right
 */
public record VisitFilm(
        Optional<LocalDate> date,
        Map<Landmark, Point> points,
        Map<Landmark, LandmarkErrors.Spread> errors,
        List<Shape.Curve> outlines,
        Readings readings,
        String scaleSource,
        Orientation upright) {

    public VisitFilm {
        points = Map.copyOf(points);
        errors = Map.copyOf(errors);
        outlines = List.copyOf(outlines);
    }

    /** The middle of its points, mm; the origin where there are none. */
    public Point middle() {
        Point sum = new Point(0, 0);
        for (Point point : points.values()) {
            sum = sum.plus(point);
        }
        return sum.times(1.0 / Math.max(1, points.size()));
    }

    /** A film as its file has it. */
    public VisitFilm(
            Optional<LocalDate> date,
            Map<Landmark, Point> points,
            Map<Landmark, LandmarkErrors.Spread> errors,
            List<Shape.Curve> outlines,
            Readings readings,
            String scaleSource) {
        this(date, points, errors, outlines, readings, scaleSource, Orientation.UPRIGHT);
    }

    /**
     * A film that is turned or mirrored is held upright, facing right ({@link HeadOrientation}).
     *
     * @throws ProblemException NAS-COMPARE-SCALE where the film has no scale
     */
    public static VisitFilm of(Optional<LocalDate> date, Readings readings) {
        Tracing tracing = readings.tracing();
        Calibration calibration = readings.calibration();
        if (calibration.mmPerPx().isEmpty()) {
            throw new ProblemException(
                    "NAS-COMPARE-SCALE", "A film without a scale cannot be superimposed; calibrate it first.");
        }
        Orientation upright = HeadOrientation.of(tracing, calibration.pixelAspect());
        Map<Landmark, Point> points = new TreeMap<>();
        Map<Landmark, LandmarkErrors.Spread> errors = new TreeMap<>();
        tracing.placements().forEach((landmark, placement) -> {
            points.put(landmark, inPatient(placement.position(), calibration, upright));
            LandmarkErrors.bundled().of(landmark, placement).ifPresent(error -> errors.put(landmark, error));
        });
        List<Shape.Curve> outlines = new ArrayList<>();
        for (Shape shape : TracingDrawing.of(tracing, readings)) {
            if (shape instanceof Shape.Curve curve && curve.group() == Shape.Group.OUTLINE) {
                outlines.add(new Shape.Curve(
                        curve.group(),
                        curve.part(),
                        curve.through().stream()
                                .map(point -> inPatient(point, calibration, upright))
                                .toList(),
                        curve.estimated(),
                        curve.measurements()));
            }
        }
        return new VisitFilm(date, points, errors, outlines, readings, calibration.source(), upright);
    }

    private static Point inPatient(Point onFilm, Calibration calibration, Orientation upright) {
        Point held = calibration.toIsotropic(onFilm);
        Point head = upright.apply(new Point(held.x(), -held.y()));
        return new Point(head.x(), -head.y());
    }

    /** The same film with points elsewhere. */
    VisitFilm withPoint(Landmark landmark, Point to) {
        Map<Landmark, Point> moved = new TreeMap<>(points);
        moved.put(landmark, to);
        return new VisitFilm(date, moved, errors, outlines, readings, scaleSource, upright);
    }

    /** A point of the film's own pixels in patient space, mm. */
    public Point inPatient(Point onFilm) {
        return inPatient(onFilm, readings.calibration(), upright);
    }

    /** A point of patient space in the film's own pixels. */
    public Point onFilm(Point inPatient) {
        Point held = upright.undo(new Point(inPatient.x(), -inPatient.y()));
        Calibration calibration = readings.calibration();
        double mmPerPx = calibration.mmPerPx().orElseThrow();
        return new Point(held.x() / mmPerPx, held.y() / mmPerPx / calibration.pixelAspect());
    }

    /** The point of a landmark that the superimposition needs, mm. */
    public Point need(Landmark landmark) {
        Point point = points.get(landmark);
        if (point == null) {
            throw new ProblemException(
                    "NAS-COMPARE-POINTS", "{0} is needed on both films for this superimposition.", landmark.code());
        }
        return point;
    }
}
