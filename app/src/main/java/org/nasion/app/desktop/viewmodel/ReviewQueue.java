package org.nasion.app.desktop.viewmodel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;

/**
 * The points of a tracing in the order in which a person should look at them: the least certain first,
 * by the error in millimetres that is to be expected, whether a point was estimated from the others or
 * doubtfully found. A measured doubt and an estimate's known spread are the same thing to the reader, the
 * millimetres by which a number may be wrong; so neither kind comes before the other as such. Where only a share within
 * 2 mm is known, the error follows from it as for a Rayleigh distribution of distances; where nothing is
 * known, {@link PointState#SURE_MM} is assumed. What is not on the film comes last, in the order of the
 * landmarks, since it is placed by clicking; what has been looked at is kept apart.
 *
 * @param open still to be looked at
 * @param done confirmed or placed by hand, in the order of the landmarks
 */
public record ReviewQueue(List<Entry> open, List<Entry> done) {

    /**
     * One point of the queue.
     *
     * @param confidence      0 to 1; empty where the program gave none
     * @param expectedErrorMm as the program said, or what its confidence amounts to; where it said neither, what is
     *                        assumed for the order; 0 for a missing point
     * @param told            whether the program said one of both: an error that is only assumed is never shown
     */
    public record Entry(
            Landmark landmark, PointState state, OptionalDouble confidence, double expectedErrorMm, boolean told) {

        static Entry of(Landmark landmark, Optional<Placement> placement) {
            OptionalDouble confidence = placement.map(Placement::confidence).orElse(OptionalDouble.empty());
            OptionalDouble expected = placement.map(Placement::expectedErrorMm).orElse(OptionalDouble.empty());
            double error = placement.isEmpty()
                    ? 0
                    : expected.orElseGet(
                            () -> confidence.isPresent() ? rayleigh(confidence.getAsDouble()) : PointState.SURE_MM);
            boolean told = confidence.isPresent() || expected.isPresent();
            return new Entry(
                    landmark, placement.map(PointState::of).orElse(PointState.MISSING), confidence, error, told);
        }

        /**
         * Whether the program is certain of the place at which it shows the point, by the person's habit where there is one.
         *
         * @param limit calibrated share within 2 mm, 0 to 1
         */
        public boolean isCertain(double limit) {
            return state == PointState.DETECTED && confidence.orElse(0) >= limit;
        }

        /** The mean of a Rayleigh distribution of which this share lies below 2 mm: σ√(π/2) with share = 1 − exp(−2²/2σ²). */
        private static double rayleigh(double within2Mm) {
            double share = Math.clamp(within2Mm, 0.001, 0.999);
            return Math.sqrt(-Math.PI / Math.log(1 - share));
        }
    }

    public ReviewQueue {
        open = List.copyOf(open);
        done = List.copyOf(done);
    }

    /** Of the standard landmarks. */
    public static ReviewQueue of(Tracing tracing) {
        return of(tracing, Landmark.STANDARD);
    }

    /** @param landmarks that are wanted; those that are not on the film are placed in this order */
    static ReviewQueue of(Tracing tracing, List<Landmark> landmarks) {
        List<Entry> open = new ArrayList<>();
        List<Entry> done = new ArrayList<>();
        for (Landmark landmark : landmarks) {
            Optional<Placement> placement = tracing.placement(landmark);
            Entry entry = Entry.of(landmark, placement);
            (placement.map(Placement::confirmed).orElse(false) ? done : open).add(entry);
        }
        open.sort(Comparator.comparing((Entry entry) -> entry.state() == PointState.MISSING)
                .thenComparing(
                        Comparator.comparingDouble(Entry::expectedErrorMm).reversed()));
        return new ReviewQueue(open, done);
    }

    /** Points that are not on the film, in the order of the landmarks. */
    public List<Landmark> missing() {
        return open.stream()
                .filter(entry -> entry.state() == PointState.MISSING)
                .map(Entry::landmark)
                .toList();
    }

    /**
     * Open points of which the program is certain.
     *
     * @param limit calibrated share within 2 mm, 0 to 1
     */
    public List<Entry> certain(double limit) {
        return open.stream().filter(entry -> entry.isCertain(limit)).toList();
    }

    /** Open points that are on the film already. */
    public long left() {
        return open.stream()
                .filter(entry -> entry.state() != PointState.MISSING)
                .count();
    }

    /**
     * The point to look at after or before another, going round; the first where none is selected or
     * the selected one is done.
     */
    public Optional<Landmark> step(Optional<Landmark> from, int direction) {
        List<Landmark> order = open.stream().map(Entry::landmark).toList();
        if (order.isEmpty()) {
            order = done.stream().map(Entry::landmark).toList();
        }
        if (order.isEmpty()) {
            return Optional.empty();
        }
        int at = from.map(order::indexOf).orElse(-1);
        int next = at < 0 ? (direction > 0 ? 0 : order.size() - 1) : Math.floorMod(at + direction, order.size());
        return Optional.of(order.get(next));
    }
}
