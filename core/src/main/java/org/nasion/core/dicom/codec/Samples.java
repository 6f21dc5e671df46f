package org.nasion.core.dicom.codec;

/**
 * Decoded samples as they were stored, without any photometric meaning.
 *
 * @param width     px
 * @param height    px
 * @param bands     samples per pixel
 * @param bits      bits per sample as the coded stream states them, 1 to 16
 * @param values    row by row, the bands of a pixel side by side, unsigned 16 bit each
 * @param faults    whether the decoder met damage it could step over
 */
public record Samples(int width, int height, int bands, int bits, short[] values, boolean faults) {

    public Samples {
        if (values.length != (long) width * height * bands) {
            throw new IllegalArgumentException(values.length + " values for " + width + "×" + height + "×" + bands);
        }
    }
}
