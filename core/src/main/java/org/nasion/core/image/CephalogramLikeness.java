package org.nasion.core.image;

import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.nasion.core.dicom.Tag;

/**
 * How much the facts of an object speak for a lateral cephalogram. It orders lists and hides nothing: many archives
 * say next to nothing about their films.
 */
public final class CephalogramLikeness {

    /** What an object without any such facts has. */
    public static final int UNKNOWN = 0;

    /** By how much less likely an object is that was made from another picture, as a traced film is. */
    public static final int DERIVED = 5;

    private static final Set<String> NO_PICTURES = Set.of(
            "SR",
            "PR",
            "DOC",
            "KO",
            "SEG",
            "REG",
            "PLAN",
            "RTPLAN",
            "RTSTRUCT",
            "RTDOSE",
            "RTRECORD",
            "AU",
            "ECG",
            "HD",
            "FID",
            "RWV",
            "M3D");
    private static final Pattern LATERAL = Pattern.compile(
            "cephal|kephal|céphal|cefal|\\bceph|\\bfrs\\b|fernr|telerad|téléra|lateral|profil|seitlich|侧位|头影");
    private static final Pattern OTHER_VIEW = Pattern.compile(
            "pano|\\bopg\\b|\\bopt\\b|orthopan|ortopan|periap|bitew|bissfl|frontal|\\bpa\\b|\\bap\\b|p\\.a\\.|hand|carpal|wrist|cbct|\\bdvt\\b");

    private CephalogramLikeness() {}

    /** Whether objects of this modality never hold a film. */
    public static boolean isNoPicture(String modality) {
        return NO_PICTURES.contains(modality.strip().toUpperCase(Locale.ROOT));
    }

    /**
     * @param fact the value of an element by its tag, several values joined in any way; empty where there is none
     * @return higher for what is more likely one; {@link #UNKNOWN} where nothing speaks for or against it
     */
    public static int of(IntFunction<String> fact) {
        int likeness = UNKNOWN;
        if (text(fact, Tag.POSITIONER_TYPE).equals("cephalostat")) {
            likeness += 8;
        }
        likeness += switch (text(fact, Tag.VIEW_POSITION)) {
            case "ll", "rl", "lateral", "lld", "rld" -> 3;
            case "ap", "pa" -> -3;
            default -> 0;
        };
        likeness += switch (text(fact, Tag.BODY_PART_EXAMINED)) {
            case "skull", "head", "headneck", "face", "facial" -> 2;
            case "", "jaw", "jawregion", "maxilla", "mandible" -> 0;
            default -> -2;
        };
        likeness += switch (text(fact, Tag.MODALITY)) {
            case "dx", "cr", "rg" -> 1;
            case "px" -> -4;
            case "ct", "mr", "us", "nm", "pt" -> -6;
            case "io", "xc" -> -2;
            default -> 0;
        };
        String words = text(fact, Tag.SERIES_DESCRIPTION) + " " + text(fact, Tag.STUDY_DESCRIPTION);
        likeness += (LATERAL.matcher(words).find() ? 4 : 0)
                - (OTHER_VIEW.matcher(words).find() ? 3 : 0);
        // A picture made from another one, as our own traced picture, stands behind it.
        return likeness - (text(fact, Tag.IMAGE_TYPE).startsWith("derived") ? DERIVED : 0);
    }

    /** To be added: pictures much wider than high are mostly panoramic ones. */
    public static int ofShape(int width, int height) {
        return width > 1.6 * height ? -3 : 0;
    }

    private static String text(IntFunction<String> fact, int tag) {
        return fact.apply(tag).strip().toLowerCase(Locale.ROOT);
    }
}
