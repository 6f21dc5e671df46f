package org.nasion.core.image;

import java.util.List;
import java.util.Optional;
import org.nasion.core.dicom.codec.Samples;

/**
 * A grey picture on its way to becoming a {@link Cephalogram}.
 *
 * @param max      largest value a sample can take
 * @param samples  row by row, unsigned 16 bit
 * @param coloured whether the picture it came from showed colours, beyond a faint tint
 */
record Grey(int width, int height, int max, short[] samples, boolean coloured) {

    /** Share of visibly coloured pixels above which a picture counts as a colour one. */
    private static final double COLOURED_SHARE = 0.01;
    /** Spread of red, green and blue, as a share of the largest value, from which a pixel is visibly coloured. */
    private static final double COLOURED_SPREAD = 0.1;

    static Grey of(Samples one) {
        return new Grey(one.width(), one.height(), (1 << one.bits()) - 1, one.values(), false);
    }

    /** The brightness of interleaved YCbCr is its first band. */
    static Grey ofYCbCr(Samples colour) {
        int bands = colour.bands();
        int middle = 1 << (colour.bits() - 1);
        double spread = COLOURED_SPREAD / 1.772 * ((1 << colour.bits()) - 1);
        short[] in = colour.values();
        short[] out = new short[in.length / bands];
        int coloured = 0;
        for (int i = 0, from = 0; i < out.length; i++, from += bands) {
            out[i] = in[from];
            if (Math.abs((in[from + 1] & 0xFFFF) - middle) > spread
                    || Math.abs((in[from + 2] & 0xFFFF) - middle) > spread) {
                coloured++;
            }
        }
        return new Grey(
                colour.width(), colour.height(), (1 << colour.bits()) - 1, out, coloured > COLOURED_SHARE * out.length);
    }

    /**
     * Interleaved grey, grey and alpha, RGB, or RGB and alpha. Brightness by Rec. 601; a translucent
     * pixel lies over black.
     */
    static Grey ofBands(Samples picture) {
        if (picture.bands() == 1) {
            return of(picture);
        }
        int bands = picture.bands();
        boolean rgb = bands >= 3;
        boolean alpha = bands == 2 || bands == 4;
        int max = (1 << picture.bits()) - 1;
        int spread = (int) (COLOURED_SPREAD * max);
        short[] in = picture.values();
        short[] out = new short[in.length / bands];
        int coloured = 0;
        for (int i = 0, from = 0; i < out.length; i++, from += bands) {
            int grey = in[from] & 0xFFFF;
            if (rgb) {
                int green = in[from + 1] & 0xFFFF;
                int blue = in[from + 2] & 0xFFFF;
                if (Math.max(grey, Math.max(green, blue)) - Math.min(grey, Math.min(green, blue)) > spread) {
                    coloured++;
                }
                grey = luminance(grey, green, blue);
            }
            if (alpha) {
                int opacity = in[from + bands - 1] & 0xFFFF;
                grey = opacity == max ? grey : (int) (((long) grey * opacity + max / 2) / max);
            }
            out[i] = (short) grey;
        }
        return new Grey(picture.width(), picture.height(), max, out, coloured > COLOURED_SHARE * out.length);
    }

    /** Rec. 601 brightness of three values up to 65535: 0.299 R + 0.587 G + 0.114 B, rounded. */
    static int luminance(int red, int green, int blue) {
        return (red * 19595 + green * 38470 + blue * 7471 + 0x8000) >>> 16;
    }

    Grey inverted() {
        short[] out = new short[samples.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (short) (max - (samples[i] & 0xFFFF));
        }
        return new Grey(width, height, max, out, coloured);
    }

    /** Upright, from the way the EXIF orientation (1 to 8) says it was stored. */
    Grey upright(int orientation) {
        if (orientation == 1) {
            return this;
        }
        boolean turned = orientation >= 5;
        int w = turned ? height : width;
        int h = turned ? width : height;
        short[] out = new short[samples.length];
        for (int y = 0, to = 0; y < h; y++) {
            for (int x = 0; x < w; x++, to++) {
                int across = turned ? y : x;
                int down = turned ? x : y;
                boolean fromRight = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
                boolean fromBottom = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
                int fromX = fromRight ? width - 1 - across : across;
                int fromY = fromBottom ? height - 1 - down : down;
                out[to] = samples[fromY * width + fromX];
            }
        }
        return new Grey(w, h, max, out, coloured);
    }

    /** The window of the values that show the patient. */
    Window contentWindow(Optional<Padding> padding) {
        return ContentRange.of(samples, max, padding);
    }

    Cephalogram film(Optional<Window> window, Acquisition acquisition) {
        return film(window, acquisition, List.of(), Optional.empty());
    }

    Cephalogram film(
            Optional<Window> window, Acquisition acquisition, List<WindowChoice> windows, Optional<Padding> padding) {
        return new Cephalogram(
                width,
                height,
                max,
                samples,
                window.orElseGet(() -> contentWindow(padding)),
                acquisition,
                windows,
                padding);
    }
}
