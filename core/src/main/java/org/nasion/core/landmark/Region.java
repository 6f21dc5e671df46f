package org.nasion.core.landmark;

/** The part of the head a landmark belongs to; groups points in lists and network heads. */
public enum Region {
    CRANIAL_BASE,
    MAXILLA,
    MANDIBLE,
    DENTITION,
    SOFT_TISSUE
}
