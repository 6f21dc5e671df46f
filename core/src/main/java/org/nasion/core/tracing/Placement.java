package org.nasion.core.tracing;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nasion.core.geometry.Point;

/**
 * Where one landmark lies on the film, how it came there and how far it may be trusted.
 *
 * @param position        image space, px
 * @param origin          how it came there
 * @param confirmed       a person looked at it and agreed
 * @param proposal        what the network or the shape model said first; kept through every edit so that it can be restored
 * @param habit           where the person's habit would have it; kept apart from the proposal, and through every edit
 * @param sides           where a person placed it on the left and on the right; the position is the mean of both
 */
public record Placement(
        Point position,
        Origin origin,
        boolean confirmed,
        Optional<Proposal> proposal,
        Optional<ByHabit> habit,
        Optional<Sides> sides) {

    /** How far a position may lie beside the mean of its sides, px: decimals of a file. */
    private static final double BESIDE_MEAN = 1e-3;

    /** How a point came to its place. */
    public enum Origin {
        /** the network saw it on the film */
        DETECTED,
        /** estimated first, then found on the film by its own edge */
        FOUND_ON_FILM,
        /** placed from the other points by shape statistics; nothing on the film was looked at */
        ESTIMATED,
        /** placed or moved by a person */
        MANUAL
    }

    /**
     * What the program proposed.
     *
     * @param position        image space, px
     * @param origin          never MANUAL
     * @param confidence      0 to 1: the calibrated share of such points that lie within 2 mm of the experts; empty where unknown
     * @param expectedErrorMm expected distance from the experts in mm; empty where unknown
     */
    public record Proposal(Point position, Origin origin, OptionalDouble confidence, OptionalDouble expectedErrorMm) {
        public Proposal {
            Objects.requireNonNull(position);
            if (origin == Origin.MANUAL) {
                throw new IllegalArgumentException("a proposal comes from the program");
            }
        }
    }

    /**
     * Where a person's habit, learned from earlier films, would have a point, with what is to be expected of it there.
     *
     * @param position        image space, px
     * @param confidence      0 to 1, as in {@link Proposal}, recalibrated; empty where unknown
     * @param expectedErrorMm mm, recalibrated; empty where unknown
     * @param films           films that taught it, at least 1
     */
    public record ByHabit(Point position, OptionalDouble confidence, OptionalDouble expectedErrorMm, int films) {
        public ByHabit {
            Objects.requireNonNull(confidence);
            Objects.requireNonNull(expectedErrorMm);
            if (!position.isFinite() || films < 1) {
                throw new IllegalArgumentException("a habit has finite coordinates and comes from films");
            }
        }
    }

    /** A placement of which the sides are not told apart. */
    public Placement(
            Point position, Origin origin, boolean confirmed, Optional<Proposal> proposal, Optional<ByHabit> habit) {
        this(position, origin, confirmed, proposal, habit, Optional.empty());
    }

    /** A placement without a habit. */
    public Placement(Point position, Origin origin, boolean confirmed, Optional<Proposal> proposal) {
        this(position, origin, confirmed, proposal, Optional.empty());
    }

    public Placement {
        Objects.requireNonNull(habit);
        Objects.requireNonNull(origin);
        if (!position.isFinite()) {
            throw new IllegalArgumentException("a landmark needs finite coordinates");
        }
        if (sides.filter(both -> origin != Origin.MANUAL || both.mean().distanceTo(position) > BESIDE_MEAN)
                .isPresent()) {
            throw new IllegalArgumentException("sides are placed by hand, and the point lies midway");
        }
    }

    /** The placement as the program proposed it, nobody having looked yet. */
    public static Placement proposed(Proposal proposal) {
        return new Placement(proposal.position(), proposal.origin(), false, Optional.of(proposal));
    }

    /** A point set by hand, its sides moved alike; a person who places a point has looked at it. */
    public Placement movedTo(Point to) {
        return new Placement(
                to, Origin.MANUAL, true, proposal, habit, sides.map(both -> both.plus(to.minus(position))));
    }

    /** The point midway between two sides that a person placed. */
    public Placement between(Sides both) {
        return new Placement(both.mean(), Origin.MANUAL, true, proposal, habit, Optional.of(both));
    }

    /** One point again, where it is. */
    public Placement withoutSides() {
        return new Placement(position, origin, confirmed, proposal, habit);
    }

    public Placement withConfirmed(boolean value) {
        return new Placement(position, origin, value, proposal, habit, sides);
    }

    /** The same with what the habit says of it, or without a habit; the point stays where it is. */
    public Placement withHabit(Optional<ByHabit> other) {
        return new Placement(position, origin, confirmed, proposal, other, sides);
    }

    /** Whether the habit, and nobody's hand, has taken it away from the program's own place. */
    public boolean isMovedByHabit() {
        return isByHabit()
                && proposal.filter(said -> said.position().equals(position)).isEmpty();
    }

    /** Whether it lies, untouched, where the habit would have it. */
    public boolean isByHabit() {
        return origin != Origin.MANUAL
                && habit.filter(own -> own.position().equals(position)).isPresent();
    }

    /** As the program proposes it to this person: by habit where there is one, nobody having looked yet. */
    public Placement asProposed() {
        return proposal.map(said -> new Placement(
                        habit.map(ByHabit::position).orElse(said.position()), said.origin(), false, proposal, habit))
                .orElse(this);
    }

    /** Where the network or the shape model itself has it, nobody having looked yet; the habit is still known. */
    public Placement asNetworkProposed() {
        return proposal.map(said -> new Placement(said.position(), said.origin(), false, proposal, habit))
                .orElse(this);
    }

    /** The share within 2 mm that the program promises of the place at which it shows the point: the habit's or its own. */
    public OptionalDouble confidence() {
        return isByHabit()
                ? habit.orElseThrow().confidence()
                : proposal.map(Proposal::confidence).orElse(OptionalDouble.empty());
    }

    /** As {@link #confidence()}, the expected distance from the experts in mm. */
    public OptionalDouble expectedErrorMm() {
        return isByHabit()
                ? habit.orElseThrow().expectedErrorMm()
                : proposal.map(Proposal::expectedErrorMm).orElse(OptionalDouble.empty());
    }
}
