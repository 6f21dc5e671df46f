package org.nasion.core.analysis;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says findings in English, with the texts of {@code findings.json}. */
final class EnglishFindings implements Message.Language {

    private final Map<String, String> texts;
    private final Map<String, String> names;

    /**
     * @param texts by identifier
     * @param names of measurements by identifier
     */
    EnglishFindings(Map<String, String> texts, Map<String, String> names) {
        this.texts = texts;
        this.names = names;
    }

    @Override
    public String text(String id, List<String> values) {
        return new MessageFormat(texts.getOrDefault(id, id), Locale.ENGLISH).format(values.toArray());
    }

    @Override
    public String name(String measurement) {
        return names.getOrDefault(measurement, measurement);
    }

    @Override
    public String amount(Message.Amount amount) {
        String unit = amount.unit() == Unit.DEGREE ? "°" : " " + amount.unit().symbol();
        return number(amount.value())
                + (amount.uncertainty().isPresent()
                        ? " ± " + number(amount.uncertainty().getAsDouble())
                        : "")
                + unit;
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.equals("-0.0") ? "0.0" : text.replace('-', '−');
    }

    @Override
    public String joined(List<String> items) {
        return items.size() == 1
                ? items.getFirst()
                : String.join(", ", items.subList(0, items.size() - 1)) + " and " + items.getLast();
    }
}
