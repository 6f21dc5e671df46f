package org.nasion.core.report;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;

/** A word across the film of a tracing that nobody looked at, so that it is not taken for a finding. */
final class DraftStamp {

    private static final Color COLOUR = new Color(0xFFB020);
    private static final double OPACITY = 0.55;
    /** Of the film's diagonal. */
    private static final double LENGTH = 0.6;

    private DraftStamp() {}

    /** Paints nothing where a person set or confirmed at least one point, or where there is none. */
    static void paint(Ink ink, double width, double height, Tracing tracing, Lettering letters, String word) {
        if (tracing.placements().isEmpty()
                || tracing.placements().values().stream().anyMatch(Placement::confirmed)) {
            return;
        }
        Shape outline = letters.outline(word, 100, 0, 0);
        Rectangle2D box = outline.getBounds2D();
        double scale = LENGTH * Math.hypot(width, height) / box.getWidth();
        AffineTransform place = AffineTransform.getTranslateInstance(width / 2, height / 2);
        place.rotate(-Math.atan2(height, width));
        place.scale(scale, scale);
        place.translate(-box.getCenterX(), -box.getCenterY());
        ink.fill(place.createTransformedShape(outline), COLOUR, OPACITY);
    }
}
