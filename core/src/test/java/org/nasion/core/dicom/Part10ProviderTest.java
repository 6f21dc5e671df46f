package org.nasion.core.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.ServiceLoader;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasion.core.problem.ProblemException;

/** The built-in reader's view of data sets that pydicom and dcmtk wrote. */
class Part10ProviderTest {

    private static final int ANATOMIC_REGION_MODIFIER = 0x00082220;
    private static final int PRIVATE_TEXT = 0x00291010;
    private static final int PRIVATE_SEQUENCE = 0x00291013;
    private static final long MB = 1 << 20;

    @Test
    void builtInReaderIsFoundAsAService() {
        // A build with dcm4che prefers that one, and has this one all the same.
        assertTrue(ServiceLoader.load(DicomProvider.class).stream()
                .anyMatch(found -> found.type() == Part10Provider.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"undefined_lengths", "undefined_lengths_implicit", "explicit_lengths"})
    void sequencesAndPrivateElementsAreReadInEveryEncoding(String name) {
        DicomObject object = read(name).dataSet();
        List<DicomObject> regions = object.items(Tag.ANATOMIC_REGION_SEQUENCE);
        assertEquals(1, regions.size());
        assertEquals("T-11100", regions.getFirst().string(Tag.CODE_VALUE).orElseThrow());
        // the item has the character set of its object
        assertEquals("Sküll", regions.getFirst().string(Tag.CODE_MEANING).orElseThrow());
        DicomObject inner = regions.getFirst().items(ANATOMIC_REGION_MODIFIER).getFirst();
        assertEquals("inner", inner.string(Tag.CODE_MEANING).orElseThrow());
        assertEquals("private text", object.string(PRIVATE_TEXT).orElseThrow());
        assertEquals(
                1.5,
                object.items(PRIVATE_SEQUENCE).getFirst().number(0x00291012).orElseThrow());
        assertEquals(64, object.integer(Tag.ROWS, 0));
        assertTrue(object.pixelData().isPresent());
        assertTrue(inner.pixelData().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "explicit, 1.2.840.10008.1.2.1",
        "implicit, 1.2.840.10008.1.2",
        "big_endian, 1.2.840.10008.1.2.2",
        "deflated, 1.2.840.10008.1.2.1.99",
        "no_preamble, 1.2.840.10008.1.2.1",
        "no_meta_explicit, 1.2.840.10008.1.2.1",
        "no_meta_implicit, 1.2.840.10008.1.2",
        "no_meta_big_endian, 1.2.840.10008.1.2.2"
    })
    void encodingIsStatedOrFound(String name, String uid) {
        DicomFile file = read(name);
        assertEquals(uid, file.transferSyntax());
        assertEquals(List.of(2000.0), file.dataSet().numbers(Tag.WINDOW_CENTER));
        assertEquals("Muster^Erika", file.dataSet().string(Tag.PATIENT_NAME).orElseThrow());
        assertEquals(66, file.dataSet().integer(Tag.COLUMNS, 0));
    }

    @Test
    void absentAndEmptyElementsGiveNothing() {
        DicomObject object = read("explicit").dataSet();
        assertFalse(object.has(Tag.PIXEL_SPACING));
        assertEquals(List.of(), object.strings(Tag.PIXEL_SPACING));
        assertEquals(List.of(), object.numbers(Tag.PIXEL_SPACING));
        assertEquals(List.of(), object.items(Tag.VOI_LUT_SEQUENCE));
        assertEquals(List.of(), object.items(Tag.PATIENT_NAME));
        assertArrayEquals(new int[0], object.words(Tag.LUT_DATA));
        assertEquals(List.of(), object.numbers(Tag.PATIENT_NAME));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "explicit",
                "big_endian",
                "no_preamble",
                "no_meta_explicit",
                "no_meta_implicit",
                "no_meta_big_endian"
            })
    void dicomIsRecognisedByItsBytes(String name) {
        assertTrue(Part10Provider.recognises(bytes(name)));
    }

