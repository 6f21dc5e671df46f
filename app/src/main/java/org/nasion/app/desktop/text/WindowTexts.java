package org.nasion.app.desktop.text;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.util.Subscription;
import org.nasion.core.problem.Problem;
import org.nasion.core.problem.Sentence;
import org.nasion.core.text.Texts;
import org.nasion.core.wording.Terms;
import org.nasion.core.wording.Units;
import org.nasion.core.wording.Wording;

/** The words of the desktop, in the language of now; code names only keys. */
public final class WindowTexts {

    private static final String BUNDLE = "org.nasion.app.desktop.texts";
    private static final String PROBLEMS = Sentence.BUNDLE;

    /** One language with its units. */
    private record Spoken(Texts words, Texts sentences, Wording wording) {}

    private final List<Runnable> followers = new CopyOnWriteArrayList<>();
    private volatile Spoken spoken;

    private WindowTexts(Spoken spoken) {
        this.spoken = spoken;
    }

    /** Texts of their own that speak as these do now. */
    public WindowTexts copy() {
        return new WindowTexts(spoken);
    }

    /** Speaks as others do from now on: who holds these texts says everything so. On the UI thread. */
    public void speakAs(WindowTexts others) {
        spoken = others.spoken;
        followers.forEach(Runnable::run);
    }

    /** Told after these texts have begun to speak otherwise, to say anew what was said. */
    public Subscription onChange(Runnable follower) {
        followers.add(follower);
        return () -> followers.remove(follower);
    }

    /** The texts of a language, or English where there are none. */
    public static WindowTexts of(Locale locale) {
        return of(locale, Optional.empty());
    }

    /**
     * As {@link #of(Locale)}, with translations of the user's own in a folder: {@code texts_XX.properties},
     * {@code problems_XX.properties}, and {@code terms_XX.properties} for the names of landmarks.
     *
     * @throws org.nasion.core.problem.ProblemException NAS-TEXT-FILE where one of them cannot be read
     */
    public static WindowTexts of(Locale locale, Optional<Path> folder) {
        return of(locale, folder, Units.USUAL);
    }

    /** As {@link #of(Locale, Optional)}, with numbers in certain units. */
    public static WindowTexts of(Locale locale, Optional<Path> folder, Units units) {
        return new WindowTexts(new Spoken(
                Texts.of(locale, BUNDLE, folder),
                Texts.of(locale, PROBLEMS, folder),
                Wording.of(locale, folder).with(units)));
    }

    /** The languages that the desktop speaks, those of a folder of the user's included. */
    public static SortedSet<Locale> languages(Optional<Path> folder) {
        return Texts.languages(BUNDLE, folder);
    }

    /** What a language calls itself, as it stands at the beginning of a line. */
    public static String ownName(Locale language) {
        String own = language.getDisplayName(language);
        return own.substring(0, 1).toUpperCase(language) + own.substring(1);
    }

    /** The text of a key with its places filled in; English where a translation forgot it. */
    public String get(String key, Object... values) {
        return spoken.words().get(key, values);
    }

    /** Whether there is a text for this key. */
    public boolean has(String key) {
        return spoken.words().has(key);
    }

    /** A sentence of core or of the network in the language of the window; in English where it has no translation. */
    public String say(Sentence sentence) {
        return spoken.sentences().say(sentence);
    }

    /** A problem's sentence with its code behind it. */
    public String say(Problem problem) {
        return say(problem.withCode());
    }

    /** Names of landmarks, measurements and scales in the language of the window. */
    public Terms terms() {
        return spoken.wording().terms();
    }

    /** How numbers are written in the language of the window, in the units that the user reads. */
    public Wording wording() {
        return spoken.wording();
    }

    /** The language that is spoken, which writes the numbers too. */
    public Locale locale() {
        return spoken.words().locale();
    }

    /** Every key of the English texts. */
    public Set<String> keys() {
        return spoken.words().keys();
    }
}
