package org.nasion.core.report;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.nasion.core.analysis.Norm;
import org.nasion.core.analysis.Reading;
import org.nasion.core.analysis.Unit;
import org.nasion.core.analysis.Value;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;

/** How numbers and states are written for people; the same words in every kind of report. */
final class Wording {

    private Wording() {
    }

    /** With one decimal and a true minus sign; "−0.0" is written as 0.0. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.equals("-0.0") ? "0.0" : text.replace('-', '−');
    }

    /** With its unit, for example {@code "82.3°"}, or why there is none. */
    static String value(Reading reading) {
        Unit unit = reading.measurement().unit();
        return switch (reading.value()) {
            case Value.Known known -> number(known.value()) + (unit == Unit.DEGREE ? "" : " ") + unit.symbol();
            case Value.MissingPoints missing -> "needs " + missing.missing().stream().sorted().map(Landmark::code)
                    .collect(Collectors.joining(", "));
            case Value.NoScale _ -> "no scale";
            case Value.Undefined _ -> "not defined";
        };
    }

    /** For example {@code "82 ± 2"}, with as many decimals as the source gives. */
    static String norm(Norm norm) {
        return plain(norm.mean()) + " ± " + plain(norm.sd());
    }

    private static String plain(double value) {
        double rounded = Math.round(value * 100) / 100.0;
        String text = rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
        return text.replace('-', '−');
    }

    /** Who measured whom, for example {@code "McNamara 1984, men"}. */
    static String source(Norm norm) {
        return norm.source() + switch (norm.sex()) {
            case "M" -> ", men";
            case "F" -> ", women";
            default -> "";
        };
    }

    /** How far off the norm in words; empty without one. */
    static String deviation(Reading reading) {
        OptionalDouble deviation = reading.deviation();
        if (deviation.isEmpty()) {
            return "";
        }
        double d = deviation.getAsDouble();
        String side = d > 0 ? "high" : "low";
        double size = Math.abs(d);
        return size <= 1 ? "within 1 SD" : size <= 2 ? "slightly " + side : size <= 3 ? side : "very " + side;
    }

    /** How a point came to its place and whether somebody looked, for example {@code "estimated, open"}. */
    static String provenance(Placement placement) {
        boolean proposed = placement.proposal().isPresent();
        return switch (placement.origin()) {
            case DETECTED -> placement.confirmed() ? "detected, confirmed" : "detected";
            case FOUND_ON_FILM -> placement.confirmed() ? "found on film, confirmed" : "found on film";
            case ESTIMATED -> placement.confirmed() ? "estimated, confirmed" : "estimated";
            case MANUAL -> proposed ? "moved by hand" : "placed by hand";
        };
    }

    static String sex(String code) {
        return switch (code) {
            case "M" -> "male";
            case "F" -> "female";
            case "O" -> "other";
            default -> "";
        };
    }

    static Optional<String> nonEmpty(String text) {
        return Optional.of(text).filter(t -> !t.isBlank());
    }
}
