package org.nasion.core.landmark;

import java.util.Locale;

/** The part of the head a landmark belongs to; groups points in lists and network heads. */
public enum Region {
    CRANIAL_BASE,
    MAXILLA,
    MANDIBLE,
    DENTITION,
    SOFT_TISSUE,
    CERVICAL_SPINE,
    AIRWAY,
    /** none of these, or not known */
    OTHER;

    /** The region of a data file's word, for example {@code "cranial base"}; unknown words are {@link #OTHER}. */
    public static Region of(String word) {
        for (Region region : values()) {
            if (region.word().equals(word)) {
                return region;
            }
        }
        return OTHER;
    }

    /** As data files write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
