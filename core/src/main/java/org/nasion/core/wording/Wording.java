package org.nasion.core.wording;

import java.nio.file.Path;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nasion.core.analysis.Analysis;
import org.nasion.core.analysis.ClinicalReading;
import org.nasion.core.analysis.Findings;
import org.nasion.core.analysis.Message;
import org.nasion.core.analysis.Norm;
import org.nasion.core.analysis.Reading;
import org.nasion.core.analysis.Sheet;
import org.nasion.core.analysis.Unit;
import org.nasion.core.analysis.Value;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.chart.ChartWords;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.patient.Sex;
import org.nasion.core.problem.Sentence;
import org.nasion.core.text.Texts;
import org.nasion.core.tracing.Annotation;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Sides;

/** How numbers and states are written for people in one language; the same words on the screen and in every report. */
public final class Wording implements ChartWords {

    /** Base name of the words of charts, tables and reports. */
    public static final String BUNDLE = "org.nasion.core.wording.words";

    /** English, without any folder of further languages. */
    public static final Wording ENGLISH = of(Locale.ENGLISH, Optional.empty());

    private final Texts texts;
    private final Texts sentences;
    private final Terms terms;
    private final Locale language;
    private final Units units;

    private Wording(Texts texts, Texts sentences, Terms terms, Units units) {
        this.texts = texts;
        this.sentences = sentences;
        this.terms = terms;
        this.language = texts.locale();
        this.units = units;
    }

    /** @param folder with further languages, see {@link Texts} */
    public static Wording of(Locale language, Optional<Path> folder) {
        return new Wording(
                Texts.of(language, BUNDLE, folder),
                Texts.of(language, Sentence.BUNDLE, folder),
                Terms.of(language, folder),
                Units.USUAL);
    }

    /** The same words with numbers in other units. */
    public Wording with(Units other) {
        return new Wording(texts, sentences, terms, other);
    }

    /** A sentence about the film or a problem. */
    public String say(Sentence sentence) {
        return sentences.say(sentence);
    }

    /** The units in which numbers are written. */
    public Units units() {
        return units;
    }

    public Terms terms() {
        return terms;
    }

    public Locale language() {
        return language;
    }

    @Override
    public String say(String key, Object... values) {
        return texts.get(key, values);
    }

    @Override
    public String name(Reading reading) {
        return terms.name(reading.measurement());
    }

    /** With one decimal, the language's decimal sign and a true minus; "−0.0" is written as 0.0. */
    public String number(double value) {
        return number(value, 1);
    }

    /** As {@link #number(double)} with some decimals. */
    public String number(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        if (text.matches("-0\\.?0*")) {
            text = text.substring(1);
        }
        return local(text);
    }

    private String local(String text) {
        return text.replace('-', '−')
                .replace('.', DecimalFormatSymbols.getInstance(language).getDecimalSeparator());
    }

    /** With its unit, for example {@code "82.3°"}, or why there is none. */
    @Override
    public String value(Reading reading) {
        return switch (reading.value()) {
            case Value.Known known ->
                withUnit(known.value(), reading.measurement().unit());
            case Value.MissingPoints missing ->
                say(
                        "value.missing",
                        missing.missing().stream().sorted().map(Landmark::code).collect(Collectors.joining(", ")));
            case Value.NoScale _ -> say("value.noScale");
            case Value.Undefined _ -> say("value.undefined");
        };
    }

    /**
     * A value in the unit that people read, with it, for example {@code "82.3°"} or {@code "3.24 in"}.
     *
     * @param value in mm, degrees or percent
     */
    public String withUnit(double value, Unit unit) {
        return amount(value, unit) + behind(unit);
    }

    /** As {@link #withUnit} where the unit stands elsewhere. */
    public String amount(double value, Unit unit) {
        return local(units.number(value, unit));
    }

    /** A length for how far two points lie apart, for example {@code "1.25 mm"}. */
    public String distance(double mm) {
        return local(units.fine(mm)) + behind(Unit.MILLIMETRE);
    }

    private String behind(Unit unit) {
        return units.isInMinutes(unit) ? "" : (unit == Unit.DEGREE ? "" : " ") + units.symbol(unit);
    }

    /**
     * The norm of a reading that has one with as many decimals as the source gives: {@code "82 ± 2"} for mean and standard
     * deviation, {@code "80 … 84"} for a range, {@code "82"} for a mean alone.
     */
    @Override
    public String norm(Reading reading) {
        Unit unit = reading.measurement().unit();
        return switch (reading.norm().orElseThrow().figures()) {
            case Norm.Figures.Spread(double mean, double sd) -> exact(mean, unit) + " ± " + exact(sd, unit);
            case Norm.Figures.Range(double low, double high) -> exact(low, unit) + " … " + exact(high, unit);
            case Norm.Figures.MeanAlone(double mean) -> exact(mean, unit);
        };
    }

    private String exact(double value, Unit unit) {
        return local(units.exact(value, unit));
    }

    /** What share of an analysis can be measured, and what the rest would need. */
    public String share(Analysis analysis) {
        return analysis.leftOut().isEmpty()
                ? say("analysis.whole", analysis.whole())
                : say(
                        "analysis.share",
                        analysis.measurements().size(),
                        analysis.whole(),
                        analysis.wanted().stream().map(terms::wanted).collect(Collectors.joining(", ")));
    }

    /** What share of an analysis is measured here, and what the rest would need. */
    public String share(Sheet sheet) {
        List<String> needs = Stream.concat(
                        sheet.wanted().stream().map(Landmark::code),
                        sheet.analysis().wanted().stream().map(terms::wanted))
                .distinct()
                .toList();
        return needs.isEmpty()
                ? say("analysis.whole", sheet.whole())
                : say("analysis.share", sheet.readings().size(), sheet.whole(), String.join(", ", needs));
    }

