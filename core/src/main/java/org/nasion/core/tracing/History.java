package org.nasion.core.tracing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/**
 * What happened to each landmark, oldest first: who did what, when, and where the point came to lie.
 * Immutable. What the program said first stands in the placement's proposal and is never rewritten.
 *
 * @param changes by landmark; landmarks to which nothing happened are absent
 */
public record History(Map<Landmark, List<Change>> changes) {

    public static final History EMPTY = new History(Map.of());

    /** Moves of one person that follow each other within this time are one adjustment. */
    private static final Duration ONE_ADJUSTMENT = Duration.ofMinutes(1);

    /** Nobody adjusts a point as often as this; the first change and the newest ones are kept. */
    private static final int MOST_PER_POINT = 200;

    /** What was done to a landmark. */
    public enum Kind {
        /** the program proposed a place */
        PROPOSED,
        /** the program moved it from its own place to where this person's habit has it */
        HABIT,
        /** a person put it where there was none */
        PLACED,
        /** a person moved it */
        MOVED,
        /** a person looked at it and agreed */
        ACCEPTED,
        /** a person took the agreement back */
        REOPENED,
        /** a person put it back where the program had proposed it */
        RESET,
        /** a person took it off the film */
        REMOVED;

        /** Whether the program did it and not a person. */
        public boolean isProgram() {
            return this == PROPOSED || this == HABIT;
        }
    }

    /**
     * One change of one landmark.
     *
     * @param at when, as the computer's clock said; the order of a list is the order of happening, whatever the clock says
     * @param by the person's name; empty for the program and where no name is known
     * @param to where the point lay afterwards, image space, px; empty where it was removed
     */
    public record Change(Instant at, String by, Kind kind, Optional<Point> to) {
        public Change {
            Objects.requireNonNull(at);
            Objects.requireNonNull(by);
            Objects.requireNonNull(kind);
            Objects.requireNonNull(to);
        }
    }

    public History {
        Map<Landmark, List<Change>> copy = new TreeMap<>();
        changes.forEach((landmark, list) -> copy.put(landmark, List.copyOf(list)));
        changes = Collections.unmodifiableMap(copy);
    }

    /** What happened to a landmark, oldest first. */
    public List<Change> of(Landmark landmark) {
        return changes.getOrDefault(landmark, List.of());
    }

    /** This history and what differs between two tracings, done by one person at one moment. */
    History with(Tracing before, Tracing after, String by, Instant at) {
        Map<Landmark, List<Change>> next = new TreeMap<>();
        next.putAll(changes);
        Set<Landmark> touched = new TreeSet<>();
        touched.addAll(before.landmarks());
        touched.addAll(after.landmarks());
        for (Landmark landmark : touched) {
            Optional<Placement> was = before.placement(landmark);
            Optional<Placement> is = after.placement(landmark);
            if (!was.equals(is)) {
                Kind kind = kind(was, is);
                List<Change> known = of(landmark);
                if (kind == Kind.HABIT
                        && !was.flatMap(Placement::proposal).equals(is.get().proposal())) {
                    // Proposed and moved in one command, and two things all the same.
                    known = appended(
                            known,
                            new Change(
                                    at, "", Kind.PROPOSED, is.get().proposal().map(Placement.Proposal::position)));
                }
                Change change = new Change(at, kind.isProgram() ? "" : by, kind, is.map(Placement::position));
                next.put(landmark, appended(known, change));
            }
        }
        return new History(next);
    }

    private static List<Change> appended(List<Change> list, Change change) {
        List<Change> next = new ArrayList<>(list);
        if (!next.isEmpty() && isSameAdjustment(next.getLast(), change)) {
            next.removeLast();
        }
        next.add(change);
        if (next.size() > MOST_PER_POINT) {
            next.remove(1);
        }
        return next;
    }

    private static boolean isSameAdjustment(Change last, Change change) {
        Duration between = Duration.between(last.at(), change.at());
        return last.kind() == Kind.MOVED
                && change.kind() == Kind.MOVED
                && last.by().equals(change.by())
                && !between.isNegative()
                && between.compareTo(ONE_ADJUSTMENT) < 0;
    }

    private static Kind kind(Optional<Placement> was, Optional<Placement> is) {
        if (is.isEmpty()) {
            return Kind.REMOVED;
        }
        boolean byHand = is.get().origin() == Placement.Origin.MANUAL;
        boolean sameHabit = was.flatMap(Placement::habit).equals(is.get().habit());
        if (!sameHabit && is.get().isMovedByHabit()) {
            return Kind.HABIT;
        }
        if (was.isEmpty()) {
            return byHand ? Kind.PLACED : Kind.PROPOSED;
        }
        boolean samePlace = was.get().position().equals(is.get().position())
                && was.get().origin() == is.get().origin();
        if (samePlace && was.get().confirmed() != is.get().confirmed()) {
            return is.get().confirmed() ? Kind.ACCEPTED : Kind.REOPENED;
        }
        if (byHand) {
            // A new proposal under a point that stays where a person put it is the program's doing.
            boolean sameSides = was.get().sides().equals(is.get().sides());
            return samePlace && sameSides ? Kind.PROPOSED : Kind.MOVED;
        }
        boolean sameProposal = was.get().proposal().equals(is.get().proposal());
        return sameProposal && sameHabit && !samePlace ? Kind.RESET : Kind.PROPOSED;
    }
}
