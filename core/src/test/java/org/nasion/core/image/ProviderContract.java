package org.nasion.core.image;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasion.core.calibration.CalibrationLadder;
import org.nasion.core.dicom.DicomProvider;
import org.nasion.core.dicom.Part10Provider;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.storage.Sha256;

/** What every reader of DICOM files has to do alike: pixels as independent programs decode them, and the same facts. */
abstract class ProviderContract {

    abstract DicomProvider provider();

    static List<String> films() {
        return DicomFixtures.names();
    }

    @ParameterizedTest
    @MethodSource("films")
    void samplesAreThoseOfAnIndependentDecoder(String name) {
        Cephalogram film = film(provider(), DicomFixtures.bytes(name + ".dcm"));
        JsonNode facts = DicomFixtures.EXPECTED.get(name);
        assertAll(
                () -> assertEquals(facts.get("width").asInt(), film.width()),
                () -> assertEquals(facts.get("height").asInt(), film.height()),
                () -> assertEquals(facts.get("max").asInt(), film.maxValue()),
                () -> assertEquals(facts.get("sha256").asText(), DicomFixtures.sha256(film.samples())));
    }

    @ParameterizedTest
    @MethodSource("films")
    void digestIsThatOfTheFileSinceReadingChangesNoneOfItsBytes(String name) {
        byte[] file = DicomFixtures.bytes(name + ".dcm");
        Cephalogram film = film(provider(), file);
        assertEquals(
                Sha256.hex(DicomFixtures.bytes(name + ".dcm")),
                film.acquisition().sourceSha256());
    }

    @ParameterizedTest
    @MethodSource("films")
    void factsWindowsAndScaleAreThoseOfTheBuiltInReader(String name) {
        Cephalogram film = film(provider(), DicomFixtures.bytes(name + ".dcm"));
        Cephalogram builtIn = film(new Part10Provider(), DicomFixtures.bytes(name + ".dcm"));
        assertEquals(builtIn.acquisition(), film.acquisition());
        assertEquals(builtIn.window(), film.window());
        assertEquals(builtIn.windows(), film.windows());
        assertEquals(CalibrationLadder.of(builtIn.acquisition()), CalibrationLadder.of(film.acquisition()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no_pixels", "bits32", "hsv", "htj2k"})
    void whatIsNoFilmIsRefusedWithTheSameCode(String name) {
        byte[] file = DicomFixtures.bytes(name + ".dcm");
        assertEquals(code(new Part10Provider(), file), code(provider(), file));
    }

    @Test
    @Timeout(120)
    void cutFilesGiveAProblemOrTheSameFilm() {
        for (String name : List.of("explicit", "implicit", "lossless70", "rle", "frames_rle", "big_endian")) {
            byte[] whole = DicomFixtures.bytes(name + ".dcm");
            for (int length = 140; length < whole.length; length += 97) {
                byte[] cut = Arrays.copyOf(whole, length);
                assertEquals(outcome(new Part10Provider(), cut), outcome(provider(), cut), name + " cut to " + length);
            }
        }
    }

    private static String code(DicomProvider provider, byte[] file) {
        return assertThrows(ProblemException.class, () -> film(provider, file))
                .problem()
                .code();
    }

    private static String outcome(DicomProvider provider, byte[] file) {
        try {
            return DicomFixtures.sha256(film(provider, file).samples());
        } catch (ProblemException e) {
            return "a problem";
        }
    }

    private static Cephalogram film(DicomProvider provider, byte[] file) {
        return new DicomFilm(provider, ImageLimits.STANDARD).read(file);
    }
}
