package org.nasion.core.image;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasion.core.dicom.Part10Provider;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.problem.Sentence;

/** DICOM films against pydicom, dcmtk and OpenJPEG: samples bit by bit, display to one grey level. */
class DicomFilmTest {

    static List<String> films() {
        return DicomFixtures.names();
    }

    static List<String> shownFilms() {
        return DicomFixtures.shown();
    }

    @ParameterizedTest
    @MethodSource("films")
    void samplesAreThoseOfAnIndependentDecoder(String name) {
        Cephalogram film = DicomFixtures.film(name);
        JsonNode facts = DicomFixtures.EXPECTED.get(name);
        assertAll(
                () -> assertEquals(facts.get("width").asInt(), film.width()),
                () -> assertEquals(facts.get("height").asInt(), film.height()),
                () -> assertEquals(facts.get("max").asInt(), film.maxValue()),
                () -> assertEquals(facts.get("sha256").asText(), DicomFixtures.sha256(film.samples())));
    }

    @ParameterizedTest
    @MethodSource("shownFilms")
    void windowShowsWhatDcmtkShows(String name) {
        Cephalogram film = DicomFixtures.film(name);
        byte[] ours = film.toEightBit(film.window());
        byte[] theirs = DicomFixtures.picture(name);
        int worst = 0;
        for (int i = 0; i < ours.length; i++) {
            worst = Math.max(worst, Math.abs((ours[i] & 0xFF) - (theirs[i] & 0xFF)));
        }
        // dcmtk cuts the fraction off where the window rounds to nearest
        assertTrue(worst <= 1, name + " differs by " + worst + " grey levels");
    }

    @Test
    void lossyJpeg2000IsThatOfOpenJpegToOneLevelOf4096() {
        short[] ours = DicomFixtures.film("jpeg2000_lossy").samples();
        short[] theirs = DicomFixtures.samples("jpeg2000_lossy");
        int worst = 0;
        for (int i = 0; i < ours.length; i++) {
            worst = Math.max(worst, Math.abs((ours[i] & 0xFFFF) - (theirs[i] & 0xFFFF)));
        }
        assertTrue(worst <= 1, "differs by " + worst);
    }

    @Test
    void linearExactHasNoHalfValueShift() {
        assertEquals(new Window(1500, 2500), DicomFixtures.film("linear_exact").window());
        // LINEAR: 2000 − 0.5 − 2999/2 and 2000 − 0.5 + 2999/2, PS3.3 C.11.2.1.2.1
        assertEquals(new Window(500, 3499), DicomFixtures.film("explicit").window());
    }

    @Test
    void severalWindowsAreToldAndTheFirstIsUsed() {
        Cephalogram film = DicomFixtures.film("several_windows");
        assertEquals(new Window(800, 1599), film.window());
        assertTrue(film.acquisition().notices().getFirst().english().contains("several windows"));
    }

    @Test
    void allWindowsOfTheFileCanBeChosen() {
        // PS3.3 C.11.2.1.2.1 by hand: 1200 − 0.5 ± 799/2, and 3000 − 0.5 ± 99/2
        assertEquals(
                List.of(
                        new WindowChoice("BONE", new Window(800, 1599)),
                        new WindowChoice("SOFT", new Window(2950, 3049))),
                DicomFixtures.film("several_windows").windows());
        assertEquals(List.of(), DicomFixtures.film("explicit").windows());
    }

