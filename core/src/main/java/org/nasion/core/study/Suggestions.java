package org.nasion.core.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/**
 * Which films to read next, in the order of what they would teach: those on which the network doubts most and whose heads are least
 * like the ones that are known. Both count alike, each as a multiple of its median over the films that are offered; a film that has
 * been taken is known from then on, so that the next one is another kind of head.
 */
public final class Suggestions {

    /**
     * A film as the network sees it.
     *
     * @param name            for people
     * @param expectedErrorMm mean over the points that it found, mm
     * @param head            its points from S in axes of the head, mm
     */
    public record Head(String name, double expectedErrorMm, Map<Landmark, Point> head) {

        public Head {
            head = Map.copyOf(head);
        }

        /** Root of the mean squared distance of the points that both have, mm; infinite without any. */
        double distanceTo(Head other) {
            return Math.sqrt(head.entrySet().stream()
                    .flatMapToDouble(point -> Stream.ofNullable(other.head.get(point.getKey()))
                            .mapToDouble(there -> Math.pow(point.getValue().distanceTo(there), 2)))
                    .average()
                    .orElse(Double.POSITIVE_INFINITY));
        }
    }

    /**
     * A film in its place.
     *
     * @param distanceMm to the most similar head that is known before it; infinite where none is
     * @param worth      what the order goes by: doubt and distance, each as a multiple of its median
     */
    public record Suggested(Head film, double distanceMm, double worth) {}

    private Suggestions() {}

    /**
     * @param known films that have been read
     * @param open  films that could be
     * @return all of {@code open}, the one that would teach most first
     */
    public static List<Suggested> order(List<Head> known, List<Head> open) {
        Map<Head, Double> nearest = new HashMap<>();
        open.forEach(film -> nearest.put(
                film, known.stream().mapToDouble(film::distanceTo).min().orElse(Double.POSITIVE_INFINITY)));
        double usualDoubt =
                median(open.stream().mapToDouble(Head::expectedErrorMm).toArray());
        double usualDistance = median(nearest.values().stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .toArray());
        List<Head> left = new ArrayList<>(open);
        List<Suggested> order = new ArrayList<>();
        while (!left.isEmpty()) {
            Head best = left.getFirst();
            for (Head film : left) {
                if (worth(film, near(nearest, film), usualDoubt, usualDistance)
                        > worth(best, near(nearest, best), usualDoubt, usualDistance)) {
                    best = film;
                }
            }
            left.remove(best);
            order.add(new Suggested(
                    best, near(nearest, best), worth(best, near(nearest, best), usualDoubt, usualDistance)));
            for (Head film : left) {
                nearest.merge(film, film.distanceTo(best), Math::min);
            }
            if (!(usualDistance > 0)) {
                usualDistance = median(left.stream()
                        .mapToDouble(film -> near(nearest, film))
                        .filter(Double::isFinite)
                        .toArray());
            }
        }
        return order;
    }

    /** Where no head is known yet, or this one shares no point with any, the doubt alone decides. */
    private static double worth(Head film, double distance, double usualDoubt, double usualDistance) {
        double doubt = usualDoubt > 0 ? film.expectedErrorMm() / usualDoubt : 0;
        return Double.isFinite(distance) && usualDistance > 0 ? doubt + distance / usualDistance : doubt;
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return sorted.length == 0 ? 0 : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static double near(Map<Head, Double> nearest, Head film) {
        return nearest.getOrDefault(film, Double.POSITIVE_INFINITY);
    }
}
