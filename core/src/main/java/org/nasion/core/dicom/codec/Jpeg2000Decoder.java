package org.nasion.core.dicom.codec;

import com.github.jaiimageio.jpeg2000.impl.J2KImageReaderSpi;
import java.awt.image.Raster;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import javax.imageio.ImageReader;
import jj2000.j2k.util.FacilityManager;
import jj2000.j2k.util.MsgLogger;
import org.nasion.core.dicom.codec.CodecException.Reason;

/** JPEG 2000 code streams to stored samples, by the JJ2000 decoder of jai-imageio. */
public final class Jpeg2000Decoder {

    private static final int MAX_TILES = 4096;
    /** Far above any encoder's; JJ2000 takes memory and time by it before it looks at the data. */
    private static final int MAX_LAYERS = 256;
    private static final int MAX_LEVELS = 32;
    private static final int COD = 0xFF52;
    private static final int PPM = 0xFF60;
    private static final int PPT = 0xFF61;
    private static final int SOT = 0xFF90;
    private static final int SOD = 0xFF93;
    private static final int EOC = 0xFFD9;
    private static final int SECONDS = 60;

    private Jpeg2000Decoder() {
    }

    /**
     * @param width of the picture that the caller expects; the stream must agree before anything is allocated
     * @throws CodecException where it does not, or cannot be decoded
     */
    public static Samples decode(byte[] stream, int width, int height, int bands) throws CodecException {
        int bits = checked(stream, width, height, bands);
        checkHeaders(stream);
        Thread thread = Thread.currentThread();
        FacilityManager.registerMsgLogger(thread, new Silence());
        try (BudgetedInput input = new BudgetedInput(stream, 16L * stream.length + (1 << 20), SECONDS)) {
            ImageReader reader = new J2KImageReaderSpi().createReaderInstance();
            try {
                reader.setInput(input, true, true);
                Raster raster = reader.readRaster(0, null);
                if (raster.getWidth() != width || raster.getHeight() != height || raster.getNumBands() != bands) {
                    throw new CodecException(Reason.DAMAGED, "JPEG 2000 of another size than its header says");
                }
                return new Samples(width, height, bands, bits, RasterSamples.of(raster), !hasEnd(stream));
            } finally {
                reader.dispose();
            }
        } catch (EOFException | UncheckedIOException e) {
            throw new CodecException(Reason.TRUNCATED, "JPEG 2000", e);
        } catch (IOException | RuntimeException | Error e) {
            if (e instanceof VirtualMachineError fatal) {
                throw fatal;
            }
            // JJ2000 answers bad streams with errors of its own as well as with exceptions.
            throw new CodecException(Reason.DAMAGED, "JPEG 2000", e);
        } finally {
            FacilityManager.unregisterMsgLogger(thread);
        }
    }

    /** JJ2000 would warn on the console; what matters comes as an exception. */
    private static final class Silence implements MsgLogger {
        @Override
        public void printmsg(int severity, String message) {
        }

        @Override
        public void println(String message, int firstIndent, int indent) {
        }

        @Override
        public void flush() {
        }
    }

    /**
     * Walks the main header and the headers of all tile parts (ISO 15444-1 annex A) for what JJ2000
     * does not survive: countless layers, and packed packet headers, at whose end it reads for ever.
     */
    private static void checkHeaders(byte[] stream) throws CodecException {
        ByteBuffer data = ByteBuffer.wrap(stream);
        int at = 2;
        int nextTilePart = stream.length;
        while (at + 4 <= stream.length) {
            int marker = data.getShort(at) & 0xFFFF;
            if (marker == EOC) {
                return;
            }
            if (marker == SOD) {
                checkPackets(stream, at + 2, nextTilePart);
                at = nextTilePart;
                continue;
            }
            if (marker == PPM || marker == PPT) {
                throw new CodecException(Reason.UNSUPPORTED, "JPEG 2000 with packed packet headers");
            }
            int length = data.getShort(at + 2) & 0xFFFF;
            if (marker < 0xFF00 || length < 2 || at + 2 + length > stream.length) {
                throw new CodecException(Reason.DAMAGED, "JPEG 2000 with a broken header");
            }
            if (marker == SOT && length == 10) {
                long part = data.getInt(at + 6) & 0xFFFFFFFFL;
                nextTilePart = part < 14 ? stream.length : (int) Math.min(stream.length, at + part);
            } else if (marker == COD && length >= 12) {
                int layers = data.getShort(at + 6) & 0xFFFF;
                if (layers < 1 || layers > MAX_LAYERS || (stream[at + 9] & 0xFF) > MAX_LEVELS) {
                    throw new CodecException(Reason.DAMAGED, "JPEG 2000 with " + layers + " layers");
                }
            }
            at += 2 + length;
        }
    }

