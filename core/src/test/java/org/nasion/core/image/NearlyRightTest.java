package org.nasion.core.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasion.core.dicom.DicomWriter;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.problem.Sentence;
import org.nasion.core.task.Progress;

/** Files that break a rule and whose picture is whole all the same. */
class NearlyRightTest {

    private static final int SIDE = 80;

    @TempDir
    Path folder;

    private static short[] samples(int max) {
        Random random = new Random(3);
        short[] samples = new short[SIDE * SIDE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) random.nextInt(max + 1);
        }
        return samples;
    }

    private static byte[] dicom(String name) {
        Acquisition acquisition = new Acquisition("test", "", Acquisition.Spacings.NONE,
                new Acquisition.Patient(name, "7", "", "", ""), java.util.Map.of(), List.of());
        return DicomWriter.bytes(new FilmDicomWriter().dataSet(new Cephalogram(SIDE, SIDE, 4095, samples(4095), Window.full(4095), acquisition)));
    }

    private Cephalogram read(byte[] bytes) throws IOException {
        return new FilmReader().read(Files.write(folder.resolve("film"), bytes), Progress.NONE);
    }

    private static List<String> keys(Cephalogram film) {
        return film.acquisition().notices().stream().map(Sentence::key).toList();
    }

    /** Puts bytes before the element of this tag, given as the file has it. */
    private static byte[] inserted(byte[] file, byte[] before, byte[] what) {
        for (int i = 132; i < file.length - before.length; i++) {
            if (Arrays.equals(file, i, i + before.length, before, 0, before.length)) {
                ByteBuffer all = ByteBuffer.allocate(file.length + what.length);
                return all.put(file, 0, i).put(what).put(file, i, file.length - i).array();
            }
        }
        throw new IllegalArgumentException("no such element");
    }

    private static final byte[] SAMPLES_PER_PIXEL = {0x28, 0, 2, 0, 'U', 'S'};

    /** A private element (0019,1001) of four bytes, with each of the three ways to write its length. */
    @ParameterizedTest
    @ValueSource(strings = {"  ", "--", "??", "\0\0", "ZZ", "us", "1a"})
    void anElementOfNoRepresentationIsPassedOver(String vr) throws IOException {
        byte[] file = dicom("");
        ByteBuffer shortly = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN).putShort((short) 0x19).putShort((short) 0x1001)
                .put(vr.getBytes(StandardCharsets.ISO_8859_1)).putShort((short) 4).put(new byte[] {'a', 'b', 'c', 'd'});
        assertArrayEquals(samples(4095), read(inserted(file, SAMPLES_PER_PIXEL, shortly.array())).samples());
        ByteBuffer longly = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putShort((short) 0x19).putShort((short) 0x1001)
                .put(vr.getBytes(StandardCharsets.ISO_8859_1)).putShort((short) 0).putInt(4).put(new byte[] {'a', 'b', 'c', 'd'});
        assertArrayEquals(samples(4095), read(inserted(file, SAMPLES_PER_PIXEL, longly.array())).samples());
    }

    /** Latin-1 and UTF-8 in files that say they are something else. */
    @Test
    void aNameInAnotherCharacterSetIsReadAndTold() throws IOException {
        byte[] file = dicom("XXXXXXXXXX, YY");
        String text = new String(file, StandardCharsets.ISO_8859_1);
        for (String name : List.of("M\u00FCller^J\u00F6rg", "M\u00C3\u00BCller^Jo")) {
            String padded = name + " ".repeat("XXXXXXXXXX^YY".length() - name.length());
            // ASCII as the stated set: neither is any of it.
            byte[] other = text.replace("ISO_IR 192", "ISO_IR 6  ").replace("XXXXXXXXXX^YY", padded).getBytes(StandardCharsets.ISO_8859_1);
            Cephalogram film = read(other);
            assertTrue(film.acquisition().patient().name().startsWith("M\u00FCller"), film.acquisition().patient().name());
            assertTrue(keys(film).contains("film.text"));
        }
    }

    private static byte[] jpeg(boolean progressive) throws IOException {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        short[] samples = samples(255);
        for (int i = 0; i < samples.length; i++) {
            image.getRaster().setSample(i % SIDE, i / SIDE, 0, samples[i] & 0xFF);
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream to = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(to);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aJpegWithoutItsEndMarkerIsReadAndTold(boolean progressive) throws IOException {
        byte[] whole = jpeg(progressive);
        Cephalogram film = read(Arrays.copyOf(whole, whole.length - 2));
        assertArrayEquals(read(whole).samples(), film.samples());
        assertEquals(List.of("film.noEnd"), keys(film));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aJpegOfWhichPixelsAreMissingIsRefused(boolean progressive) throws IOException {
        byte[] whole = jpeg(progressive);
        for (int cut : new int[] {200, 1000, whole.length / 2}) {
            ProblemException problem = assertThrows(ProblemException.class, () -> read(Arrays.copyOf(whole, whole.length - cut)));
            assertEquals("NAS-IMAGE-TRUNCATED", problem.problem().code());
        }
    }

    /** The last scan again and again: each costs a pass over the whole picture and says nothing. */
    @Test
    void aJpegOfHundredsOfScansIsRefused() throws IOException {
        byte[] whole = jpeg(true);
        int last = whole.length - 2;
        int scan = last;
        while (whole[scan] != (byte) 0xFF || whole[scan + 1] != (byte) 0xDA) {
            scan--;
        }
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        many.write(whole, 0, last);
        for (int i = 0; i < 300; i++) {
            many.write(whole, scan, last - scan);
        }
        many.write(whole, last, 2);
        assertEquals("NAS-IMAGE-UNSUPPORTED", assertThrows(ProblemException.class, () -> read(many.toByteArray())).problem().code());
    }
}
