package org.nasion.core.dicom.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.nasion.core.dicom.codec.CodecException.Reason;

/** DICOM's run-length encoding (PS3.5 annex G): one PackBits segment for each byte of each sample, high byte first. */
public final class RleDecoder {

    private static final int HEADER = 64;

    private RleDecoder() {
    }

    /**
     * @param bitsAllocated 8 or 16
     * @throws CodecException where the frame's segments do not fit the picture
     */
    public static Samples decode(byte[] frame, int width, int height, int bands, int bitsAllocated) throws CodecException {
        int bytesPerSample = bitsAllocated / 8;
        if (frame.length < HEADER) {
            throw new CodecException(Reason.TRUNCATED, "RLE");
        }
        ByteBuffer header = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
        int segments = header.getInt(0);
        if (segments != bands * bytesPerSample) {
            throw new CodecException(Reason.DAMAGED, "RLE with " + segments + " segments");
        }
        int pixels = Math.multiplyExact(width, height);
        short[] values = new short[Math.multiplyExact(pixels, bands)];
        byte[] plane = new byte[pixels];
        for (int segment = 0; segment < segments; segment++) {
            int start = header.getInt(4 + 4 * segment);
            int end = segment + 1 < segments ? header.getInt(8 + 4 * segment) : frame.length;
            if (start < HEADER || start > end || end > frame.length) {
                throw new CodecException(end > frame.length ? Reason.TRUNCATED : Reason.DAMAGED, "RLE");
            }
            unpack(frame, start, end, plane);
            int band = segment / bytesPerSample;
            boolean high = segment % bytesPerSample < bytesPerSample - 1;
            for (int i = 0, to = band; i < pixels; i++, to += bands) {
                int value = plane[i] & 0xFF;
                values[to] = (short) (high ? value << 8 : values[to] | value);
            }
        }
        return new Samples(width, height, bands, bitsAllocated, values, false);
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
    }
}
