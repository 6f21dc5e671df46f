package org.nasion.core.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.study.agreement.ReadFilm;

/**
 * One place for each landmark out of several readings.
 *
 * @param method  for what nobody has decided
 * @param choices film → landmark → reading that an adjudicator chose
 */
public record Consensus(Method method, Map<String, Map<Landmark, String>> choices) {

    /** How several marks become one, coordinate by coordinate. */
    public enum Method {
        MEAN,
        MEDIAN
    }

    /**
     * The consensus of a film; landmarks that nobody marked are absent.
     *
     * @return image space, px
     * @throws ProblemException NAS-STUDY-CHOICE where the chosen reading does not have the landmark
     */
    public Map<Landmark, Point> of(ReadFilm film) {
        Map<Landmark, List<Point>> marks = new LinkedHashMap<>();
        film.readings()
                .values()
                .forEach(points ->
                        points.forEach((landmark, at) -> marks.computeIfAbsent(landmark, key -> new ArrayList<>())
                                .add(at)));
        Map<Landmark, Point> consensus = new LinkedHashMap<>();
        marks.forEach((landmark, all) ->
                consensus.put(landmark, new Point(middle(all, Point::x), middle(all, Point::y))));
        choices.getOrDefault(film.name(), Map.of())
                .forEach((landmark, reader) -> consensus.put(
                        landmark,
                        Optional.ofNullable(film.of(reader).get(landmark))
                                .orElseThrow(() -> new ProblemException(
                                        "NAS-STUDY-CHOICE",
                                        "On film {0} the reading {1} has no {2} that could be chosen.",
                                        film.name(),
                                        reader,
                                        landmark.code()))));
        return consensus;
    }

    private double middle(List<Point> points, ToDoubleFunction<Point> coordinate) {
        double[] sorted = points.stream().mapToDouble(coordinate).sorted().toArray();
        return switch (method) {
            case MEAN -> Arrays.stream(sorted).average().orElseThrow();
            case MEDIAN -> (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        };
    }
}
