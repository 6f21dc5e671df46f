package org.nasion.app.desktop.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.nasion.core.text.Texts;

/**
 * Says in another language what core says in English. Core knows no languages: its sentences stand once more in a bundle,
 * with places for what is inserted, and are known again by that. What is inserted is said in the language too where the
 * bundle has it under {@code value.}, and where it is a sentence itself.
 */
final class Sentences {

    private static final String INSERTED = "value.";
    private static final int MOST_PLACES = 6;

    /** A sentence and how it is known again: a group for each place, in the order of their numbers. */
    private record Known(String key, Pattern pattern, List<Integer> places, int letters) {
    }

    private final Texts spoken;
    private final Texts english;
    private List<Known> known; // most starts need none of them

    Sentences(String bundle, Locale language, Optional<Path> folder) {
        this.spoken = Texts.of(language, bundle, folder);
        this.english = Texts.of(Locale.ENGLISH, bundle);
    }

    /** The sentence in the language; empty where it is not known. */
    Optional<String> say(String sentence) {
        return say(sentence, false);
    }

    private Optional<String> say(String text, boolean inserted) {
        if (spoken.locale().getLanguage().equals("en")) {
            return Optional.empty();
        }
        for (Known one : known()) {
            if (one.key().startsWith(INSERTED) == inserted) {
                Matcher matcher = one.pattern().matcher(text);
                if (matcher.matches()) {
                    Object[] values = new Object[MOST_PLACES];
                    for (int i = 0; i < one.places().size(); i++) {
                        String value = matcher.group(i + 1);
                        values[one.places().get(i)] = (value.endsWith(".") ? say(value, false) : Optional.<String>empty())
                                .or(() -> say(value, true)).orElse(value);
                    }
                    return Optional.of(spoken.get(one.key(), values));
                }
            }
        }
        return Optional.empty();
    }

    /** All sentences, those with the most words of their own first. */
    private List<Known> known() {
        if (known == null) {
            List<Known> all = new ArrayList<>();
            Object[] marks = IntStream.range(0, MOST_PLACES).mapToObj(i -> "\0" + i).toArray();
            english.keys().forEach(key -> all.add(known(key, english.get(key, marks))));
            all.sort(Comparator.comparingInt(Known::letters).reversed().thenComparing(Known::key));
            known = List.copyOf(all);
        }
        return known;
    }

    /** @param marked the sentence with a zero character and a number in each place */
    private static Known known(String key, String marked) {
        StringBuilder pattern = new StringBuilder();
        List<Integer> places = new ArrayList<>();
        int letters = 0;
        String[] parts = marked.split("\0", -1);
        for (int i = 0; i < parts.length; i++) {
            String words = parts[i];
            if (i > 0) {
                places.add(words.charAt(0) - '0');
                pattern.append("(.*?)");
                words = words.substring(1);
            }
            pattern.append(Pattern.quote(words));
            letters += words.length();
        }
        return new Known(key, Pattern.compile(pattern.toString(), Pattern.DOTALL), List.copyOf(places), letters);
    }
}
