package org.nasion.core.image;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;
import org.nasion.core.problem.Sentence;

/**
 * What the file says about itself and its patient. Facts only: how far a spacing may be trusted is
 * decided in {@code calibration}.
 *
 * @param format    for people, for example {@code "DICOM, JPEG Lossless"} or {@code "PNG, 8 bit grey"}
 * @param source    digest of the file's bytes; identifies the film in a case
 * @param spacing   spacings named in the file
 * @param patient   as far as the file names them
 * @param exposure  when the film was taken, as far as the file tells
 * @param study     identifiers needed to refer to the source instance; empty for scans
 * @param notices   plain sentences for the user, for example that only the first frame is shown
 */
public record Acquisition(
        String format,
        FileDigest source,
        Spacings spacing,
        Patient patient,
        Exposure exposure,
        Map<String, String> study,
        List<Sentence> notices) {

    public Acquisition {
        study = Map.copyOf(study);
        notices = List.copyOf(notices);
    }

    /**
     * With a digest that is known already.
     *
     * @param sourceSha256 of the file's bytes, lower-case hex; empty where there is no file
     */
    public Acquisition(
            String format,
            String sourceSha256,
            Spacings spacing,
            Patient patient,
            Exposure exposure,
            Map<String, String> study,
            List<Sentence> notices) {
        this(format, FileDigest.known(sourceSha256), spacing, patient, exposure, study, notices);
    }

    /** SHA-256 of the file's bytes, lower-case hex, empty where there is none; worked out when first asked for. */
    public String sourceSha256() {
        return source.hex();
    }

    /** Nothing known but the format. */
    public static Acquisition unknown(String format) {
        return new Acquisition(format, "", Spacings.NONE, Patient.NOBODY, Exposure.UNKNOWN, Map.of(), List.of());
    }

    /** A row and a column spacing in mm: row spacing is the vertical distance between pixel centres. */
    public record Spacing(double rowMm, double columnMm) {
        public Spacing {
            if (!(rowMm > 0) || !(columnMm > 0) || !Double.isFinite(rowMm) || !Double.isFinite(columnMm)) {
                throw new IllegalArgumentException("spacing " + rowMm + " × " + columnMm);
            }
        }
    }

    /**
     * The spacings that a file can name, each as written there.
     *
     * @param pixelSpacing     DICOM (0028,0030)
     * @param calibrationType  DICOM (0028,0A02), for example GEOMETRY
     * @param imagerSpacing    DICOM (0018,1164), at the detector
     * @param magnification    DICOM (0018,1114), or SID/SOD; above 0
     * @param scannedSpacing   DICOM (0018,2010), film millimetres
     * @param resolution       a scan's dpi as mm per pixel; never taken silently
     * @param pixelAspect      DICOM (0028,0034): vertical size of a pixel relative to its horizontal one; above 0
     */
    public record Spacings(
            Optional<Spacing> pixelSpacing,
            Optional<String> calibrationType,
            Optional<Spacing> imagerSpacing,
            Optional<Double> magnification,
            Optional<Spacing> scannedSpacing,
            Optional<Spacing> resolution,
            Optional<Double> pixelAspect) {
        public static final Spacings NONE = new Spacings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        /** Without a stated aspect. */
        public Spacings(
                Optional<Spacing> pixelSpacing,
                Optional<String> calibrationType,
                Optional<Spacing> imagerSpacing,
                Optional<Double> magnification,
                Optional<Spacing> scannedSpacing,
                Optional<Spacing> resolution) {
            this(
                    pixelSpacing,
                    calibrationType,
                    imagerSpacing,
                    magnification,
                    scannedSpacing,
                    resolution,
                    Optional.empty());
        }
    }
}
