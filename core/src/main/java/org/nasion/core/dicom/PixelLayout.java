package org.nasion.core.dicom;

import java.util.Locale;
import org.nasion.core.problem.Sentence;

/**
 * How an object's pixels are laid out, checked for sense but not for size.
 *
 * @param rows          px
 * @param columns       px
 * @param samples       per pixel, 1 or 3
 * @param bitsAllocated 8 or 16
 * @param bitsStored    2 to {@code bitsAllocated}
 * @param highBit       the highest stored bit, at least {@code bitsStored − 1} and less than {@code bitsAllocated}
 * @param signed        two's complement of {@code bitsStored} bits
 * @param planar        colour by plane and not by pixel
 * @param photometric   Photometric Interpretation
 * @param frames        at least 1
 */
public record PixelLayout(
        int rows,
        int columns,
        int samples,
        int bitsAllocated,
        int bitsStored,
        int highBit,
        boolean signed,
        boolean planar,
        String photometric,
        int frames) {

    /** @throws org.nasion.core.problem.ProblemException where the object has no picture or one that is not understood */
    public static PixelLayout of(DicomObject object) {
        if (object.pixelData().isEmpty()) {
            if (object.has(Tag.FLOAT_PIXEL_DATA) || object.has(Tag.DOUBLE_FLOAT_PIXEL_DATA)) {
                throw DicomProblems.unsupported(Sentence.of("value.floats", "floating-point pixels"));
            }
            throw DicomProblems.noPixels();
        }
        int rows = object.integer(Tag.ROWS, 0);
        int columns = object.integer(Tag.COLUMNS, 0);
        int samples = object.integer(Tag.SAMPLES_PER_PIXEL, 1);
        int allocated = object.integer(Tag.BITS_ALLOCATED, 0);
        int stored = object.integer(Tag.BITS_STORED, allocated);
        int high = object.integer(Tag.HIGH_BIT, stored - 1);
        String photometric = object.string(Tag.PHOTOMETRIC_INTERPRETATION)
                .orElse(samples == 3 ? "RGB" : "MONOCHROME2")
                .toUpperCase(Locale.ROOT);
        if (rows < 1 || columns < 1) {
            throw DicomProblems.damaged(null);
        }
        if (samples != 1 && samples != 3) {
            throw DicomProblems.unsupported(
                    Sentence.of("value.samples", "a picture of {0} samples per pixel", samples));
        }
        boolean one = photometric.startsWith("MONOCHROME") || photometric.equals("PALETTE COLOR");
        boolean three = photometric.equals("RGB") || photometric.startsWith("YBR_");
        if (one && samples != 1 || three && samples != 3) {
            throw DicomProblems.damaged(null);
        }
        if (allocated != 8 && allocated != 16) {
            throw DicomProblems.unsupported(Sentence.of("value.bits", "a picture of {0} bits per sample", allocated));
        }
        if (stored < 2 || stored > allocated || high < stored - 1 || high >= allocated) {
            throw DicomProblems.damaged(null);
        }
        return new PixelLayout(
                rows,
                columns,
                samples,
                allocated,
                stored,
                high,
                object.integer(Tag.PIXEL_REPRESENTATION, 0) == 1,
                object.integer(Tag.PLANAR_CONFIGURATION, 0) == 1,
                photometric,
                Math.max(1, object.integer(Tag.NUMBER_OF_FRAMES, 1)));
    }

    /** Bytes of one uncompressed frame. */
    long frameBytes() {
        long pixels = (long) rows * columns;
        return photometric.equals("YBR_FULL_422")
                ? pixels * 2 * (bitsAllocated / 8)
                : pixels * samples * (bitsAllocated / 8);
    }
}
