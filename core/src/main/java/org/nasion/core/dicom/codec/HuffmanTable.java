package org.nasion.core.dicom.codec;

import java.util.Arrays;
import org.nasion.core.dicom.codec.CodecException.Reason;

/** A canonical Huffman table of JPEG (ISO 10918-1 annex C). */
final class HuffmanTable {

    private static final int LONGEST = 16;
    /** Codes up to this length are found at one look, which nearly all of a picture's are. */
    private static final int SHORT = 9;

    /** What {@link #find} answers for codes that start with these {@link #SHORT} bits; 0 where the code is longer. */
    private final short[] found = new short[1 << SHORT];
    /** The largest code of each length 1–16, −1 where there is none. */
    private final int[] last = new int[LONGEST + 1];
    /** What to add to a code of a length to find its symbol. */
    private final int[] shift = new int[LONGEST + 1];

    private final byte[] values;

    private HuffmanTable(byte[] values) {
        this.values = values;
    }

    /** Reads 16 counts and the symbols from {@code at}. */
    static HuffmanTable of(byte[] data, int at) throws CodecException {
        int total = 0;
        for (int length = 1; length <= LONGEST; length++) {
            total += data[at + length - 1] & 0xFF;
        }
        if (total > 256) {
            throw new CodecException(Reason.DAMAGED, "JPEG with a broken Huffman table");
        }
        byte[] values = new byte[total];
        System.arraycopy(data, at + LONGEST, values, 0, total);
        HuffmanTable table = new HuffmanTable(values);
        int code = 0;
        int index = 0;
        for (int length = 1; length <= LONGEST; length++) {
            int count = data[at + length - 1] & 0xFF;
            if (code + count > 1 << length) {
                throw new CodecException(Reason.DAMAGED, "JPEG with a broken Huffman table");
            }
            table.shift[length] = index - code;
            table.last[length] = count == 0 ? -1 : code + count - 1;
            for (int i = 0; i < count && length <= SHORT; i++) {
                int free = SHORT - length;
                Arrays.fill(table.found, code + i << free, code + i + 1 << free, (short)
                        (length << 8 | values[index + i] & 0xFF));
            }
            code = code + count << 1;
            index += count;
        }
        return table;
    }

    /**
     * Reads the tables of a segment, each into its place.
     *
     * @param dc tables of class 0, of which lossless pictures have no other
     * @param ac tables of class 1
     */
    static void readSegment(byte[] data, int start, int end, HuffmanTable[] dc, HuffmanTable[] ac)
            throws CodecException {
        int at = start;
        while (at < end) {
            int head = data[at];
            HuffmanTable table = of(data, at + 1);
            at += 1 + LONGEST + table.values.length;
            ((head & 0x10) == 0 ? dc : ac)[head & 3] = table;
        }
    }

    /**
     * The code at the start of 16 bits, as its length × 256 + its symbol.
     *
     * @throws CodecException where no code of the table starts so
     */
    int find(int bits) throws CodecException {
        int quick = found[bits >>> LONGEST - SHORT];
        return quick != 0 ? quick : findLong(bits);
    }

    private int findLong(int bits) throws CodecException {
        for (int length = SHORT + 1; length <= LONGEST; length++) {
            int code = bits >>> LONGEST - length;
            if (code <= last[length]) {
                return length << 8 | values[code + shift[length]] & 0xFF;
            }
        }
        throw new CodecException(Reason.DAMAGED, "JPEG with an unknown code");
    }
}
