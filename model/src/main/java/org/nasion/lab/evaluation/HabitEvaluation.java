package org.nasion.lab.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Point;
import org.nasion.core.habit.Correction;
import org.nasion.core.habit.Habit;
import org.nasion.core.habit.HeadFrame;
import org.nasion.core.habit.Lesson;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;

/**
 * What a person's habit is worth: learns it from N randomly chosen films of an annotator and scores all others, with and
 * without it, several times. The annotator marked the films without seeing the network's points, so every mark counts as moved.
 */
public final class HabitEvaluation {

    private static final double SURE = 0.9;
    private static final int FEWEST_SCORED = 5;

    /**
     * The scores after learning from so many films, over all random choices.
     *
     * @param learned     films learned from
     * @param scored      films scored each time
     * @param plainMm     mean radial error of the network's places on the scored films, mm
     * @param mm          the same by habit
     * @param spreadMm    standard deviation of {@code mm} over the choices (n − 1)
     * @param worstGainMm the smallest gain of a choice, mm; negative where habit did harm
     * @param plainWithin share within 2 mm of the network's places, 0 to 1
     * @param within      the same by habit
     * @param sure        what points called sure (90 % and more) were worth without and with habit; empty where the network has no confidence
     */
    public record Row(
            int learned,
            int scored,
            double plainMm,
            double mm,
            double spreadMm,
            double worstGainMm,
            double plainWithin,
            double within,
            Optional<Sure> sure) {

        /** Share of the error that habit takes away, 0 to 1; negative where it adds to it. */
        public double gain() {
            return 1 - mm / plainMm;
        }
    }

    /**
     * Points called sure.
     *
     * @param plainPromised mean confidence given by the network
     * @param plainFound    share of them within 2 mm
     * @param promised      mean recalibrated confidence of those that it calls sure
     * @param found         share of these within 2 mm
     */
    public record Sure(double plainPromised, double plainFound, double promised, double found) {}

    private final int choices;
    private final long seed;

    /**
     * @param choices random choices of the films to learn from, at least 1
     * @param seed    the same seed makes the same choices
     */
    public HabitEvaluation(int choices, long seed) {
        this.choices = Math.max(1, choices);
        this.seed = seed;
    }

    /**
     * Scores habits learned from so many films.
     *
     * @param films   traced once
     * @param learned numbers of films to learn from; those that leave fewer than {@value #FEWEST_SCORED} films to score are left away
     */
    public List<Row> run(List<ScoredFilm> films, List<Integer> learned) {
        return learned.stream()
                .filter(n -> n >= 0 && films.size() - n >= FEWEST_SCORED)
                .map(n -> row(films, n))
                .toList();
    }

    private Row row(List<ScoredFilm> films, int learned) {
        Random chance = new Random(seed);
        Tally plain = new Tally();
        Tally habit = new Tally();
        List<Double> means = new ArrayList<>();
        double worst = Double.POSITIVE_INFINITY;
        for (int choice = 0; choice < choices; choice++) {
            List<ScoredFilm> order = new ArrayList<>(films);
            Collections.shuffle(order, chance);
            Habit taught = Habit.of(order.subList(0, learned).stream()
                    .map(HabitEvaluation::lesson)
                    .flatMap(Optional::stream)
                    .toList());
            Tally before = new Tally();
            Tally after = new Tally();
            order.subList(learned, order.size()).forEach(film -> score(film, taught, before, after));
            means.add(after.mean());
            worst = Math.min(worst, before.mean() - after.mean());
            plain.add(before);
            habit.add(after);
        }
        return new Row(
                learned,
                films.size() - learned,
                plain.mean(),
                habit.mean(),
                spread(means),
                worst,
                plain.within(),
                habit.within(),
                plain.sure == 0 || habit.sure == 0
                        ? Optional.empty()
                        : Optional.of(new Sure(
                                plain.promised / plain.sure,
                                (double) plain.kept / plain.sure,
                                habit.promised / habit.sure,
                                (double) habit.kept / habit.sure)));
    }

    private static double spread(List<Double> values) {
        double mean = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        return values.size() < 2
                ? 0
                : Math.sqrt(values.stream()
                                .mapToDouble(value -> (value - mean) * (value - mean))
                                .sum()
                        / (values.size() - 1));
    }

    private static void score(ScoredFilm film, Habit habit, Tally before, Tally after) {
        Optional<HeadFrame> head = head(film);
        film.detected().forEach((landmark, proposal) -> {
            Point truth = film.truth().get(landmark);
            before.add(
                    proposal.position().distanceTo(truth) * film.mmPerPx(),
                    proposal.confidence().orElse(0));
            Optional<Placement.ByHabit> place = head.flatMap(axes -> habit.place(landmark, proposal, axes));
            after.add(
                    place.map(Placement.ByHabit::position)
                                    .orElse(proposal.position())
                                    .distanceTo(truth)
                            * film.mmPerPx(),
                    place.map(Placement.ByHabit::confidence)
                            .orElse(proposal.confidence())
                            .orElse(0));
        });
    }

    static Optional<HeadFrame> head(ScoredFilm film) {
        Map<Landmark, Point> network = new TreeMap<>();
        film.detection().proposals().forEach((landmark, proposal) -> {
            if (proposal.origin() == Placement.Origin.DETECTED) {
                network.put(landmark, proposal.position());
            }
        });
        return HeadFrame.of(network, new Calibration.Scale(Calibration.Kind.DATASET, film.mmPerPx(), 1, ""));
    }

    private static Optional<Lesson> lesson(ScoredFilm film) {
        return head(film).map(head -> {
            Map<Landmark, Correction> corrections = new TreeMap<>();
            film.detected()
                    .forEach((landmark, proposal) -> corrections.put(
                            landmark,
                            new Correction(
                                    head.between(
                                            proposal.position(), film.truth().get(landmark)),
                                    true,
                                    proposal.expectedErrorMm())));
            return new Lesson(
                    film.film().source() + "/" + film.film().split() + "/"
                            + film.film().name(),
                    film.detection().info().model(),
                    false,
                    corrections);
        });
    }

    /** Errors and confidences of many points. */
    private static final class Tally {
        private int points;
        private double sum;
        private int near;
        private int sure;
        private int kept;
        private double promised;

        void add(double errorMm, double confidence) {
            points++;
            sum += errorMm;
            near += errorMm < 2 ? 1 : 0;
            if (confidence >= SURE) {
                sure++;
                promised += confidence;
                kept += errorMm < 2 ? 1 : 0;
            }
        }

        void add(Tally other) {
            points += other.points;
            sum += other.sum;
            near += other.near;
            sure += other.sure;
            kept += other.kept;
            promised += other.promised;
        }

        double mean() {
            return sum / points;
        }

        double within() {
            return (double) near / points;
        }
    }
}
