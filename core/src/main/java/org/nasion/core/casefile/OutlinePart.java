package org.nasion.core.casefile;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.TracedCurve;

/** An outline; {@code points} are those that it was found for, by code, absent for a person's. Came with version 2. */
record OutlinePart(
        String source,
        List<double[]> nodes,
        List<Boolean> seen,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, double[]> points) {

    static OutlinePart of(TracedCurve curve) {
        Map<String, double[]> through = new LinkedHashMap<>();
        curve.through().forEach((landmark, at) -> through.put(landmark.code(), new double[] {at.x(), at.y()}));
        return new OutlinePart(
                curve.source().name(),
                curve.nodes().stream().map(at -> new double[] {at.x(), at.y()}).toList(),
                curve.seen(),
                through);
    }

    /** All its places. */
    List<double[]> places() {
        List<double[]> places = new ArrayList<>(nodes);
        if (points != null) {
            places.addAll(points.values());
        }
        return places;
    }

    TracedCurve toCurve() {
        Map<Landmark, Point> through = new TreeMap<>();
        if (points != null) {
            points.forEach((code, at) -> through.put(
                    Landmark.ofCode(code).orElseThrow(() -> new IllegalArgumentException("no such point")),
                    new Point(at[0], at[1])));
        }
        return new TracedCurve(
                nodes.stream().map(at -> new Point(at[0], at[1])).toList(),
                seen,
                TracedCurve.Source.valueOf(source),
                through);
    }
}
