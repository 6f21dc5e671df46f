package org.nasion.core.image;

import java.util.Arrays;
import java.util.Optional;
import org.nasion.core.dicom.DicomObject;

/**
 * A look-up table of DICOM (PS3.3 C.11.1.1 and C.7.6.3.1.5): values below the first or beyond the
 * last entry take that entry's value.
 *
 * @param first   input value of the first entry
 * @param bits    of an entry, 8 to 16
 * @param entries unsigned
 */
record LookupTable(int first, int bits, int[] entries) {

    /**
     * @param signed whether the inputs may be negative, and with them the first mapped value
     * @return empty where the table is missing or makes no sense
     */
    static Optional<LookupTable> of(DicomObject object, int descriptorTag, int dataTag, boolean signed) {
        int[] descriptor = object.words(descriptorTag);
        int[] data = object.words(dataTag);
        if (descriptor.length != 3) {
            return Optional.empty();
        }
        int count = descriptor[0] == 0 ? 65536 : descriptor[0];
        int first = signed ? (short) descriptor[1] : descriptor[1];
        int bits = descriptor[2];
        int[] entries;
        if (data.length >= count) {
            entries = Arrays.copyOf(data, count);
        } else if (bits <= 8 && data.length >= (count + 1) / 2) {
            entries = unpacked(data, count);
        } else {
            return Optional.empty();
        }
        int max = Arrays.stream(entries).max().orElse(0);
        // Many writers state fewer bits than their entries have, or none.
        int needed = Integer.SIZE - Integer.numberOfLeadingZeros(max);
        return Optional.of(new LookupTable(first, Math.clamp(Math.max(bits, needed), 8, 16), entries));
    }

    /** Two 8-bit entries in a word, the lower first. */
    private static int[] unpacked(int[] words, int count) {
        int[] entries = new int[count];
        for (int i = 0; i < count; i++) {
            entries[i] = words[i / 2] >> (8 * (i % 2)) & 0xFF;
        }
        return entries;
    }

    int max() {
        return (1 << bits) - 1;
    }

    int apply(double value) {
        return entries[(int) Math.clamp(Math.rint(value) - first, 0.0, entries.length - 1.0)];
    }
}
