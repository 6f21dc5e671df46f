package org.nasion.core.casefile;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.nasion.core.geometry.Point;
import org.nasion.core.tracing.Annotation;

/** A free measurement or a note: {@code DISTANCE}, {@code ANGLE} or {@code NOTE} with its points. Came after 0.1.0. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AnnotationPart(String kind, double[][] points, String text) {

    static AnnotationPart of(Annotation annotation) {
        double[][] points = annotation.points().stream()
                .map(point -> new double[] {point.x(), point.y()})
                .toArray(double[][]::new);
        return switch (annotation) {
            case Annotation.Distance distance -> new AnnotationPart("DISTANCE", points, null);
            case Annotation.Angle angle -> new AnnotationPart("ANGLE", points, null);
            case Annotation.Note note -> new AnnotationPart("NOTE", points, note.text());
        };
    }

    Annotation toAnnotation() {
        return switch (kind) {
            case "DISTANCE" -> new Annotation.Distance(point(0, 2), point(1, 2));
            case "ANGLE" -> new Annotation.Angle(point(0, 3), point(1, 3), point(2, 3));
            case "NOTE" -> new Annotation.Note(point(0, 1), text);
            default -> throw new IllegalArgumentException("no annotation is called so");
        };
    }

    private Point point(int index, int count) {
        if (points.length != count || points[index].length != 2) {
            throw new IllegalArgumentException("an annotation without its points");
        }
        return new Point(points[index][0], points[index][1]);
    }
}
