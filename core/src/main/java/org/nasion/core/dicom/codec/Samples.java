package org.nasion.core.dicom.codec;

import java.util.Objects;

/**
 * Decoded samples as they were stored.
 *
 * @param width     px
 * @param height    px
 * @param bands     samples per pixel
 * @param bits      bits per sample as the coded stream states them, 1 to 16
 * @param values    row by row, the bands of a pixel side by side, unsigned 16 bit each
 * @param faults    whether the decoder met damage it could step over
 * @param cut       whether the stream has all of its samples but no end marker
 * @param colour    what three bands mean, where the coded stream itself says so
 */
public record Samples(
        int width, int height, int bands, int bits, short[] values, boolean faults, boolean cut, Colour colour) {

    /** The meaning of three bands. */
    public enum Colour {
        UNSTATED,
        RGB,
        YCBCR
    }

    public Samples {
        Objects.requireNonNull(colour);
        if (values.length != (long) width * height * bands) {
            throw new IllegalArgumentException(values.length + " values for " + width + "×" + height + "×" + bands);
        }
    }

    public Samples(int width, int height, int bands, int bits, short[] values, boolean faults) {
        this(width, height, bands, bits, values, faults, false, Colour.UNSTATED);
    }

    /** The same of a stream that lacks its end marker. */
    Samples withoutEnd() {
        return new Samples(width, height, bands, bits, values, faults, true, colour);
    }

    public Samples withColour(Colour stated) {
        return new Samples(width, height, bands, bits, values, faults, cut, stated);
    }
}
