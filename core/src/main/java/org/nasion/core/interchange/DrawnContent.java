package org.nasion.core.interchange;

import static org.nasion.core.interchange.Content.Relation.CONTAINS;
import static org.nasion.core.interchange.Content.Relation.MODIFIER;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.dicom.DataSetBuilder;
import org.nasion.core.dicom.DicomObject;
import org.nasion.core.drawing.CatmullRom;
import org.nasion.core.drawing.ContourTemplate;
import org.nasion.core.drawing.Frame;
import org.nasion.core.geometry.Point;
import org.nasion.core.report.Report;
import org.nasion.core.tracing.Annotation;
import org.nasion.core.tracing.TracedCurve;
import org.nasion.core.tracing.Tracing;

/** Outlines, free measurements and notes in a structured report, a group each. */
final class DrawnContent {

    /** Straight pieces of one piece of a curve. */
    private static final int PIECES = 6;

    private final Report report;
    private final FilmSource source;
    private final FilmEdges edges;
    private final BiFunction<String, Code, List<DataSetBuilder>> tracked;

    /** @param tracked identifies a group by its name and code */
    DrawnContent(Report report, FilmSource source, BiFunction<String, Code, List<DataSetBuilder>> tracked) {
        this.report = report;
        this.source = source;
        this.edges = FilmEdges.of(report.film());
        this.tracked = tracked;
    }

    /** The groups in the order in which the window lists them. */
    List<DataSetBuilder> groups() {
        List<DataSetBuilder> groups = new ArrayList<>();
        outlines(groups);
        for (int i = 0; i < report.annotations().size(); i++) {
            groups.add(annotation(i + 1, report.annotations().get(i)));
        }
        return groups;
    }

    private void outlines(List<DataSetBuilder> groups) {
        Tracing tracing = report.readings().tracing();
        Frame frame = new Frame(tracing, report.readings().calibration().pixelAspect());
        for (ContourTemplate template : frame.templates()) {
            if (tracing.curves().hidden().contains(template.contour())) {
                continue;
            }
            Optional<TracedCurve> curve = tracing.curve(template.contour());
            List<List<Point>> lines = edges.clip(line(curve.map(TracedCurve::nodes)
                    .orElseGet(
                            () -> template.nodes().stream().map(frame::toImage).toList())));
            if (lines.isEmpty()) {
                continue;
            }
            Code code = Code.of(template.contour());
            List<DataSetBuilder> items = new ArrayList<>(tracked.apply(code.meaning(), code));
            items.add(Content.code(CONTAINS, Code.FINDING, code));
            lines.forEach(part -> items.add(Content.points(CONTAINS, Code.REGION, part, source.reference())));
            items.add(Content.code(
                    CONTAINS,
                    Code.OUTLINE_BASIS,
                    curve.map(found -> found.source() == TracedCurve.Source.PERSON ? Code.BY_PERSON : Code.FROM_FILM)
                            .orElse(Code.TEMPLATE)));
            items.add(
                    Content.number(Code.SEEN, curve.map(TracedCurve::seenShare).orElse(0.0), Code.NO_UNITS));
            groups.add(Content.container(CONTAINS, Code.GROUP, "1501", items));
        }
    }

    private static List<Point> line(List<Point> nodes) {
        List<Point> line = new ArrayList<>(nodes.subList(0, 1));
        for (CatmullRom.Piece piece : CatmullRom.pieces(nodes)) {
            for (int i = 1; i <= PIECES; i++) {
                line.add(piece.at((double) i / PIECES));
            }
        }
        return line;
    }

    private DataSetBuilder annotation(int number, Annotation annotation) {
        Code code = code(annotation);
        List<DataSetBuilder> items = new ArrayList<>(tracked.apply(code.meaning() + " " + number, code));
        items.add(Content.code(CONTAINS, Code.FINDING, code));
        List<Point> points = annotation.points();
        if (points.stream().allMatch(edges::contain)) {
            items.add(Content.points(CONTAINS, Code.REGION, points, source.reference()));
        }
        for (int i = 0; i < points.size(); i++) {
            items.add(Content.number(Code.PLACES.get(i).get(0), points.get(i).x(), Code.PIXELS));
            items.add(Content.number(Code.PLACES.get(i).get(1), points.get(i).y(), Code.PIXELS));
        }
        Calibration scale = report.readings().calibration();
        switch (annotation) {
            case Annotation.Distance distance -> {
                boolean known = distance.mm(scale).isPresent();
                items.add(Content.number(
                        code,
                        known ? distance.mm(scale).getAsDouble() : distance.px(scale),
                        known ? Code.MM : Code.PIXELS,
                        known ? List.of(Content.text(MODIFIER, Code.SCALE_SOURCE, scale.source())) : List.of()));
            }
            case Annotation.Angle angle -> {
                if (Double.isFinite(angle.degrees(scale))) {
                    items.add(Content.number(code, angle.degrees(scale), Code.DEGREES));
                }
            }
            case Annotation.Note note -> items.add(Content.text(CONTAINS, code, note.text()));
        }
        return Content.container(CONTAINS, Code.GROUP, "1501", items);
    }

    private static Code code(Annotation annotation) {
        return switch (annotation) {
            case Annotation.Distance _ -> Code.FREE_DISTANCE;
            case Annotation.Angle _ -> Code.FREE_ANGLE;
            case Annotation.Note _ -> Code.NOTE;
        };
    }

    /**
     * The annotation of a group.
     *
     * @param numbers of the group by their names
     * @param note    the text under {@link Code#NOTE}, empty where there is none
     * @return empty where the group is none
     * @throws IllegalArgumentException where one of its places is missing
     */
    static Optional<Annotation> read(DicomObject finding, Function<Code, OptionalDouble> numbers, String note) {
        if (Code.FREE_DISTANCE.matches(finding)) {
            return Optional.of(new Annotation.Distance(place(numbers, 0), place(numbers, 1)));
        }
        if (Code.FREE_ANGLE.matches(finding)) {
            return Optional.of(new Annotation.Angle(place(numbers, 0), place(numbers, 1), place(numbers, 2)));
        }
        return Code.NOTE.matches(finding)
                ? Optional.of(new Annotation.Note(place(numbers, 0), note))
                : Optional.empty();
    }

    private static Point place(Function<Code, OptionalDouble> numbers, int index) {
        return new Point(
                numbers.apply(Code.PLACES.get(index).get(0)).orElseThrow(IllegalArgumentException::new),
                numbers.apply(Code.PLACES.get(index).get(1)).orElseThrow(IllegalArgumentException::new));
    }
}
