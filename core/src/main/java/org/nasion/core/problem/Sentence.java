package org.nasion.core.problem;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence or a part of one that is English here and can be said in any language: translations stand under its key
 * and fill in the same arguments.
 *
 * <p>In a pattern, here and in every translation, <code>{0}</code> to <code>{9}</code> are the places of the arguments;
 * any other character stands for itself, apostrophes and other braces too. Numbers are written as
 * {@link String#valueOf} writes them.
 *
 * @param key       names one pattern only; empty where there is nothing to translate but the arguments
 * @param pattern   English, written out in the source as it is
 * @param arguments sentences, which are said in the language too, and strings, which stay as they are; no patient data
 */
public record Sentence(String key, String pattern, List<Object> arguments) {

    /** Base name of the translations of problems, of films' notices and of progress. */
    public static final String BUNDLE = "org.nasion.core.problem.problems";

    private static final Pattern PLACE = Pattern.compile("\\{([0-9])}");

    public Sentence {
        arguments = arguments.stream()
                .map(argument -> argument instanceof Sentence ? argument : String.valueOf(argument))
                .toList();
    }

    public static Sentence of(String key, String pattern, Object... arguments) {
        return new Sentence(key, pattern, Arrays.asList(arguments));
    }

    /** Words that are the same in every language, in the reader's language already, or of the command line, which is English. */
    public static Sentence plain(String words) {
        return of("", "{0}", words);
    }

    /** As it stands in the source, for the command line and the log. */
    public String english() {
        return in(key -> null);
    }

    /**
     * In the language of the translations.
     *
     * @param translations gives the pattern of a key, or null where it has none: that is then said in English
     */
    public String in(UnaryOperator<String> translations) {
        String translated = key.isEmpty() ? null : translations.apply(key);
        return PLACE.matcher(translated == null ? pattern : translated)
                .replaceAll(place -> Matcher.quoteReplacement(said(place, translations)));
    }

    private String said(MatchResult place, UnaryOperator<String> translations) {
        int index = Integer.parseInt(place.group(1));
        if (index >= arguments.size()) {
            return place.group(); // a slip must not take the sentence away
        }
        return arguments.get(index) instanceof Sentence inner ? inner.in(translations) : (String) arguments.get(index);
    }

    @Override
    public String toString() {
        return english();
    }
}
