package org.nasion.core.dicom.codec;

import org.nasion.core.dicom.codec.CodecException.Reason;

/** The bits of a JPEG-LS scan: after a byte of ones the next byte has seven bits only (T.87 A.1). */
final class JpegLsBits {

    private final byte[] stream;
    private int at;
    private boolean afterOnes;
    /** The next bits, the first one highest; those below {@link #have} are 0. */
    private long next;

    private int have;

    JpegLsBits(byte[] stream, int start) {
        this.stream = stream;
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
        boolean stuffed = afterOnes && at < stream.length && (stream[at] & 0xFF) < 0x80;
        // The marker's own FF may have been taken for a byte of the scan.
        if (have >= 2 * Byte.SIZE || at < stream.length && !stuffed && !afterOnes && stream[at] != (byte) 0xFF) {
            throw new CodecException(Reason.DAMAGED, "JPEG-LS with more than its picture");
        }
        int marker = afterOnes && !stuffed ? at - 1 : stuffed ? at + 1 : at;
        while (marker + 1 < stream.length && stream[marker] == (byte) 0xFF && stream[marker + 1] == (byte) 0xFF) {
            marker++;
        }
        if (marker + 1 >= stream.length || stream[marker] != (byte) 0xFF) {
            return false;
        }
        if (stream[marker + 1] != (byte) 0xD9) {
            throw new CodecException(Reason.DAMAGED, "JPEG-LS with more than its picture");
        }
        return true;
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
