package org.nasion.core.dicom.codec;

import org.nasion.core.dicom.codec.CodecException.Reason;

/**
 * Decodes lossless Huffman-coded JPEG (ISO 10918-1 annex H) of 2 to 16 bits and up to four components, with every
 * predictor, point transform and restarts.
 */
final class LosslessJpeg {

    private static final int FRAME = 0xC3;
    private static final int MOST_COMPONENTS = 4;

    private final byte[] data;
    private final JpegHeader header;
    private final JpegSegments segments;
    private final HuffmanTable[] tables = new HuffmanTable[4];
    private final short[] samples;
    private byte[] components = {};
    private int restartInterval;

    private LosslessJpeg(byte[] data, JpegHeader header) {
        this.data = data;
        this.header = header;
        this.segments = new JpegSegments(data);
        this.samples =
                new short[Math.multiplyExact(Math.multiplyExact(header.width(), header.height()), header.bands())];
    }

    static Samples decode(byte[] data, JpegHeader header) throws CodecException {
        if (header.bits() < 2 || header.bits() > 16 || header.bands() > MOST_COMPONENTS) {
            throw damaged();
        }
        if ((long) header.width() * header.height() * header.bands() > (long) Byte.SIZE * data.length) {
            throw new CodecException(Reason.TRUNCATED, "lossless JPEG"); // a sample takes a bit at least
        }
        try {
            return new LosslessJpeg(data, header).decoded();
        } catch (IndexOutOfBoundsException e) {
            throw new CodecException(Reason.DAMAGED, "lossless JPEG", e);
        }
    }

    private Samples decoded() throws CodecException {
        int missing = (1 << header.bands()) - 1;
        while (missing != 0) {
            switch (segments.next()) {
                case JpegSegments.HUFFMAN_TABLES ->
                    HuffmanTable.readSegment(data, segments.start(), segments.end(), tables, new HuffmanTable[4]);
                case FRAME -> frame(segments.start());
                case JpegSegments.RESTART_INTERVAL -> restartInterval = segments.u16(segments.start());
                case JpegSegments.SCAN -> {
                    int done = scan(segments.start());
                    if ((missing & done) != done) {
                        throw damaged();
                    }
                    missing -= done;
                }
                default -> {
                    // says nothing about the samples
                }
            }
        }
        Samples decoded = new Samples(header.width(), header.height(), header.bands(), header.bits(), samples, false);
        return header.complete() ? decoded : decoded.withoutEnd();
    }

    private void frame(int start) throws CodecException {
        if (data[start + 5] != header.bands()) {
            throw damaged();
        }
        components = new byte[header.bands()];
        for (int i = 0; i < components.length; i++) {
            components[i] = data[start + 6 + 3 * i];
            if (components.length > 1 && data[start + 7 + 3 * i] != 0x11) {
                throw new CodecException(Reason.UNSUPPORTED, "lossless JPEG with subsampled colour");
            }
        }
    }

    /** Decodes one scan; gives a bit for each of its components. */
    private int scan(int start) throws CodecException {
        int count = data[start];
        if (count < 1 || count > components.length) {
            throw damaged();
        }
        int[] bands = new int[count];
        HuffmanTable[] codes = new HuffmanTable[count];
        int done = 0;
        for (int i = 0; i < count; i++) {
            bands[i] = band(data[start + 1 + 2 * i]);
            codes[i] = tables[data[start + 2 + 2 * i] >> 4 & 3];
            if (codes[i] == null) {
                throw damaged();
            }
            done |= 1 << bands[i];
        }
        int predictor = data[start + 1 + 2 * count];
        int pointTransform = data[start + 3 + 2 * count] & 15;
        if (Integer.bitCount(done) != count
                || predictor < 1
                || predictor > 7
                || pointTransform >= header.bits()
                || restartInterval % header.width() != 0) { // restarts come between lines (H.1.1)
            throw damaged();
        }
        lines(bands, codes, predictor, pointTransform);
        return done;
    }

    private void lines(int[] bands, HuffmanTable[] codes, int predictor, int pointTransform) throws CodecException {
        int width = header.width();
        int mask = (1 << header.bits()) - 1;
        int middle = 1 << header.bits() - pointTransform - 1;
        int linesToRestart = restartInterval == 0 ? header.height() : restartInterval / width;
        EntropyBits bits = new EntropyBits(data, segments.end());
        int[][] above = new int[bands.length][width];
        int[][] lines = new int[bands.length][width];
        for (int y = 0; y < header.height(); y++) {
            boolean first = y % linesToRestart == 0;
            if (first && y > 0) {
                bits.restart();
            }
            differences(bits, codes, lines);
            for (int i = 0; i < bands.length; i++) {
                int[] line = lines[i];
                line[0] = line[0] + (first ? middle : above[i][0]) & 0xFFFF;
                restore(line, above[i], first ? 1 : predictor);
                for (int x = 0, to = y * width * header.bands() + bands[i]; x < width; x++, to += header.bands()) {
                    samples[to] = (short) (line[x] << pointTransform & mask);
                }
                lines[i] = above[i];
                above[i] = line;
            }
        }
        segments.skipTo(bits.position());
    }

    private static void differences(EntropyBits bits, HuffmanTable[] codes, int[][] lines) throws CodecException {
        int[] line = lines[0];
        HuffmanTable code = codes[0];
        if (lines.length == 1) {
            for (int x = 0; x < line.length; x++) {
                line[x] = bits.difference(code);
            }
            return;
        }
        for (int x = 0; x < line.length; x++) {
            for (int i = 0; i < lines.length; i++) {
                lines[i][x] = bits.difference(codes[i]);
            }
        }
    }

    /** Adds to each difference, from the second on, what its neighbours predict (table H.1), modulo 2¹⁶. */
    private static void restore(int[] line, int[] above, int predictor) {
        int left = line[0];
        for (int x = 1; x < line.length; x++) {
            int up = above[x];
            int corner = above[x - 1];
            int predicted = switch (predictor) {
                case 1 -> left;
                case 2 -> up;
                case 3 -> corner;
                case 4 -> left + up - corner;
                case 5 -> left + (up - corner >> 1);
                case 6 -> up + (left - corner >> 1);
                default -> left + up >> 1;
            };
            left = line[x] + predicted & 0xFFFF;
            line[x] = left;
        }
    }

    private int band(byte component) throws CodecException {
        for (int i = 0; i < components.length; i++) {
            if (components[i] == component) {
                return i;
            }
        }
        throw damaged();
    }

    private static CodecException damaged() {
        return new CodecException(Reason.DAMAGED, "lossless JPEG");
    }
}
