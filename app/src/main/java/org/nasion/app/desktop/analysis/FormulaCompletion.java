package org.nasion.app.desktop.analysis;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the word that is being written in a formula can become. */
public final class FormulaCompletion {

    /** What formulas can call, as {@code docs/analysis.md} describes them. */
    static final List<String> FUNCTIONS = List.of(
            "line",
            "perpendicular",
            "first",
            "rotated",
            "tangent",
            "mid",
            "foot",
            "meet",
            "directed",
            "angle",
            "between",
            "turn",
            "opening",
            "offset",
            "along",
            "distance",
            "percent",
            "signed");

    private static final int MOST = 10;

    private FormulaCompletion() {}

    /**
     * @param word  what stands before the caret; may be empty
     * @param names to choose from, the most likely first
     */
    public record Offer(String word, List<String> names) {}

    /**
     * @param formula   the whole text
     * @param caret     0 to its length
     * @param landmarks codes
     * @param lines     names of lines
     */
    public static Offer at(String formula, int caret, List<String> landmarks, List<String> lines) {
        int start = caret;
        while (start > 0 && isName(formula.charAt(start - 1))) {
            start--;
        }
        String word = formula.substring(start, caret);
        String small = word.toLowerCase(Locale.ROOT);
        List<String> names = Stream.of(landmarks, lines, FUNCTIONS)
                .flatMap(List::stream)
                .distinct()
                .filter(name ->
                        !word.isEmpty() && name.toLowerCase(Locale.ROOT).startsWith(small) && !name.equals(word))
                // Capitals as they were written come first: Me before mid.
                .sorted((one, other) -> Boolean.compare(other.startsWith(word), one.startsWith(word)))
                .limit(MOST)
                .toList();
        return new Offer(word, names);
    }

    private static boolean isName(char letter) {
        return Character.isLetterOrDigit(letter) || letter == '_' || letter == '\'';
    }

    /** The formula with the word before the caret made into a name; of a function also its bracket. */
    public static String accept(String formula, int caret, Offer offer, String name) {
        return formula.substring(0, caret - offer.word().length()) + text(name) + formula.substring(caret);
    }

    /** Where the caret stands then. */
    public static int caretAfter(int caret, Offer offer, String name) {
        return caret - offer.word().length() + text(name).length();
    }

    private static String text(String name) {
        return FUNCTIONS.contains(name) ? name + "(" : name;
    }
}
