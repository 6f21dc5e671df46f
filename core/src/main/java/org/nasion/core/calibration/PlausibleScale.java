package org.nasion.core.calibration;

import java.util.Optional;
import org.nasion.core.geometry.Point;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.problem.Sentence;

/**
 * Whether a scale can be one of a cephalogram, whatever it comes from: a wrong unit, a wrong ruler or a mistyped number makes
 * films of metres and heads of centimetres. An impossible scale gives no millimetres anywhere.
 */
public final class PlausibleScale {

    /** The longer side of a film or detector field, mm: from a cropped film to the largest sheets with room around them. */
    private static final double LEAST_FILM = 80;

    private static final double GREATEST_FILM = 800;

    /** S–N, mm, from small children to enlarged films of large adults. */
    private static final double LEAST_CRANIAL_BASE = 50;

    private static final double GREATEST_CRANIAL_BASE = 90;

    private PlausibleScale() {}

    /**
     * Why a film cannot have this size; empty where it can, and where there is no scale.
     *
     * @param width  px
     * @param height px
     */
    public static Optional<ImpossibleSize> doubt(Calibration calibration, int width, int height) {
        return calibration
                .mmPerPx()
                .filter(mm -> {
                    double longer = Math.max(width * mm, height * mm * calibration.pixelAspect());
                    return !(longer >= LEAST_FILM && longer <= GREATEST_FILM);
                })
                .map(mm -> new ImpossibleSize(rounded(width * mm), rounded(height * mm * calibration.pixelAspect())));
    }

    /**
     * A size that no film has.
     *
     * @param width  mm, for people
     * @param height mm, for people
     */
    public record ImpossibleSize(String width, String height) {

        /** Of a scale that stood in the film's file. */
        public Sentence notice() {
            return Sentence.of(
                    "film.scaleSize",
                    "The file's scale would make the film {0} by {1} mm, which no cephalogram is;"
                            + " there are no millimetres until another scale is given.",
                    width,
                    height);
        }

        /** Of a scale that a person stated. */
        public ProblemException problem() {
            return new ProblemException(
                    "NAS-SCALE-IMPLAUSIBLE",
                    "This scale would make the film {0} by {1} mm, which no cephalogram is; it was not taken.",
                    width,
                    height);
        }
    }

    /**
     * The scale as it may be used: {@link Calibration.Doubted} where it makes S–N impossible.
     *
     * @param s image space, px; empty where it is not placed
     * @param n likewise
     */
    public static Calibration of(Optional<Point> s, Optional<Point> n, Calibration calibration) {
        if (s.isEmpty() || n.isEmpty() || calibration.mmPerPx().isEmpty()) {
            return calibration;
        }
        double mm = calibration.toIsotropic(s.get()).distanceTo(calibration.toIsotropic(n.get()));
        return mm >= LEAST_CRANIAL_BASE && mm <= GREATEST_CRANIAL_BASE
                ? calibration
                : new Calibration.Doubted(calibration, mm);
    }

    private static String rounded(double mm) {
        return mm < 10 ? String.format(java.util.Locale.ROOT, "%.2f", mm) : Long.toString(Math.round(mm));
    }
}
