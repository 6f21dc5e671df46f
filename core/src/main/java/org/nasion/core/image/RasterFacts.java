package org.nasion.core.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nasion.core.dicom.codec.CodecException;
import org.nasion.core.dicom.codec.JpegHeader;
import org.nasion.core.problem.ProblemException;

/**
 * What the header of a picture file says, read before any pixel.
 *
 * @param format      for people
 * @param width       px as stored, before the orientation is applied
 * @param height      px as stored
 * @param resolution  of the pixels as stored, before the orientation is applied
 * @param orientation EXIF orientation, 1 to 8
 * @param morePages   whether the file holds further pictures
 */
record RasterFacts(String format, long width, long height, Resolution resolution, int orientation, boolean morePages) {

    /** Pixels of a tile that writers use for pictures of any size: 2048 a side. */
    private static final double LARGEST_TILE = 1 << 22;

    private static final int MOST_SAMPLES = 4;
    private static final String[] PNG_COLOUR = {"grey", "", "RGB", "palette", "grey with alpha", "", "RGB with alpha"};

    /** Walks the chunks of a PNG file to its end. */
    static RasterFacts ofPng(byte[] bytes) {
        ByteBuffer data = ByteBuffer.wrap(bytes);
        if (bytes.length < 33) {
            throw truncated();
        }
        if (data.getInt(12) != 0x49484452) {
            throw damaged(null);
        }
        int colour = bytes[25] & 0xFF;
        String kind =
                colour < PNG_COLOUR.length && !PNG_COLOUR[colour].isEmpty() ? PNG_COLOUR[colour] : "unknown colours";
        Resolution resolution = Resolution.NONE;
        int orientation = 1;
        int at = 8;
        while (true) {
            if (at + 12 > bytes.length) {
                throw truncated();
            }
            int length = data.getInt(at);
            int type = data.getInt(at + 4);
            if (length < 0 || length > bytes.length - at - 12) {
                throw truncated();
            }
            if (type == 0x70485973 && length == 9) {
                resolution = Resolution.of(
                        (double) (data.getInt(at + 8) & 0xFFFFFFFFL),
                        (double) (data.getInt(at + 12) & 0xFFFFFFFFL),
                        bytes[at + 16] == 1 ? 1000 : 0);
            } else if (type == 0x65584966) {
                byte[] exif = new byte[length];
                data.get(at + 8, exif);
                orientation =
                        TiffDirectory.of(exif).map(TiffDirectory::orientation).orElse(1);
            } else if (type == 0x49454E44) {
                break;
            }
            at += 12 + length;
        }
        return new RasterFacts(
                "PNG, " + bytes[24] + " bit " + kind, data.getInt(16), data.getInt(20), resolution, orientation, false);
    }

    static RasterFacts ofJpeg(JpegHeader header) {
        if (header.bands() == 4) {
            throw cmyk();
        }
        Optional<TiffDirectory> exif = header.exif().flatMap(TiffDirectory::of);
        Resolution jfif = header.density()
                .map(density -> Resolution.of(density.x(), density.y(), density.unitMm()))
                .orElse(Resolution.NONE);
        Resolution inExif = exif.map(TiffDirectory::resolution).orElse(Resolution.NONE);
        // JFIF without a unit states a shape only; 1:1 there is what programs write that know nothing.
        Resolution resolution = jfif.spacing().isPresent()
                        || jfif.pixelAspect().filter(aspect -> aspect != 1).isPresent()
                ? jfif
                : inExif;
        String kind = (header.isLossless() ? "JPEG Lossless, " : "JPEG, ") + header.bits() + " bit "
                + (header.bands() == 1 ? "grey" : "colour");
        return new RasterFacts(
                kind,
                header.width(),
                header.height(),
                resolution,
                exif.map(TiffDirectory::orientation).orElse(1),
                false);
    }

    /** The largest picture of a TIFF file that is no smaller copy of another one; the first of several as large. */
    static TiffDirectory largest(byte[] bytes) {
        List<TiffDirectory> pages = TiffDirectory.pages(bytes);
        return pages.stream()
                .filter(page -> !page.isReduced())
                .reduce((a, b) -> b.pixels() > a.pixels() ? b : a)
                .or(() -> pages.stream().reduce((a, b) -> b.pixels() > a.pixels() ? b : a))
                .orElseThrow(() -> TiffDirectory.pointsBeyond(bytes) ? truncated() : damaged(null));
    }

