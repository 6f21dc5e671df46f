package org.nasion.core.tracing;

import java.util.List;
import org.nasion.core.landmark.Landmark;

/** The outlines of a tracing, each a curve of its own. They are drawn, and measure nothing. */
public enum Contour {
    /** the skin from the forehead over nose, lips and chin to the throat */
    PROFILE(Landmark.N_SOFT, Landmark.PN, Landmark.SN, Landmark.LS, Landmark.LI, Landmark.POG_SOFT, Landmark.ME),
    /** the front of the frontal bone and of the nasal bone */
    FRONTAL_BONE(Landmark.N),
    /** the anterior cranial base with sella, back to the clivus */
    CRANIAL_BASE(Landmark.S, Landmark.N),
    /** lateral and inferior rim of the orbit */
    ORBIT(Landmark.OR),
    EAR_CANAL(Landmark.PO),
    /** floor of the nose from spine to spine, and the palate's oral side */
    PALATE(Landmark.ANS, Landmark.PNS, Landmark.UIT, Landmark.UIA),
    /** the front of the maxilla from the spine to the upper incisor */
    MAXILLA_FRONT(Landmark.ANS, Landmark.A, Landmark.UIT, Landmark.UIA),
    /** outside of the symphysis from the lower incisor to menton */
    SYMPHYSIS(Landmark.LIT, Landmark.LIA, Landmark.B, Landmark.POG, Landmark.GN, Landmark.ME),
    /** inside of the symphysis from the lower incisor to menton */
    SYMPHYSIS_INSIDE(Landmark.LIT, Landmark.LIA, Landmark.B, Landmark.POG, Landmark.ME),
    /** lower and posterior border of the mandible from menton to condylion, or to Ar where Co is missing */
    MANDIBLE(Landmark.ME, Landmark.GO, Landmark.R, Landmark.AR, Landmark.CO),
    /** condyle, notch, coronoid process and front of the ramus */
    RAMUS(Landmark.CO, Landmark.GO, Landmark.AR, Landmark.LMT),
    UPPER_INCISOR(Landmark.UIT, Landmark.UIA),
    LOWER_INCISOR(Landmark.LIT, Landmark.LIA),
    UPPER_MOLAR(Landmark.UMT, Landmark.UIT, Landmark.UMA),
    LOWER_MOLAR(Landmark.LMT, Landmark.UMT, Landmark.UIT, Landmark.LMA),
    UPPER_PREMOLAR(Landmark.UPM, Landmark.UMT, Landmark.UIT),
    LOWER_PREMOLAR(Landmark.LPM, Landmark.UMT, Landmark.UIT);

    private final List<Landmark> landmarks;

    Contour(Landmark... landmarks) {
        this.landmarks = List.of(landmarks);
    }

    /** The landmarks that its template hangs on, as far as they are placed. */
    public List<Landmark> landmarks() {
        return landmarks;
    }

    /** The points that move with it where it is the outline of a tooth: tip or cusp first, then the apex. */
    public List<Landmark> toothPoints() {
        return switch (this) {
            case UPPER_INCISOR, LOWER_INCISOR -> landmarks;
            case UPPER_MOLAR -> List.of(Landmark.UMT, Landmark.UMA, Landmark.UMD);
            case LOWER_MOLAR -> List.of(Landmark.LMT, Landmark.LMA);
            default -> isTooth() ? landmarks.subList(0, 1) : List.of();
        };
    }

    /** Whether it is the outline of a tooth, which is a template between its points and is not looked for on the film. */
    public boolean isTooth() {
        return ordinal() >= UPPER_INCISOR.ordinal();
    }
}
