package org.nasion.core.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nasion.core.calibration.Calibration.Kind;
import org.nasion.core.calibration.Calibration.Scale;
import org.nasion.core.calibration.Calibration.Uncalibrated;
import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Acquisition.Spacing;
import org.nasion.core.image.Acquisition.Spacings;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.problem.Sentence;

/**
 * From the spacings that a file names to the most trusted calibration that they support. The ruler,
 * the first rung, is the user's and is not found in a file. A spacing at the detector is never taken
 * for patient millimetres: that was withdrawn elsewhere as a matter of patient safety. A picture
 * file's resolution is only {@linkplain #offers offered}.
 *
 * <p>Meaning of the DICOM spacings: PS3.3 section 10.7.1.
 */
public final class CalibrationLadder {

    /** Differences of spacings below this share are those of rounding, and count as equal. */
    private static final double EQUAL_SHARE = 1e-3;
    /** Above any cephalostat's; a factor beyond it is a mistake, for example a percentage. */
    private static final double MAX_MAGNIFICATION = 2;

    private CalibrationLadder() {}

    /** The most trusted calibration that the film's file supports and its size allows; uncalibrated if none. */
    public static Calibration of(Cephalogram film) {
        Calibration claimed = of(film.acquisition());
        return PlausibleScale.doubt(claimed, film.width(), film.height()).isEmpty()
                ? claimed
                : new Uncalibrated(claimed.pixelAspect());
    }

    /** What a person has to know of the spacings in the film's file; mostly nothing. */
    public static List<Sentence> notices(Cephalogram film) {
        Spacings file = film.acquisition().spacing();
        List<Sentence> notices = new ArrayList<>();
        PlausibleScale.doubt(of(film.acquisition()), film.width(), film.height())
                .ifPresent(size -> notices.add(size.notice()));
        file.pixelSpacing()
                .ifPresent(spacing -> file.imagerSpacing().ifPresent(imager -> {
                    if (isLarger(spacing, imager)) {
                        notices.add(Sentence.of(
                                "film.spacingLarger",
                                "The file contradicts itself: its pixel spacing is larger than the one at the"
                                        + " detector, and no enlargement makes a patient larger than the picture."));
                    } else if (isCalibrated(file) && !isLarger(imager, spacing)) {
                        notices.add(Sentence.of(
                                "film.spacingEqual",
                                "The file calls its pixel spacing calibrated, but it is the one at the detector;"
                                        + " millimetres are those at the detector, uncorrected."));
                    }
                }));
        return List.copyOf(notices);
    }

    /** What the file says, whatever the film's size; uncalibrated, with the pixels' aspect, if nothing. */
    public static Calibration of(Acquisition acquisition) {
        Spacings file = acquisition.spacing();
        return patient(file)
                .or(() -> corrected(file))
                .or(() -> detector(file))
                .or(() -> scanned(file))
                .orElseGet(() -> new Uncalibrated(aspect(file)));
    }

    /**
     * Further calibrations that the user may take, most trusted first: never chosen without a question.
     * A resolution says how a picture was stored, not how large the patient was.
     */
    public static List<Calibration> offers(Acquisition acquisition) {
        List<Calibration> offers = new ArrayList<>();
        acquisition.spacing().resolution().ifPresent(spacing -> {
            String dpi = String.format(Locale.ROOT, "%.0f dpi", 25.4 / spacing.columnMm());
            offers.add(scale(Kind.IMAGE_RESOLUTION, spacing, dpi));
        });
        return List.copyOf(offers);
    }

    /**
     * A detector calibration corrected by a factor that the user knows from the cephalostat.
     *
     * @param detector      at the detector or on the scanned film
     * @param magnification how many times larger the median plane appears at the detector, 1 to 2
     */
    public static Calibration corrected(Scale detector, double magnification) {
        if (!(magnification >= 1) || magnification > MAX_MAGNIFICATION) {
            throw new IllegalArgumentException("magnification " + magnification);
        }
        return new Scale(
                Kind.MAGNIFICATION_CORRECTED,
                detector.horizontalMm() / magnification,
                detector.pixelAspect(),
                "factor " + trimmed(magnification) + ", entered by the user");
    }

    /** Rung 2: Pixel Spacing that says it is calibrated, or that is smaller than the detector's. */
    private static Optional<Calibration> patient(Spacings file) {
        if (file.pixelSpacing().isEmpty()) {
            return Optional.empty();
        }
        Spacing spacing = file.pixelSpacing().get();
        // A spacing that equals the detector's is not calibrated, whatever it is called.
        boolean isDetectors = file.imagerSpacing()
                .filter(imager -> !isLarger(imager, spacing) && !isLarger(spacing, imager))
                .isPresent();
        if (isCalibrated(file) && !isDetectors) {
            return Optional.of(scale(
                    Kind.PATIENT_SPACING,
                    spacing,
                    file.calibrationType().orElseThrow().toLowerCase(Locale.ROOT)));
        }
        return file.imagerSpacing()
                .filter(imager -> isLarger(imager, spacing))
                .map(imager -> scale(Kind.PATIENT_SPACING, spacing, "smaller than at the detector"));
    }

    private static boolean isCalibrated(Spacings file) {
        return file.calibrationType()
                .filter(type -> type.equals("GEOMETRY") || type.equals("FIDUCIAL"))
                .isPresent();
    }

    /** Rung 3: Imager Pixel Spacing divided by the magnification. */
    private static Optional<Calibration> corrected(Spacings file) {
        return file.imagerSpacing()
                .flatMap(imager -> file.magnification()
                        // A factor of 1 corrects nothing.
                        .filter(factor -> factor > 1 + EQUAL_SHARE && factor <= MAX_MAGNIFICATION)
                        .map(factor -> scale(
                                Kind.MAGNIFICATION_CORRECTED,
                                new Spacing(imager.rowMm() / factor, imager.columnMm() / factor),
                                "factor " + trimmed(factor))));
    }

    /** Rung 4: Imager Pixel Spacing alone; or Pixel Spacing alone, of which nobody knows where it was measured. */
    private static Optional<Calibration> detector(Spacings file) {
        return file.imagerSpacing()
                .map(imager -> scale(Kind.DETECTOR, imager, ""))
                .or(() -> file.scannedSpacing().isPresent()
                        ? Optional.empty()
                        : file.pixelSpacing()
                                .map(spacing -> scale(Kind.DETECTOR, spacing, "Pixel Spacing without its source")));
    }

    /** Rung 5: Nominal Scanned Pixel Spacing. */
    private static Optional<Calibration> scanned(Spacings file) {
        return file.scannedSpacing().map(spacing -> scale(Kind.SCANNED_FILM, spacing, ""));
    }

    private static boolean isLarger(Spacing one, Spacing other) {
        return one.columnMm() > other.columnMm() * (1 + EQUAL_SHARE) && one.rowMm() > other.rowMm() * (1 + EQUAL_SHARE);
    }

    private static Calibration scale(Kind kind, Spacing spacing, String detail) {
        return new Scale(kind, spacing.columnMm(), spacing.rowMm() / spacing.columnMm(), detail);
    }

    /** Of a film without a scale: by its Pixel Aspect Ratio, or its resolution if that differs along x and y. */
    private static double aspect(Spacings file) {
        return file.pixelAspect()
                .or(() -> file.resolution().map(spacing -> spacing.rowMm() / spacing.columnMm()))
                .orElse(1.0);
    }

    private static String trimmed(double factor) {
        String text = String.format(Locale.ROOT, "%.3f", factor);
        return text.replaceAll("\\.?0+$", "");
    }
}