    /** @param bytes of a file whose first directory is the one to be shown, of {@code pages} */
    static RasterFacts ofTiff(byte[] bytes, int pages) {
        TiffDirectory directory = TiffDirectory.of(bytes).orElseThrow(() -> damaged(null));
        int photometric = (int) directory.first(TiffDirectory.PHOTOMETRIC, 1);
        if (photometric == 5) {
            throw cmyk();
        }
        int bits = (int) directory.first(TiffDirectory.BITS, 1);
        boolean usual = bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16;
        if (directory.first(TiffDirectory.SAMPLE_FORMAT, 1) != 1 || !usual) {
            throw new ProblemException(
                    "NAS-IMAGE-UNSUPPORTED.tiff",
                    "This TIFF file holds pixels of an unusual kind"
                            + " (signed, floating-point or an odd number of bits), which are not read; save it with 8 or 16 bit.");
        }
        checkTiles(directory);
        checkParts(directory, TiffDirectory.STRIP_OFFSETS, TiffDirectory.STRIP_BYTES, bytes.length);
        checkParts(directory, TiffDirectory.TILE_OFFSETS, TiffDirectory.TILE_BYTES, bytes.length);
        String kind = photometric == 3 ? "palette" : photometric <= 1 ? "grey" : "colour";
        return new RasterFacts(
                "TIFF, " + bits + " bit " + kind,
                (long) directory.first(TiffDirectory.WIDTH, 0),
                (long) directory.first(TiffDirectory.HEIGHT, 0),
                directory.resolution(),
                directory.orientation(),
                pages > 1);
    }

    /** A decoder takes memory for a whole tile with all of its samples, however small the picture is. */
    private static void checkTiles(TiffDirectory directory) {
        double tile = directory.first(TiffDirectory.TILE_WIDTH, 0) * directory.first(TiffDirectory.TILE_LENGTH, 0);
        if (tile < 0
                || tile > LARGEST_TILE && tile > 2 * directory.pixels()
                || directory.first(TiffDirectory.SAMPLES, 1) > MOST_SAMPLES) {
            throw damaged(null);
        }
    }

    private static void checkParts(TiffDirectory directory, int offsets, int sizes, long length) {
        double[] starts = directory.all(offsets);
        double[] counts = directory.all(sizes);
        for (int i = 0; i < Math.min(starts.length, counts.length); i++) {
            if (starts[i] + counts[i] > length) {
                throw truncated();
            }
        }
    }

    static RasterFacts ofBmp(byte[] bytes) {
        if (bytes.length < 30) {
            throw truncated();
        }
        ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int pixels = data.getInt(10);
        boolean old = data.getInt(14) == 12;
        if (!old && bytes.length < 54) {
            throw truncated();
        }
        long width = old ? data.getShort(18) & 0xFFFF : data.getInt(18);
        long height = old ? data.getShort(20) & 0xFFFF : Math.abs((long) data.getInt(22));
        int bits = old ? data.getShort(24) : data.getShort(28);
        int compression = old ? 0 : data.getInt(30);
        if (width < 1 || bits < 1 || bits > 32 || pixels < 26) {
            throw damaged(null);
        }
        boolean plain = compression == 0 || compression == 3;
        if (plain && pixels + (width * bits + 31) / 32 * 4 * height > bytes.length) {
            ImageLimits.STANDARD.check(width, height);
            throw truncated();
        }
        Resolution resolution = old ? Resolution.NONE : Resolution.of(data.getInt(38), data.getInt(42), 1000);
        return new RasterFacts("BMP, " + bits + " bit", width, height, resolution, 1, false);
    }

    static ProblemException truncated() {
        return new ProblemException(
                "NAS-IMAGE-TRUNCATED",
                "This file ends before the picture does; part of it is missing. Copy it again from where it came from.");
    }

    static ProblemException damaged(@Nullable Throwable cause) {
        return new ProblemException("NAS-IMAGE-DAMAGED", "This file is damaged and its picture cannot be read.", cause);
    }

    static ProblemException cmyk() {
        return new ProblemException(
                "NAS-IMAGE-CMYK",
                "This file holds printing colours (CMYK), which are not read; save it as grey or RGB.");
    }

    static ProblemException of(CodecException e) {
        return switch (e.reason()) {
            case TRUNCATED -> truncated();
            case DAMAGED -> damaged(e);
            case UNSUPPORTED ->
                new ProblemException(
                        "NAS-IMAGE-UNSUPPORTED",
                        "This file is stored as {0}, which is not read.",
                        e,
                        Objects.requireNonNull(e.getMessage()));
        };
    }
}
