package org.nasion.core.habit;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;

/**
 * What a person's reviewed films taught: per landmark, how far from the network's place that person puts it.
 *
 * @param films  reviewed films that taught something
 * @param points what was learned of each landmark
 */
public record Habit(int films, Map<Landmark, LearnedPoint> points) {

    /** Nothing learned. */
    public static final Habit NONE = new Habit(0, Map.of());

    /** From so many films on, proposals follow the person. */
    public static final int FILMS_TO_BEGIN = 3;

    /** A point that lies further away than this needs a drag, mm. */
    public static final double DRAG_MM = 2;

    /** Shifts below this are not worth telling and are left away, mm: a fifth of what two readings by one person differ. */
    public static final double LEAST_MM = 0.1;

    public Habit {
        points = Collections.unmodifiableMap(new TreeMap<>(points));
    }

    /** Learns from reviewed films; a later lesson of the same film takes the place of an earlier one. */
    public static Habit of(List<Lesson> lessons) {
        return new HabitLearner().learn(lessons);
    }

    /** Whether there are films enough to follow the person. */
    public boolean isEnough() {
        return films >= FILMS_TO_BEGIN;
    }

    /**
     * The place of a landmark by habit.
     *
     * @param network what the network said
     * @param head    the film's head
     * @return empty where there are too few films or nothing was learned about this landmark
     */
    public Optional<Placement.ByHabit> place(Landmark landmark, Placement.Proposal network, HeadFrame head) {
        LearnedPoint learned = points.get(landmark);
        if (!isEnough() || learned == null || learned.offsetMm().length() < LEAST_MM && learned.errorScale() == 1) {
            return Optional.empty();
        }
        boolean shifts = learned.offsetMm().length() >= LEAST_MM;
        return Optional.of(new Placement.ByHabit(
                shifts ? head.moved(network.position(), learned.offsetMm()) : network.position(),
                rescaled(network.confidence(), learned.errorScale()),
                scaled(network.expectedErrorMm(), learned.errorScale()),
                learned.films()));
    }

    /**
     * A tracing as the program proposes it to this person. Only points that nobody has touched are moved; with
     * {@link #NONE} they go back to where the network itself had them. Places that the network did not see are left alone.
     *
     * @param calibration of the film
     */
    public Tracing followed(Tracing tracing, Calibration calibration) {
        Optional<HeadFrame> head = HeadFrame.of(tracing, calibration);
        Map<Landmark, Placement> next = new TreeMap<>(tracing.placements());
        next.replaceAll((landmark, placement) -> {
            boolean seen = placement
                    .proposal()
                    .filter(said -> said.origin() == Placement.Origin.DETECTED)
                    .isPresent();
            if (!seen || placement.confirmed() || placement.origin() == Placement.Origin.MANUAL) {
                return placement;
            }
            return placement
                    .withHabit(head.flatMap(
                            axes -> place(landmark, placement.proposal().orElseThrow(), axes)))
                    .asProposed();
        });
        return new Tracing(next);
    }

    /** The landmarks with the largest offsets, the farthest first, without those too small to be followed. */
    public List<Landmark> largest() {
        return points.entrySet().stream()
                .filter(entry -> entry.getValue().offsetMm().length() >= LEAST_MM)
                .sorted(Comparator.comparingDouble((Map.Entry<Landmark, LearnedPoint> entry) ->
                        -entry.getValue().offsetMm().length()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How the network's places and the habit's did on the films that taught, all landmarks together. */
    public LearnedPoint.Fit before() {
        return points.values().stream()
                .map(LearnedPoint::before)
                .reduce(new LearnedPoint.Fit(0, 0, 0), LearnedPoint.Fit::plus);
    }

    /** As {@link #before()}, with each film predicted from the others. */
    public LearnedPoint.Fit after() {
        return points.values().stream()
                .map(LearnedPoint::after)
                .reduce(new LearnedPoint.Fit(0, 0, 0), LearnedPoint.Fit::plus);
    }

    private static OptionalDouble scaled(OptionalDouble errorMm, double factor) {
        return errorMm.isPresent() ? OptionalDouble.of(errorMm.getAsDouble() * factor) : errorMm;
    }

    /**
     * The share within 2 mm when all distances grow by a factor, for distances as of a Rayleigh distribution:
     * 1 − exp(−2²/(2 (fσ)²)) = 1 − (1 − share)^(1/f²).
     */
    private static OptionalDouble rescaled(OptionalDouble share, double factor) {
        return share.isPresent()
                ? OptionalDouble.of(1 - Math.pow(1 - share.getAsDouble(), 1 / (factor * factor)))
                : share;
    }
}
