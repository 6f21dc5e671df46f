package org.nasion.app.desktop.text;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** The words of the desktop; code names only keys. */
public final class Texts {

    private static final String BUNDLE = "org.nasion.app.desktop.texts";

    private final org.nasion.core.text.Texts words;

    private Texts(org.nasion.core.text.Texts words) {
        this.words = words;
    }

    /** The texts of a language, or English where there are none. */
    public static Texts of(Locale locale) {
        return of(locale, Optional.empty());
    }

    /**
     * As {@link #of(Locale)}, with translations of the user's own in a folder: {@code texts_XX.properties}.
     *
     * @throws org.nasion.core.problem.ProblemException NAS-TEXT-FILE where one of them cannot be read
     */
    public static Texts of(Locale locale, Optional<Path> folder) {
        return new Texts(org.nasion.core.text.Texts.of(locale, BUNDLE, folder));
    }

    /** The languages that the desktop speaks, those of a folder of the user's included. */
    public static SortedSet<Locale> languages(Optional<Path> folder) {
        return org.nasion.core.text.Texts.languages(BUNDLE, folder);
    }

    /** The text of a key with its places filled in; English where a translation forgot it. */
    public String get(String key, Object... values) {
        return words.get(key, values);
    }

    /** Whether there is a text for this key. */
    public boolean has(String key) {
        return words.has(key);
    }

    /** The language that is spoken, which writes the numbers too. */
    public Locale locale() {
        return words.locale();
    }

    /** Every key of the English texts. */
    public Set<String> keys() {
        return words.keys();
    }

    /** Keys that this language does not say itself. */
    public SortedSet<String> missing() {
        return words.missing();
    }
}
