package org.nasion.core.dicom.codec;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.nasion.core.dicom.codec.CodecException.Reason;

/**
 * What the markers of a JPEG stream say, found without decoding anything.
 *
 * @param frame       the start-of-frame marker's low byte: 0xC0 baseline, 0xC1 extended, 0xC2 progressive, 0xC3 lossless, 0xF7 JPEG-LS
 * @param bits        sample precision
 * @param width       px
 * @param height      px
 * @param bands       components
 * @param colour      what the components mean, as far as the stream tells
 * @param density     JFIF density
 * @param exif        the TIFF structure of the EXIF segment
 * @param complete    whether the end-of-image marker was found after the pixels
 * @param scans       how many scans there are
 * @param covered     whether the scans bring every coefficient of every component to its last bit
 */
public record JpegHeader(
        int frame,
        int bits,
        int width,
        int height,
        int bands,
        Colour colour,
        Optional<Density> density,
        Optional<byte[]> exif,
        boolean complete,
        int scans,
        boolean covered) {

    /** The meaning of the components. */
    public enum Colour {
        UNSTATED,
        RGB,
        YCBCR,
        CMYK
    }

    /**
     * Pixels per unit along x and y.
     *
     * @param unitMm mm of the unit; 0 where it has none and only the ratio counts
     */
    public record Density(int x, int y, double unitMm) {}

    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int DNL = 0xDC;

    public boolean isLossless() {
        return frame == 0xC3;
    }

    /** Reads the markers of the stream that starts at {@code data[0]}. */
    public static JpegHeader of(byte[] data) throws CodecException {
        return new Walk(data).header();
    }

    /**
     * The same stream without application and comment segments: pixels only. The JDK's decoder
     * stumbles over unusual ones that mean nothing to the samples.
     */
    public static byte[] withoutMetadata(byte[] data) throws CodecException {
        Walk walk = new Walk(data);
        walk.header();
        return walk.bare();
    }

    private static final class Walk {
        private final byte[] data;
        private final ByteArrayOutputStream bare;
        private int at = 2;
        private int frame = -1;
        private int bits;
        private int width;
        private int height;
        private int bands;
        private int[] ids = {};
        private boolean jfif;
        private int adobe = -1;
        private Optional<Density> density = Optional.empty();
        private Optional<byte[]> exif = Optional.empty();
        private int pixelsAt = -1;
        private int scans;
        /** Of each component the lowest bit that was sent, of the 64 coefficients; −1 for none. */
        private int[][] lowest = {};

        Walk(byte[] data) throws CodecException {
            this.data = data;
            this.bare = new ByteArrayOutputStream(1024);
            if (data.length < 4 || (data[0] & 0xFF) != 0xFF || (data[1] & 0xFF) != SOI) {
                throw new CodecException(Reason.DAMAGED, "JPEG without its start marker");
            }
            bare.write(0xFF);
            bare.write(SOI);
        }

        JpegHeader header() throws CodecException {
            boolean complete = false;
            while (true) {
                int marker = nextMarker();
                if (marker < 0) {
                    break;
                }
                if (marker == EOI) {
                    complete = true;
                    break;
                }
                if (marker == SOI || marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7)) {
                    continue;
                }
                if (at + 2 > data.length) {
                    break;
                }
                int length = u16(at);
                if (length < 2 || at + length > data.length) {
                    break;
                }
                segment(marker, at + 2, length - 2);
                if (pixelsAt < 0 && marker != SOS && !isMetadata(marker)) {
                    bare.write(0xFF);
                    bare.write(marker);
                    bare.write(data, at, length);
                }
                if (marker == SOS && pixelsAt < 0) {
                    pixelsAt = at - 2;
                }
                at += length;
            }
            if (frame < 0) {
                throw new CodecException(complete ? Reason.DAMAGED : Reason.TRUNCATED, "JPEG without a frame header");
            }
            if (pixelsAt < 0) {
                throw new CodecException(complete ? Reason.DAMAGED : Reason.TRUNCATED, "JPEG without pixels");
            }
            return new JpegHeader(
                    frame, bits, width, height, bands, colour(), density, exif, complete, scans, covered());
        }

        byte[] bare() {
            bare.write(data, pixelsAt, data.length - pixelsAt);
            return bare.toByteArray();
        }

        /** Moves past the next marker, over entropy-coded data and fill bytes; −1 at the end of the data. */
        private int nextMarker() {
            for (int i = at; i + 1 < data.length; i++) {
                if (data[i] == (byte) 0xFF) {
                    int code = data[i + 1] & 0xFF;
                    if (code != 0 && code != 0xFF) {
                        at = i + 2;
                        return code;
                    }
                }
            }
            return -1;
        }

        private static boolean isMetadata(int marker) {
            return (marker >= 0xE0 && marker <= 0xEF) || marker == 0xFE;
        }

        private void segment(int marker, int start, int length) throws CodecException {
            boolean isFrame = (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC)
                    || marker == 0xF7;
            if (isFrame && frame < 0) {
                if (length < 6 || length < 6 + 3 * (data[start + 5] & 0xFF)) {
                    throw new CodecException(Reason.DAMAGED, "JPEG with a short frame header");
                }
                frame = marker;
                bits = data[start] & 0xFF;
                height = u16(start + 1);
                width = u16(start + 3);
                bands = data[start + 5] & 0xFF;
                ids = new int[bands];
                for (int i = 0; i < bands; i++) {
                    ids[i] = data[start + 6 + 3 * i] & 0xFF;
                }
                lowest = new int[bands][64];
                for (int[] component : lowest) {
                    Arrays.fill(component, -1);
                }
            } else if (marker == SOS) {
                scan(start, length);
            } else if (marker == DNL && length >= 2 && height == 0) {
                height = u16(start);
            } else if (marker == 0xE0 && starts(start, length, "JFIF\0") && length >= 12) {
                jfif = true;
                density = density(data[start + 7], u16(start + 8), u16(start + 10));
            } else if (marker == 0xE1 && starts(start, length, "Exif\0") && length > 6 && exif.isEmpty()) {
                exif = Optional.of(Arrays.copyOfRange(data, start + 6, start + length));
            } else if (marker == 0xEE && starts(start, length, "Adobe") && length >= 12) {
                adobe = data[start + 11] & 0xFF;
            }
        }

        /** Notes which bits of which coefficients a scan brings (ISO 10918-1 B.2.3, G.1.1). */
        private void scan(int start, int length) throws CodecException {
            scans++;
            int count = length < 1 ? 0 : data[start] & 0xFF;
            if (count < 1 || count > bands || length < 4 + 2 * count) {
                throw new CodecException(Reason.DAMAGED, "JPEG with a broken scan header");
            }
            boolean progressive = frame == 0xC2;
            int first = progressive ? data[start + 1 + 2 * count] & 0xFF : 0;
            int last = progressive ? data[start + 2 + 2 * count] & 0xFF : 63;
            int low = progressive ? data[start + 3 + 2 * count] & 15 : 0;
            if (last > 63 || first > last) {
                throw new CodecException(Reason.DAMAGED, "JPEG with a broken scan header");
            }
            for (int i = 0; i < count; i++) {
                int id = data[start + 1 + 2 * i] & 0xFF;
                for (int band = 0; band < bands; band++) {
                    if (ids[band] == id) {
                        Arrays.fill(lowest[band], first, last + 1, low);
                    }
                }
            }
        }

        private boolean covered() {
            for (int[] component : lowest) {
                for (int bit : component) {
                    if (bit != 0) {
                        return false;
                    }
                }
            }
            return true;
        }

        private static Optional<Density> density(int unit, int x, int y) {
            double mm = switch (unit) {
                case 1 -> 25.4;
                case 2 -> 10;
                default -> 0;
            };
            return x == 0 || y == 0 ? Optional.empty() : Optional.of(new Density(x, y, mm));
        }

        private Colour colour() {
            if (bands == 4) {
                return Colour.CMYK;
            }
            if (bands != 3) {
                return Colour.UNSTATED;
            }
            if (adobe >= 0) {
                return adobe == 0 ? Colour.RGB : Colour.YCBCR;
            }
            if (jfif) {
                return Colour.YCBCR;
            }
            return Arrays.equals(ids, new int[] {'R', 'G', 'B'}) ? Colour.RGB : Colour.UNSTATED;
        }

        private boolean starts(int start, int length, String text) {
            if (length < text.length()) {
                return false;
            }
            for (int i = 0; i < text.length(); i++) {
                if (data[start + i] != text.charAt(i)) {
                    return false;
                }
            }
            return true;
        }

        private int u16(int i) {
            return (data[i] & 0xFF) << 8 | data[i + 1] & 0xFF;
        }
    }
}
