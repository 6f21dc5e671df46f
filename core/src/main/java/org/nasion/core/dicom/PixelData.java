package org.nasion.core.dicom;

import java.util.List;

/**
 * Where the pixels of an object lie in the bytes it was read from; nothing is copied.
 *
 * @param bytes        the file, or its inflated data set
 * @param parts        one part with all pixels if they are not compressed; else the offset table and the fragments
 * @param encapsulated whether the pixels are compressed fragments
 * @param bigEndian    byte order of uncompressed words
 * @param words        whether the element is of words (OW), which matters to 8-bit pixels in big endian
 */
public record PixelData(byte[] bytes, List<Part> parts, boolean encapsulated, boolean bigEndian, boolean words) {

    public PixelData {
        parts = List.copyOf(parts);
    }

    /** A run of bytes, inside the array it belongs to. */
    public record Part(int offset, int length) {}
}
