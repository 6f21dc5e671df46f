package org.nasion.core.dicom.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.nasion.core.dicom.codec.CodecException.Reason;

/** DICOM's run-length encoding (PS3.5 annex G): one PackBits segment for each byte of each sample, high byte first. */
public final class RleDecoder {

    private static final int HEADER = 64;

    private RleDecoder() {}

    /**
     * @param frame         from its position to its limit; has an array, which is not changed
     * @param bitsAllocated 8 or 16
     * @throws CodecException where the frame's segments do not fit the picture
     */
    public static Samples decode(ByteBuffer frame, int width, int height, int bands, int bitsAllocated)
            throws CodecException {
        int bytesPerSample = bitsAllocated / 8;
        int length = frame.remaining();
        if (length < HEADER) {
            throw new CodecException(Reason.TRUNCATED, "RLE");
        }
        ByteBuffer header = frame.slice().order(ByteOrder.LITTLE_ENDIAN);
        int segments = header.getInt(0);
        if (segments != bands * bytesPerSample) {
            throw new CodecException(Reason.DAMAGED, "RLE with " + segments + " segments");
        }
        int pixels = Math.multiplyExact(width, height);
        // Refused before memory is taken for them: two coded bytes hold 128 at most.
        if ((length - HEADER) / 2 * 128L < (long) segments * pixels) {
            throw new CodecException(Reason.TRUNCATED, "RLE");
        }
        short[] values = new short[Math.multiplyExact(pixels, bands)];
        byte[][] planes = new byte[bytesPerSample][pixels];
        for (int segment = 0; segment < segments; segment++) {
            int start = header.getInt(4 + 4 * segment);
            int end = segment + 1 < segments ? header.getInt(8 + 4 * segment) : length;
            if (start < HEADER || start > end || end > length) {
                throw new CodecException(end > length ? Reason.TRUNCATED : Reason.DAMAGED, "RLE");
            }
            int plane = segment % bytesPerSample;
            unpack(header.array(), header.arrayOffset() + start, header.arrayOffset() + end, planes[plane]);
            if (plane == bytesPerSample - 1) {
                band(planes, values, segment / bytesPerSample, bands);
            }
        }
        return new Samples(width, height, bands, bitsAllocated, values, false);
    }

    /** Puts the bytes of one band's samples together, once instead of once for each byte. */
    private static void band(byte[][] planes, short[] values, int band, int bands) {
        byte[] low = planes[planes.length - 1];
        if (planes.length == 1) {
            for (int i = 0, to = band; i < low.length; i++, to += bands) {
                values[to] = (short) (low[i] & 0xFF);
            }
            return;
        }
        byte[] high = planes[0];
        for (int i = 0, to = band; i < low.length; i++, to += bands) {
            values[to] = (short) (high[i] << 8 | low[i] & 0xFF);
        }
    }

    private static void unpack(byte[] from, int start, int end, byte[] plane) throws CodecException {
        int at = start;
        int to = 0;
        while (to < plane.length) {
            if (at + 1 >= end) {
                throw new CodecException(Reason.TRUNCATED, "RLE");
            }
            int code = from[at++];
            if (code >= 0) {
                int count = Math.min(code + 1, plane.length - to);
                if (at + count > end) {
                    throw new CodecException(Reason.TRUNCATED, "RLE");
                }
                System.arraycopy(from, at, plane, to, count);
                at += code + 1;
                to += count;
            } else if (code != -128) {
                int count = Math.min(1 - code, plane.length - to);
                Arrays.fill(plane, to, to + count, from[at++]);
                to += count;
            }
        }
        for (int i = at; i < end; i++) {
            // Padding is zeros, or runs of no length.
            if (from[i] != 0 && from[i] != -128) {
                throw new CodecException(Reason.DAMAGED, "RLE with more than its picture");
            }
        }
    }
}
