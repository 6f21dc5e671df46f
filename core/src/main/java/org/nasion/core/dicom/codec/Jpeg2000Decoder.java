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
    private static final int SECONDS = 60;

    private Jpeg2000Decoder() {}

    /**
     * @param file  a code stream, or a JP2 file around one
     * @param width of the picture that the caller expects; the stream must agree before anything is allocated
     * @throws CodecException where it does not, or cannot be decoded
     */
    public static Samples decode(byte[] file, int width, int height, int bands) throws CodecException {
        byte[] codeStream = Jpeg2000Stream.unboxed(file);
        int bits = checked(codeStream, width, height, bands);
        Jpeg2000Stream whole = new Jpeg2000Stream(codeStream, tiles(codeStream));
        byte[] stream = whole.bytes();
        Thread thread = Thread.currentThread();
        FacilityManager.registerMsgLogger(thread, new Silence());
        try (BudgetedInput input = new BudgetedInput(stream, 16L * stream.length + (1 << 20), SECONDS)) {
            ImageReader reader = new J2KImageReaderSpi().createReaderInstance();
            try {
                reader.setInput(input, true, true);
                Raster raster = onPicture(reader.readRaster(0, null), codeStream, width, height);
                if (raster.getWidth() != width || raster.getHeight() != height || raster.getNumBands() != bands) {
                    throw new CodecException(Reason.DAMAGED, "JPEG 2000 of another size than its header says");
                }
                checkAllRead(whole, input);
                Samples decoded = new Samples(width, height, bands, bits, RasterSamples.of(raster), false);
                return whole.ended() ? decoded : decoded.withoutEnd();
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
        public void printmsg(int severity, String message) {}

        @Override
        public void println(String message, int firstIndent, int indent) {}

        @Override
        public void flush() {}
    }

    /** Whatever the decoder left unread, or looked for behind the last packet, is a picture that is not whole. */
    private static void checkAllRead(Jpeg2000Stream stream, BudgetedInput input) throws CodecException {
        for (Jpeg2000Stream.Packets packets : stream.packets()) {
            if (input.wasRead(packets.end(), packets.padded())) {
                throw new CodecException(Reason.TRUNCATED, "JPEG 2000 without all of its packets");
            }
            int at = packets.end();
            while (at > packets.start() && stream.bytes()[at - 1] == 0) {
                at--; // some encoders fill up with zeros
            }
            if (at > packets.start() && !input.wasRead(at - 1, at)) {
                throw new CodecException(Reason.DAMAGED, "JPEG 2000 with packets that belong to nothing");
            }
        }
    }

    /** Where the picture does not begin at the reference grid's origin, the raster has the grid's empty margin too. */
    private static Raster onPicture(Raster raster, byte[] stream, int width, int height) {
        int left = ByteBuffer.wrap(stream).getInt(16);
        int top = ByteBuffer.wrap(stream).getInt(20);
        boolean margin = (left | top) > 0 && raster.getWidth() == left + width && raster.getHeight() == top + height;
        return margin
                ? raster.createChild(raster.getMinX() + left, raster.getMinY() + top, width, height, 0, 0, null)
                : raster;
    }

    /** The number of tiles by a SIZ segment that was checked (B.3). */
    private static int tiles(byte[] stream) {
        ByteBuffer data = ByteBuffer.wrap(stream);
        long across = (data.getInt(8) & 0xFFFFFFFFL) - (data.getInt(32) & 0xFFFFFFFFL);
        long down = (data.getInt(12) & 0xFFFFFFFFL) - (data.getInt(36) & 0xFFFFFFFFL);
        long width = data.getInt(24) & 0xFFFFFFFFL;
        long height = data.getInt(28) & 0xFFFFFFFFL;
        return (int) ((across + width - 1) / width * ((down + height - 1) / height));
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
        if (x - left != width
                || y - top != height
                || components != bands
                || stream.length < 42 + 3 * bands
                || tileWidth == 0
                || tileHeight == 0
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