    @Test
    void otherFilesAreNotTakenForDicom() {
        assertFalse(Part10Provider.recognises("an ordinary text of some length".getBytes(StandardCharsets.US_ASCII)));
        assertFalse(Part10Provider.recognises(new byte[4096]));
        assertFalse(Part10Provider.recognises(new byte[] {8, 0}));
    }

    @Test
    void whatTheWriterWritesIsReadBack() {
        DataSetBuilder object = new DataSetBuilder()
                .text(Tag.SOP_CLASS_UID, Vr.UI, Uids.SECONDARY_CAPTURE)
                .text(Tag.SOP_INSTANCE_UID, Vr.UI, "2.25.7")
                .text(Tag.PATIENT_NAME, Vr.PN, "山田^太郎")
                .decimals(Tag.PIXEL_SPACING, 0.1, 1 / 3.0)
                .shorts(Tag.ROWS, Vr.US, 65535)
                .shorts(Tag.PIXEL_INTENSITY_RELATIONSHIP_SIGN, Vr.SS, -1)
                .sequence(
                        Tag.ANATOMIC_REGION_SEQUENCE,
                        DataSetBuilder.code("1", "99TEST", "one"),
                        DataSetBuilder.code("2", "99TEST", "zwei ü"))
                .sequence(Tag.ACQUISITION_CONTEXT_SEQUENCE);
        DicomObject back =
                new Part10Provider().read(DicomWriter.bytes(object), MB).dataSet();
        assertEquals("山田^太郎", back.string(Tag.PATIENT_NAME).orElseThrow());
        assertEquals(List.of(0.1, 0.33333333333333), back.numbers(Tag.PIXEL_SPACING));
        assertEquals(65535, back.integer(Tag.ROWS, 0));
        assertEquals(-1, back.integer(Tag.PIXEL_INTENSITY_RELATIONSHIP_SIGN, 0));
        assertEquals(
                "zwei ü",
                back.items(Tag.ANATOMIC_REGION_SEQUENCE)
                        .get(1)
                        .string(Tag.CODE_MEANING)
                        .orElseThrow());
        assertFalse(back.has(Tag.ACQUISITION_CONTEXT_SEQUENCE));
    }

    @Test
    void writerNeedsClassAndInstance() {
        assertThrows(IllegalArgumentException.class, () -> DicomWriter.bytes(new DataSetBuilder()));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-1, -1",
        "0.143, 0.143",
        "0.1, 0.1",
        "4095, 4095",
        "1e-7, 0.0000001",
        "123456789012345678, 123456789012346E+3",
        "-0.3333333333333333, -0.3333333333333"
    })
    void decimalStringsHaveSixteenCharactersAtMost(double value, String text) {
        String written = DataSetBuilder.decimal(value);
        assertTrue(written.length() <= 16, written);
        assertEquals(Double.parseDouble(text), Double.parseDouble(written), Math.abs(value) * 1e-9);
    }

    @Test
    void uidOfUuidIsItsDecimalNumber() {
        // RFC 4122 example of PS3.5 B.2: f81d4fae-7dec-11d0-a765-00a0c91e6bf6
        assertEquals(
                "2.25.329800735698586629295641978511506172918",
                Uids.of(UUID.fromString("f81d4fae-7dec-11d0-a765-00a0c91e6bf6")));
    }

    @Test
    void cutFilesAreNamed() {
        ProblemException problem =
                assertThrows(ProblemException.class, () -> new Part10Provider().read(new byte[] {8, 0}, MB));
        assertEquals("NAS-DICOM-TRUNCATED", problem.problem().code());
    }

    private static DicomFile read(String name) {
        return new Part10Provider().read(bytes(name), MB);
    }

    private static byte[] bytes(String name) {
        try (InputStream in = Part10ProviderTest.class.getResourceAsStream(name + ".dcm")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
