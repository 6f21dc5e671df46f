package org.nasion.core.dicom.codec;

import org.nasion.core.dicom.codec.CodecException.Reason;

/** A canonical Huffman table of JPEG (ISO 10918-1 annex C). */
final class HuffmanTable {

    /** The largest code of each length 1–16, −1 where there is none. */
    private final int[] last = new int[17];
    /** What to add to a code of a length to find its symbol. */
    private final int[] shift = new int[17];
    private final byte[] values;

    private HuffmanTable(byte[] values) {
        this.values = values;
    }

    /** Reads 16 counts and the symbols from {@code at}. */
    static HuffmanTable of(byte[] data, int at) throws CodecException {
        int total = 0;
        for (int length = 1; length <= 16; length++) {
            total += data[at + length - 1] & 0xFF;
        }
        if (total > 256) {
            throw new CodecException(Reason.DAMAGED, "JPEG with a broken Huffman table");
        }
        byte[] values = new byte[total];
        System.arraycopy(data, at + 16, values, 0, total);
        HuffmanTable table = new HuffmanTable(values);
        int code = 0;
        int index = 0;
        for (int length = 1; length <= 16; length++) {
            int count = data[at + length - 1] & 0xFF;
            table.shift[length] = index - code;
            code += count;
            index += count;
            table.last[length] = count == 0 ? -1 : code - 1;
            if (code > 1 << length) {
                throw new CodecException(Reason.DAMAGED, "JPEG with a broken Huffman table");
            }
            code <<= 1;
        }
        return table;
    }

    int symbols() {
        return values.length;
    }

    /** Whether a code of this length is one of the table's; shorter ones have been asked before. */
    boolean has(int code, int length) {
        return code <= last[length];
    }

    int symbol(int code, int length) {
        return values[code + shift[length]] & 0xFF;
    }
}
