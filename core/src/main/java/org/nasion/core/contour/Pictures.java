package org.nasion.core.contour;

import org.nasion.core.image.Cephalogram;

/**
 * A film smoothed for the wide and for the near search.
 *
 * @param noise less than that is no edge, grey values
 * @param mm    film px across that one mm of an average adult took when they were made
 */
record Pictures(GreyRaster smooth, GreyRaster sharp, double noise, double mm) {

    /** Cells of the raster, and standard deviations, mm. */
    private static final double CELL = 0.2;

    private static final double SMOOTH = 0.7;
    private static final double SHARP = 0.35;
    /** Part of the greys that a film can have. */
    private static final double NOISE = 0.0005;

    /** About 0.1 s for a film of 5 megapixels. */
    static Pictures of(Cephalogram film, double mm, double pixelAspect) {
        GreyRaster grey = GreyRaster.of(
                film, Math.max(1, (int) Math.round(CELL * mm)), Math.max(1, (int) Math.round(CELL * mm / pixelAspect)));
        return new Pictures(
                grey.smoothed(SMOOTH * mm, SMOOTH * mm / pixelAspect),
                grey.smoothed(SHARP * mm, SHARP * mm / pixelAspect),
                NOISE * film.maxValue(),
                mm);
    }

    /** Whether they serve a head of this size too. */
    boolean serve(double other) {
        return Math.abs(other / mm - 1) < 0.15;
    }
}
