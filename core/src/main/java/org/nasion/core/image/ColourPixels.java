package org.nasion.core.image;

import org.nasion.core.dicom.DicomObject;
import org.nasion.core.dicom.DicomProblems;
import org.nasion.core.dicom.PixelLayout;
import org.nasion.core.dicom.Tag;
import org.nasion.core.dicom.codec.Samples;
import org.nasion.core.problem.Sentence;

/** Films that were stored in colour become grey: by bands, or by the palette of their file (PS3.3 C.7.6.3.1). */
final class ColourPixels {

    private final DicomObject object;
    private final PixelLayout layout;
    private final Samples frame;

    ColourPixels(DicomObject object, PixelLayout layout, Samples frame) {
        this.object = object;
        this.layout = layout;
        this.frame = frame;
    }

    /** Films whose colours stand in three bands. */
    Grey ofBands() {
        boolean rgb = switch (frame.colour()) {
            case RGB -> true;
            case YCBCR -> false;
            case UNSTATED ->
                switch (layout.photometric()) {
                    // The JPEG 2000 decoder has undone these two.
                    case "RGB", "YBR_ICT", "YBR_RCT" -> true;
                    default -> false;
                };
        };
        return rgb ? Grey.ofBands(frame) : Grey.ofYCbCr(frame);
    }

    /** Films whose values are numbers of colours in the tables of the file. */
    Grey throughPalette() {
        LookupTable red = palette(Tag.RED_PALETTE_DESCRIPTOR, Tag.RED_PALETTE_DATA);
        LookupTable green = palette(Tag.GREEN_PALETTE_DESCRIPTOR, Tag.GREEN_PALETTE_DATA);
        LookupTable blue = palette(Tag.BLUE_PALETTE_DESCRIPTOR, Tag.BLUE_PALETTE_DATA);
        int bits = Math.max(red.bits(), Math.max(green.bits(), blue.bits()));
        short[] in = frame.values();
        short[] rgb = new short[Math.multiplyExact(in.length, 3)];
        int mask = (1 << layout.bitsStored()) - 1;
        for (int i = 0; i < in.length; i++) {
            int index = in[i] & mask;
            rgb[3 * i] = (short) red.apply(index);
            rgb[3 * i + 1] = (short) green.apply(index);
            rgb[3 * i + 2] = (short) blue.apply(index);
        }
        return Grey.ofBands(new Samples(frame.width(), frame.height(), 3, bits, rgb, false));
    }

    private LookupTable palette(int descriptor, int data) {
        return LookupTable.of(object, descriptor, data, layout.signed())
                .orElseThrow(() -> DicomProblems.unsupported(
                        Sentence.of("value.palette", "a colour palette that is broken or segmented")));
    }
}
