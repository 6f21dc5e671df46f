package org.nasion.core.image;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageReader;
import org.nasion.core.dicom.codec.CodecException;
import org.nasion.core.dicom.codec.JpegDecoder;
import org.nasion.core.dicom.codec.JpegHeader;
import org.nasion.core.dicom.codec.RasterSamples;
import org.nasion.core.dicom.codec.Samples;
import org.nasion.core.image.Acquisition.Spacings;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;
import org.nasion.core.problem.Sentence;

/** A film from the bytes of a PNG, JPEG, TIFF or BMP file. */
final class RasterFilm {

    private static final Optional<Sentence> DAMAGED = Optional.of(
            Sentence.of("film.damaged", "This file is damaged in places; parts of the picture may be wrong."));

    private final ImageLimits limits;

    RasterFilm(ImageLimits limits) {
        this.limits = limits;
    }

    Cephalogram read(FilmFormat format, byte[] bytes) {
        try {
            return switch (format) {
                case PNG -> film(RasterFacts.ofPng(bytes), JpegDecoder.jdkReader("png"), bytes);
                case BMP -> film(RasterFacts.ofBmp(bytes), JpegDecoder.jdkReader("bmp"), bytes);
                case TIFF -> tiff(bytes);
                case JPEG -> jpeg(bytes);
                case DICOM -> throw new IllegalArgumentException("not a raster format: " + format);
            };
        } catch (EOFException e) {
            throw RasterFacts.truncated();
        } catch (IOException e) {
            throw RasterFacts.damaged(e);
        } catch (CodecException e) {
            throw RasterFacts.of(e);
        }
    }

    private Cephalogram tiff(byte[] bytes) throws IOException {
        TiffDirectory page = RasterFacts.largest(bytes);
        byte[] shown = page.asFirst(bytes);
        RasterFacts facts = RasterFacts.ofTiff(shown, TiffDirectory.pages(bytes).size());
        return film(facts, new TIFFImageReaderSpi().createReaderInstance(), shown, FileDigest.of(bytes));
    }

    private Cephalogram jpeg(byte[] bytes) throws CodecException {
        JpegHeader header = JpegHeader.of(bytes);
        limits.check(header.width(), header.height());
        RasterFacts facts = RasterFacts.ofJpeg(header);
        Samples samples = JpegDecoder.decode(bytes, header);
        Grey grey = switch (header.colour()) {
            case RGB -> Grey.ofBands(samples);
            case YCBCR -> Grey.ofYCbCr(samples);
            default -> samples.bands() == 3 ? Grey.ofYCbCr(samples) : Grey.ofBands(samples);
        };
        boolean cut = !header.complete();
        Optional<Sentence> end = cut
                ? Optional.of(Sentence.of(
                        "film.noEnd", "This file lacks its end marker; all pixels of its picture were read."))
                : Optional.empty();
        return film(facts, grey, FileDigest.of(bytes), samples.faults() && !cut ? DAMAGED : end);
    }

    private Cephalogram film(RasterFacts facts, ImageReader reader, byte[] bytes) throws IOException {
        return film(facts, reader, bytes, FileDigest.of(bytes));
    }

    private Cephalogram film(RasterFacts facts, ImageReader reader, byte[] bytes, FileDigest source)
            throws IOException {
        limits.check(facts.width(), facts.height());
        boolean[] faults = {false};
        try (ByteArrayImageInputStream input = new ByteArrayImageInputStream(bytes)) {
            reader.addIIOReadWarningListener((_, _) -> faults[0] = true);
            reader.setInput(input, true, true);
            if (reader.getWidth(0) != facts.width() || reader.getHeight(0) != facts.height()) {
                throw RasterFacts.damaged(null);
            }
            Grey grey = grey(reader.read(0));
            return film(facts, grey, source, faults[0] ? DAMAGED : Optional.empty());
        } catch (IllegalArgumentException
                | IndexOutOfBoundsException
                | IllegalStateException
                | NullPointerException
                | NegativeArraySizeException
                | ArithmeticException
                | ClassCastException e) {
            throw RasterFacts.damaged(e);
        } finally {
            reader.dispose();
        }
    }

