package org.nasion.core.chart;

import java.util.function.ToDoubleFunction;
import org.nasion.core.analysis.Reading;

/** The words that charts use, in the reader's language. */
public interface ChartWords {

    /** A measurement's name. */
    String name(Reading reading);

    /** Its value with unit, for example {@code "82.3°"}. */
    String value(Reading reading);

    /** The norm of a reading that has one, for example {@code "82 ± 2"}. */
    String norm(Reading reading);

    /** A word of the charts by key: {@code sd}, {@code jaws.title}, … with its places filled. */
    String say(String key, Object... values);

    /** About how wide a line of words is, in points, in the letters that the program ships. */
    default ToDoubleFunction<String> widths(double size) {
        return text -> text.codePoints()
                        .mapToDouble(c -> c >= 0x2E80
                                ? 1.0
                                : c >= '0' && c <= '9' || c == '±' || c == '−'
                                        ? 0.63
                                        : " .,;:'()|iljtfrI".indexOf(c) >= 0
                                                ? 0.32
                                                : Character.isUpperCase(c) || c == 'm' || c == 'w' ? 0.74 : 0.57)
                        .sum()
                * size;
    }

    /** The words, cut with an ellipsis where they need more room, in points. */
    default String shortened(String text, double size, double room) {
        String cut = text;
        while (cut.length() > 4 && widths(size).applyAsDouble(cut) > room) {
            cut = cut.substring(0, cut.length() - 2).stripTrailing() + "…";
        }
        return cut;
    }
}
