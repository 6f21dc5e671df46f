package org.nasion.core.dicom.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.nasion.core.dicom.codec.CodecException.Reason;

/** The bits of JPEG's entropy-coded segments: stuffed zeros removed, markers not run over. */
final class EntropyBits {

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    /** The most bits that one code and its difference take. */
    private static final int ENOUGH = 32;

    private final byte[] data;
    private int at;
    /** The next bits, the first one highest; those below {@link #have} are 0. */
    private long next;
    /** Negative once more was taken than there is. */
    private int have;

    EntropyBits(byte[] data, int at) {
        this.data = data;
        this.at = at;
    }

    /** A code and the difference whose size it is, with JPEG's way of writing negative numbers; −32767 to 32768. */
    int difference(HuffmanTable table) throws CodecException {
        if (have < ENOUGH) {
            fill();
        }
        int found = table.find((int) (next >>> Long.SIZE - 16));
        int size = found & 0xFF;
        take(found >> 8);
        if (size < 16) {
            return number(size);
        }
        if (size > 16) {
            throw new CodecException(Reason.DAMAGED, "JPEG with an impossible difference");
        }
        return 1 << 15; // is its own opposite, so that no sign follows (table H.2)
    }

    int symbol(HuffmanTable table) throws CodecException {
        if (have < ENOUGH) {
            fill();
        }
        int found = table.find((int) (next >>> Long.SIZE - 16));
        take(found >> 8);
        return found & 0xFF;
    }

    /** A difference of {@code size} bits, 0 to 16. */
    int signed(int size) throws CodecException {
        if (size > 16) {
            throw new CodecException(Reason.DAMAGED, "JPEG with an impossible difference");
        }
        if (have < ENOUGH) {
            fill();
        }
        return number(size);
    }

    /** Drops what is left of the byte and steps over the restart marker. */
    void restart() throws CodecException {
        while (at + 1 < data.length && data[at] == (byte) 0xFF && data[at + 1] == (byte) 0xFF) {
            at++;
        }
        if (have >= 8 || at + 1 >= data.length || data[at] != (byte) 0xFF || (data[at + 1] & 0xF8) != 0xD0) {
            throw new CodecException(Reason.DAMAGED, "JPEG without its restart marker");
        }
        at += 2;
        have = 0;
        next = 0;
    }

    /** Whether all codes of the segment were taken, but for the ones that fill up its last byte. */
    boolean exhausted() {
        return have < Byte.SIZE
                && (at >= data.length || data[at] == (byte) 0xFF && (at + 1 >= data.length || data[at + 1] != 0));
    }

    /** Where the first byte lies that was not looked at; after the last code of a scan, its end. */
    int position() {
        return at;
    }

    private int number(int size) throws CodecException {
        // Two shifts, since one by 64 would be none; and no branches, since signs come by chance.
        int value = (int) (next >>> 1 >>> Long.SIZE - 1 - size);
        int negative = (int) (~next >> Long.SIZE - 1);
        take(size);
        return value + (negative & (-1 << size) + 1);
    }

    private void take(int count) throws CodecException {
        next <<= count;
        have -= count;
        if (have < 0) {
            throw new CodecException(Reason.TRUNCATED, "JPEG");
        }
    }

    /** Makes {@link #ENOUGH} bits ready where the segment still has them. */
    private void fill() {
        if (at + Integer.BYTES <= data.length) {
            int word = (int) WORD.get(data, at);
            int zeros = ~word;
            if (((zeros - 0x01010101) & ~zeros & 0x80808080) == 0) { // none of the four bytes is FF
                next |= (word & 0xFFFFFFFFL) << ENOUGH - have;
                have += Integer.SIZE;
                at += Integer.BYTES;
                return;
            }
        }
        while (have <= Long.SIZE - Byte.SIZE && at < data.length) {
            int value = data[at] & 0xFF;
            if (value == 0xFF) {
                if (at + 1 >= data.length || data[at + 1] != 0) {
                    return; // a marker: the segment is over
                }
                at++;
            }
            at++;
            next |= (long) value << Long.SIZE - Byte.SIZE - have;
            have += Byte.SIZE;
        }
    }
}
