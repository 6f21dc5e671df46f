package org.nasion.core.calibration;

import java.util.Objects;
import java.util.Optional;
import org.nasion.core.geometry.Point;

/**
 * How pixels of the film become millimetres, and why that may be believed. Sealed, in order of
 * trust; every millimetre the program shows comes through here and names its {@link #source()}.
 * Millimetres are isotropic, y up, with the film's origin; facing is the analysis' business.
 */
public sealed interface Calibration {

    /** Vertical distance of two pixel centres relative to the horizontal one; 1 for square pixels. */
    double pixelAspect();

    /** Millimetres per pixel along x; empty where the film has no known scale. */
    Optional<Double> mmPerPx();

    /** Where the scale comes from, in plain words, for example {@code "ruler, 45 mm"}. */
    String source();

    /** Whether the millimetres are those of the patient's median plane and not of a detector or a sheet of film. */
    boolean isPatientScale();

    /** A point of image space in isotropic space: mm where the scale is known, x-pixels else; y up. */
    default Point toIsotropic(Point image) {
        double scale = mmPerPx().orElse(1.0);
        return new Point(image.x() * scale, -image.y() * pixelAspect() * scale);
    }

    /** The inverse of {@link #toIsotropic}: image space, px. */
    default Point toImage(Point isotropic) {
        double scale = mmPerPx().orElse(1.0);
        return new Point(isotropic.x() / scale, -isotropic.y() / (pixelAspect() * scale));
    }

    /** Two points on a ruler of the film and the true length between them. The most trusted. */
    record Ruler(Point from, Point to, double lengthMm, double pixelAspect) implements Calibration {
        public Ruler {
            requirePositive(lengthMm, "ruler length");
            requirePositive(pixelAspect, "pixel aspect");
            if (!(distance(from, to, pixelAspect) > 0)) {
                throw new IllegalArgumentException("the two points of a ruler must lie apart");
            }
        }

        private static double distance(Point from, Point to, double aspect) {
            return Math.hypot(to.x() - from.x(), (to.y() - from.y()) * aspect);
        }

        @Override
        public Optional<Double> mmPerPx() {
            return Optional.of(lengthMm / distance(from, to, pixelAspect));
        }

        @Override
        public String source() {
            return "ruler, " + trimmed(lengthMm) + " mm";
        }

        @Override
        public boolean isPatientScale() {
            return true;
        }
    }

    /**
     * A scale in horizontal mm per pixel with the reason for it.
     *
     * @param horizontalMm mm between neighbouring pixel centres along x
     */
    record Scale(Kind kind, double horizontalMm, double pixelAspect, String detail) implements Calibration {
        public Scale {
            Objects.requireNonNull(kind);
            requirePositive(horizontalMm, "millimetres per pixel");
            requirePositive(pixelAspect, "pixel aspect");
        }

        @Override
        public Optional<Double> mmPerPx() {
            return Optional.of(horizontalMm);
        }

        @Override
        public String source() {
            return detail.isEmpty() ? kind.words : kind.words + " (" + detail + ")";
        }

        @Override
        public boolean isPatientScale() {
            return kind.patientScale;
        }
    }

    /** No scale: degrees, ratios and pixels only. */
    record Uncalibrated(double pixelAspect) implements Calibration {
        public Uncalibrated {
            requirePositive(pixelAspect, "pixel aspect");
        }

        @Override
        public Optional<Double> mmPerPx() {
            return Optional.empty();
        }

        @Override
        public String source() {
            return "not calibrated";
        }

        @Override
        public boolean isPatientScale() {
            return false;
        }
    }

    /**
     * A scale that makes S–N impossible: it is told, and gives no millimetres.
     *
     * @param claimed       the scale as it was stated
     * @param cranialBaseMm what S–N would be by it
     */
    record Doubted(Calibration claimed, double cranialBaseMm) implements Calibration {
        public Doubted {
            Objects.requireNonNull(claimed);
        }

        @Override
        public double pixelAspect() {
            return claimed.pixelAspect();
        }

        @Override
        public Optional<Double> mmPerPx() {
            return Optional.empty();
        }

        @Override
        public String source() {
            return "not used, as S–N would be " + Math.round(cranialBaseMm) + " mm (" + claimed.source() + ")";
        }

        @Override
        public boolean isPatientScale() {
            return false;
        }
    }

    /** The rungs of the ladder below the ruler, most trusted first. */
    enum Kind {
        PATIENT_SPACING("calibrated pixel spacing of the file", true),
        MAGNIFICATION_CORRECTED("detector spacing corrected by the magnification", true),
        USER_STATED("entered by the user", true),
        DATASET("stated by the data set", true),
        DETECTOR("at the detector, uncorrected", false),
        SCANNED_FILM("on the scanned film, uncorrected", false),
        IMAGE_RESOLUTION("resolution of the picture file, accepted by the user", false);

        private final String words;
        private final boolean patientScale;

        Kind(String words, boolean patientScale) {
            this.words = words;
            this.patientScale = patientScale;
        }
    }

    private static void requirePositive(double value, String what) {
        if (!(value > 0) || !Double.isFinite(value)) {
            throw new IllegalArgumentException(what + " must be positive, not " + value);
        }
    }

    private static String trimmed(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