    private static Cephalogram film(RasterFacts facts, Grey stored, FileDigest source, Optional<Sentence> fault) {
        Grey grey = stored.upright(facts.orientation());
        List<Sentence> notices = new ArrayList<>();
        if (stored.coloured()) {
            notices.add(Sentence.of("film.colour", "This file is a colour picture; it is shown and traced in grey."));
        }
        if (facts.orientation() != 1) {
            notices.add(Sentence.of("film.upright", "The picture was turned upright as its camera or scanner noted."));
        }
        if (facts.morePages()) {
            notices.add(Sentence.of("film.several", "This file holds several pictures; the largest is shown."));
        }
        fault.ifPresent(notices::add);
        Resolution resolution = facts.orientation() < 5
                ? facts.resolution()
                : facts.resolution().lying();
        Spacings spacings = new Spacings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                resolution.spacing(),
                resolution.pixelAspect());
        Acquisition acquisition =
                new Acquisition(facts.format(), source, spacings, Patient.NOBODY, Exposure.UNKNOWN, Map.of(), notices);
        return grey.film(grey.max() <= 255 ? Optional.of(Window.full(grey.max())) : Optional.empty(), acquisition);
    }

    private static Grey grey(BufferedImage image) {
        Raster raster = image.getRaster();
        if (image.getColorModel() instanceof IndexColorModel palette) {
            return grey(raster, palette);
        }
        int[] sizes = image.getColorModel().getComponentSize();
        int bits = sizes[0];
        for (int size : sizes) {
            if (size != bits) {
                return packed(image);
            }
        }
        short[] values = RasterSamples.of(raster);
        if (image.isAlphaPremultiplied() && raster.getNumBands() % 2 == 0) {
            return packed(image);
        }
        if (bits < 8) {
            int max = (1 << bits) - 1;
            for (int i = 0; i < values.length; i++) {
                values[i] = (short) ((values[i] & max) * 255 / max);
            }
            bits = 8;
        }
        return Grey.ofBands(
                new Samples(raster.getWidth(), raster.getHeight(), raster.getNumBands(), bits, values, false));
    }

    private static Grey grey(Raster raster, IndexColorModel palette) {
        int size = palette.getMapSize();
        byte[] values = new byte[raster.getWidth() * raster.getHeight() * 4];
        int[] row = new int[raster.getWidth()];
        for (int y = 0, to = 0; y < raster.getHeight(); y++) {
            raster.getSamples(raster.getMinX(), raster.getMinY() + y, row.length, 1, 0, row);
            for (int index : row) {
                int argb = index < size ? palette.getRGB(index) : 0xFF000000;
                values[to++] = (byte) (argb >> 16);
                values[to++] = (byte) (argb >> 8);
                values[to++] = (byte) argb;
                values[to++] = (byte) (argb >> 24);
            }
        }
        return ofRgba(raster.getWidth(), raster.getHeight(), values);
    }

    /** Unusual layouts, for example 5-6-5 bit RGB. */
    private static Grey packed(BufferedImage image) {
        byte[] values = new byte[image.getWidth() * image.getHeight() * 4];
        int[] row = new int[image.getWidth()];
        for (int y = 0, to = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int argb : row) {
                values[to++] = (byte) (argb >> 16);
                values[to++] = (byte) (argb >> 8);
                values[to++] = (byte) argb;
                values[to++] = (byte) (argb >> 24);
            }
        }
        return ofRgba(image.getWidth(), image.getHeight(), values);
    }

    private static Grey ofRgba(int width, int height, byte[] values) {
        short[] samples = new short[values.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (values[i] & 0xFF);
        }
        return Grey.ofBands(new Samples(width, height, 4, 8, samples, false));
    }
}
