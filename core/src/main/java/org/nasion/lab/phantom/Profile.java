package org.nasion.lab.phantom;

/** Attenuation (dimensionless µ·t) of a body along rays that pass {@code depth} mm inside its outline. */
@FunctionalInterface
interface Profile {

    double at(double depthMm);

    /** A solid of round edge: the chord through a circle of this radius, level from its centre on. */
    static Profile solid(double mu, double radiusMm) {
        return depth -> mu * chord(depth, radiusMm);
    }

    /** A shell of this thickness on a round edge: bright where rays run along it. */
    static Profile shell(double mu, double radiusMm, double thicknessMm) {
        return depth -> mu
                * (chord(depth, radiusMm)
                        - (depth > thicknessMm ? chord(depth - thicknessMm, radiusMm - thicknessMm) : 0));
    }

    /** The same amount everywhere, rising over {@code featherMm} from the outline. */
    static Profile level(double amount, double featherMm) {
        return depth -> {
            double t = Math.min(1, depth / featherMm);
            return amount * t * t * (3 - 2 * t);
        };
    }

    default Profile plus(Profile other) {
        return depth -> at(depth) + other.at(depth);
    }

    private static double chord(double depth, double radius) {
        return depth >= radius ? 2 * radius : 2 * Math.sqrt(depth * (2 * radius - depth));
    }
}
