package org.nasion.core.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nasion.core.calibration.Calibration.Kind;
import org.nasion.core.calibration.Calibration.Scale;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Acquisition.Spacing;
import org.nasion.core.image.Acquisition.Spacings;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;

/** The rungs of the ladder with numbers worked out by hand. */
class CalibrationLadderTest {

    private static final Optional<Spacing> NONE = Optional.empty();

    @Test
    void rulerIsTheUsersAndBeatsEveryFile() {
        // 300 px across and 400 px down are 500 px: 50 mm make 0.1 mm per pixel
        Calibration ruler = new Calibration.Ruler(new Point(10, 10), new Point(310, 410), 50, 1);
        assertEquals(0.1, ruler.mmPerPx().orElseThrow(), 1e-12);
        assertTrue(ruler.isPatientScale());
    }

    @Test
    void calibratedPixelSpacingIsPatientMillimetres() {
        Scale geometry = scale(file(both(0.1), Optional.of("GEOMETRY"), both(0.11), Optional.empty(), NONE, NONE));
        assertEquals(new Scale(Kind.PATIENT_SPACING, 0.1, 1, "geometry"), geometry);
        assertTrue(geometry.isPatientScale());
        Scale fiducial = scale(file(both(0.095), Optional.of("FIDUCIAL"), NONE, Optional.empty(), NONE, NONE));
        assertEquals("calibrated pixel spacing of the file (fiducial)", fiducial.source());
    }

    @Test
    void pixelSpacingSmallerThanTheDetectorsIsPatientMillimetres() {
        Scale scale = scale(file(both(0.127), Optional.empty(), both(0.143), Optional.of(1.1), NONE, NONE));
        assertEquals(Kind.PATIENT_SPACING, scale.kind());
        assertEquals(0.127, scale.horizontalMm());
    }

    @Test
    void detectorSpacingIsDividedByTheMagnification() {
        // 0.143 / 1.1 = 0.13
        Scale scale = scale(file(NONE, Optional.empty(), both(0.143), Optional.of(1.1), NONE, NONE));
        assertEquals(Kind.MAGNIFICATION_CORRECTED, scale.kind());
        assertEquals(0.13, scale.horizontalMm(), 1e-12);
        assertEquals("detector spacing corrected by the magnification (factor 1.1)", scale.source());
        assertTrue(scale.isPatientScale());
    }

    @Test
    void equalPixelAndDetectorSpacingIsCorrectedToo() {
        Scale scale = scale(file(both(0.143), Optional.empty(), both(0.143), Optional.of(1.1), NONE, NONE));
        assertEquals(0.13, scale.horizontalMm(), 1e-12);
    }

    @Test
    void detectorSpacingAloneIsNeverPatientMillimetres() {
        for (Optional<Spacing> pixelSpacing : List.of(NONE, both(0.143), both(0.14302))) {
            Scale scale = scale(file(pixelSpacing, Optional.empty(), both(0.143), Optional.empty(), NONE, NONE));
            assertEquals(new Scale(Kind.DETECTOR, 0.143, 1, ""), scale);
            assertFalse(scale.isPatientScale());
            assertEquals("at the detector, uncorrected", scale.source());
        }
    }

    @Test
    void pixelSpacingOfUnknownSourceIsNotTrusted() {
        Scale scale = scale(file(both(0.1), Optional.empty(), NONE, Optional.empty(), NONE, NONE));
        assertEquals(Kind.DETECTOR, scale.kind());
        assertFalse(scale.isPatientScale());
    }

    @Test
    void absurdMagnificationIsNotUsed() {
        for (double factor : new double[] {0.5, 110}) {
            Scale scale = scale(file(NONE, Optional.empty(), both(0.143), Optional.of(factor), NONE, NONE));
            assertEquals(Kind.DETECTOR, scale.kind());
        }
    }

    @Test
    void scannedSpacingIsFilmMillimetres() {
        Scale scale = scale(file(NONE, Optional.empty(), NONE, Optional.empty(), both(0.0847), NONE));
        assertEquals(new Scale(Kind.SCANNED_FILM, 0.0847, 1, ""), scale);
        assertFalse(scale.isPatientScale());
    }