    /** Why there is no norm, in a few words for a table; empty where there is one. */
    public String whyNoNorm(Reading reading) {
        return reading.norm().isPresent()
                ? ""
                : say("norm.why." + reading.choice().reason());
    }

    /** As {@link #norm(Reading)} with the unit. */
    public String normWithUnit(Reading reading) {
        return norm(reading) + behind(reading.measurement().unit());
    }

    /** Who measured whom, for example {@code "McNamara 1984, men"}. */
    public String source(Norm norm) {
        return norm.source()
                + switch (norm.sex()) {
                    case "M" -> ", " + say("norm.men");
                    case "F" -> ", " + say("norm.women");
                    default -> "";
                };
    }

    /** How far off the norm in words; empty without one. */
    public String deviation(Reading reading) {
        if (reading.place().isPresent()) {
            return say("deviation.range." + reading.place().get());
        }
        if (reading.difference().isPresent()) {
            double difference = reading.difference().getAsDouble();
            return say(
                    "deviation.mean",
                    (difference > 0 ? "+" : "")
                            + withUnit(difference, reading.measurement().unit()));
        }
        OptionalDouble deviation = reading.deviation();
        if (deviation.isEmpty()) {
            return "";
        }
        String side = deviation.getAsDouble() > 0 ? "high" : "low";
        return reading.stars().isEmpty()
                ? say("deviation.within")
                : say("deviation." + side + "." + reading.stars().length());
    }

    /** The deviation itself in words, for those who cannot see a bar, for example {@code "+1.3 SD"}; empty without one. */
    public String deviationInSd(Reading reading) {
        OptionalDouble deviation = reading.deviation();
        return deviation.isEmpty()
                ? ""
                : (deviation.getAsDouble() > 0 ? "+" : "") + number(deviation.getAsDouble()) + " " + say("sd");
    }

    /**
     * How a point came to its place and whether somebody looked, for example {@code "detected, confirmed"}. The program's own
     * place, the person's habit and a correction by hand are three things.
     */
    public String provenance(Placement placement) {
        if (placement.origin() == Placement.Origin.MANUAL) {
            return say(placement.proposal().isPresent() ? "point.moved" : "point.placed");
        }
        String looked = placement.confirmed() ? ".confirmed" : "";
        return placement.isMovedByHabit()
                ? say("point.habit" + looked, placement.habit().orElseThrow().films())
                : say("point." + placement.origin() + looked);
    }

    /** That a point lies midway between left and right, and how far these lie apart. */
    public String sides(Sides sides, Calibration scale) {
        return say("point.sides", annotation(new Annotation.Distance(sides.left(), sides.right()), scale));
    }

    /**
     * What an annotation says: a distance in millimetres where there is a scale, else in pixels; an angle in degrees; a note
     * itself.
     */
    public String annotation(Annotation annotation, Calibration scale) {
        return switch (annotation) {
            case Annotation.Distance distance ->
                distance.mm(scale).isPresent()
                        ? distance(distance.mm(scale).getAsDouble())
                        : say("annotation.px", number(distance.px(scale)));
            case Annotation.Angle angle -> withUnit(angle.degrees(scale), Unit.DEGREE);
            case Annotation.Note note -> note.text();
        };
    }

    /** Empty where nobody said. */
    public String sex(Sex sex) {
        return sex == Sex.UNKNOWN ? "" : say("sex." + sex.code());
    }

    /** Empty where there is none. */
    public String day(Optional<LocalDate> day) {
        return day.map(this::day).orElse("");
    }

    /** English keeps ISO dates: its readers disagree on the order of day and month. */
    public String day(LocalDate day) {
        return language.getLanguage().equals("en")
                ? day.toString()
                : day.format(
                        DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(language));
    }

    /** With its ± where that is known, for example {@code "82.3 ± 1.2°"}; else as {@link #value}. */
    public String valueWithError(Reading reading) {
        OptionalDouble error = reading.uncertainty();
        return reading.value() instanceof Value.Known known && error.isPresent()
                ? amount(known.value(), reading.measurement().unit()) + " ± "
                        + withUnit(error.getAsDouble(), reading.measurement().unit())
                : value(reading);
    }

    /** A finding in sentences; those of which nothing can be translated stay as they are. */
    public String sentence(Findings.Finding finding) {
        return finding.said().isEmpty()
                ? finding.sentence()
                : inFindings().map(finding::sentence).orElseGet(finding::sentence);
    }

    /** The numbers that a finding rests on. */
    public String evidence(Findings.Finding finding) {
        return finding.numbers().isEmpty()
                ? finding.evidence()
                : inFindings().map(finding::evidence).orElseGet(finding::evidence);
    }

    /** A piece of a finding, such as the name of what it is about. */
    public String say(Message message) {
        return message.in(inFindings().orElseGet(ClinicalReading::english));
    }

    /** How findings are said, where that is not as they come. */
    private Optional<Message.Language> inFindings() {
        if (terms.has("finding.disagree")) {
            return Optional.of(new FindingWords(this));
        }
        return units.equals(Units.USUAL)
                ? Optional.empty()
                : Optional.of(new EnglishWords(this, ClinicalReading.english()));
    }

    String said(Message.Amount amount) {
        return amount.uncertainty().isPresent()
                ? amount(amount.value(), amount.unit()) + " ± "
                        + withUnit(amount.uncertainty().getAsDouble(), amount.unit())
                : withUnit(amount.value(), amount.unit());
    }

    /** Parts that may have commas of their own, as in "a, b; c, d". */
    public String apart(List<String> items) {
        return String.join(say("list.semicolon"), items);
    }
}
