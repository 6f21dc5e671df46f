package org.nasion.core.habit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/**
 * Learns constant offsets per landmark.
 *
 * <ol>
 * <li>Slips: corrections further from the median than {@value #SLIP_MM} mm and four robust standard deviations, or
 *     further from the network than {@value #ANOTHER_STRUCTURE_MM} mm, teach nothing. In the median the network's own place
 *     counts as {@value #FILMS_AT_THE_NETWORK} films.</li>
 * <li>Mean of the others with Huber's weights (Huber 1964), k = 1.5 standard deviations.</li>
 * <li>Shrinking to zero by τ²/(τ² + σ²/n): σ² is the landmark's variance within the hand, τ² that between hands,
 *     estimated for each landmark from its own mean and, three times as heavily, from the means of all landmarks of this
 *     person (empirical Bayes, as Efron &amp; Morris 1975). Where a person has no offsets τ² comes out near zero, and
 *     nothing is moved.</li>
 * </ol>
 * The priors were chosen on ISBI 2015 test1 and Hamedan val by cross-validation (docs/habit.md); all are per axis.
 */
final class HabitLearner {

    static final double SLIP_MM = 4;
    static final double ANOTHER_STRUCTURE_MM = 12;

    private static final int FILMS_AT_THE_NETWORK = 2;
    private static final double SLIP_SIGMAS = 4;
    private static final double HUBER_SIGMAS = 1.5;
    private static final double MAD_TO_SD = 1.4826;
    private static final int ITERATIONS = 20;
    private static final double WITHIN_MM = 1.3;
    private static final double WITHIN_FILMS = 4;
    private static final double BETWEEN_MM = 0.5;
    private static final double BETWEEN_LANDMARKS = 4;
    private static final double POOLED_WEIGHT = 3;
    private static final double PROMISE_FILMS = 4;
    private static final double LEAST_SCALE = 0.5;
    private static final double GREATEST_SCALE = 3;

    /** A landmark's corrections without the slips, with their robust mean and the variance within the hand per axis. */
    private record Series(List<Correction> kept, List<Double> slipsMm, Point mean, double variance) {

        /** What its own mean says of the variance between hands, per axis; negative where it is less than chance gives. */
        double between() {
            return mean.dot(mean) / 2 - variance / kept.size();
        }

        Series without(int index) {
            List<Correction> rest = new ArrayList<>(kept);
            rest.remove(index);
            return series(rest);
        }
    }

    Habit learn(List<Lesson> lessons) {
        Map<String, Lesson> byFilm = new LinkedHashMap<>();
        lessons.stream().filter(Lesson::teaches).forEach(lesson -> byFilm.put(lesson.film(), lesson));
        Map<Landmark, List<Correction>> corrections = new TreeMap<>();
        byFilm.values()
                .forEach(lesson -> lesson.corrections()
                        .forEach((landmark, correction) -> corrections
                                .computeIfAbsent(landmark, key -> new ArrayList<>())
                                .add(correction)));
        Map<Landmark, Series> all = new TreeMap<>();
        corrections.forEach((landmark, list) -> all.put(landmark, series(list)));
        double between = between(all);
        Map<Landmark, LearnedPoint> points = new TreeMap<>();
        all.forEach((landmark, series) -> points.put(landmark, learned(series, between)));
        return new Habit(byFilm.size(), points);
    }

    private static LearnedPoint learned(Series series, double between) {
        double weight = weight(series, between);
        List<Double> before = new ArrayList<>();
        List<Double> after = new ArrayList<>();
        double found = 0;
        double promised = 0;
        int promises = 0;
        for (int i = 0; i < series.kept().size(); i++) {
            Correction correction = series.kept().get(i);
            Series others = series.without(i);
            double rest = correction.offsetMm().distanceTo(others.mean().times(weight(others, between)));
            before.add(correction.offsetMm().length());
            after.add(rest);
            if (correction.promisedMm().isPresent()) {
                double promise = correction.promisedMm().getAsDouble();
                promised += promise;
                // A point that was left where it was shown says that it is good enough, not that its error is zero.
                found += correction.moved() ? rest : promise;
                promises++;
            }
        }
        double prior = promises == 0 ? 0 : PROMISE_FILMS * promised / promises;
        double scale =
                promised == 0 ? 1 : Math.clamp((found + prior) / (promised + prior), LEAST_SCALE, GREATEST_SCALE);
        return new LearnedPoint(
                series.mean().times(weight),
                series.mean(),
                weight,
                series.kept().size(),
                series.slipsMm(),
                fit(before),
                fit(after),
                scale);
    }

