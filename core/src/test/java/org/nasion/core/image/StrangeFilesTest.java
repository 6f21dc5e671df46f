package org.nasion.core.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.task.Progress;

/** Files whose writers were careless: the picture is that of the careful file, or there is none. */
@Tag("slow")
class StrangeFilesTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"grey8.jpg", "colour.jpg", "colour_progressive.jpg"})
    void aJpegWithoutItsEndMarkerIsReadWithANotice(String name) throws IOException {
        byte[] file = bytes(name);
        Cephalogram whole = film(file);
        for (int missing = 1; missing <= 2; missing++) {
            Cephalogram film = film(Arrays.copyOf(file, file.length - missing));
            assertArrayEquals(whole.samples(), film.samples());
            assertTrue(film.acquisition().notices().stream()
                    .anyMatch(notice -> notice.key().equals("film.noEnd")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"grey8.jpg", "colour.jpg", "colour_progressive.jpg"})
    void aJpegThatEndsTooEarlyIsNoPicture(String name) throws IOException {
        byte[] file = bytes(name);
        for (int missing : new int[] {30, 100, file.length / 3}) {
            assertEquals(
                    "NAS-IMAGE-TRUNCATED",
                    code(Arrays.copyOf(file, file.length - missing)),
                    name + " without " + missing);
        }
    }

    /** The same in DICOM, where a zero may follow to make the length even. */
    @ParameterizedTest
    @ValueSource(strings = {"baseline.dcm", "extended12.dcm", "lossless70.dcm", "jpegls.dcm"})
    void aStreamInDicomWithoutItsEndMarkerIsReadWithANotice(String name) throws IOException {
        Cephalogram whole = film(DicomFixtures.bytes(name));
        Cephalogram film = film(withoutEnd(DicomFixtures.bytes(name), 2));
        assertArrayEquals(whole.samples(), film.samples());
        assertEquals(
                1,
                film.acquisition().notices().stream()
                        .filter(notice -> notice.key().equals("film.noEnd"))
                        .count());
        assertTrue(film.acquisition().notices().stream()
                .noneMatch(notice -> notice.key().equals("film.damaged")));
        assertTrue(whole.acquisition().notices().stream()
                .noneMatch(notice -> notice.key().equals("film.noEnd")));
        for (int missing : new int[] {40, 200}) {
            assertThrows(
                    ProblemException.class,
                    () -> film(withoutEnd(DicomFixtures.bytes(name), missing)),
                    name + " without " + missing);
        }
    }

    /** @param count bytes of the coded stream that go from its end, the marker's two included */
    private static byte[] withoutEnd(byte[] file, int count) {
        ByteBuffer data = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int item = 132;
        while (data.getInt(item) != 0xE000FFFE || data.getShort(item + 8) != (short) 0xD8FF) {
            item++;
        }
        int next = item + 8 + data.getInt(item + 4);
        int end = next - 2;
        while (data.getShort(end) != (short) 0xD9FF) {
            end--;
        }
        int length = end + 2 - count - item - 8;
        byte[] cut = new byte[item + 8 + length + length % 2 + file.length - next];
        System.arraycopy(file, 0, cut, 0, item + 8 + length);
        System.arraycopy(file, next, cut, item + 8 + length + length % 2, file.length - next);
        ByteBuffer.wrap(cut).order(ByteOrder.LITTLE_ENDIAN).putInt(item + 4, length + length % 2);
        return cut;
    }

    @Test
    void aProgressiveJpegWithThousandsOfScansIsRefused() throws IOException {
        byte[] file = bytes("colour_progressive.jpg");
        int last = file.length - 2;
        while (file[last] != (byte) 0xFF || file[last + 1] != (byte) 0xDA) {
            last--;
        }
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        many.write(file, 0, file.length - 2);
        for (int i = 0; i < 3000; i++) {
            many.write(file, last, file.length - 2 - last);
        }
        many.write(file, file.length - 2, 2);
        assertEquals("NAS-IMAGE-DAMAGED", code(many.toByteArray()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"thumbnail_first.tif", "full_in_subifd.tif"})
    void theLargestFullPictureOfATiffIsShown(String name) throws IOException {
        Cephalogram film = film(bytes(name));
        assertArrayEquals(film(bytes("grey8.tif")).samples(), film.samples());
        assertTrue(film.acquisition().notices().stream()
                .anyMatch(notice -> notice.key().equals("film.several")));
    }

    /** A private element whose representation is none, with lengths of 16 and of 32 bits (hex), before (0028,0002). */
    @ParameterizedTest
    @CsvSource({
        "2020 0400",
        "2D2D 0400",
        "3F3F 0400",
        "0000 0400",
        "2020 0000 04000000",
        "3F3F 0000 04000000",
        "04000000",
        "5A5A 0000 04000000",
        "5A5A 0400"
    })
    void anElementWithoutARepresentationIsSteppedOver(String head) throws IOException {
        byte[] file = DicomFixtures.bytes("explicit.dcm");
        byte[] element = HexFormat.of().parseHex("19000110" + head.replace(" ", "") + "61626364");
        assertArrayEquals(
                film(file).samples(), film(inserted(file, element, false)).samples());
    }

    /** PS3.5 6.2.2, note 3: the value of UN with undefined length is implicit little endian, in big endian files too. */
    @Test
    void unknownSequencesInBigEndianAreLittleEndian() throws IOException {
        byte[] file = DicomFixtures.bytes("big_endian.dcm");
        byte[] element = HexFormat.of()
                .parseHex("00191001" + "554E" + "0000" + "FFFFFFFF" + "FEFF00E0" + "0C000000" + "19000210" + "04000000"
                        + "61626364" + "FEFFDDE0" + "00000000");
        assertArrayEquals(
                film(file).samples(), film(inserted(file, element, true)).samples());
    }

    @ParameterizedTest
    @CsvSource({"ISO-8859-1", "UTF-8"})
    void namesWithoutACharacterSetKeepTheirLetters(String charset) throws IOException {
        byte[] file = DicomFixtures.bytes("charset_none.dcm");
        byte[] name = "M\u00FCller^J\u00F6rg".getBytes(charset);
        int at = indexOf(file, new byte[] {0x10, 0, 0x10, 0, 'P', 'N'});
        int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getShort(at + 6);
        byte[] named = new byte[file.length - length + 16];
        System.arraycopy(file, 0, named, 0, at + 8);
        ByteBuffer.wrap(named).order(ByteOrder.LITTLE_ENDIAN).putShort(at + 6, (short) 16);
        Arrays.fill(named, at + 8, at + 24, (byte) ' ');
        System.arraycopy(name, 0, named, at + 8, name.length);
        System.arraycopy(file, at + 8 + length, named, at + 24, file.length - at - 8 - length);
        Cephalogram film = film(named);
        assertEquals("M\u00FCller, J\u00F6rg", film.acquisition().patient().name());
        assertTrue(film.acquisition().notices().stream()
                .anyMatch(notice -> notice.key().equals("film.text")));
        assertFalse(film.acquisition().study().toString().contains("\uFFFD"));
    }

    @Test
    void namesCannotTurnTheTextAroundThem() {
        Patient patient =
                new Patient("\u20661", "", "a\u202Eb\u0007c\nd\u001B[2J\uFFFD", Optional.empty(), Sex.UNKNOWN);
        assertEquals("abc d[2J?", patient.name());
        assertEquals("1", patient.id());
    }

    private byte[] inserted(byte[] file, byte[] element, boolean bigEndian) {
        int at = indexOf(file, bigEndian ? new byte[] {0, 0x28, 0, 2, 'U', 'S'} : new byte[] {0x28, 0, 2, 0, 'U', 'S'});
        byte[] longer = new byte[file.length + element.length];
        System.arraycopy(file, 0, longer, 0, at);
        System.arraycopy(element, 0, longer, at, element.length);
        System.arraycopy(file, at, longer, at + element.length, file.length - at);
        return longer;
    }

    private static int indexOf(byte[] file, byte[] sought) {
        return new String(file, StandardCharsets.ISO_8859_1).indexOf(new String(sought, StandardCharsets.ISO_8859_1));
    }

    private String code(byte[] file) {
        return assertThrows(ProblemException.class, () -> film(file)).problem().code();
    }

    private Cephalogram film(byte[] file) throws IOException {
        return new FilmReader().read(Files.write(folder.resolve("film"), file), Progress.NONE);
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = StrangeFilesTest.class.getResourceAsStream("/org/nasion/core/image/" + name)) {
            return in.readAllBytes();
        }
    }
}