    @Test
    void anEnhancedObjectStatesSpacingWindowAndRescaleInItsFunctionalGroups() {
        Cephalogram film = DicomFixtures.film("enhanced");
        assertEquals(
                new Acquisition.Spacing(0.2, 0.25),
                film.acquisition().spacing().pixelSpacing().orElseThrow());
        // Modality values are 2 v + 10; the first frame's window of centre 100 and width 51 goes from 74.5 to 124.5: a
        // tenth
        // of the 256 values that this picture holds, which shows almost nothing of it.
        assertEquals(film.contentWindow(), film.window());
        assertTrue(film.acquisition().notices().stream()
                .anyMatch(notice -> notice.key().equals("film.clipped")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"window_zero", "window_far_off", "window_no_number", "window_half", "voi_lut_broken"})
    void brokenWindowsFallBackToTheRangeOfTheData(String name) {
        Cephalogram film = DicomFixtures.film(name);
        assertEquals(film.contentWindow(), film.window());
        assertEquals(1, film.acquisition().notices().size());
        assertTrue(film.acquisition().notices().getFirst().english().contains("broken"));
    }

    @Test
    void withoutAWindowTheRangeOfTheDataIsShownWithoutAWord() {
        Cephalogram film = DicomFixtures.film("bits12");
        assertEquals(new Window(0, 4095), film.window());
        assertEquals(List.of(), film.acquisition().notices());
    }

    @Test
    void curvesAndTablesAreInTheSamplesAndShownInFull() {
        for (String name :
                List.of("sigmoid", "sigmoid_monochrome1", "voi_lut", "voi_lut_short_monochrome1", "voi_lut_signed")) {
            Cephalogram film = DicomFixtures.film(name);
            assertEquals(Window.full(film.maxValue()), film.window(), name);
        }
    }

    @Test
    void contradictionAboutPolarityIsTold() {
        assertTrue(DicomFixtures.film("monochrome1_identity")
                .acquisition()
                .notices()
                .getFirst()
                .english()
                .contains("contradicts"));
        assertEquals(
                List.of(),
                DicomFixtures.film("monochrome1_inverse").acquisition().notices());
    }

    @ParameterizedTest
    @ValueSource(strings = {"one_byte_short", "one_byte_missing"})
    void aLostLastByteIsPaddedAndTold(String name) {
        assertTrue(DicomFixtures.film(name)
                .acquisition()
                .notices()
                .getFirst()
                .english()
                .contains("cut off"));
    }

    @Test
    void furtherFramesAreTold() {
        for (String name : List.of("frames", "frames_rle", "frames_lossless")) {
            assertEquals(
                    "This file holds 3 pictures; the first is shown.",
                    DicomFixtures.film(name).acquisition().notices().getFirst().english());
        }
    }

    @Test
    void factsOfPatientAndStudyAreKept() {
        Acquisition acquisition = DicomFixtures.film("explicit").acquisition();
        assertEquals(
                new Patient("P-1", "", "Muster, Erika", Optional.of(LocalDate.parse("2012-02-29")), Sex.FEMALE),
                acquisition.patient());
        assertEquals(Exposure.on("2026-01-03"), acquisition.exposure());
        assertEquals("DICOM, explicit VR little endian", acquisition.format());
        Map<String, String> study = acquisition.study();
        assertEquals("2.25.1000", study.get("SOPInstanceUID"));
        assertEquals("2.25.1001", study.get("StudyInstanceUID"));
        assertEquals("2.25.1002", study.get("SeriesInstanceUID"));
        assertEquals("1.2.840.10008.5.1.4.1.1.1.1", study.get("SOPClassUID"));
        assertEquals("CEPHALOSTAT", study.get("PositionerType"));
        assertEquals("A\\F", study.get("PatientOrientation"));
    }

    @Test
    void orientationAndBurnedInTextAreTold() {
        List<String> notices = DicomFixtures.film("facing_left").acquisition().notices().stream()
                .map(Sentence::english)
                .toList();
        assertTrue(notices.get(0).contains("faces left"));
        assertTrue(notices.get(1).contains("burned"));
    }

    @ParameterizedTest
    @CsvSource({
        "charset_latin1, 'Müller, Zoë'",
        "charset_utf8, 'Wang, XiaoDong'",
        "charset_greek, Διονυσιος",
        "charset_cyrillic, Люкceмбypг",
        "charset_japanese, 'Yamada, Tarou'",
        "charset_japanese_only, '山田, 太郎'",
        "charset_korean, '洪, 吉洞'",
        "charset_chinese, '王, 小东'",
        "charset_none, 'Muster, Erika'"
    })
    void namesAreReadInTheirScript(String file, String name) {
        assertEquals(name, DicomFixtures.film(file).acquisition().patient().name());
    }

    @Test
    void colourPhotosTurnGreyAndSaySo() {
        for (String name : List.of("rgb", "ybr_full", "palette8", "ybr_baseline")) {
            assertTrue(
                    DicomFixtures.film(name)
                            .acquisition()
                            .notices()
                            .getFirst()
                            .english()
                            .contains("in grey"),
                    name);
        }
    }

    @Test
    void impossibleSpacingIsToldAndNotUsed() {
        Acquisition acquisition = DicomFixtures.film("scale_broken").acquisition();
        assertTrue(acquisition.spacing().pixelSpacing().isEmpty());
        assertTrue(acquisition.notices().getFirst().english().contains("spacing"));
    }

    @ParameterizedTest
    @CsvSource({
        "htj2k, NAS-DICOM-TRANSFER-SYNTAX",
        "no_pixels, NAS-DICOM-NO-PICTURE",
        "bits32, NAS-DICOM-UNSUPPORTED",
        "hsv, NAS-DICOM-UNSUPPORTED"
    })
    void whatCannotBeReadIsRefusedPlainly(String name, String code) {
        assertProblem(code, DicomFixtures.bytes(name + ".dcm"));
    }

    @Test
    void anEncodingThatIsNotReadIsNamed() {
        ProblemException problem = assertThrows(ProblemException.class, () -> DicomFixtures.film("htj2k"));
        assertTrue(problem.problem().sentence().contains("High-Throughput JPEG 2000"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"explicit", "implicit", "big_endian", "rle", "lossless70", "jpeg2000_lossless", "baseline", "rgb"
            })
    void truncatedFilesAreNamed(String name) {
        byte[] whole = DicomFixtures.bytes(name + ".dcm");
        for (int percent : new int[] {30, 60, 95}) {
            assertProblem("NAS-DICOM-TRUNCATED", Arrays.copyOf(whole, whole.length * percent / 100));
        }
        assertProblem("NAS-DICOM-TRUNCATED", Arrays.copyOf(whole, 132));
    }

    @Test
    void hugeAndTinyPicturesAreRefusedFromTheirHeader() {
        byte[] file = DicomFixtures.bytes("explicit.dcm");
        patch(file, 0x0010, 30000);
        patch(file, 0x0011, 30000);
        assertProblem("NAS-IMAGE-TOO-LARGE", file);
        patch(file, 0x0010, 1);
        patch(file, 0x0011, 1);
        assertProblem("NAS-IMAGE-TOO-SMALL", file);
        patch(file, 0x0010, 5000);
        patch(file, 0x0011, 5000);
        assertProblem("NAS-DICOM-TRUNCATED", file);
    }

    @Test
    void colourThatContradictsTheNumberOfSamplesIsDamage() {
        byte[] file = DicomFixtures.bytes("palette8.dcm");
        patch(file, 0x0002, 3);
        assertProblem("NAS-DICOM-DAMAGED", file);
    }

    @Test
    void twelveBitProgressiveJpegIsRefusedRatherThanDecodedWrong() {
        byte[] file = DicomFixtures.bytes("extended12.dcm");
        for (int i = 0; i + 10 < file.length; i++) {
            if (file[i] == (byte) 0xFF && file[i + 1] == (byte) 0xC1 && file[i + 4] == 12) {
                file[i + 1] = (byte) 0xC2;
            }
        }
        assertProblem("NAS-DICOM-CODEC", file);
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aJpeg2000StreamThatWouldKeepItsDecoderBusyForEverIsRefused() {
        byte[] file = DicomFixtures.bytes("jpeg2000_lossy.dcm");
        for (int i = 0; i + 10 < file.length; i++) {
            if (file[i] == (byte) 0xFF && file[i + 1] == (byte) 0x93) {
                file[i + 2] = (byte) 0xFF;
                file[i + 3] = (byte) 0xFF;
                break;
            }
        }
        assertProblem("NAS-DICOM-PIXELS-DAMAGED", file);
    }

    @Test
    void aJpeg2000StreamWithoutItsEndIsTold() {
        byte[] file = DicomFixtures.bytes("jpeg2000_lossy.dcm");
        for (int i = file.length - 2; i > 0; i--) {
            if (file[i] == (byte) 0xFF && file[i + 1] == (byte) 0xD9) {
                file[i] = 0;
                break;
            }
        }
        assertTrue(DicomFixtures.film(file)
                .acquisition()
                .notices()
                .getFirst()
                .english()
                .contains("lacks its end marker"));
    }

    @Test
    void deflatedBombsStopAtTheLimit() {
        byte[] file = DicomFixtures.bytes("deflated.dcm");
        assertEquals(
                "NAS-DICOM-TOO-LARGE",
                assertThrows(ProblemException.class, () -> new Part10Provider().read(file, 5000))
                        .problem()
                        .code());
    }

    /** Overwrites a 16-bit number of group 0028 in an explicit little endian file. */
    private static void patch(byte[] file, int element, int value) {
        for (int i = 132; i + 10 < file.length; i++) {
            if (file[i] == 0x28
                    && file[i + 1] == 0
                    && file[i + 2] == element
                    && file[i + 3] == 0
                    && file[i + 4] == 'U'
                    && file[i + 5] == 'S') {
                file[i + 8] = (byte) value;
                file[i + 9] = (byte) (value >> 8);
                return;
            }
        }
        throw new AssertionError("element not found");
    }

    private static int[] range(Cephalogram film) {
        int[] range = {Integer.MAX_VALUE, 0};
        for (short sample : film.samples()) {
            range[0] = Math.min(range[0], sample & 0xFFFF);
            range[1] = Math.max(range[1], sample & 0xFFFF);
        }
        return range;
    }

    private static void assertProblem(String code, byte[] file) {
        ProblemException problem = assertThrows(ProblemException.class, () -> DicomFixtures.film(file));
        assertEquals(code, problem.problem().code());
        assertFalse(problem.problem().sentence().contains("Muster"));
        assertTrue(problem.problem().sentence().endsWith("."));
    }
}
