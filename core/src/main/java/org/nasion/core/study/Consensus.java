package org.nasion.core.study;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
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
 * @param choices film → landmark → reading that an adjudicator chose, or {@value #MEAN} or {@value #MEDIAN} of all
 */
public record Consensus(Method method, Map<String, Map<Landmark, String>> choices) {

    /** A choice that takes the mean of all marks. */
    public static final String MEAN = "mean";

    /** A choice that takes the median of all marks. */
    public static final String MEDIAN = "median";

    /** How several marks become one, coordinate by coordinate. */
    public enum Method {
        MEAN,
        MEDIAN;

        private Point of(Collection<Point> points) {
            return new Point(middle(points, Point::x), middle(points, Point::y));
        }

        private double middle(Collection<Point> points, ToDoubleFunction<Point> coordinate) {
            double[] sorted = points.stream().mapToDouble(coordinate).sorted().toArray();
            return switch (this) {
                case MEAN -> Arrays.stream(sorted).average().orElseThrow();
                case MEDIAN -> (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
            };
        }
    }

    /**
     * The consensus of a film; landmarks that nobody marked are absent.
     *
     * @return image space, px
     * @throws ProblemException NAS-STUDY-CHOICE where the chosen reading does not have the landmark
     */
    public Map<Landmark, Point> of(ReadFilm film) {
        Map<Landmark, Map<String, Point>> marks = new LinkedHashMap<>();
        film.readings()
                .forEach((reader, points) ->
                        points.forEach((landmark, at) -> marks.computeIfAbsent(landmark, key -> new LinkedHashMap<>())
                                .put(reader, at)));
        Map<Landmark, Point> consensus = new LinkedHashMap<>();
        marks.forEach((landmark, all) -> consensus.put(landmark, method.of(all.values())));
        choices.getOrDefault(film.name(), Map.of())
                .forEach((landmark, reader) -> consensus.put(
                        landmark,
                        place(reader, marks.getOrDefault(landmark, Map.of()))
                                .orElseThrow(() -> new ProblemException(
                                        "NAS-STUDY-CHOICE",
                                        "On film {0} the reading {1} has no {2} that could be chosen.",
                                        film.name(),
                                        reader,
                                        landmark.code()))));
        return consensus;
    }

    /**
     * The place that a choice stands for.
     *
     * @param choice name of a reading, {@value #MEAN} or {@value #MEDIAN}
     * @param marks  of one landmark: reading → place
     * @return empty where that reading does not have the landmark
     */
    public static Optional<Point> place(String choice, Map<String, Point> marks) {
        if (marks.isEmpty()) {
            return Optional.empty();
        }
        return switch (choice) {
            case MEAN -> Optional.of(Method.MEAN.of(marks.values()));
            case MEDIAN -> Optional.of(Method.MEDIAN.of(marks.values()));
            default -> Optional.ofNullable(marks.get(choice));
        };
    }
}
