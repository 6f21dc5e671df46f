package org.nasion.model.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nasion.core.detection.Detection;
import org.nasion.core.detection.Detection.Quality;
import org.nasion.model.preprocess.NetworkSight;
import org.nasion.model.shape.ShapeModel;

/**
 * Whether a film as a whole can be trusted: by the shape that the points make and by how clear the
 * heat-maps are. The limits were chosen on training and validation films and lie far from both
 * sides: on the 150 films of ISBI test1 the points leave 0.4 to 1.5 mm unexplained at a clarity of
 * 0.90 to 1.00, on the same films mirrored, inverted or turned, on quarters of them, on their
 * pieces shuffled, on noise and on blank film 14 mm or more at 0.66 or less.
 */
final class FilmJudge {

    /** Root mean square distance from the nearest head, mm. */
    private static final double GOOD_SHAPE_MM = 2.0;

    private static final double LAST_SHAPE_MM = 5.0;
    /** A single point's distance from where the others let one expect it, in standard deviations. */
    private static final double GOOD_POINT_SIGMA = 4.5;

    private static final double GOOD_CLARITY = 0.80;
    private static final double LAST_CLARITY = 0.55;
    /** Turn of the head against the mean one, degrees. */
    private static final double GOOD_TURN = 30;

    private static final double LAST_TURN = 60;

    private FilmJudge() {}

    /** The verdict on a pass, its view included. */
    static Detection.Verdict verdict(FilmPass pass) {
        Quality quality = quality(pass);
        List<String> reasons = new ArrayList<>();
        if (quality == Quality.REJECT) {
            reasons.add("This does not look like a lateral cephalogram: no landmarks were placed.");
            return new Detection.Verdict(quality, reasons);
        }
        addShapeReasons(pass, reasons);
        addViewReasons(pass.view(), reasons);
        return new Detection.Verdict(reasons.isEmpty() ? Quality.GOOD : Quality.CHECK, reasons);
    }

    private static void addShapeReasons(FilmPass pass, List<String> reasons) {
        pass.shape().ifPresent(shape -> {
            if (shape.mm() > GOOD_SHAPE_MM) {
                reasons.add("The points do not fit together as in other heads: look at each of them.");
            } else if (shape.oddSigma() > GOOD_POINT_SIGMA) {
                reasons.add(String.format(
                        Locale.ROOT,
                        "%s (%s) lies about %.0f mm from where the other points let one" + " expect it.",
                        shape.odd().fullName(),
                        shape.odd().code(),
                        shape.oddMm()));
            }
            if (Math.abs(shape.rotation()) > GOOD_TURN) {
                reasons.add(
                        String.format(Locale.ROOT, "The head is tilted by about %.0f°.", Math.abs(shape.rotation())));
            }
        });
        if (pass.clarity() < GOOD_CLARITY) {
            reasons.add("Several landmarks are hard to see on this film.");
        }
    }

    private static void addViewReasons(NetworkSight view, List<String> reasons) {
        if (view.quarterTurns() == 2) {
            reasons.add("The film stands on its head; it was traced turned by 180°.");
        } else if (view.quarterTurns() != 0) {
            reasons.add("The film lies on its side; it was traced turned by 90°.");
        }
        if (view.mirrored()) {
            reasons.add("The face looks to the left; it was traced as in a mirror.");
        }
        if (view.inverted()) {
            reasons.add("Black and white are exchanged on this film; it was traced as a negative.");
        }
    }

    /** GOOD where nothing at all is odd but perhaps the view. */
    static Quality quality(FilmPass pass) {
        if (pass.shape().isEmpty()) {
            return pass.clarity() >= GOOD_CLARITY
                    ? Quality.GOOD
                    : pass.clarity() >= LAST_CLARITY ? Quality.CHECK : Quality.REJECT;
        }
        ShapeModel.Residual shape = pass.shape().get();
        if (shape.mm() > LAST_SHAPE_MM || pass.clarity() < LAST_CLARITY || Math.abs(shape.rotation()) > LAST_TURN) {
            return Quality.REJECT;
        }
        boolean good = shape.mm() <= GOOD_SHAPE_MM
                && shape.oddSigma() <= GOOD_POINT_SIGMA
                && pass.clarity() >= GOOD_CLARITY
                && Math.abs(shape.rotation()) <= GOOD_TURN;
        return good ? Quality.GOOD : Quality.CHECK;
    }

    /** Smaller is better: how little a pass looks like a head. */
    static double oddity(FilmPass pass) {
        double shape = pass.shape()
                .map(residual -> residual.mm() + (Math.abs(residual.rotation()) > LAST_TURN ? 50 : 0))
                .orElse(0.0);
        return shape + 10 * (1 - pass.clarity());
    }
}
