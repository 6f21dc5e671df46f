package org.nasion.core.drawing;

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
    AIRWAY
}
