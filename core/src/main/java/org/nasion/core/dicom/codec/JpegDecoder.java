package org.nasion.core.dicom.codec;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.Raster;
import java.io.EOFException;
import java.io.IOException;
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

    private JpegDecoder() {
    }

    /**
     * @param header of the same stream; the caller has checked its size against its limits
     * @throws CodecException where the stream cannot be decoded exactly
     */
    public static Samples decode(byte[] stream, JpegHeader header) throws CodecException {
        if (header.width() == 0 || header.height() == 0 || header.bands() == 0) {
            throw new CodecException(Reason.DAMAGED, "JPEG of no size");
        }
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
        return read(jdkReader("jpeg"), JpegHeader.withoutMetadata(stream), header);
    }

    private static Samples read(ImageReader reader, byte[] stream, JpegHeader header) throws CodecException {
        boolean[] faults = {false};
        try (ByteArrayImageInputStream input = new ByteArrayImageInputStream(stream)) {
            reader.addIIOReadWarningListener((IIOReadWarningListener) (source, warning) -> faults[0] = true);
            reader.setInput(input, true, true);
            Raster raster = reader.readRaster(0, null);
            if (raster.getWidth() != header.width() || raster.getHeight() != header.height()
                    || raster.getNumBands() != header.bands()) {
                throw new CodecException(Reason.DAMAGED, "JPEG of another size than its header says");
            }
            return new Samples(header.width(), header.height(), header.bands(), header.bits(),
                    RasterSamples.of(raster), faults[0]);
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
