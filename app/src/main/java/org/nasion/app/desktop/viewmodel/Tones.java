package org.nasion.app.desktop.viewmodel;

import java.util.Objects;
import org.nasion.core.image.Window;

/**
 * From a sample to the grey on the screen: the window, then gamma, then black and white exchanged.
 *
 * @param gamma    above 1 brightens the middle greys, below 1 darkens them; black and white stay
 * @param inverted black shown white
 */
public record Tones(Window window, double gamma, boolean inverted) {

    /** Ends of what the slider offers. */
    public static final double LEAST_GAMMA = 0.4;

    public static final double MOST_GAMMA = 2.5;

    public Tones {
        Objects.requireNonNull(window);
        if (!(gamma > 0)) {
            throw new IllegalArgumentException("gamma " + gamma);
        }
    }

    /** A film through its window as it is. */
    public static Tones of(Window window) {
        return new Tones(window, 1, false);
    }

    /** The grey of a sample value, 0 to 255. */
    public int grey(double sample) {
        double share = Math.clamp((sample - window.low()) / (window.high() - window.low()), 0.0, 1.0);
        int grey = (int) Math.round(255 * (gamma == 1 ? share : Math.pow(share, 1 / gamma)));
        return inverted ? 255 - grey : grey;
    }

    /** The opaque colour of every sample value from 0 to {@code maxValue}, as 0xAARRGGBB. */
    public int[] colours(int maxValue) {
        int[] colours = new int[maxValue + 1];
        for (int sample = 0; sample <= maxValue; sample++) {
            colours[sample] = 0xFF000000 | grey(sample) * 0x010101;
        }
        return colours;
    }
}
