package org.nasion.lab.phantom;

import java.util.random.RandomGenerator;
import org.nasion.core.geometry.Point;

/**
 * What growth and treatment did to a head since its first film. Forward and up are positive, turns are counter-clockwise with
 * the face to the right; the rates lie within what is published of growing children (Björk's implant studies; Riolo 1974),
 * without being a norm.
 *
 * @param years         since the first film
 * @param nasion        how far nasion moves on the outer frontal bone, mm; the bone inside stays
 * @param sellaMm       how far the centre of sella moves backwards and downwards as its back wall resorbs; the front wall stays
 * @param maxilla       of the bone, turned about the middle of the palate
 * @param mandibleTurn  degrees; forward rotation is positive
 * @param mandibleLead  how far the lower molar gets in front of the upper one, mm
 * @param eruptionMm    of the upper and the lower teeth together
 * @param upperIncisor  within the maxilla, turned about the middle of the tooth, beside its eruption
 * @param lowerIncisor  within the mandible, likewise
 */
public record Growth(
        double years,
        Point nasion,
        double sellaMm,
        Move maxilla,
        double mandibleTurn,
        double mandibleLead,
        double eruptionMm,
        Move upperIncisor,
        Move lowerIncisor) {

    /** The first film. */
    public static final Growth NONE = new Growth(0, new Point(0, 0), 0, Move.NONE, 0, 0, 0, Move.NONE, Move.NONE);

    private static final double YEARS_OF_TREATMENT = 2;

    /**
     * @param degrees counter-clockwise with the face to the right
     * @param by      mm, forward and up
     */
    public record Move(double degrees, Point by) {
        static final Move NONE = new Move(0, new Point(0, 0));

        private static Move of(double degrees, double forward, double up) {
            return new Move(degrees, new Point(forward, up));
        }
    }

    /** The growth and treatment of one patient: the same seed gives the same rates at every visit. */
    static Growth drawn(long seed, double years) {
        RandomGenerator random = Chance.generator(seed, "growth");
        double treated = Math.min(1, years / YEARS_OF_TREATMENT);
        return new Growth(
                years,
                new Point(years * Chance.between(random, 0.4, 0.9), years * Chance.between(random, 0.05, 0.45)),
                Math.min(1.2, years * Chance.between(random, 0.05, 0.3)),
                Move.of(
                        years * Chance.between(random, -0.4, 0.4),
                        years * Chance.between(random, 0.2, 0.7),
                        -years * Chance.between(random, 0.5, 1.0)),
                years * Chance.between(random, -0.3, 1.0),
                years * Chance.between(random, 0.1, 0.5),
                years * Chance.between(random, 0.4, 0.9),
                Move.of(
                        treated * Chance.between(random, -10, 10),
                        treated * Chance.between(random, -3, 1),
                        treated * Chance.between(random, -1, 1)),
                Move.of(
                        treated * Chance.between(random, -8, 6),
                        treated * Chance.between(random, -1.5, 1.5),
                        treated * Chance.between(random, -0.5, 1)));
    }
}
