package org.nasion.core.contour;

import java.util.Optional;
import org.nasion.core.tracing.Contour;

/**
 * What a contour looks like on a film.
 *
 * @param kind       of grey change across it
 * @param denseRight whether the denser side lies to the right of the way along it, on an upright head that faces right
 * @param reach      how far from its template it is looked for away from landmarks, mm of an average adult
 * @param clear      how many times clearer than usual the film has to be for it to count as seen: found by trying on phantoms, so
 *                   that few confirmed places lie more than 1 mm off
 */
record EdgeLook(Kind kind, boolean denseRight, double reach, double clear) {

    enum Kind {
        /** tissue before air: the outermost clear edge */
        SKIN,
        /** the border of something denser */
        EDGE,
        /** a thin bright line */
        RIDGE
    }

    /** The same in a narrower or wider band, mm. */
    EdgeLook within(double other) {
        return new EdgeLook(kind, denseRight, other, clear);
    }

    /** Empty for what is not looked for. */
    static Optional<EdgeLook> of(Contour contour) {
        return switch (contour) {
            case PROFILE -> Optional.of(new EdgeLook(Kind.SKIN, true, 10, 1.9));
            case FRONTAL_BONE -> Optional.of(new EdgeLook(Kind.EDGE, true, 5, 1.4));
            case CRANIAL_BASE -> Optional.of(new EdgeLook(Kind.RIDGE, true, 2.5, 1.9));
            case ORBIT -> Optional.of(new EdgeLook(Kind.RIDGE, true, 4, 1.9));
            case PALATE -> Optional.of(new EdgeLook(Kind.EDGE, false, 3, 1.9));
            case MAXILLA_FRONT -> Optional.of(new EdgeLook(Kind.EDGE, true, 2.5, 1.4));
            case SYMPHYSIS -> Optional.of(new EdgeLook(Kind.EDGE, true, 3, 1.4));
            case SYMPHYSIS_INSIDE -> Optional.of(new EdgeLook(Kind.EDGE, false, 5, 1.4));
            case MANDIBLE -> Optional.of(new EdgeLook(Kind.EDGE, true, 5, 1.4));
            case RAMUS -> Optional.of(new EdgeLook(Kind.EDGE, true, 4, 2.2));
            case EAR_CANAL, UPPER_INCISOR, LOWER_INCISOR, UPPER_MOLAR, LOWER_MOLAR, UPPER_PREMOLAR, LOWER_PREMOLAR ->
                Optional.empty();
        };
    }
}
