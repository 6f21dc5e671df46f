package org.nasion.core.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.problem.Sentence;

/**
 * The words of a part of the program in one language, by key. Immutable.
 *
 * <p>A bundle is a family of UTF-8 properties files: {@code NAME.properties} is English and complete,
 * {@code NAME_de.properties}, {@code NAME_zh.properties} or {@code NAME_pt_BR.properties} are its translations. A
 * language is added by putting a file on the class path or into a folder; what a translation lacks is said in English.
 */
public final class Texts {

    private static final ResourceBundle.Control CANDIDATES =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale locale;
    private final Map<String, String> english;
    private final Map<String, String> translated;

    private Texts(Locale locale, Map<String, String> english, Map<String, String> translated) {
        this.locale = locale;
        this.english = Map.copyOf(english);
        this.translated = Map.copyOf(translated);
    }

    /**
     * The texts of a language as the program ships them.
     *
     * @param locale language and, where it matters, country; one without a translation gets English
     * @param bundle base name with dots, for example {@code "org.nasion.core.landmark.landmarks"}
     */
    public static Texts of(Locale locale, String bundle) {
        return of(locale, bundle, Optional.empty());
    }

    /**
     * As {@link #of(Locale, String)}; files in a folder are named by the last part of the base name, for example
     * {@code landmarks_fr.properties}, and go before those of the program.
     *
     * @throws ProblemException NAS-TEXT-FILE where a file in the folder cannot be read
     */
    public static Texts of(Locale locale, String bundle, Optional<Path> folder) {
        Map<String, String> english = new HashMap<>();
        Map<String, String> translated = new HashMap<>();
        boolean found = locale.getLanguage().equals("en");
        for (Locale candidate : CANDIDATES.getCandidateLocales(bundle, locale).reversed()) {
            Map<String, String> into = candidate.equals(Locale.ROOT) ? english : translated;
            int before = into.size();
            read(CANDIDATES.toBundleName(bundle, candidate), into);
            folder.ifPresent(in -> read(in, CANDIDATES.toBundleName(lastPart(bundle), candidate), into));
            found |= !candidate.equals(Locale.ROOT) && into.size() > before;
        }
        return new Texts(found ? locale : Locale.ENGLISH, english, translated);
    }

    /**
     * The languages that a bundle speaks, by language tag: English, those of the class path and those in the folder.
     *
     * @param folder may not be there
     */
    public static SortedSet<Locale> languages(String bundle, Optional<Path> folder) {
        SortedSet<Locale> languages = new TreeSet<>(Comparator.comparing(Locale::toLanguageTag));
        languages.add(Locale.ENGLISH);
        for (String language : Locale.getISOLanguages()) {
            Locale locale = Locale.of(language);
            if (Texts.class.getClassLoader().getResource(resource(CANDIDATES.toBundleName(bundle, locale))) != null) {
                languages.add(locale);
            }
        }
        folder.filter(Files::isDirectory).ifPresent(in -> {
            String start = lastPart(bundle) + "_";
            try (Stream<Path> files = Files.list(in)) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.startsWith(start) && name.endsWith(".properties"))
                        .map(name -> name.substring(start.length(), name.length() - ".properties".length()))
                        .map(tag -> Locale.forLanguageTag(tag.replace('_', '-')))
                        .filter(locale -> !locale.getLanguage().isEmpty())
                        .forEach(languages::add);
            } catch (IOException e) {
                throw unreadable(e);
            }
        });
        return languages;
    }

    /**
     * The text of a key with its places filled in, as {@link MessageFormat} does it: numbers are written as the language
     * writes them, and a single quote is doubled in the file. Where the translation lacks the key or its places are
     * broken, English; where English lacks it too, the key itself.
     */
    public String get(String key, Object... values) {
        String own = translated.get(key);
        if (own != null) {
            try {
                return filled(own, locale, values);
            } catch (IllegalArgumentException e) {
                // A translator's slip must not take the text away.
            }
        }
        String pattern = english.get(key);
        return pattern == null ? key : filled(pattern, own == null ? Locale.ENGLISH : locale, values);
    }

    /** The text of a key; empty where no language has it. */
    public Optional<String> find(String key, Object... values) {
        return has(key) ? Optional.of(get(key, values)) : Optional.empty();
    }

    /** A sentence by the translation under its key; in the English that it brings along where there is none. */
    public String say(Sentence sentence) {
        return sentence.in(translated::get);
    }

    /** Whether there is a text for this key, be it English. */
    public boolean has(String key) {
        return english.containsKey(key) || translated.containsKey(key);
    }

    /** Every key of the English texts. */
    public Set<String> keys() {
        return english.keySet();
    }

    /** Every key that this language or English has. */
    public Set<String> allKeys() {
        Set<String> all = new TreeSet<>(english.keySet());
        all.addAll(translated.keySet());
        return all;
    }

    /** Keys that this language does not say itself; none for English. */
    public SortedSet<String> missing() {
        SortedSet<String> missing = new TreeSet<>();
        if (!locale.getLanguage().equals("en")) {
            english.keySet().stream()
                    .filter(key -> !translated.containsKey(key))
                    .forEach(missing::add);
        }
        return missing;
    }

    /** The language that is spoken: the one asked for, or English where there is no translation. */
    public Locale locale() {
        return locale;
    }

    private static String filled(String pattern, Locale locale, Object... values) {
        return values.length == 0 ? pattern.replace("''", "'") : new MessageFormat(pattern, locale).format(values);
    }

    private static void read(String bundleName, Map<String, String> into) {
        try (InputStream in = Texts.class.getClassLoader().getResourceAsStream(resource(bundleName))) {
            if (in != null) {
                read(new InputStreamReader(in, StandardCharsets.UTF_8), into);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(e);
        }
    }

    private static void read(Path folder, String name, Map<String, String> into) {
        Path file = folder.resolve(name + ".properties");
        if (Files.isRegularFile(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                read(in, into);
            } catch (IOException | IllegalArgumentException e) {
                throw unreadable(e);
            }
        }
    }

    private static void read(Reader in, Map<String, String> into) throws IOException {
        Properties properties = new Properties();
        properties.load(in);
        properties.stringPropertyNames().forEach(key -> into.put(key, properties.getProperty(key)));
    }

    private static ProblemException unreadable(Exception cause) {
        return new ProblemException(
                "NAS-TEXT-FILE",
                "A file with translations could not be read: it has to be a UTF-8" + " properties file.",
                cause);
    }

    private static String resource(String bundleName) {
        return bundleName.replace('.', '/') + ".properties";
    }

    private static String lastPart(String bundle) {
        return List.of(bundle.split("\\.")).getLast();
    }
}
