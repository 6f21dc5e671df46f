package org.nasion.core.patient;

/** A patient's sex as DICOM (0010,0040) has it. */
public enum Sex {
    FEMALE("F"),
    MALE("M"),
    OTHER("O"),
    /** nobody said */
    UNKNOWN("");

    private final String code;

    Sex(String code) {
        this.code = code;
    }

    /** F, M, O or empty. */
    public String code() {
        return code;
    }

    /** The sex of a code; {@link #UNKNOWN} for anything else. */
    public static Sex of(String code) {
        for (Sex sex : values()) {
            if (sex.code.equalsIgnoreCase(code)) {
                return sex;
            }
        }
        return UNKNOWN;
    }
}
