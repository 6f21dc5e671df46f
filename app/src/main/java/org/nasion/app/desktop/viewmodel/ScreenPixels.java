package org.nasion.app.desktop.viewmodel;

/**
 * How fine the screen is, for showing a millimetre as a millimetre.
 *
 * @param dpi         device px per inch
 * @param outputScale device px per logical px
 * @param measured    whether a person stated it; otherwise the system did, which for many screens guesses 96
 */
public record ScreenPixels(double dpi, double outputScale, boolean measured) {

    private static final double MM_PER_INCH = 25.4;

    /** What is assumed until the window is on a screen. */
    public static final ScreenPixels USUAL = new ScreenPixels(96, 1, false);

    public ScreenPixels {
        if (!(dpi > 0) || !(outputScale > 0)) {
            throw new IllegalArgumentException(dpi + " dpi at output scale " + outputScale);
        }
    }

    /** Logical px in a millimetre of the screen. */
    public double perMm() {
        return dpi / MM_PER_INCH / outputScale;
    }

    /** The zoom at which a film of this scale is as large on the screen as the patient is. */
    public double trueScale(double mmPerPx) {
        return mmPerPx * perMm();
    }
}
