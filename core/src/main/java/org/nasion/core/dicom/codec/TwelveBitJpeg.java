package org.nasion.core.dicom.codec;

import java.util.Arrays;
import org.nasion.core.dicom.codec.CodecException.Reason;

/**
 * Decodes grey sequential Huffman-coded JPEG of 12 bits per sample (ISO 10918-1, "extended"), which the
 * decoders of the JDK refuse. One component, one scan. Samples are those of the reference decoder's
 * integer transform ({@link InverseDct}), bit by bit.
 */
final class TwelveBitJpeg {

    private static final int[] ZIGZAG = {
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14,
        21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60,
        61, 54, 47, 55, 62, 63
    };

    private final byte[] data;
    private final JpegHeader header;
    private final int[][] quantisation = new int[4][];
    private final HuffmanTable[] dc = new HuffmanTable[4];
    private final HuffmanTable[] ac = new HuffmanTable[4];
    private int quantisationOfFrame;
    private int restartInterval;

    private TwelveBitJpeg(byte[] data, JpegHeader header) {
        this.data = data;
        this.header = header;
    }

    static boolean accepts(JpegHeader header) {
        return (header.frame() == 0xC1 || header.frame() == 0xC0) && header.bits() == 12 && header.bands() == 1;
    }

    static Samples decode(byte[] data, JpegHeader header) throws CodecException {
        try {
            return new TwelveBitJpeg(data, header).decoded();
        } catch (IndexOutOfBoundsException e) {
            throw new CodecException(Reason.DAMAGED, "12-bit JPEG", e);
        }
    }

    private Samples decoded() throws CodecException {
        JpegSegments segments = new JpegSegments(data);
        while (true) {
            int marker = segments.next();
            int start = segments.start();
            switch (marker) {
                case JpegSegments.QUANTISATION_TABLES -> quantisationTables(start, segments.end());
                case JpegSegments.HUFFMAN_TABLES -> HuffmanTable.readSegment(data, start, segments.end(), dc, ac);
                case 0xC0, 0xC1 -> quantisationOfFrame = data[start + 8] & 3;
                case JpegSegments.RESTART_INTERVAL -> restartInterval = u16(start);
                case JpegSegments.SCAN -> {
                    return scan(start, segments.end());
                }
                default -> {
                    // says nothing about the samples
                }
            }
        }
    }

    private void quantisationTables(int start, int end) {
        int at = start;
        while (at < end) {
            int head = data[at++];
            int[] table = new int[64];
            for (int i = 0; i < 64; i++) {
                boolean wide = (head & 0xF0) != 0;
                table[ZIGZAG[i]] = wide ? u16(at) : data[at] & 0xFF;
                at += wide ? 2 : 1;
            }
            quantisation[head & 3] = table;
        }
    }

    private Samples scan(int start, int end) throws CodecException {
        int tables = data[start + 2];
        HuffmanTable dcTable = dc[tables >> 4 & 3];
        HuffmanTable acTable = ac[tables & 3];
        int[] steps = quantisation[quantisationOfFrame];
        if (data[start] != 1 || dcTable == null || acTable == null || steps == null) {
            throw new CodecException(Reason.DAMAGED, "12-bit JPEG without its tables");
        }
        int width = header.width();
        int height = header.height();
        short[] samples = new short[Math.multiplyExact(width, height)];
        EntropyBits bits = new EntropyBits(data, end);
        int[] block = new int[64];
        int previous = 0;
        int untilRestart = restartInterval;
        for (int y = 0; y < height; y += 8) {
            for (int x = 0; x < width; x += 8) {
                if (restartInterval > 0 && untilRestart-- == 0) {
                    bits.restart();
                    previous = 0;
                    untilRestart = restartInterval - 1;
                }
                Arrays.fill(block, 0);
                int size = bits.symbol(dcTable);
                previous += bits.signed(size);
                block[0] = previous * steps[0];
                for (int k = 1; k < 64; k++) {
                    int symbol = bits.symbol(acTable);
                    int length = symbol & 15;
                    k += symbol >> 4;
                    if (length == 0) {
                        if (symbol != 0xF0) {
                            break;
                        }
                        continue;
                    }
                    int value = bits.signed(length);
                    if (k > 63) {
                        throw new CodecException(Reason.DAMAGED, "12-bit JPEG");
                    }
                    block[ZIGZAG[k]] = value * steps[ZIGZAG[k]];
                }
                InverseDct.apply(block);
                for (int row = 0; row < 8 && y + row < height; row++) {
                    for (int column = 0; column < 8 && x + column < width; column++) {
                        samples[(y + row) * width + x + column] =
                                (short) Math.clamp((long) block[8 * row + column] + 2048, 0, 4095);
                    }
                }
            }
        }
        if (!bits.exhausted()) {
            throw new CodecException(Reason.DAMAGED, "12-bit JPEG with more than its picture");
        }
        Samples decoded = new Samples(width, height, 1, 12, samples, false);
        return header.complete() ? decoded : decoded.withoutEnd();
    }

    private int u16(int at) {
        return (data[at] & 0xFF) << 8 | data[at + 1] & 0xFF;
    }
}
