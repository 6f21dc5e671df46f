package org.nasion.core.image;

import java.util.Optional;

/**
 * What a picture file states of its pixels' size.
 *
 * @param spacing     mm per pixel; empty without a unit, and where it is absurd (under 1 dpi or above 25,400 dpi)
 * @param pixelAspect height of a pixel relative to its width; stated by any two numbers, with a unit or without
 */
record Resolution(Optional<Acquisition.Spacing> spacing, Optional<Double> pixelAspect) {

    static final Resolution NONE = new Resolution(Optional.empty(), Optional.empty());

    /** Beyond this ratio two numbers are no shape of a pixel. */
    private static final double MOST_ASPECT = 5;

    /**
     * @param x      pixels per unit along x
     * @param y      pixels per unit along y
     * @param unitMm mm of the unit; 0 where there is none
     */
    static Resolution of(double x, double y, double unitMm) {
        boolean possible = isPossible(x / unitMm) && isPossible(y / unitMm);
        double aspect = x / y;
        return new Resolution(
                possible ? Optional.of(new Acquisition.Spacing(unitMm / y, unitMm / x)) : Optional.empty(),
                x > 0 && y > 0 && aspect <= MOST_ASPECT && aspect >= 1 / MOST_ASPECT
                        ? Optional.of(aspect)
                        : Optional.empty());
    }

    /** Of a picture whose rows become columns. */
    Resolution lying() {
        return new Resolution(
                spacing.map(mm -> new Acquisition.Spacing(mm.columnMm(), mm.rowMm())), pixelAspect.map(a -> 1 / a));
    }

    private static boolean isPossible(double perMm) {
        return perMm >= 1 / 25.4 && perMm <= 1000;
    }
}
