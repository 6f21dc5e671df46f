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
 */
public record Placement(Point position, Origin origin, boolean confirmed, Optional<Proposal> proposal) {

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

    public Placement {
        Objects.requireNonNull(origin);
        if (!position.isFinite()) {
            throw new IllegalArgumentException("a landmark needs finite coordinates");
        }
    }

    /** The placement as the program proposed it, nobody having looked yet. */
    public static Placement proposed(Proposal proposal) {
        return new Placement(proposal.position(), proposal.origin(), false, Optional.of(proposal));
    }

    /** A point set by hand; a person who places a point has looked at it. */
    public Placement movedTo(Point to) {
        return new Placement(to, Origin.MANUAL, true, proposal);
    }

    public Placement withConfirmed(boolean value) {
        return new Placement(position, origin, value, proposal);
    }
}
