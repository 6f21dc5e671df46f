package org.nasion.core.landmark;

import java.util.List;
import java.util.Optional;

/**
 * A point that a tracing may hold. Landmarks are data, not code: the program's own stand in {@code landmarks.json}. Two
 * landmarks are the same where their codes are; they sort by their place in the catalogue. The codes are the field's short
 * forms and the keys of every file that Nasion writes; the order of a network's channels is the model file's business and
 * never this one's.
 */
public final class Landmark implements Comparable<Landmark> {

    public static final Landmark A = shipped("A");
    public static final Landmark ANS = shipped("ANS");
    public static final Landmark B = shipped("B");
    public static final Landmark ME = shipped("Me");
    public static final Landmark N = shipped("N");
    public static final Landmark OR = shipped("Or");
    public static final Landmark POG = shipped("Pog");
    public static final Landmark PNS = shipped("PNS");
    public static final Landmark PN = shipped("Pn");
    public static final Landmark R = shipped("R");
    public static final Landmark S = shipped("S");
    public static final Landmark AR = shipped("Ar");
    public static final Landmark CO = shipped("Co");
    public static final Landmark GN = shipped("Gn");
    public static final Landmark GO = shipped("Go");
    public static final Landmark PO = shipped("Po");
    public static final Landmark LPM = shipped("LPM");
    public static final Landmark LIT = shipped("LIT");
    public static final Landmark LMT = shipped("LMT");
    public static final Landmark UPM = shipped("UPM");
    public static final Landmark UIA = shipped("UIA");
    public static final Landmark UIT = shipped("UIT");
    public static final Landmark UMT = shipped("UMT");
    public static final Landmark LIA = shipped("LIA");
    public static final Landmark LI = shipped("Li");
    public static final Landmark LS = shipped("Ls");
    public static final Landmark N_SOFT = shipped("N'");
    public static final Landmark POG_SOFT = shipped("Pog'");
    public static final Landmark SN = shipped("Sn");

    /** The 29 landmarks of the Aariz data set (Khalid et al.), in its order: what a whole tracing of today's analyses holds. */
    public static final List<Landmark> STANDARD = ShippedLandmarks.STANDARD;

    private final String code;
    private final String fullName;
    private final Region region;
    private final String definition;
    private final int index;

    Landmark(String code, String fullName, Region region, String definition, int index) {
        this.code = code;
        this.fullName = fullName;
        this.region = region;
        this.definition = definition;
        this.index = index;
    }

    private static Landmark shipped(String code) {
        return ofCode(code).orElseThrow();
    }

    /** The short form used on the film, in files and in formulas, for example {@code Pog'}. */
    public String code() {
        return code;
    }

    /** The English anatomical name. */
    public String fullName() {
        return fullName;
    }

    public Region region() {
        return region;
    }

    /** Where the point lies, in one English sentence. */
    public String definition() {
        return definition;
    }

    /** The place in the catalogue, from 0 and without gaps: an index into arrays, never written to a file. */
    public int index() {
        return index;
    }

    /** Looks one of the program's landmarks up by its exact code. */
    public static Optional<Landmark> ofCode(String code) {
        return Optional.ofNullable(ShippedLandmarks.BY_CODE.get(code));
    }

    @Override
    public int compareTo(Landmark other) {
        int order = Integer.compare(index, other.index);
        return order != 0 ? order : code.compareTo(other.code);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Landmark landmark && code.equals(landmark.code);
    }

    @Override
    public int hashCode() {
        return code.hashCode();
    }

    @Override
    public String toString() {
        return code;
    }
}
