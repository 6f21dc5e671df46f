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
 * The points of a tracing in the order in which a person should look at them: estimates first,
 * then the least certain, then what is not on the film, and what has been looked at apart.
 *
 * @param open still to be looked at
 * @param done confirmed or placed by hand, in the order of the landmarks
 */
public record ReviewQueue(List<Entry> open, List<Entry> done) {

    /**
     * One point of the queue.
     *
     * @param confidence 0 to 1; empty where the program gave none
     */
    public record Entry(Landmark landmark, PointState state, OptionalDouble confidence) {
        double urgency() {
            return switch (state) {
                case ESTIMATED -> -1;
                case MISSING -> 2;
                default -> confidence.orElse(0.5);
            };
        }
    }

    public ReviewQueue {
        open = List.copyOf(open);
        done = List.copyOf(done);
    }

    public static ReviewQueue of(Tracing tracing) {
        List<Entry> open = new ArrayList<>();
        List<Entry> done = new ArrayList<>();
        for (Landmark landmark : Landmark.values()) {
            Optional<Placement> placement = tracing.placement(landmark);
            Entry entry = new Entry(landmark, placement.map(PointState::of).orElse(PointState.MISSING),
                    placement.flatMap(Placement::proposal).map(Placement.Proposal::confidence).orElse(OptionalDouble.empty()));
            (placement.map(Placement::confirmed).orElse(false) ? done : open).add(entry);
        }
        open.sort(Comparator.comparingDouble(Entry::urgency));
        return new ReviewQueue(open, done);
    }

    /** Open points that are on the film already. */
    public long left() {
        return open.stream().filter(entry -> entry.state() != PointState.MISSING).count();
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
