package org.nasion.app.desktop;

/** Of a window that is measured, logical px. */
public record WindowSize(int width, int height) {

    /** That of a laptop. */
    public static final WindowSize USUAL = new WindowSize(1440, 900);

    public WindowSize {
        if (width < 900 || height < 600 || width > 16_384 || height > 16_384) {
            throw new IllegalArgumentException("a window has 900 by 600 pixels at least");
        }
    }
}
