package org.nasion.app.cli;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.nasion.core.dicom.DataSetBuilder;
import org.nasion.core.dicom.DicomWriter;
import org.nasion.core.dicom.Tag;
import org.nasion.core.dicom.Vr;
import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.FilmDicomWriter;
import org.nasion.core.image.Window;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;
import org.nasion.core.task.Progress;
import org.nasion.lab.phantom.PhantomGenerator;
import org.nasion.lab.phantom.PhantomSpec;

/** One phantom at half its size, stored in the ways that once gave other numbers, or none, or those of nobody. */
final class OddFilms {

    private static final double MM_PER_PX = 0.2;

    private final int width;
    private final int height;
    private final int[] twelveBit;

    OddFilms() {
        Cephalogram film = new PhantomGenerator()
                .generate(PhantomSpec.ofSeed(7001), Progress.NONE)
                .film();
        width = film.width() / 2;
        height = film.height() / 2;
        twelveBit = new int[width * height];
        short[] samples = film.samples();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = 2 * y * film.width() + 2 * x;
                twelveBit[y * width + x] = ((samples[at] & 0xFFFF)
                                + (samples[at + 1] & 0xFFFF)
                                + (samples[at + film.width()] & 0xFFFF)
                                + (samples[at + film.width() + 1] & 0xFFFF)
                                + 2)
                        / 4;
            }
        }
    }

    private static byte[] written(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }

    private BufferedImage grey() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        byte[] bytes = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (twelveBit[i] * 255 / 4095);
        }
        return image;
    }

    byte[] png() {
        return written(out -> ImageIO.write(grey(), "png", out));
    }

    /** @param quarters by 90° clockwise */
    byte[] turned(int quarters) {
        BufferedImage from = grey();
        boolean lying = quarters % 2 == 1;
        BufferedImage to =
                new BufferedImage(lying ? height : width, lying ? width : height, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int value = from.getRaster().getSample(x, y, 0);
                to.getRaster().setSample(lying ? height - 1 - y : width - 1 - x, lying ? x : height - 1 - y, 0, value);
            }
        }
        return written(out -> ImageIO.write(to, "png", out));
    }

    byte[] oneHotPixel() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_USHORT_GRAY);
        short[] values = ((DataBufferUShort) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) twelveBit[i];
        }
        values[5 * width + 5] = (short) 65535;
        return written(out -> ImageIO.write(image, "png", out));
    }

    /** Rows fewer by a factor, and a pHYs chunk (PNG 11.3.4.3) of that shape whose unit is unknown. */
    byte[] aspectWithoutUnit() {
        int rows = (int) Math.round(height / 1.15);
        BufferedImage squashed = new BufferedImage(width, rows, BufferedImage.TYPE_BYTE_GRAY);
        int[] values = squashed(rows);
        for (int i = 0; i < values.length; i++) {
            squashed.getRaster().setSample(i % width, i / width, 0, values[i] * 255 / 4095);
        }
        byte[] png = written(out -> ImageIO.write(squashed, "png", out));
        ByteBuffer chunk = ByteBuffer.allocate(21)
                .putInt(9)
                .put("pHYs".getBytes(StandardCharsets.US_ASCII))
                .putInt(115)
                .putInt(100)
                .put((byte) 0);
        CRC32 crc = new CRC32();
        crc.update(chunk.array(), 4, 13);
        chunk.putInt((int) crc.getValue());
        return written(out -> {
            out.write(png, 0, 33);
            out.write(chunk.array());
            out.write(png, 33, png.length - 33);
        });
    }

    /** Each new row the mean of the old ones under it. */
    private int[] squashed(int rows) {
        int[] values = new int[width * rows];
        for (int y = 0; y < rows; y++) {
            double top = (double) y * height / rows;
            double bottom = (double) (y + 1) * height / rows;
            for (int x = 0; x < width; x++) {
                double sum = 0;
                for (int i = (int) top; i < Math.min(height, Math.ceil(bottom)); i++) {
                    sum += twelveBit[i * width + x] * (Math.min(i + 1, bottom) - Math.max(i, top));
                }
                values[y * width + x] = (int) Math.round(sum / (bottom - top));
            }
        }
        return values;
    }

    private byte[] jpeg(boolean progressive) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        return written(out -> {
            try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
                ImageWriteParam param = writer.getDefaultWriteParam();
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(0.95f);
                if (progressive) {
                    param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
                }
                writer.setOutput(stream);
                writer.write(null, new IIOImage(grey(), null, null), param);
            } finally {
                writer.dispose();
            }
        });
    }

    byte[] noEndMarker() {
        byte[] jpeg = jpeg(false);
        return Arrays.copyOf(jpeg, jpeg.length - 2);
    }

    /** The last scan of a progressive JPEG three thousand times. */
    byte[] threeThousandScans() {
        byte[] jpeg = jpeg(true);
        int last = jpeg.length - 2;
        while (jpeg[last] != (byte) 0xFF || jpeg[last + 1] != (byte) 0xDA) {
            last--;
        }
        int scan = last;
        return written(out -> {
            out.write(jpeg, 0, jpeg.length - 2);
            for (int i = 0; i < 3000; i++) {
                out.write(jpeg, scan, Math.min(200, jpeg.length - 2 - scan));
            }
            out.write(jpeg, jpeg.length - 2, 2);
        });
    }

    /** An uncompressed TIFF of two pages: a thumbnail that says so, and the film. */
    byte[] thumbnailFirst() {
        byte[] film = ((DataBufferByte) grey().getRaster().getDataBuffer()).getData();
        int small = 8;
        byte[] thumbnail = new byte[width / small * (height / small)];
        for (int i = 0; i < thumbnail.length; i++) {
            thumbnail[i] = film[i / (width / small) * small * width + i % (width / small) * small];
        }
        int directory = 2 + 9 * 12 + 4;
        ByteBuffer tiff = ByteBuffer.allocate(8 + 2 * directory + thumbnail.length + film.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        tiff.putShort((short) 0x4949).putShort((short) 42).putInt(8);
        page(tiff, 1, width / small, height / small, 8 + 2 * directory, 8 + directory);
        page(tiff, 0, width, height, 8 + 2 * directory + thumbnail.length, 0);
        return tiff.put(thumbnail).put(film).array();
    }

    private static void page(ByteBuffer tiff, int kind, int width, int height, int at, int next) {
        tiff.putShort((short) 9);
        int[][] entries = {
            {254, kind},
            {256, width},
            {257, height},
            {258, 8},
            {259, 1},
            {262, 1},
            {273, at},
            {278, height},
            {279, width * height}
        };
        for (int[] entry : entries) {
            tiff.putShort((short) entry[0]).putShort((short) 4).putInt(1).putInt(entry[1]);
        }
        tiff.putInt(next);
    }

    /** An uncompressed 12-bit DICOM film with something changed in it. */
    byte[] dicom(Consumer<DataSetBuilder> change) {
        return dicom(height, twelveBit, Optional.of(new Acquisition.Spacing(MM_PER_PX, MM_PER_PX)), change);
    }

    /** The scale at the detector alone, and a factor that magnifies nothing. */
    byte[] magnificationOfOne() {
        return dicom(
                height,
                twelveBit,
                Optional.empty(),
                set -> set.decimals(Tag.IMAGER_PIXEL_SPACING, 0.22, 0.22)
                        .decimals(Tag.ESTIMATED_RADIOGRAPHIC_MAGNIFICATION_FACTOR, 1));
    }

    private static DataSetBuilder withoutWindow(DataSetBuilder set) {
        return set.text(Tag.WINDOW_CENTER, Vr.DS).text(Tag.WINDOW_WIDTH, Vr.DS);
    }

    byte[] nonSquare() {
        int rows = (int) Math.round(height / 1.25);
        return dicom(
                rows,
                squashed(rows),
                Optional.of(new Acquisition.Spacing(MM_PER_PX * height / rows, MM_PER_PX)),
                set -> {});
    }

    byte[] padded() {
        int[] values = twelveBit.clone();
        for (int i = 0; i < values.length; i++) {
            if (i % width < 30 || i / width < 30) {
                values[i] = 65535;
            }
        }
        return dicom(
                height,
                values,
                Optional.of(new Acquisition.Spacing(MM_PER_PX, MM_PER_PX)),
                set -> withoutWindow(set).shorts(Tag.PIXEL_PADDING_VALUE, Vr.US, 65535));
    }

    /** A table for the display whose entries need 12 bits and of which it says 10 (PS3.3 C.11.2.1.1). */
    byte[] tableOfTwelveBits() {
        ByteBuffer entries = ByteBuffer.allocate(8192).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 4096; i++) {
            double share = i / 4095.0;
            entries.putShort((short) ((int) (share * share * 65535) >> 4));
        }
        return dicom(set -> withoutWindow(set)
                .sequence(
                        Tag.VOI_LUT_SEQUENCE,
                        new DataSetBuilder()
                                .shorts(Tag.LUT_DESCRIPTOR, Vr.US, 4096, 0, 10)
                                .bytes(Tag.LUT_DATA, Vr.OW, entries.array())));
    }

    private byte[] dicom(
            int rows, int[] values, Optional<Acquisition.Spacing> spacing, Consumer<DataSetBuilder> change) {
        short[] samples = new short[values.length];
        int max = 0;
        for (int i = 0; i < values.length; i++) {
            samples[i] = (short) values[i];
            max = Math.max(max, values[i]);
        }
        Acquisition.Spacings spacings = new Acquisition.Spacings(
                spacing,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        DataSetBuilder set = new FilmDicomWriter()
                .dataSet(new Cephalogram(
                        width,
                        rows,
                        max <= 4095 ? 4095 : 65535,
                        samples,
                        Window.full(4095),
                        new Acquisition(
                                "phantom", "", spacings, Patient.NOBODY, Exposure.UNKNOWN, Map.of(), List.of())));
        change.accept(set);
        return DicomWriter.bytes(set);
    }

    /** The same bytes with the first {@code from} replaced by {@code to}, which has the same length. */
    static byte[] replaced(byte[] file, String from, String to) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(from);
        if (at < 0 || from.length() != to.length()) {
            throw new IllegalArgumentException(from);
        }
        return (text.substring(0, at) + to + text.substring(at + from.length())).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A name of twelve letters as the file of a careless writer has it: Latin-1 without a word of it. */
    byte[] latin1WithoutCharset() {
        return replaced(
                dicom(set -> set.text(Tag.PATIENT_NAME, Vr.PN, "X".repeat(12))),
                "X".repeat(12),
                "M\u00FCller^J\u00F6rg ");
    }
}