    /** FF FF cannot stand in packets (B.10.1); JJ2000 reads ones from it for ever. */
    private static void checkPackets(byte[] stream, int from, int to) throws CodecException {
        for (int i = from; i + 1 < to; i++) {
            if (stream[i] == (byte) 0xFF && stream[i + 1] == (byte) 0xFF) {
                throw new CodecException(Reason.DAMAGED, "JPEG 2000 with broken packets");
            }
        }
    }

    /** Whether the end marker is there; JJ2000 decodes a cut stream as far as it goes and says nothing. */
    private static boolean hasEnd(byte[] stream) {
        for (int at = stream.length - 2; at >= Math.max(0, stream.length - 4); at--) {
            if (stream[at] == (byte) 0xFF && stream[at + 1] == (byte) 0xD9) {
                return true;
            }
        }
        return false;
    }

    /** Checks the SIZ segment (ISO 15444-1 A.5.1) and gives the bits per sample. */
    private static int checked(byte[] stream, int width, int height, int bands) throws CodecException {
        if (stream.length < 42) {
            throw new CodecException(Reason.TRUNCATED, "JPEG 2000");
        }
        ByteBuffer data = ByteBuffer.wrap(stream);
        if (data.getInt(0) != 0xFF4FFF51) {
            throw new CodecException(Reason.DAMAGED, "JPEG 2000 without its start marker");
        }
        long x = data.getInt(8) & 0xFFFFFFFFL;
        long y = data.getInt(12) & 0xFFFFFFFFL;
        long left = data.getInt(16) & 0xFFFFFFFFL;
        long top = data.getInt(20) & 0xFFFFFFFFL;
        long tileWidth = data.getInt(24) & 0xFFFFFFFFL;
        long tileHeight = data.getInt(28) & 0xFFFFFFFFL;
        long tilesLeft = data.getInt(32) & 0xFFFFFFFFL;
        long tilesTop = data.getInt(36) & 0xFFFFFFFFL;
        int components = data.getShort(40) & 0xFFFF;
        // The first tile has to hold the first pixel (B.3); where it does not, JJ2000 takes memory without end.
        if (tilesLeft > left || tilesTop > top || tilesLeft + tileWidth <= left || tilesTop + tileHeight <= top) {
            throw new CodecException(Reason.DAMAGED, "JPEG 2000 with tiles beside the picture");
        }
        if (x - left != width || y - top != height || components != bands || stream.length < 42 + 3 * bands
                || tileWidth == 0 || tileHeight == 0
                || ((x + tileWidth - 1) / tileWidth) * ((y + tileHeight - 1) / tileHeight) > MAX_TILES) {
            throw new CodecException(Reason.DAMAGED, "JPEG 2000 of another size than the object says");
        }
        int bits = 0;
        for (int i = 0; i < bands; i++) {
            int component = 42 + 3 * i;
            bits = Math.max(bits, (stream[component] & 0x7F) + 1);
            if (stream[component + 1] != 1 || stream[component + 2] != 1) {
                throw new CodecException(Reason.UNSUPPORTED, "JPEG 2000 with subsampled components");
            }
        }
        if (bits > 16) {
            throw new CodecException(Reason.UNSUPPORTED, bits + "-bit JPEG 2000");
        }
        return bits;
    }
}
