package org.nasion.model.preprocess;

/**
 * A film as 8-bit grey on its way to a network.
 *
 * @param grey        {@code width × height} samples, row by row, unsigned; not to be changed
 * @param width       px
 * @param height      px
 * @param pixelAspect height of a pixel relative to its width, above 0
 */
public record SeenFilm(byte[] grey, int width, int height, double pixelAspect) {

    public SeenFilm {
        if (grey.length != width * height || !(pixelAspect > 0)) {
            throw new IllegalArgumentException(
                    grey.length + " samples for " + width + "×" + height + ", aspect " + pixelAspect);
        }
    }

    /** Held otherwise; where it is turned on its side its pixels lie on their sides too. */
    public SeenFilm through(NetworkSight view) {
        return new SeenFilm(
                view.apply(grey, width, height),
                view.width(width, height),
                view.height(width, height),
                view.quarterTurns() % 2 == 0 ? pixelAspect : 1 / pixelAspect);
    }
}
