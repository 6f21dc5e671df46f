package org.nasion.core.drawing;

import org.nasion.core.tracing.Contour;

/** What a curve of the tracing is the outline of. */
public enum Outline {
    /** forehead, nose, lips, chin and throat */
    SOFT_TISSUE,
    /** frontal and nasal bone, sella and clivus, orbit, ear canal */
    CRANIAL_BASE,
    MAXILLA,
    /** with symphysis, ramus and condyle */
    MANDIBLE,
    /** incisors, premolars and molars */
    TEETH,
    /** bodies of the cervical vertebrae, where their points are placed */
    SPINE,
    /** soft palate, tongue and walls of the pharynx, where their points are placed */
    AIRWAY;

    /** What a contour is drawn with. */
    public static Outline of(Contour contour) {
        return switch (contour) {
            case PROFILE -> SOFT_TISSUE;
            case FRONTAL_BONE, CRANIAL_BASE, ORBIT, EAR_CANAL -> CRANIAL_BASE;
            case PALATE, MAXILLA_FRONT -> MAXILLA;
            case SYMPHYSIS, SYMPHYSIS_INSIDE, MANDIBLE, RAMUS -> MANDIBLE;
            case UPPER_INCISOR, LOWER_INCISOR, UPPER_MOLAR, LOWER_MOLAR, UPPER_PREMOLAR, LOWER_PREMOLAR -> TEETH;
        };
    }
}