    private static LearnedPoint.Fit fit(List<Double> distances) {
        return new LearnedPoint.Fit(
                distances.size(),
                distances.stream().mapToDouble(Double::doubleValue).average().orElse(0),
                (int) distances.stream().filter(mm -> mm > Habit.DRAG_MM).count());
    }

    private static double between(Map<Landmark, Series> all) {
        List<Series> used =
                all.values().stream().filter(series -> !series.kept().isEmpty()).toList();
        double own = used.stream().mapToDouble(Series::between).sum();
        return Math.max(0, (BETWEEN_LANDMARKS * BETWEEN_MM * BETWEEN_MM + own) / (BETWEEN_LANDMARKS + used.size()));
    }

    private static double weight(Series series, double pooled) {
        if (series.kept().isEmpty()) {
            return 0;
        }
        double between = Math.max(0, (POOLED_WEIGHT * pooled + series.between()) / (POOLED_WEIGHT + 1));
        return between / (between + series.variance() / series.kept().size());
    }

    private static Series series(List<Correction> corrections) {
        List<Correction> near = corrections.stream()
                .filter(correction -> correction.offsetMm().length() <= ANOTHER_STRUCTURE_MM)
                .toList();
        if (near.isEmpty()) {
            return new Series(List.of(), lengths(corrections), new Point(0, 0), WITHIN_MM * WITHIN_MM);
        }
        Point middle = new Point(
                middle(near.stream().mapToDouble(c -> c.offsetMm().x())),
                middle(near.stream().mapToDouble(c -> c.offsetMm().y())));
        double deviation = MAD_TO_SD
                * median(near.stream()
                        .flatMapToDouble(c -> DoubleStream.of(
                                Math.abs(c.offsetMm().x() - middle.x()),
                                Math.abs(c.offsetMm().y() - middle.y())))
                        .toArray());
        double sigma = Math.sqrt((WITHIN_FILMS * WITHIN_MM * WITHIN_MM + near.size() * deviation * deviation)
                / (WITHIN_FILMS + near.size()));
        List<Correction> kept = near.stream()
                .filter(c -> c.offsetMm().distanceTo(middle) <= Math.max(SLIP_MM, SLIP_SIGMAS * sigma))
                .toList();
        Point mean = huber(kept, middle, HUBER_SIGMAS * sigma);
        double squares = kept.stream()
                .mapToDouble(c -> Math.pow(c.offsetMm().distanceTo(mean), 2) / 2)
                .sum();
        double variance =
                (WITHIN_FILMS * WITHIN_MM * WITHIN_MM + squares) / (WITHIN_FILMS + Math.max(0, kept.size() - 1));
        List<Correction> slips = new ArrayList<>(corrections);
        kept.forEach(slips::remove);
        return new Series(kept, lengths(slips), mean, variance);
    }

    private static List<Double> lengths(List<Correction> corrections) {
        return corrections.stream()
                .map(correction -> correction.offsetMm().length())
                .toList();
    }

    /** The mean in which a correction further away than a limit weighs limit/distance. */
    private static Point huber(List<Correction> corrections, Point from, double limit) {
        Point mean = from;
        for (int i = 0; i < ITERATIONS; i++) {
            Point sum = new Point(0, 0);
            double weights = 0;
            for (Correction correction : corrections) {
                double distance = correction.offsetMm().distanceTo(mean);
                double weight = distance <= limit ? 1 : limit / distance;
                sum = sum.plus(correction.offsetMm().times(weight));
                weights += weight;
            }
            mean = weights == 0 ? from : sum.times(1 / weights);
        }
        return mean;
    }

    /**
     * The median, with the network's own place counted as {@value #FILMS_AT_THE_NETWORK} films: of three films, two that are
     * far off must not make a slip of the one that is right.
     */
    private static double middle(DoubleStream values) {
        return median(DoubleStream.concat(values, DoubleStream.generate(() -> 0).limit(FILMS_AT_THE_NETWORK))
                .toArray());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
