package org.nasion.core.wording;

import java.nio.file.Path;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.nasion.core.analysis.Findings;
import org.nasion.core.analysis.Measurement;
import org.nasion.core.analysis.Message;
import org.nasion.core.analysis.Norm;
import org.nasion.core.analysis.Reading;
import org.nasion.core.analysis.Unit;
import org.nasion.core.analysis.Value;
import org.nasion.core.chart.ChartWords;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.text.Texts;
import org.nasion.core.tracing.Placement;

/** How numbers and states are written for people in one language; the same words on the screen and in every report. */
public final class Wording implements ChartWords {

    /** Base name of the words of charts, tables and reports. */
    public static final String BUNDLE = "org.nasion.core.wording.words";

    /** English, without any folder of further languages. */
    public static final Wording ENGLISH = of(Locale.ENGLISH, Optional.empty());

    private final Texts texts;
    private final Terms terms;
    private final Locale language;
    private final Message.Language findings = new FindingWords();

    private Wording(Texts texts, Terms terms) {
        this.texts = texts;
        this.terms = terms;
        this.language = texts.locale();
    }

    /** @param folder with further languages, see {@link Texts} */
    public static Wording of(Locale language, Optional<Path> folder) {
        return new Wording(Texts.of(language, BUNDLE, folder), Terms.of(language, folder));
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
        return text.replace('-', '−').replace('.', DecimalFormatSymbols.getInstance(language).getDecimalSeparator());
    }

    private String exact(double value) {
        double rounded = Math.round(value * 100) / 100.0;
        return local(rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded));
    }

    /** With its unit, for example {@code "82.3°"}, or why there is none. */
    @Override
    public String value(Reading reading) {
        return switch (reading.value()) {
            case Value.Known known -> withUnit(known.value(), reading.measurement().unit());
            case Value.MissingPoints missing -> say("value.missing", missing.missing().stream().sorted().map(Landmark::code)
                    .collect(Collectors.joining(", ")));
            case Value.NoScale _ -> say("value.noScale");
            case Value.Undefined _ -> say("value.undefined");
        };
    }

    /** A number with one decimal and its unit. */
    public String withUnit(double value, Unit unit) {
        return number(value) + (unit == Unit.DEGREE ? "" : " ") + unit.symbol();
    }

    /** For example {@code "82 ± 2"}, with as many decimals as the source gives. */
    @Override
    public String norm(Norm norm) {
        return exact(norm.mean()) + " ± " + exact(norm.sd());
    }

    /** Who measured whom, for example {@code "McNamara 1984, men"}. */
    public String source(Norm norm) {
        return norm.source() + switch (norm.sex()) {
            case "M" -> ", " + say("norm.men");
            case "F" -> ", " + say("norm.women");
            default -> "";
        };
    }

    /** How far off the norm in words; empty without one. */
    public String deviation(Reading reading) {
        OptionalDouble deviation = reading.deviation();
        if (deviation.isEmpty()) {
            return "";
        }
        String side = deviation.getAsDouble() > 0 ? "high" : "low";
        return reading.stars().isEmpty() ? say("deviation.within") : say("deviation." + side + "." + reading.stars().length());
    }

    /** The deviation itself in words, for those who cannot see a bar, for example {@code "+1.3 SD"}; empty without one. */
    public String deviationInSd(Reading reading) {
        OptionalDouble deviation = reading.deviation();
        return deviation.isEmpty() ? "" : (deviation.getAsDouble() > 0 ? "+" : "") + number(deviation.getAsDouble()) + " " + say("sd");
    }

    /** How a point came to its place and whether somebody looked, for example {@code "detected, confirmed"}. */
    public String provenance(Placement placement) {
        if (placement.origin() == Placement.Origin.MANUAL) {
            return say(placement.proposal().isPresent() ? "point.moved" : "point.placed");
        }
        return say("point." + placement.origin() + (placement.confirmed() ? ".confirmed" : ""));
    }

    /** @param code M, F, O or empty */
    public String sex(String code) {
        return switch (code) {
            case "M", "F", "O" -> say("sex." + code);
            default -> "";
        };
    }

    /** A day as the language writes it; what is no ISO date is left as it is. */
    public String day(String iso) {
        try {
            return day(LocalDate.parse(iso));
        } catch (DateTimeParseException e) {
            return iso;
        }
    }

    /** English keeps ISO dates: its readers disagree on the order of day and month. */
    public String day(LocalDate day) {
        return language.getLanguage().equals("en") ? day.toString()
                : day.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(language));
    }

    /** One standard deviation of the error to be expected of a value from the points that it rests on, in its unit. */
    public static OptionalDouble plusMinus(Reading reading) {
        return reading.uncertainty();
    }

    /** With its ± where that is known, for example {@code "82.3 ± 1.2°"}; else as {@link #value}. */
    public String valueWithError(Reading reading) {
        OptionalDouble error = plusMinus(reading);
        return reading.value() instanceof Value.Known known && error.isPresent()
                ? number(known.value()) + " ± " + withUnit(error.getAsDouble(), reading.measurement().unit()) : value(reading);
    }

    /** A finding in sentences; those of which nothing can be translated stay as they are. */
    public String sentence(Findings.Finding finding) {
        return finding.said().isEmpty() || !translatesFindings() ? finding.sentence() : finding.sentence(findings);
    }

    /** The numbers that a finding rests on. */
    public String evidence(Findings.Finding finding) {
        return finding.numbers().isEmpty() || !translatesFindings() ? finding.evidence() : finding.evidence(findings);
    }

    private boolean translatesFindings() {
        return terms.has("finding.disagree");
    }

    /** Says findings with the terms' translations. */
    private final class FindingWords implements Message.Language {

        @Override
        public String text(String id, List<String> values) {
            return terms.term("finding." + id, id, values.toArray());
        }

        @Override
        public String name(String measurement) {
            return terms.measurement(measurement, measurement);
        }

        @Override
        public String amount(Message.Amount amount) {
            return (amount.uncertainty().isPresent() ? number(amount.value()) + " ± " + withUnit(amount.uncertainty().getAsDouble(),
                    amount.unit()) : withUnit(amount.value(), amount.unit()));
        }

        @Override
        public String joined(List<String> items) {
            return items.size() == 1 ? items.getFirst() : say("list.and",
                    String.join(say("list.comma"), items.subList(0, items.size() - 1)), items.getLast());
        }
    }

    /** The text, where there is one. */
    public static Optional<String> nonEmpty(String text) {
        return Optional.of(text).filter(t -> !t.isBlank());
    }

    /** What a reader must know of a measurement; may be empty. */
    public String note(Measurement measurement) {
        return terms.note(measurement);
    }
}
