package org.nasion.core.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasion.core.dicom.DicomProviders;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.problem.Sentence;
import org.nasion.core.task.Progress;

/** Picture files: samples against Pillow, numpy and tifffile, and every way a file can be bad. */
@Tag("slow")
class FilmReaderTest {

    private static final JsonNode EXPECTED = json("expected.json");

    @TempDir
    Path folder;

    static Stream<String> pictures() {
        return Stream.of(EXPECTED.properties().stream().map(Map.Entry::getKey).toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void samplesAreThoseOfAnIndependentDecoder(String name) throws IOException {
        Cephalogram film = read(name);
        JsonNode facts = EXPECTED.get(name);
        assertEquals(facts.get("width").asInt(), film.width());
        assertEquals(facts.get("height").asInt(), film.height());
        assertEquals(facts.get("max").asInt(), film.maxValue());
        assertEquals(facts.get("sha256").asText(), sha256(film.samples()));
    }

    @Test
    void resolutionIsKeptAsAFactWithRowSpacingFirst() {
        Acquisition.Spacing tiff =
                read("grey8.tif").acquisition().spacing().resolution().orElseThrow();
        assertEquals(25.4 / 300, tiff.rowMm(), 1e-12);
        assertEquals(25.4 / 600, tiff.columnMm(), 1e-12);
        assertEquals(
                25.4 / 150,
                read("grey8.jpg")
                        .acquisition()
                        .spacing()
                        .resolution()
                        .orElseThrow()
                        .rowMm(),
                1e-12);
        assertEquals(
                1 / 11.811,
                read("grey8.png")
                        .acquisition()
                        .spacing()
                        .resolution()
                        .orElseThrow()
                        .columnMm(),
                1e-4);
        assertEquals(
                0.1,
                read("grey8.bmp")
                        .acquisition()
                        .spacing()
                        .resolution()
                        .orElseThrow()
                        .columnMm(),
                1e-4);
        assertTrue(read("grey16.png").acquisition().spacing().resolution().isEmpty());
    }

    @Test
    void colourPicturesSayThatTheyAreShownInGrey() {
        assertTrue(
                read("colour.jpg").acquisition().notices().getFirst().english().contains("in grey"));
        assertTrue(read("rgb.png").acquisition().notices().getFirst().english().contains("in grey"));
        assertEquals(List.of(), read("grey8.png").acquisition().notices());
    }

    @Test
    void furtherPagesAndTurningAreTold() {
        assertTrue(read("two_pages.tif")
                .acquisition()
                .notices()
                .getFirst()
                .english()
                .contains("largest"));
        assertTrue(read("orientation6.jpg")
                .acquisition()
                .notices()
                .getFirst()
                .english()
                .contains("upright"));
    }

    @Test
    void sixteenBitScansOpenOnTheRangeOfTheirSamples() {
        // x · 680 + y · 7 + x · y mod 97 over 72 × 64 pixels, without the 4 lowest and highest, by numpy
        assertEquals(new Window(28, 48749), read("grey16.png").window());
    }

    @Test
    void theFilesHashIsKept() throws IOException {
        assertEquals(sha256(bytes("grey8.png")), read("grey8.png").acquisition().sourceSha256());
    }

    @Test
    void theHashIsThatOfTheWholeFileHoweverLongItIs() throws IOException {
        byte[] film = DicomFixtures.bytes("rle.dcm");
        byte[] padded = Arrays.copyOf(film, 5_000_003); // read in several pieces; zeros behind the pixels are padding
        Cephalogram read = new FilmReader().read(write(padded), Progress.NONE);
        assertEquals(sha256(padded), read.acquisition().sourceSha256());
        assertEquals(sha256(DicomFixtures.film(film).samples()), sha256(read.samples()));
    }

    @Test
    void readAgainAfterARefusalTheHashIsTheSame() throws IOException {
        byte[] film = DicomFixtures.bytes("rle.dcm");
        FilmReader reader = new FilmReader();
        assertProblem("NAS-DICOM-TRUNCATED", write(Arrays.copyOf(film, film.length / 2)));
        assertThrows(CancellationException.class, () -> reader.read(write(film), cancelledAfter(1)));
        assertEquals(
                sha256(film),
                reader.read(write(film), Progress.NONE).acquisition().sourceSha256());
    }

    @Test
    void theNameOfTheFileDoesNotMatter() throws IOException {
        Path misnamed = Files.write(folder.resolve("film.dcm"), bytes("grey8.png"));
        assertEquals(
                "PNG, 8 bit grey",
                new FilmReader().read(misnamed, Progress.NONE).acquisition().format());
    }

    @Test
    void missingFilesFoldersAndEmptyFilesAreNamed() throws IOException {
        assertProblem("NAS-IMAGE-MISSING", folder.resolve("Muster_Erika.png"));
        assertProblem("NAS-IMAGE-DIRECTORY", folder);
        assertProblem("NAS-IMAGE-EMPTY", Files.createFile(folder.resolve("empty.png")));
    }

    @Test
    void forbiddenFilesAreNamed() {
        ProblemException problem = FilmReader.problemOf(new AccessDeniedException("/films/Muster_Erika.png"));
        assertEquals("NAS-IMAGE-DENIED", problem.problem().code());
        assertFalse(String.valueOf(problem.getCause()).contains("Muster"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GIF89a and so on, certainly no film", "x", "%PDF-1.7 a report", "BM", "PK\u0003\u0004"})
    void filesThatAreNoPictureAreRefused(String content) {
        assertProblem("NAS-IMAGE-UNKNOWN", write(content.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void printingColoursAndFloatsAreRefusedPlainly() {
        assertProblem("NAS-IMAGE-CMYK", "cmyk.jpg");
        assertProblem("NAS-IMAGE-CMYK", "cmyk.tif");
        assertProblem("NAS-IMAGE-UNSUPPORTED", "float.tif");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "jpg", "tif"})
    void onePixelIsTooSmall(String format) throws IOException {
        assertProblem("NAS-IMAGE-TOO-SMALL", write(encoded(1, 1, format)));
        assertProblem("NAS-IMAGE-TOO-SMALL", write(encoded(200, 63, format)));
    }

    @Test
    void hugePicturesAreRefusedFromTheirHeaderAlone() throws IOException {
        assertProblem("NAS-IMAGE-TOO-LARGE", write(hugePng()));
        byte[] bmp = encoded(64, 64, "bmp");
        ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(18, 30000).putInt(22, 30000);
        assertProblem("NAS-IMAGE-TOO-LARGE", write(bmp));
        byte[] jpeg = bytes("grey8.jpg");
        int frame = indexOf(jpeg, 0xFF, 0xC0);
        ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 30000).putShort(frame + 7, (short) 30000);
        assertProblem("NAS-IMAGE-TOO-LARGE", write(jpeg));
        byte[] tiff = bytes("grey8.tif");
        patchTiff(tiff, 256, 30000);
        patchTiff(tiff, 257, 30000);
        assertProblem("NAS-IMAGE-TOO-LARGE", write(tiff));
    }

    @Test
    void theLimitIsASetting() throws IOException {
        FilmReader small = new FilmReader(DicomProviders.preferred(), new ImageLimits(64, 72 * 64 - 1, 1 << 20));
        Path file = write(bytes("grey8.png"));
        assertEquals(
                "NAS-IMAGE-TOO-LARGE",
                assertThrows(ProblemException.class, () -> small.read(file, Progress.NONE))
                        .problem()
                        .code());
        FilmReader few = new FilmReader(DicomProviders.preferred(), new ImageLimits(64, 1_000_000, 100));
        assertEquals(
                "NAS-IMAGE-FILE-TOO-LARGE",
                assertThrows(ProblemException.class, () -> few.read(file, Progress.NONE))
                        .problem()
                        .code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"grey8.png", "grey16.png", "grey8.bmp", "grey8.jpg", "colour_progressive.jpg", "grey16.tif"})
    void truncatedFilesAreNamed(String name) throws IOException {
        byte[] whole = bytes(name);
        for (int percent : new int[] {50, 70, 90, 98}) {
            assertProblem("NAS-IMAGE-TRUNCATED", write(Arrays.copyOf(whole, whole.length * percent / 100)));
        }
    }

    @Test
    void damagedPixelsAreNamed() throws IOException {
        byte[] png = bytes("grey8.png");
        int data = indexOf(png, 'I', 'D', 'A', 'T');
        Arrays.fill(png, data + 10, data + 40, (byte) 0x55);
        assertProblem("NAS-IMAGE-DAMAGED", write(png));
    }

    @Test
    void anythingBadIsAProblemAndNothingElse() throws IOException {
        Random random = new Random(4);
        Path file = folder.resolve("mutant");
        int refused = 0;
        String[] names = pictures().toArray(String[]::new);
        for (int i = 0; i < 1500; i++) {
            byte[] bytes = bytes(names[i % names.length]);
            for (int flips = 1 + random.nextInt(6); flips > 0; flips--) {
                int range = random.nextBoolean() ? Math.min(bytes.length, 300) : bytes.length;
                bytes[random.nextInt(range)] = (byte) (random.nextInt(4) == 0 ? 0xFF : random.nextInt(256));
            }
            if (random.nextInt(5) == 0) {
                bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length) + 1);
            }
            Files.write(file, bytes);
            try {
                new FilmReader().read(file, Progress.NONE);
            } catch (ProblemException e) {
                assertTrue(
                        e.problem().code().matches("NAS-(IMAGE|DICOM)-[A-Z0-9-]+"),
                        e.problem().code());
                refused++;
            }
        }
        assertTrue(refused > 150, refused + " refused");
    }

    @Test
    void readingCanBeCancelled() throws IOException {
        Path file = write(bytes("grey8.png"));
        assertThrows(CancellationException.class, () -> new FilmReader().read(file, cancelledAfter(0)));
    }

    @Test
    void readingCanBeCancelledWhileALongFileComesIn() {
        List<String> steps = new ArrayList<>();
        Path file = write(new byte[4 << 20]);
        assertThrows(
                CancellationException.class,
                () -> new FilmReader().read(file, new Progress() {
                    private int asked;

                    @Override
                    public void report(double fraction, Sentence doing) {
                        steps.add(doing.english());
                    }

                    @Override
                    public boolean isCancelled() {
                        return ++asked > 2;
                    }
                }));
        assertEquals(List.of("reading the file"), steps);
    }

    /** Cancelled once it was asked so often. */
    private static Progress cancelledAfter(int questions) {
        return new Progress() {
            private int asked;

            @Override
            public void report(double fraction, Sentence doing) {
                // nobody listens
            }

            @Override
            public boolean isCancelled() {
                return asked++ >= questions;
            }
        };
    }

    private Cephalogram read(String name) {
        try {
            return new FilmReader().read(write(bytes(name)), Progress.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path write(byte[] bytes) {
        try {
            return Files.write(folder.resolve("Muster_Erika"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertProblem(String code, String resource) {
        try {
            assertProblem(code, write(bytes(resource)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertProblem(String code, Path file) {
        ProblemException problem =
                assertThrows(ProblemException.class, () -> new FilmReader().read(file, Progress.NONE));
        assertEquals(code, problem.problem().code());
        assertFalse(problem.problem().sentence().contains("Muster"));
        assertTrue(problem.problem().sentence().endsWith("."));
        assertFalse(String.valueOf(problem.getCause()).contains("Muster"));
    }

    private static byte[] encoded(int width, int height, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY), format, out));
        return out.toByteArray();
    }

    private static byte[] hugePng() throws IOException {
        byte[] png = encoded(64, 64, "png");
        ByteBuffer.wrap(png).putInt(16, 30000).putInt(20, 30000);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        return png;
    }

    private static void patchTiff(byte[] tiff, int tag, int value) {
        ByteBuffer data = ByteBuffer.wrap(tiff).order(ByteOrder.LITTLE_ENDIAN);
        int at = data.getInt(4);
        for (int i = 0; i < data.getShort(at); i++) {
            if (data.getShort(at + 2 + 12 * i) == tag) {
                data.putInt(at + 2 + 12 * i + 8, value);
                return;
            }
        }
        throw new AssertionError("no tag " + tag);
    }

    private static int indexOf(byte[] bytes, int... pattern) {
        for (int i = 0; i + pattern.length <= bytes.length; i++) {
            int k = 0;
            while (k < pattern.length && (bytes[i + k] & 0xFF) == pattern[k]) {
                k++;
            }
            if (k == pattern.length) {
                return i;
            }
        }
        throw new AssertionError("not found");
    }

    private static String sha256(short[] samples) {
        ByteBuffer bytes = ByteBuffer.allocate(samples.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        return sha256(bytes.array());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = FilmReaderTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    private static JsonNode json(String name) {
        try (InputStream in = FilmReaderTest.class.getResourceAsStream(name)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
