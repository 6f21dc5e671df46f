package org.nasion.lab.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.CephalogramReader;
import org.nasion.core.task.Progress;

/** Compares ways of learning a habit: all of them learn from the same randomly chosen films and are scored on all others. */
public final class HabitWays {

    private final int choices;
    private final long seed;

    /**
     * @param choices random choices of the films to learn from, at least 1
     * @param seed    the same seed makes the same choices
     */
    public HabitWays(int choices, long seed) {
        this.choices = Math.max(1, choices);
        this.seed = seed;
    }

    /**
     * A plain-text table: mean radial error in mm, and in brackets by how much a way differs from the program's own, mean and
     * standard deviation over the choices, in mm; below zero it is better.
     *
     * @param films   traced once
     * @param reader  opens the films, for the direction of their edges
     * @param learned numbers of films to learn from
     */
    public String table(List<ScoredFilm> films, CephalogramReader reader, List<Integer> learned, Progress progress) {
        List<HabitSample> samples = new ArrayList<>();
        for (ScoredFilm film : films) {
            progress.throwIfCancelled();
            HabitSample.of(film, reader.read(film.film().file(), Progress.NONE)).ifPresent(samples::add);
        }
        StringBuilder out = new StringBuilder(String.format(Locale.ROOT, "%n%-48s", "way of learning, N ="));
        List<Integer> possible =
                learned.stream().filter(n -> n > 0 && samples.size() - n >= 5).toList();
        possible.forEach(n -> out.append(String.format(Locale.ROOT, "%26d", n)));
        List<Map<HabitWay, List<Double>>> columns =
                possible.stream().map(n -> scored(samples, n)).toList();
        for (HabitWay way : HabitWay.values()) {
            out.append(String.format(Locale.ROOT, "%n%-48s", way.words()));
            columns.forEach(column -> out.append(String.format(Locale.ROOT, "%26s", cell(column, way))));
        }
        return out.append(System.lineSeparator()).toString();
    }

    private static String cell(Map<HabitWay, List<Double>> column, HabitWay way) {
        List<Double> own = column.get(way);
        List<Double> program = column.get(HabitWay.SHRUNK);
        List<Double> differences = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            differences.add(own.get(i) - program.get(i));
        }
        double mean = mean(differences);
        double spread = Math.sqrt(differences.stream()
                        .mapToDouble(value -> (value - mean) * (value - mean))
                        .sum()
                / Math.max(1, differences.size() - 1));
        return way == HabitWay.SHRUNK
                ? String.format(Locale.ROOT, "%.3f", mean(own))
                : String.format(Locale.ROOT, "%.3f (%+.3f ± %.3f)", mean(own), mean, spread);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    /** Mean error of each way after each choice, in the order of the choices. */
    private Map<HabitWay, List<Double>> scored(List<HabitSample> films, int learned) {
        Random chance = new Random(seed);
        Map<HabitWay, List<Double>> scores = new EnumMap<>(HabitWay.class);
        for (int choice = 0; choice < choices; choice++) {
            List<HabitSample> order = new ArrayList<>(films);
            Collections.shuffle(order, chance);
            for (HabitWay way : HabitWay.values()) {
                HabitWay.Learned taught = way.learn(order.subList(0, learned));
                double sum = 0;
                int points = 0;
                for (HabitSample film : order.subList(learned, order.size())) {
                    for (var entry : film.points().entrySet()) {
                        Point offset = taught.offset(entry.getKey(), film);
                        sum += entry.getValue().offset().distanceTo(offset);
                        points++;
                    }
                }
                scores.computeIfAbsent(way, key -> new ArrayList<>()).add(sum / points);
            }
        }
        return scores;
    }
}
