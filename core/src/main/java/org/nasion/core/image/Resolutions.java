package org.nasion.core.image;

import java.util.Optional;

/** Turns a picture file's resolution into a spacing, where it can be one. */
final class Resolutions {

    private Resolutions() {
    }

    /**
     * @param xPerMm pixels per mm along x
     * @param yPerMm pixels per mm along y
     * @return empty where either is no positive finite number, or absurd (under 1 dpi or above 25,400 dpi)
     */
    static Optional<Acquisition.Spacing> spacing(double xPerMm, double yPerMm) {
        return isPossible(xPerMm) && isPossible(yPerMm)
                ? Optional.of(new Acquisition.Spacing(1 / yPerMm, 1 / xPerMm)) : Optional.empty();
    }

    private static boolean isPossible(double perMm) {
        return perMm >= 1 / 25.4 && perMm <= 1000;
    }
}
