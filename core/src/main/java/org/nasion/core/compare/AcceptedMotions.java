package org.nasion.core.compare;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Optional;
import org.nasion.core.geometry.Point;
import org.nasion.core.geometry.RigidMotion;
import org.nasion.core.problem.ProblemException;

/** Superimpositions that a person accepted. They hold for the content and the scales that the films had. */
public interface AcceptedMotions {

    /** Two scales that differ by less give the same millimetres. */
    double SAME_SCALE = 1e-6;

    /**
     * The films of a pair.
     *
     * @param earlier        SHA-256 of the earlier film's file, hex
     * @param later          of the later one's
     * @param earlierMmPerPx scale of the earlier film
     * @param laterMmPerPx   of the later one
     */
    record Pair(String earlier, String later, double earlierMmPerPx, double laterMmPerPx) {

        /** Whether both films are known by what is in their files. */
        public boolean isKnown() {
            return earlier.matches("[0-9a-f]{16,64}") && later.matches("[0-9a-f]{16,64}");
        }

        /** @throws ProblemException NAS-COMPARE-UNKNOWN where a film's file is not known by its content */
        public void requireKnown() {
            if (!isKnown()) {
                throw new ProblemException(
                        "NAS-COMPARE-UNKNOWN", "One of the films is in no file, so that nothing can be kept of it.");
            }
        }
    }

    /**
     * What was accepted.
     *
     * @param method      by its name
     * @param turnDegrees of the motion that lays the later film on the earlier one, counter-clockwise, y up
     * @param shiftXMm    after the turn
     * @param shiftYMm    after the turn
     * @param adjusted    whether the person moved it by hand
     * @param by          who accepted
     * @param at          when, ISO 8601 with the offset
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Accepted(
            String method,
            double turnDegrees,
            double shiftXMm,
            double shiftYMm,
            boolean adjusted,
            String by,
            String at,
            double earlierMmPerPx,
            double laterMmPerPx) {

        public RigidMotion motion() {
            return new RigidMotion(Math.toRadians(turnDegrees), new Point(shiftXMm, shiftYMm));
        }

        /** Whether the films still have the scales for which it was accepted. */
        public boolean holdsFor(Pair pair) {
            return Math.abs(earlierMmPerPx / pair.earlierMmPerPx() - 1) < SAME_SCALE
                    && Math.abs(laterMmPerPx / pair.laterMmPerPx() - 1) < SAME_SCALE;
        }
    }

    /** What was accepted of a pair by a method; empty where nothing was, or the films have other scales now. */
    Optional<Accepted> find(Pair pair, String method);

    /**
     * Keeps what was accepted instead of what was before by the same method.
     *
     * @throws ProblemException NAS-COMPARE-UNKNOWN where a film's file is not known by its content; where it cannot be kept
     */
    void keep(Pair pair, Accepted accepted);

    /** These, and where they hold nothing of a pair those of before; what is kept goes here. */
    default AcceptedMotions before(AcceptedMotions older) {
        AcceptedMotions newer = this;
        return new AcceptedMotions() {
            @Override
            public Optional<Accepted> find(Pair pair, String method) {
                return newer.find(pair, method).or(() -> older.find(pair, method));
            }

            @Override
            public void keep(Pair pair, Accepted accepted) {
                newer.keep(pair, accepted);
            }
        };
    }
}
