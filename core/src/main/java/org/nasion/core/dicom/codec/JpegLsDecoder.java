package org.nasion.core.dicom.codec;

import java.util.Arrays;
import org.nasion.core.dicom.codec.CodecException.Reason;
import org.nasion.core.dicom.codec.JpegLsHeader.Parameters;

/** JPEG-LS (ITU-T T.87, ISO 14495-1), lossless and near-lossless, grey pictures of 2 to 16 bits. */
public final class JpegLsDecoder {

    private static final String NAME = "JPEG-LS";
    /** Order of the run-length code by its index (T.87 A.2.1). */
    private static final int[] RUN_ORDER = {
        0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15
    };

    private static final int CONTEXTS = 365;
    private static final int LEAST_CORRECTION = -128;
    private static final int MOST_CORRECTION = 127;

    private final Parameters parameters;
    private final JpegLsBits bits;
    private final int near;
    private final int step;
    private final int range;
    private final int rangeBits;
    private final int limit;
    // Of each context, and of the two that end runs: magnitude, bias, correction, occurrences, negative ones.
    private final int[] a = new int[CONTEXTS + 2];
    private final int[] b = new int[CONTEXTS + 2];
    private final int[] c = new int[CONTEXTS];
    private final int[] n = new int[CONTEXTS + 2];
    private final int[] negative = new int[2];
    private int runIndex;

    private JpegLsDecoder(Parameters parameters, JpegLsBits bits) {
        this.parameters = parameters;
        this.bits = bits;
        this.near = parameters.near();
        this.step = 2 * near + 1;
        this.range = (parameters.max() + 2 * near) / step + 1;
        this.rangeBits = Integer.SIZE - Integer.numberOfLeadingZeros(range - 1);
        int sampleBits = Math.max(2, Integer.SIZE - Integer.numberOfLeadingZeros(parameters.max()));
        this.limit = 2 * (sampleBits + Math.max(8, sampleBits));
        int start = Math.max(2, (range + 32) / 64);
        Arrays.fill(a, start);
        Arrays.fill(n, 1);
    }

    /**
     * @param width of the picture that the caller expects; the stream must agree before anything is allocated
     * @throws CodecException where it does not, or cannot be decoded
     */
    public static Samples decode(byte[] stream, int width, int height, int bands) throws CodecException {
        Parameters parameters = JpegLsHeader.read(stream);
        if (bands != 1) {
            throw new CodecException(Reason.UNSUPPORTED, "JPEG-LS in colour");
        }
        if (parameters.width() != width || parameters.height() != height) {
            throw new CodecException(Reason.DAMAGED, "JPEG-LS of another size than the object says");
        }
        return new JpegLsDecoder(parameters, new JpegLsBits(stream, parameters.start())).picture();
    }

    private Samples picture() throws CodecException {
        int width = parameters.width();
        int height = parameters.height();
        short[] values = new short[Math.multiplyExact(width, height)];
        // Lines with a sample before the first and after the last one (A.2.1).
        int[] above = new int[width + 2];
        int[] line = new int[width + 2];
        for (int y = 0; y < height; y++) {
            above[width + 1] = above[width];
            line[0] = above[1];
            line(above, line, width);
            for (int x = 0; x < width; x++) {
                values[y * width + x] = (short) line[x + 1];
            }
            int[] done = line;
            line = above;
            above = done;
        }
        Samples decoded = new Samples(width, height, 1, parameters.bits(), values, false);
        return bits.end() ? decoded : decoded.withoutEnd();
    }

    private void line(int[] above, int[] line, int width) throws CodecException {
        int x = 1;
        while (x <= width) {
            int ra = line[x - 1];
            int rb = above[x];
            int rc = above[x - 1];
            int rd = above[x + 1];
            int context = 81 * gradient(rd - rb) + 9 * gradient(rb - rc) + gradient(rc - ra);
            if (context != 0) {
                line[x++] = regular(context, predicted(ra, rb, rc));
                continue;
            }
            int end = run(line, x, width);
            if (end <= width) {
                line[end] = interruption(ra, above[end]);
                runIndex = Math.max(0, runIndex - 1);
            }
            x = end + 1;
        }
    }

    /** A.3.3. */
    private int gradient(int difference) {
        int size = Math.abs(difference);
        int level = size <= near
                ? 0
                : size < parameters.t1() ? 1 : size < parameters.t2() ? 2 : size < parameters.t3() ? 3 : 4;
        return difference < 0 ? -level : level;
    }

