package org.nasion.core.wording;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nasion.core.analysis.Analysis;
import org.nasion.core.analysis.Measurement;
import org.nasion.core.analysis.Norm;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.text.Texts;

/**
 * The field's names in one language, by the stable identifiers of the data. English stands in the data itself, so that a
 * name without a translation, also one that a user made, is said as its author wrote it.
 */
public final class Terms {

    /** Base name of the translations: landmarks, measurements, headings, scales, the detector's reasons. */
    public static final String BUNDLE = "org.nasion.core.wording.terms";

    /** What the detector says of a film, with the numbers and names in it. */
    private static final Map<String, Pattern> REASONS = Map.of(
            "reason.reject",
                    Pattern.compile("This does not look like a lateral cephalogram: no landmarks were placed\\."),
            "reason.shape",
                    Pattern.compile("The points do not fit together as in other heads: look at each of them\\."),
            "reason.odd",
                    Pattern.compile(
                            ".* \\(([^)]+)\\) lies about ([0-9]+) mm from where the other points let one expect it\\."),
            "reason.tilted", Pattern.compile("The head is tilted by about ([0-9]+)°\\."),
            "reason.unclear", Pattern.compile("Several landmarks are hard to see on this film\\."),
            "reason.upsideDown", Pattern.compile("The film stands on its head; it was traced turned by 180°\\."),
            "reason.onItsSide", Pattern.compile("The film lies on its side; it was traced turned by 90°\\."),
            "reason.mirrored", Pattern.compile("The face looks to the left; it was traced as in a mirror\\."),
            "reason.inverted",
                    Pattern.compile("Black and white are exchanged on this film; it was traced as a negative\\."));

    private static final Pattern BITS = Pattern.compile("([0-9]+) bit(?: (.+))?");
    private static final String SYNTAX = "transfer syntax ";
    private static final Pattern NO_WORD = Pattern.compile("\\W+");

    private final Texts texts;

    private Terms(Texts texts) {
        this.texts = texts;
    }

    /** @param folder with further languages, see {@link Texts} */
    public static Terms of(Locale language, Optional<Path> folder) {
        return new Terms(Texts.of(language, BUNDLE, folder));
    }

    /** The anatomical name. */
    public String name(Landmark landmark) {
        return texts.find("landmark." + landmark.code() + ".name").orElse(landmark.fullName());
    }

    /** Where the point lies, in one sentence. */
    public String definition(Landmark landmark) {
        return texts.find("landmark." + landmark.code() + ".definition").orElse(landmark.definition());
    }

    public String name(Measurement measurement) {
        return measurement(measurement.id(), measurement.name());
    }

    /** The name of a measurement by its identifier. */
    String measurement(String id, String english) {
        return texts.find("measurement." + id).orElse(english);
    }

    boolean has(String key) {
        return texts.has(key);
    }

    /** What a reader must know; may be empty. */
    public String note(Measurement measurement) {
        return texts.find("measurement." + measurement.id() + ".note").orElse(measurement.note());
    }

    /** What people call an analysis. */
    public String name(Analysis analysis) {
        return texts.find("analysis." + analysis.id()).orElse(analysis.name());
    }

    /** A heading within an analysis. */
    public String heading(String title) {
        return texts.find("heading." + title.replace(' ', '_')).orElse(title);
    }

    /** A heading above measurements. */
    public String group(String group) {
        return texts.find("group." + group.replace(' ', '_')).orElse(group);
    }

    /** Any other term by key, in the words of the data where there is no translation. */
    public String term(String key, String english, Object... values) {
        return texts.find(key, values).orElse(english);
    }

    /** Where a scale comes from. */
    public String source(Calibration calibration) {
        return switch (calibration) {
            case Calibration.Ruler ruler ->
                texts.find("scale.ruler", ruler.lengthMm()).orElse(ruler.source());
            case Calibration.Scale scale ->
                texts.find("scale." + scale.kind())
                        .map(words -> scale.detail().isEmpty() ? words : words + " (" + detail(scale.detail()) + ")")
                        .orElse(scale.source());
            case Calibration.Doubted doubted ->
                texts.find("scale.doubted", Math.round(doubted.cranialBaseMm()), source(doubted.claimed()))
                        .orElse(doubted.source());
            case Calibration.Uncalibrated none -> texts.find("scale.none").orElse(none.source());
        };
    }

    private String detail(String english) {
        Matcher factor =
                Pattern.compile("factor ([0-9.]+)(, entered by the user)?").matcher(english);
        if (factor.matches()) {
            return texts.find(
                            factor.group(2) == null ? "scale.detail.factor" : "scale.detail.factorByUser",
                            Double.parseDouble(factor.group(1)))
                    .orElse(english);
        }
        Matcher film = Pattern.compile("as on film (\\S+)").matcher(english);
        if (film.matches()) {
            return texts.find("scale.detail.asOnFilm", film.group(1)).orElse(english);
        }
        return texts.find("scale.detail." + english.replace(' ', '_')).orElse(english);
    }

    /** What kind of file a film came from, for example {@code "PNG, 8 bit grey"}; names of standards stay. */
    public String format(String english) {
        return Stream.of(english.split(", ")).map(this::formatPart).collect(Collectors.joining(", "));
    }

    private String formatPart(String english) {
        Matcher bits = BITS.matcher(english);
        if (bits.matches()) {
            return texts.find(
                            "format."
                                    + (bits.group(2) == null
                                            ? "bits"
                                            : bits.group(2).replace(' ', '_')),
                            bits.group(1))
                    .orElse(english);
        }
        return english.startsWith(SYNTAX)
                ? texts.find("format.transfer_syntax", english.substring(SYNTAX.length()))
                        .orElse(english)
                : texts.find("format." + english.replace(' ', '_')).orElse(english);
    }

    /** Whom a norm was taken from and what its films' enlargement was; may be empty. */
    public String population(Norm norm) {
        return Stream.of(norm.population(), norm.enlargement())
                .filter(text -> !text.isEmpty())
                .map(text -> texts.find("population." + NO_WORD.matcher(text).replaceAll("_"))
                        .orElse(text))
                .collect(Collectors.joining("; "));
    }

    /** A point or a construction that an analysis wants. */
    public String wanted(String needs) {
        return texts.find("needs." + NO_WORD.matcher(needs).replaceAll("_")).orElse(needs);
    }

    /** A reason of the detector's verdict. */
    public String reason(String english) {
        for (Map.Entry<String, Pattern> known : REASONS.entrySet()) {
            Matcher said = known.getValue().matcher(english);
            if (said.matches()) {
                Object[] values = new Object[said.groupCount()];
                for (int i = 0; i < values.length; i++) {
                    String value = said.group(i + 1);
                    values[i] = Landmark.ofCode(value)
                            .map(landmark -> name(landmark) + " (" + landmark.code() + ")")
                            .orElse(value);
                }
                return texts.find(known.getKey(), values).orElse(english);
            }
        }
        return english;
    }

    /** Several sentences of the detector. */
    public List<String> reasons(List<String> english) {
        return english.stream().map(this::reason).toList();
    }

    /** The language that is spoken. */
    public Locale language() {
        return texts.locale();
    }
}
