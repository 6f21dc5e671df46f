package org.nasion.core.landmark;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nasion.core.geometry.Point;

/**
 * A point that a tracing may hold. Landmarks are data, not code: the program's own stand in {@code landmarks.json}. Two
 * landmarks are the same where their codes are; the program's own sort by their place in the file, all others behind them by
 * their codes. The codes are the field's short forms and the keys of every file that Nasion writes; the order of a network's
 * channels is the model file's business and never this one's.
 */
public final class Landmark implements Comparable<Landmark> {

    /** Codes fit into formulas and, with a prefix, into the 16 characters of a DICOM code value. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_']{0,13}");

    private static final List<Landmark> SHIPPED = ShippedLandmarks.read();
    private static final Map<String, Landmark> BY_CODE =
            SHIPPED.stream().collect(Collectors.toUnmodifiableMap(Landmark::code, Function.identity()));

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
    /** apices of the first molars and the distal surface of the upper one, which are placed by hand only */
    public static final Landmark UMA = shipped("UMA");

    public static final Landmark LMA = shipped("LMA");
    public static final Landmark UMD = shipped("UMD");
    public static final Landmark LIA = shipped("LIA");
    public static final Landmark LI = shipped("Li");
    public static final Landmark LS = shipped("Ls");
    public static final Landmark N_SOFT = shipped("N'");
    public static final Landmark POG_SOFT = shipped("Pog'");
    public static final Landmark SN = shipped("Sn");

    /** The 29 landmarks of the Aariz data set (Khalid et al.), in its order: those that the network finds on every film. */
    public static final List<Landmark> STANDARD = SHIPPED.stream()
            .filter(landmark -> landmark.placing == Placing.NETWORK)
            .toList();

    private static final int BEHIND_ALL = Integer.MAX_VALUE;

    private final String code;
    private final String fullName;
    private final Region region;
    private final String definition;
    private final Placing placing;
    private final boolean bilateral;
    private final Optional<String> rule;
    private final Optional<Point> drawnAt;
    private final int order;

    private Landmark(
            String code,
            String fullName,
            Region region,
            String definition,
            Placing placing,
            boolean bilateral,
            Optional<String> rule,
            Optional<Point> drawnAt,
            int order) {
        if (!isCode(code) || rule.isPresent() != (placing == Placing.RULE)) {
            throw new IllegalArgumentException("a landmark has a code, and a rule where it is constructed");
        }
        this.code = code;
        this.fullName = Objects.requireNonNull(fullName);
        this.region = Objects.requireNonNull(region);
        this.definition = Objects.requireNonNull(definition);
        this.placing = placing;
        this.bilateral = bilateral;
        this.rule = rule;
        this.drawnAt = Objects.requireNonNull(drawnAt);
        this.order = order;
    }

    /** One of the program's own. */
    Landmark(
            int order,
            String code,
            String fullName,
            Region region,
            String definition,
            Placing placing,
            boolean bilateral,
            Optional<String> rule,
            Optional<Point> drawnAt) {
        this(code, fullName, region, definition, placing, bilateral, rule, drawnAt, order);
    }

    /**
     * A clinic's or a study's own point, placed by hand or constructed.
     *
     * @param rule    the formula of a constructed point; empty where it is placed by hand
     * @param drawnAt on the drawing of a head, mm from S, x forward, y down; empty where it is not drawn there
     * @throws IllegalArgumentException where {@link #isCode} does not hold
     */
    public static Landmark own(
            String code,
            String fullName,
            Region region,
            String definition,
            boolean bilateral,
            Optional<String> rule,
            Optional<Point> drawnAt) {
        return new Landmark(
                code,
                fullName,
                region,
                definition,
                rule.isPresent() ? Placing.RULE : Placing.HAND,
                bilateral,
                rule,
                drawnAt,
                BEHIND_ALL);
    }

    /**
     * The program's landmark of this code or, where it has none, a point of which no more is known than a file tells: it is
     * kept, drawn and written again.
     *
     * @param name as the file has it; the code stands for an empty one
     * @throws IllegalArgumentException where the code cannot be one
     */
    public static Landmark named(String code, String name) {
        return ofCode(code)
                .orElseGet(() -> own(
                        code,
                        name.isBlank() ? code : name,
                        Region.OTHER,
                        "",
                        false,
                        Optional.empty(),
                        Optional.empty()));
    }

    /** Whether a text can be the code of a landmark: a letter and up to 13 letters, digits, {@code _} or {@code '}. */
    public static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    /** All of the program's own, in their order. */
    static List<Landmark> shipped() {
        return SHIPPED;
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

    public Placing placing() {
        return placing;
    }

    /** Whether there is one on either side of the head: the point lies midway where they show apart. */
    public boolean isBilateral() {
        return bilateral;
    }

    /** The formula of a constructed point. */
    public Optional<String> rule() {
        return rule;
    }

    /** Where it lies on the drawing of a head: mm from S, x forward, y down, the Frankfort horizontal level. */
    public Optional<Point> drawnAt() {
        return drawnAt;
    }

    /** Whether it is one of the program's own; others come from a user's file or from a file of another place. */
    public boolean isShipped() {
        return order != BEHIND_ALL;
    }

    /** Looks one of the program's landmarks up by its exact code. */
    public static Optional<Landmark> ofCode(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    @Override
    public int compareTo(Landmark other) {
        int byPlace = Integer.compare(order, other.order);
        return byPlace != 0 ? byPlace : code.compareTo(other.code);
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
