package org.nasion.core.library;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Text as it is compared: without case and accents, so that {@code muller} finds {@code Müller}. */
public final class FoldedText {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}']+");

    private FoldedText() {}

    /** One line, lower case, without accents; ß is ss. */
    public static String of(String text) {
        String upper = Normalizer.normalize(text, Normalizer.Form.NFKD).toUpperCase(Locale.ROOT);
        return MARKS.matcher(upper.toLowerCase(Locale.ROOT))
                .replaceAll("")
                .replace('ı', 'i')
                .strip();
    }

    /** Its words, folded, each once; the whole text is one of them, for identifiers such as {@code 17/3}. */
    public static Set<String> words(String text) {
        String folded = of(text);
        Set<String> words = new LinkedHashSet<>();
        if (folded.isEmpty()) {
            return words;
        }
        words.add(folded);
        for (String word : NO_WORD.split(folded)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
