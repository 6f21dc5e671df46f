package org.nasion.core.dicom;

import org.jspecify.annotations.Nullable;

/** Value representations (PS3.5 section 6.2), as far as values of them are read. */
public enum Vr {
    AE,
    AS,
    AT,
    CS,
    DA,
    DS,
    DT,
    FL,
    FD,
    IS,
    LO,
    LT,
    OB,
    OD,
    OF,
    OL,
    OV,
    OW,
    PN,
    SH,
    SL,
    SQ,
    SS,
    ST,
    SV,
    TM,
    UC,
    UI,
    UL,
    UN,
    UR,
    US,
    UT,
    UV;

    /** Whether the explicit encoding has a 32-bit length. */
    boolean hasLongLength() {
        return switch (this) {
            case OB, OD, OF, OL, OV, OW, SQ, SV, UC, UN, UR, UT, UV -> true;
            default -> false;
        };
    }

    /** Whether a backslash separates values; text of one value may hold it as a character. */
    boolean isMultiValued() {
        return this != LT && this != ST && this != UT && this != UR;
    }

    /** Of two letters; UN for a representation this program does not know, null for anything but capital letters. */
    static @Nullable Vr of(int first, int second) {
        if (first < 'A' || first > 'Z' || second < 'A' || second > 'Z') {
            return null;
        }
        for (Vr vr : values()) {
            if (vr.name().charAt(0) == first && vr.name().charAt(1) == second) {
                return vr;
            }
        }
        return UN;
    }

    /** The representation of the binary elements read here, for encodings that do not state it; UN for all others. */
    static Vr implied(int tag) {
        return switch (tag) {
            case Tag.SAMPLES_PER_PIXEL,
                    Tag.PLANAR_CONFIGURATION,
                    Tag.ROWS,
                    Tag.COLUMNS,
                    Tag.BITS_ALLOCATED,
                    Tag.BITS_STORED,
                    Tag.HIGH_BIT,
                    Tag.PIXEL_REPRESENTATION -> US;
            case Tag.PIXEL_INTENSITY_RELATIONSHIP_SIGN -> SS;
            case Tag.PIXEL_DATA -> OW;
            case Tag.LUT_DATA -> OW;
            case Tag.GRAPHIC_DATA -> FL;
            case Tag.FLOATING_POINT_VALUE -> FD;
            case Tag.OFFSET_OF_FIRST_ROOT_RECORD, Tag.OFFSET_OF_NEXT_RECORD, Tag.OFFSET_OF_LOWER_RECORD -> UL;
            case Tag.RECORD_IN_USE_FLAG -> US;
            default -> UN;
        };
    }
}
