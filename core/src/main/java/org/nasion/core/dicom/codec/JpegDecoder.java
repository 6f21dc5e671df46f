package org.nasion.core.dicom.codec;

import java.awt.image.Raster;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import org.nasion.core.dicom.codec.CodecException.Reason;

/**
 * JPEG to stored samples, without any change of colour: sequential and progressive 8-bit streams by
 * the JDK's decoder, lossless ones by {@link LosslessJpeg}, grey sequential 12-bit ones by {@link TwelveBitJpeg}.
 * Other lossy 12-bit streams are refused, because the decoders at hand would give wrong samples without saying so.
 */
public final class JpegDecoder {

    /** No encoder sends more: libjpeg's own script has ten for colour, and one for each bit of each coefficient band is rare. */
    private static final int MOST_SCANS = 200;
    /** Scans times pixels, which is what decoding takes time by. */
    private static final long MOST_WORK = 4_000_000_000L;

    private static final int SECONDS = 60;

    private JpegDecoder() {}

    /**
     * @param header of the same stream; the caller has checked its size against its limits
     * @return with faults where the stream is damaged in places
     * @throws CodecException where the stream cannot be decoded exactly, or holds too little or too much for its picture
     */
    public static Samples decode(byte[] stream, JpegHeader header) throws CodecException {
        if (header.width() == 0 || header.height() == 0 || header.bands() == 0) {
            throw new CodecException(Reason.DAMAGED, "JPEG of no size");
        }
        checkScans(header);
        if (header.isLossless()) {
            return LosslessJpeg.decode(stream, header);
        }
        if (header.frame() == 0xF7) {
            throw new CodecException(Reason.UNSUPPORTED, "JPEG-LS");
        }
        if (header.frame() > 0xC2) {
            throw new CodecException(Reason.UNSUPPORTED, "arithmetic-coded or hierarchical JPEG");
        }
        if (TwelveBitJpeg.accepts(header)) {
            return TwelveBitJpeg.decode(stream, header);
        }
        if (header.bits() != 8) {
            throw new CodecException(Reason.UNSUPPORTED, header.bits() + "-bit lossy JPEG");
        }
        byte[] pixels = JpegHeader.withoutMetadata(stream);
        if (header.complete()) {
            return read(jdkReader("jpeg"), pixels, header);
        }
        // The decoder warns where codes end before the picture does, and of a missing end marker just so: with one it
        // tells the one from the other.
        Samples samples = read(jdkReader("jpeg"), ended(pixels), header);
        if (samples.faults() || !header.covered()) {
            throw new CodecException(Reason.TRUNCATED, "JPEG");
        }
        return samples.withoutEnd();
    }

    /** Each decoder of sequential and lossless streams stops when it has all components; whatever follows would stay unread. */
    private static void checkScans(JpegHeader header) throws CodecException {
        boolean progressive = header.frame() == 0xC2;
        if (header.scans() > (progressive ? MOST_SCANS : header.bands())
                || (long) header.scans() * header.width() * header.height() > MOST_WORK) {
            throw new CodecException(Reason.DAMAGED, "JPEG with " + header.scans() + " scans");
        }
        if (!header.covered() && !header.isLossless()) {
            throw new CodecException(
                    header.complete() ? Reason.DAMAGED : Reason.TRUNCATED, "JPEG without all of its scans");
        }
    }

    private static byte[] ended(byte[] stream) {
        boolean half = stream[stream.length - 1] == (byte) 0xFF;
        byte[] ended = Arrays.copyOf(stream, stream.length + (half ? 1 : 2));
        ended[ended.length - 2] = (byte) 0xFF;
        ended[ended.length - 1] = (byte) 0xD9;
        return ended;
    }

    private static Samples read(ImageReader reader, byte[] stream, JpegHeader header) throws CodecException {
        boolean[] faults = {false};
        try (BudgetedInput input = new BudgetedInput(stream, 16L * stream.length + (1 << 20), SECONDS)) {
            reader.addIIOReadWarningListener((IIOReadWarningListener) (source, warning) -> faults[0] = true);
            reader.setInput(input, true, true);
            Raster raster = reader.readRaster(0, null);
            if (raster.getWidth() != header.width()
                    || raster.getHeight() != header.height()
                    || raster.getNumBands() != header.bands()) {
                throw new CodecException(Reason.DAMAGED, "JPEG of another size than its header says");
            }
            return new Samples(
                    header.width(),
                    header.height(),
                    header.bands(),
                    header.bits(),
                    RasterSamples.of(raster),
                    faults[0]);
        } catch (EOFException e) {
            throw new CodecException(Reason.TRUNCATED, "JPEG", e);
        } catch (IOException | RuntimeException e) {
            throw new CodecException(Reason.DAMAGED, "JPEG", e);
        } finally {
            reader.dispose();
        }
    }

    /** The JDK's own reader of a format, whatever other plug-ins are registered before it. */
    public static ImageReader jdkReader(String format) {
        Iterator<ImageReaderSpi> providers = IIORegistry.getDefaultInstance()
                .getServiceProviders(ImageReaderSpi.class, spi -> isJdk((ImageReaderSpi) spi, format), true);
        try {
            return providers.next().createReaderInstance();
        } catch (IOException e) {
            throw new IllegalStateException("the JDK's " + format + " reader does not start", e);
        }
    }

    private static boolean isJdk(ImageReaderSpi spi, String format) {
        if (!spi.getClass().getName().startsWith("com.sun.imageio.plugins.")) {
            return false;
        }
        for (String name : spi.getFormatNames()) {
            if (name.equalsIgnoreCase(format)) {
                return true;
            }
        }
        return false;
    }
}
