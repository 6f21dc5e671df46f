package org.nasion.core.dicom.codec;

import org.nasion.core.dicom.codec.CodecException.Reason;

/** The bits of JPEG's entropy-coded segments: stuffed zeros removed, markers not run over. */
final class EntropyBits {

    private final byte[] data;
    private int at;
    private int bits;
    private int count;

    EntropyBits(byte[] data, int at) {
        this.data = data;
        this.at = at;
    }

    int symbol(HuffmanTable table) throws CodecException {
        int code = 0;
        for (int length = 1; length <= 16; length++) {
            code = code << 1 | bit();
            if (table.has(code, length)) {
                return table.symbol(code, length);
            }
        }
        throw new CodecException(Reason.DAMAGED, "JPEG with an unknown code");
    }

    /** A difference of {@code size} bits, 0 to 16, with JPEG's way of writing negative numbers. */
    int signed(int size) throws CodecException {
        if (size == 0) {
            return 0;
        }
        if (size > 16) {
            throw new CodecException(Reason.DAMAGED, "JPEG with an impossible difference");
        }
        int value = 0;
        for (int i = 0; i < size; i++) {
            value = value << 1 | bit();
        }
        return value < 1 << (size - 1) ? value - (1 << size) + 1 : value;
    }

    /** Drops what is left of the byte and steps over the restart marker. */
    void restart() throws CodecException {
        count = 0;
        if (at + 1 < data.length && data[at] == (byte) 0xFF && (data[at + 1] & 0xF8) == 0xD0) {
            at += 2;
        } else {
            throw new CodecException(Reason.DAMAGED, "JPEG without its restart marker");
        }
    }

    private int bit() throws CodecException {
        if (count == 0) {
            if (at >= data.length) {
                throw new CodecException(Reason.TRUNCATED, "JPEG");
            }
            bits = data[at++] & 0xFF;
            if (bits == 0xFF) {
                if (at >= data.length || data[at] != 0) {
                    throw new CodecException(Reason.TRUNCATED, "JPEG");
                }
                at++;
            }
            count = 8;
        }
        return bits >> --count & 1;
    }
}