    private static int predicted(int ra, int rb, int rc) {
        if (rc >= Math.max(ra, rb)) {
            return Math.min(ra, rb);
        }
        return rc <= Math.min(ra, rb) ? Math.max(ra, rb) : ra + rb - rc;
    }

    /** A.4 to A.6. */
    private int regular(int signedContext, int predicted) throws CodecException {
        int sign = signedContext < 0 ? -1 : 1;
        int q = Math.abs(signedContext);
        int corrected = Math.clamp(predicted + sign * (long) c[q], 0, parameters.max());
        int k = order(n[q], a[q]);
        int mapped = bits.golomb(k, limit, rangeBits);
        boolean odd = (mapped & 1) == 1;
        int error;
        if (near == 0 && k == 0 && 2 * b[q] <= -n[q]) {
            error = odd ? (mapped - 1) / 2 : -(mapped / 2) - 1;
        } else {
            error = odd ? -((mapped + 1) / 2) : mapped / 2;
        }
        b[q] += error * step;
        a[q] += Math.abs(error);
        if (n[q] == parameters.reset()) {
            a[q] >>= 1;
            b[q] = b[q] >= 0 ? b[q] >> 1 : -((1 - b[q]) >> 1);
            n[q] >>= 1;
        }
        n[q]++;
        if (b[q] <= -n[q]) {
            b[q] = Math.max(b[q] + n[q], 1 - n[q]);
            c[q] = Math.max(c[q] - 1, LEAST_CORRECTION);
        } else if (b[q] > 0) {
            b[q] = Math.min(b[q] - n[q], 0);
            c[q] = Math.min(c[q] + 1, MOST_CORRECTION);
        }
        return restored(corrected, sign * error);
    }

    /** Repeats the sample before {@code x} (A.7.1); gives where the run ends, {@code width + 1} for the end of the line. */
    private int run(int[] line, int x, int width) throws CodecException {
        int value = line[x - 1];
        int at = x;
        while (at <= width && bits.bit() == 1) {
            int whole = 1 << RUN_ORDER[runIndex];
            int count = Math.min(whole, width + 1 - at);
            Arrays.fill(line, at, at + count, value);
            at += count;
            if (count == whole) {
                runIndex = Math.min(runIndex + 1, RUN_ORDER.length - 1);
            }
        }
        if (at > width) {
            return at;
        }
        int rest = bits.bits(RUN_ORDER[runIndex]);
        if (at + rest > width) {
            throw new CodecException(Reason.DAMAGED, NAME);
        }
        Arrays.fill(line, at, at + rest, value);
        return at + rest;
    }

    /** The sample that ends a run (A.7.2). */
    private int interruption(int ra, int rb) throws CodecException {
        int type = Math.abs(ra - rb) <= near ? 1 : 0;
        int q = CONTEXTS + type;
        int k = order(n[q], type == 1 ? a[q] + (n[q] >> 1) : a[q]);
        int mapped = bits.golomb(k, limit - RUN_ORDER[runIndex] - 1, rangeBits);
        int both = mapped + type;
        int map = both & 1;
        int size = (both + map) / 2;
        boolean lowFirst = k != 0 || 2 * negative[type] >= n[q];
        int error = lowFirst == (map == 1) ? -size : size;
        if (error < 0) {
            negative[type]++;
        }
        a[q] += (mapped + 1 - type) >> 1;
        if (n[q] == parameters.reset()) {
            a[q] >>= 1;
            n[q] >>= 1;
            negative[type] >>= 1;
        }
        n[q]++;
        return type == 1 ? restored(ra, error) : restored(rb, rb >= ra ? error : -error);
    }

    private static int order(int occurrences, int magnitude) throws CodecException {
        int k = 0;
        while (k < 24 && (long) occurrences << k < magnitude) {
            k++;
        }
        if (k == 24) {
            throw new CodecException(Reason.DAMAGED, NAME);
        }
        return k;
    }

    private int restored(int predicted, int error) {
        int value = predicted + error * step;
        if (value < -near) {
            value += range * step;
        } else if (value > parameters.max() + near) {
            value -= range * step;
        }
        return Math.clamp(value, 0, parameters.max());
    }
}
