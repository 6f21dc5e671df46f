package org.nasion.app.desktop.panel;

import java.util.stream.Collectors;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.core.analysis.Norm;
import org.nasion.core.analysis.Reading;
import org.nasion.core.analysis.Unit;
import org.nasion.core.analysis.Value;
import org.nasion.core.landmark.Landmark;

/** What the table of measurements says of a reading: its value, its change, and in the tooltip where it comes from. */
final class ReadingWords {

    private final WindowTexts texts;

    ReadingWords(WindowTexts texts) {
        this.texts = texts;
    }

    /** 0 within one standard deviation or without a norm, 1 to 3 beyond one, two, three. */
    static int severity(Reading reading) {
        return reading.stars().length();
    }

    String valueText(Reading reading) {
        return reading.value().number().isPresent()
                ? texts.wording()
                        .withUnit(
                                reading.value().number().getAsDouble(),
                                reading.measurement().unit())
                : "–";
    }

    String changeText(double change, Unit unit) {
        return (change > 0 ? "+" : "−") + texts.wording().amount(Math.abs(change), unit);
    }

    String words(Reading reading) {
        return reading.deviation().isPresent()
                ? texts.get((reading.deviation().getAsDouble() < 0 ? "severity.below." : "severity.above.")
                        + severity(reading))
                : texts.wording().deviation(reading);
    }

    String explanation(Reading reading) {
        StringBuilder text = new StringBuilder(texts.wording().name(reading))
                .append("  ")
                .append(reading.value().number().isPresent() ? texts.wording().valueWithError(reading) : "–");
        switch (reading.value()) {
            case Value.MissingPoints missing ->
                text.append('\n')
                        .append(texts.get(
                                "value.missing",
                                missing.missing().stream()
                                        .map(Landmark::code)
                                        .sorted()
                                        .collect(Collectors.joining(", "))));
            case Value.NoScale none -> text.append('\n').append(texts.get("value.noScale"));
            case Value.Undefined undefined -> text.append('\n').append(texts.get("value.undefined"));
            case Value.Known known -> {}
        }
        if (!words(reading).isEmpty()) {
            text.append(" — ").append(words(reading));
        }
        reading.norm()
                .ifPresentOrElse(
                        norm -> text.append('\n').append(normText(norm, reading)),
                        () -> text.append('\n').append(texts.wording().whyNoNorm(reading)));
        if (reading.estimated()) {
            text.append('\n').append(texts.get("value.estimated"));
        }
        text.append('\n').append(reading.measurement().formula());
        String note = texts.wording().terms().note(reading.measurement());
        if (!note.isEmpty()) {
            text.append('\n').append(note);
        }
        return text.toString();
    }

    String normText(Norm norm, Reading reading) {
        String population = texts.wording().terms().population(norm);
        return texts.get(
                "value.norm",
                texts.wording().normWithUnit(reading),
                norm.source() + (population.isEmpty() ? "" : ", " + population));
    }
}
