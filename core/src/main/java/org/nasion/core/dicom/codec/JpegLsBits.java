package org.nasion.core.dicom.codec;

import org.nasion.core.dicom.codec.CodecException.Reason;

/** The bits of a JPEG-LS scan: after a byte of ones the next byte has seven bits only (T.87 A.1). */
final class JpegLsBits {

    private final byte[] stream;
    private int at;
    private int current;
    private int left;
    private boolean afterOnes;

    JpegLsBits(byte[] stream, int start) {
        this.stream = stream;
        this.at = start;
    }

    int bit() throws CodecException {
        if (left == 0) {
            next();
        }
        left--;
        return current >> left & 1;
    }

    private void next() throws CodecException {
        if (at >= stream.length) {
            throw new CodecException(Reason.TRUNCATED, "JPEG-LS");
        }
        current = stream[at++] & 0xFF;
        if (afterOnes && current >= 0x80) {
            throw new CodecException(Reason.TRUNCATED, "JPEG-LS"); // a marker: the scan is over
        }
        left = afterOnes ? 7 : 8;
        afterOnes = current == 0xFF;
    }

    int bits(int count) throws CodecException {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 1 | bit();
        }
        return value;
    }

    /** A limited-length Golomb code (A.5.3). */
    int golomb(int k, int limit, int rangeBits) throws CodecException {
        int zeros = 0;
        int most = limit - rangeBits - 1;
        while (bit() == 0) {
            if (++zeros > most) {
                throw new CodecException(Reason.DAMAGED, "JPEG-LS");
            }
        }
        return zeros < most ? (zeros << k) + bits(k) : bits(rangeBits) + 1;
    }
}
