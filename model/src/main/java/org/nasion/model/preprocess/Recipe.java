package org.nasion.model.preprocess;

import java.util.Optional;

/**
 * How a film becomes a canvas. Part of every model file and of every prepared folder, so that a
 * network is always used with the pictures it was trained on.
 *
 * @param canvasHeight px
 * @param canvasWidth  px
 * @param clahe        local contrast equalisation on the whole canvas
 * @param nlm          non-local-means denoising after it, the paper's last step; empty for the fast network
 */
public record Recipe(int canvasHeight, int canvasWidth, Clahe clahe, Optional<Nlm> nlm) {

    /**
     * Contrast-limited adaptive histogram equalisation (Zuiderveld 1994, as OpenCV does it).
     *
     * @param clip  contrast limit, above 0
     * @param tiles tiles per side, at least 1
     */
    public record Clahe(double clip, int tiles) {
        public Clahe {
            if (!(clip > 0) || tiles < 1) {
                throw new IllegalArgumentException("CLAHE with clip " + clip + " and " + tiles + " tiles");
            }
        }
    }

    /**
     * Non-local means (Buades 2005, as OpenCV does it).
     *
     * @param strength filter strength h in grey values, above 0
     * @param template side of the compared patch, px, odd
     * @param search   side of the searched window, px, odd
     */
    public record Nlm(double strength, int template, int search) {
        public Nlm {
            if (!(strength > 0) || template < 1 || template % 2 == 0 || search < 1 || search % 2 == 0) {
                throw new IllegalArgumentException("NLM with h " + strength + ", " + template + "/" + search);
            }
        }
    }

    public Recipe {
        if (canvasHeight < 1 || canvasWidth < 1) {
            throw new IllegalArgumentException("canvas of " + canvasWidth + "×" + canvasHeight);
        }
    }
}
