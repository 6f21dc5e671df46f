package org.nasion.core.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.calibration.CalibrationLadder;

/** From files written by pydicom to millimetres, rung by rung. */
class DicomScaleTest {

    @ParameterizedTest
    @CsvSource({
        "scale_geometry, 0.1, 1, true, calibrated pixel spacing of the file (geometry)",
        "scale_fiducial, 0.095, 1, true, calibrated pixel spacing of the file (fiducial)",
        "scale_smaller_than_imager, 0.127, 1, true, calibrated pixel spacing of the file (smaller than at the detector)",
        "scale_magnification, 0.13, 1, true, detector spacing corrected by the magnification (factor 1.1)",
        "scale_distances, 0.10909090909, 1.25, true, detector spacing corrected by the magnification (factor 1.1)",
        "scale_detector, 0.143, 1, false, 'at the detector, uncorrected'",
        "scale_detector_equal, 0.143, 1, false, 'at the detector, uncorrected'",
        "scale_scanned, 0.0847, 1, false, 'on the scanned film, uncorrected'",
        "scale_aspect, , 1.2, false, not calibrated",
        "scale_none, , 1, false, not calibrated",
        "scale_broken, , 1, false, not calibrated"
    })
    void fileGivesItsMostTrustedScale(String name, Double mm, double aspect, boolean patient, String source) {
        Calibration calibration = CalibrationLadder.of(DicomFixtures.film(name).acquisition());
        assertEquals(mm == null ? -1 : mm, calibration.mmPerPx().orElse(-1.0), 1e-9);
        assertEquals(aspect, calibration.pixelAspect(), 1e-12);
        assertEquals(patient, calibration.isPatientScale());
        assertEquals(source, calibration.source());
    }
}
