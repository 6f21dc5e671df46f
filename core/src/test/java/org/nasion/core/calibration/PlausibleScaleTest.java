package org.nasion.core.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasion.core.calibration.Calibration.Kind;
import org.nasion.core.calibration.Calibration.Scale;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Acquisition.Spacing;
import org.nasion.core.image.Acquisition.Spacings;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.Window;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;
import org.nasion.core.problem.Sentence;

/** Scales of films of 1935×2400 px, of which 0.1 mm/px makes 193.5 by 240 mm. */
class PlausibleScaleTest {

    private static Scale scale(double mm) {
        return new Scale(Kind.USER_STATED, mm, 1, "");
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, true",
        "0.05, true",
        "0.3, true",
        "1, false",
        "254, false",
        "1e5, false",
        "0.01, false",
        "0.0001, false"
    })
    void aFilmHasTheSizeOfAFilm(double mm, boolean possible) {
        assertEquals(possible, PlausibleScale.doubt(scale(mm), 1935, 2400).isEmpty());
    }

    @Test
    void theSentenceSaysTheSize() {
        assertEquals(
                "NAS-SCALE-IMPLAUSIBLE",
                PlausibleScale.doubt(scale(254), 1935, 2400)
                        .orElseThrow()
                        .problem()
                        .problem()
                        .code());
        assertTrue(PlausibleScale.doubt(scale(254), 1935, 2400)
                .orElseThrow()
                .notice()
                .english()
                .contains("491490 by 609600 mm"));
    }

    /** The rows count with their own spacing. */
    @Test
    void tallPixelsMakeTallFilms() {
        assertTrue(PlausibleScale.doubt(new Scale(Kind.USER_STATED, 0.1, 4, ""), 1935, 2400)
                .isPresent());
    }

    @ParameterizedTest
    @CsvSource({"700, true", "500, true", "900, true", "499, false", "901, false", "67567, false"})
    void aCranialBaseHasTheLengthOfOne(double px, boolean possible) {
        Calibration used = PlausibleScale.of(Optional.of(new Point(0, 0)), Optional.of(new Point(px, 0)), scale(0.1));
        if (possible) {
            assertEquals(scale(0.1), used);
        } else {
            assertEquals(
                    px / 10, assertInstanceOf(Calibration.Doubted.class, used).cranialBaseMm(), 1e-9);
            assertTrue(used.mmPerPx().isEmpty());
            assertTrue(used.source().contains("S–N would be"));
        }
    }

    @Test
    void withoutThePointsTheScaleStays() {
        assertEquals(scale(0.1), PlausibleScale.of(Optional.empty(), Optional.of(new Point(1, 1)), scale(0.1)));
    }

    private static Cephalogram film(Spacings spacings) {
        return new Cephalogram(
                1935,
                2400,
                255,
                new short[1935 * 2400],
                Window.full(255),
                new Acquisition("test", "", spacings, Patient.NOBODY, Exposure.UNKNOWN, Map.of(), List.of()));
    }

    private static Spacings file(double pixel, String type, double imager, double magnification) {
        return new Spacings(
                pixel == 0 ? Optional.empty() : Optional.of(new Spacing(pixel, pixel)),
                type.isEmpty() ? Optional.empty() : Optional.of(type),
                imager == 0 ? Optional.empty() : Optional.of(new Spacing(imager, imager)),
                magnification == 0 ? Optional.empty() : Optional.of(magnification),
                Optional.empty(),
                Optional.empty());
    }

    /** Pixel spacing, its type, the detector's spacing, the magnification → kind, mm, notice. */
    @ParameterizedTest
    @CsvSource({
        "100, '', 0, 0, , , film.scaleSize",
        "1, FIDUCIAL, 0, 0, , , film.scaleSize",
        "0.1, FIDUCIAL, 0, 0, PATIENT_SPACING, 0.1, ",
        "0, '', 0.11, 1, DETECTOR, 0.11, ",
        "0, '', 0.11, 1.1, MAGNIFICATION_CORRECTED, 0.1, ",
        "0.12, '', 0.11, 0, DETECTOR, 0.11, film.spacingLarger",
        "0.12, FIDUCIAL, 0.11, 0, PATIENT_SPACING, 0.12, film.spacingLarger",
        "0.11, GEOMETRY, 0.11, 0, DETECTOR, 0.11, film.spacingEqual",
        "0.11, '', 0.11, 0, DETECTOR, 0.11, ",
        "0.1, GEOMETRY, 0.11, 0, PATIENT_SPACING, 0.1, "
    })
    void whatAFileClaimsIsWeighed(
            double pixel, String type, double imager, double magnification, Kind kind, Double mm, String notice) {
        Cephalogram film = film(file(pixel, type, imager, magnification));
        Calibration found = CalibrationLadder.of(film);
        assertEquals(
                Optional.ofNullable(kind),
                Optional.of(found).filter(Scale.class::isInstance).map(s -> ((Scale) s).kind()));
        assertEquals(Optional.ofNullable(mm), found.mmPerPx().map(value -> Math.round(value * 1e9) / 1e9));
        assertEquals(
                Optional.ofNullable(notice).map(List::of).orElse(List.of()),
                CalibrationLadder.notices(film).stream().map(Sentence::key).toList());
    }
}
