package org.nasion.core.dicom.codec;

import org.nasion.core.dicom.codec.CodecException.Reason;

/** The bits of a JPEG-LS scan: after a byte of ones the next byte has seven bits only (T.87 A.1). */
final class JpegLsBits {

    private final byte[] stream;
    private final int start;
    private int at;
    private boolean afterOnes;
    /** The next bits, the first one highest; those below {@link #have} are 0. */
    private long next;

    private int have;

    JpegLsBits(byte[] stream, int start) {
        this.stream = stream;
        this.start = start;
        this.at = start;
    }

    int bit() throws CodecException {
        return bits(1);
    }

    /** @param count at most 32 */
    int bits(int count) throws CodecException {
        if (count == 0) {
            return 0;
        }
        require(count);
        int value = (int) (next >>> Long.SIZE - count);
        next <<= count;
        have -= count;
        return value;
    }

    /** A limited-length Golomb code (A.5.3). */
    int golomb(int k, int limit, int rangeBits) throws CodecException {
        int zeros = 0;
        int most = limit - rangeBits - 1;
        while (true) {
            require(1);
            int more = Math.min(Long.numberOfLeadingZeros(next), have);
            zeros += more;
            if (zeros > most) {
                throw new CodecException(Reason.DAMAGED, "JPEG-LS");
            }
            boolean ended = more < have;
            // In two steps, since a shift by all 64 would be none.
            next <<= more;
            have -= more;
            if (ended) {
                next <<= 1;
                have--;
                break;
            }
            next = 0;
        }
        return zeros < most ? (zeros << k) + bits(k) : bits(rangeBits) + 1;
    }

    /**
     * Goes behind the scan's last byte, of which only bits that fill up may be left.
     *
     * @return whether the end marker is there
     * @throws CodecException where codes or further scans are left
     */
    boolean end() throws CodecException {
        // Its FF may have been taken for a byte of the scan.
        int marker = marker(Math.max(start, at - 1));
        boolean taken = marker < at;
        int left = have - (taken ? Byte.SIZE : 0);
        // Up to seven bits fill up the last byte.
        boolean zeros = left < Byte.SIZE || next << Byte.SIZE - 1 >>> Long.SIZE - left + Byte.SIZE - 1 == 0;
        for (int i = at; i < marker; i++) {
            zeros &= stream[i] == 0;
            left += Byte.SIZE;
        }
        // Some writers fill up with whole bytes of zeros.
        if (left >= 2 * Byte.SIZE && !zeros) {
            throw new CodecException(Reason.DAMAGED, "JPEG-LS with more than its picture");
        }
        while (marker + 1 < stream.length && stream[marker + 1] == (byte) 0xFF) {
            marker++;
        }
        if (marker + 1 >= stream.length) {
            return false;
        }
        if (stream[marker + 1] != (byte) 0xD9) {
            throw new CodecException(Reason.DAMAGED, "JPEG-LS with more than its picture");
        }
        return true;
    }

    /** Where the next marker begins, which is the only FF before a byte above 7F (T.87 A.1); the stream's end where there is none. */
    private int marker(int from) {
        for (int i = from; i < stream.length; i++) {
            if (stream[i] == (byte) 0xFF && (i + 1 == stream.length || (stream[i + 1] & 0xFF) >= 0x80)) {
                return i;
            }
        }
        return stream.length;
    }

    private void require(int count) throws CodecException {
        if (have >= count) {
            return;
        }
        while (have <= Long.SIZE - Byte.SIZE && at < stream.length) {
            int value = stream[at] & 0xFF;
            if (afterOnes && value >= 0x80) {
                break; // a marker: the scan is over
            }
            int length = afterOnes ? 7 : 8;
            next |= (long) value << Long.SIZE - have - length;
            have += length;
            afterOnes = value == 0xFF;
            at++;
        }
        if (have < count) {
            throw new CodecException(Reason.TRUNCATED, "JPEG-LS");
        }
    }
}