    @Test
    void resolutionIsOfferedAndNeverTaken() {
        Acquisition scan = file(NONE, Optional.empty(), NONE, Optional.empty(), NONE, both(25.4 / 300));
        assertInstanceOf(Calibration.Uncalibrated.class, CalibrationLadder.of(scan));
        Calibration offer = CalibrationLadder.offers(scan).getFirst();
        assertEquals(25.4 / 300, offer.mmPerPx().orElseThrow(), 1e-15);
        assertEquals("resolution of the picture file, accepted by the user (300 dpi)", offer.source());
        assertFalse(offer.isPatientScale());
    }

    @Test
    void nothingIsUncalibrated() {
        Calibration calibration = CalibrationLadder.of(Acquisition.unknown("PNG"));
        assertEquals(new Calibration.Uncalibrated(1), calibration);
        assertEquals(List.of(), CalibrationLadder.offers(Acquisition.unknown("PNG")));
    }

    @Test
    void firstValueIsTheRowSpacingAndStretchesDown() {
        // rows 0.15 mm apart, columns 0.12 mm apart, enlarged by 1650/1500 = 1.1
        Optional<Spacing> detector = Optional.of(new Spacing(0.15, 0.12));
        Calibration calibration =
                CalibrationLadder.of(file(NONE, Optional.empty(), detector, Optional.of(1650.0 / 1500), NONE, NONE));
        assertEquals(0.12 / 1.1, calibration.mmPerPx().orElseThrow(), 1e-12);
        assertEquals(1.25, calibration.pixelAspect(), 1e-12);
        // 110 px right are 12 mm, 110 px down are 15 mm
        Point mm = calibration.toIsotropic(new Point(110, 110));
        assertEquals(12, mm.x(), 1e-9);
        assertEquals(-15, mm.y(), 1e-9);
    }

    @Test
    void anglesOfUncalibratedFilmsKnowTheAspect() {
        Spacings aspect = new Spacings(NONE, Optional.empty(), NONE, Optional.empty(), NONE, NONE, Optional.of(1.2));
        Calibration calibration = CalibrationLadder.of(acquisition(aspect));
        assertEquals(new Calibration.Uncalibrated(1.2), calibration);
        Acquisition scan =
                file(NONE, Optional.empty(), NONE, Optional.empty(), NONE, Optional.of(new Spacing(0.1, 0.05)));
        assertEquals(2, CalibrationLadder.of(scan).pixelAspect(), 1e-12);
    }

    @Test
    void aFactorOfTheUserCorrectsTheDetector() {
        Scale detector = scale(file(NONE, Optional.empty(), both(0.143), Optional.empty(), NONE, NONE));
        Calibration corrected = CalibrationLadder.corrected(detector, 1.1);
        assertEquals(0.13, corrected.mmPerPx().orElseThrow(), 1e-12);
        assertEquals(
                "detector spacing corrected by the magnification (factor 1.1, entered by the user)",
                corrected.source());
        assertThrows(IllegalArgumentException.class, () -> CalibrationLadder.corrected(detector, 0.9));
    }

    private static Scale scale(Acquisition acquisition) {
        return assertInstanceOf(Scale.class, CalibrationLadder.of(acquisition));
    }

    private static Optional<Spacing> both(double mm) {
        return Optional.of(new Spacing(mm, mm));
    }

    private static Acquisition file(
            Optional<Spacing> pixel,
            Optional<String> type,
            Optional<Spacing> imager,
            Optional<Double> magnification,
            Optional<Spacing> scanned,
            Optional<Spacing> resolution) {
        return acquisition(new Spacings(pixel, type, imager, magnification, scanned, resolution));
    }

    private static Acquisition acquisition(Spacings spacings) {
        return new Acquisition("test", "", spacings, Patient.NOBODY, Exposure.UNKNOWN, Map.of(), List.of());
    }
}
