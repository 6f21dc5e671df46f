package org.nasion.core.dicom.codec;

import java.nio.ByteBuffer;
import org.nasion.core.dicom.codec.CodecException.Reason;

/** The marker segments before the scan of a grey JPEG-LS stream (T.87 annex C). */
final class JpegLsHeader {

    private static final int SOI = 0xFFD8;
    private static final int SOF = 0xFFF7;
    private static final int LSE = 0xFFF8;
    private static final int SOS = 0xFFDA;
    private static final int DRI = 0xFFDD;
    private static final int RESET = 64;

    /**
     * @param max   largest value of a sample
     * @param near  how far a sample may be from its original; 0 for lossless
     * @param t1    thresholds of gradients, ascending
     * @param reset after how many samples a context's sums are halved
     * @param start where the scan's bits begin
     */
    record Parameters(
            int width, int height, int bits, int max, int near, int t1, int t2, int t3, int reset, int start) {}

    private JpegLsHeader() {}

    /** @throws CodecException where the stream is none, a colour one, or uses what nobody writes */
    static Parameters read(byte[] stream) throws CodecException {
        try {
            return segments(ByteBuffer.wrap(stream));
        } catch (IndexOutOfBoundsException e) {
            throw new CodecException(Reason.TRUNCATED, "JPEG-LS", e);
        }
    }

    private static Parameters segments(ByteBuffer data) throws CodecException {
        if (word(data, 0) != SOI) {
            throw damaged();
        }
        int width = 0;
        int height = 0;
        int bits = 0;
        int[] preset = new int[5];
        int at = 2;
        while (true) {
            int marker = word(data, at);
            int length = word(data, at + 2);
            if (marker < 0xFF00 || length < 2) {
                throw damaged();
            }
            switch (marker) {
                case SOF -> {
                    bits = data.get(at + 4) & 0xFF;
                    height = word(data, at + 5);
                    width = word(data, at + 7);
                    if (data.get(at + 9) != 1) {
                        throw new CodecException(Reason.UNSUPPORTED, "JPEG-LS in colour");
                    }
                }
                case LSE -> {
                    if (data.get(at + 4) != 1) {
                        throw new CodecException(Reason.UNSUPPORTED, "JPEG-LS with a table");
                    }
                    for (int i = 0; i < preset.length; i++) {
                        preset[i] = word(data, at + 5 + 2 * i);
                    }
                }
                case DRI -> throw new CodecException(Reason.UNSUPPORTED, "JPEG-LS with restarts");
                case SOS -> {
                    if (data.get(at + 4) != 1 || data.get(at + 8) != 0 || length != 8) {
                        throw damaged();
                    }
                    return parameters(width, height, bits, preset, data.get(at + 7) & 0xFF, at + 2 + length);
                }
                default -> {
                    // comments and application data
                }
            }
            at += 2 + length;
        }
    }

    /** With the defaults of C.2.4.1.1 for what is not stated. */
    private static Parameters parameters(int width, int height, int bits, int[] preset, int near, int start)
            throws CodecException {
        if (bits < 2 || bits > 16 || width < 1 || height < 1) {
            throw damaged();
        }
        int max = preset[0] > 0 ? preset[0] : (1 << bits) - 1;
        if (max >= 1 << bits || near > Math.min(255, max / 2)) {
            throw damaged();
        }
        int first;
        int second;
        int third;
        if (max >= 128) {
            int factor = (Math.min(max, 4095) + 128) / 256;
            first = clamped(factor + 2 + 3 * near, near + 1, max);
            second = clamped(4 * factor + 3 + 5 * near, first, max);
            third = clamped(17 * factor + 4 + 7 * near, second, max);
        } else {
            int factor = 256 / (max + 1);
            first = clamped(Math.max(2, 3 / factor + 3 * near), near + 1, max);
            second = clamped(Math.max(3, 7 / factor + 5 * near), first, max);
            third = clamped(Math.max(4, 21 / factor + 7 * near), second, max);
        }
        int t1 = preset[1] > 0 ? preset[1] : first;
        int t2 = preset[2] > 0 ? preset[2] : second;
        int t3 = preset[3] > 0 ? preset[3] : third;
        int reset = preset[4] > 0 ? preset[4] : RESET;
        if (t1 <= near || t2 < t1 || t3 < t2 || t3 > max || reset < 3) {
            throw damaged();
        }
        return new Parameters(width, height, bits, max, near, t1, t2, t3, reset, start);
    }

    private static int clamped(int value, int least, int max) {
        return value > max || value < least ? least : value;
    }

    private static int word(ByteBuffer data, int at) {
        return data.getShort(at) & 0xFFFF;
    }

    private static CodecException damaged() {
        return new CodecException(Reason.DAMAGED, "JPEG-LS with a broken header");
    }
}
