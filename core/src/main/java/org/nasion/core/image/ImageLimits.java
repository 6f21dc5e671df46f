package org.nasion.core.image;

import org.nasion.core.problem.ProblemException;

/**
 * How small and how large a film may be. Checked against the header's words before anything is
 * allocated for its pixels.
 *
 * @param minSide   px; a cephalogram below it shows nothing that could be traced
 * @param maxPixels width × height
 * @param maxBytes  of the file
 */
record ImageLimits(int minSide, long maxPixels, long maxBytes) {

    /** 64 px, 100 megapixels, 512 MiB. */
    static final ImageLimits STANDARD = new ImageLimits(64, 100_000_000L, 512L << 20);

    /** @throws ProblemException where a film of this size is not accepted */
    void check(long width, long height) {
        if (width < 1 || height < 1) {
            throw new ProblemException(
                    "NAS-IMAGE-DAMAGED.size", "This file states an impossible picture size and is damaged.");
        }
        if (width < minSide || height < minSide) {
            throw new ProblemException(
                    "NAS-IMAGE-TOO-SMALL",
                    "This file holds a picture of only {0} × {1} pixels; a cephalogram" + " needs at least {2} × {3}.",
                    width,
                    height,
                    minSide,
                    minSide);
        }
        if (width > maxPixels / height) {
            throw new ProblemException(
                    "NAS-IMAGE-TOO-LARGE",
                    "This file holds a picture of {0} × {1} pixels, more than the {2}"
                            + " megapixels that are accepted.",
                    width,
                    height,
                    maxPixels / 1_000_000);
        }
    }
}
