package org.nasion.app.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.core.problem.Problem;

/** The window speaks every language that it ships without a gap, and any other by a file. */
class TranslationsTest {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)(,[a-z]+)?");

    @TempDir
    Path folder;

    private static Properties bundle(String name) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = DesktopWindow.class.getResourceAsStream(name + ".properties");
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }

    /** Those that are shipped, English aside. */
    static List<String> translations() {
        return WindowTexts.languages(Optional.empty()).stream()
                .map(Locale::toLanguageTag)
                .filter(tag -> !tag.equals("en"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("translations")
    void noKeyLacksItsTranslationAndNoneIsLeftOver(String language) throws IOException {
        TreeSet<Object> missing = new TreeSet<>(bundle("texts").keySet());
        missing.removeAll(bundle("texts_" + language).keySet());
        assertEquals(new TreeSet<>(), missing, "keys that texts_" + language + ".properties lacks");
        TreeSet<Object> leftOver = new TreeSet<>(bundle("texts_" + language).keySet());
        leftOver.removeAll(bundle("texts").keySet());
        assertEquals(new TreeSet<>(), leftOver, "keys that English does not have");
    }

    @ParameterizedTest
    @MethodSource("translations")
    void everyTranslationFillsInTheSamePlacesAndCanBeFormatted(String language) throws IOException {
        Properties english = bundle("texts");
        Properties translated = bundle("texts_" + language);
        List<String> wrong = new ArrayList<>();
        for (String key : translated.stringPropertyNames()) {
            String pattern = translated.getProperty(key);
            if (!places(english.getProperty(key, "")).equals(places(pattern))) {
                wrong.add(key + " fills in " + places(pattern));
            }
            try {
                new MessageFormat(pattern, Locale.forLanguageTag(language)).format(new Object[] {1, 2, 3, 4});
            } catch (IllegalArgumentException e) {
                wrong.add(key + " cannot be formatted");
            }
            if (pattern.isBlank()) {
                wrong.add(key + " is empty");
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static TreeSet<String> places(String pattern) {
        TreeSet<String> places = new TreeSet<>();
        Matcher place = PLACE.matcher(pattern);
        while (place.find()) {
            places.add(place.group(1) + Optional.ofNullable(place.group(2)).orElse(""));
        }
        return places;
    }

    @Test
    void chineseIsChineseAndGermanIsGerman() throws IOException {
        assertMostlyIn("zh", Character.UnicodeScript.HAN);
        assertMostlyIn(
                "ja", Character.UnicodeScript.HAN, Character.UnicodeScript.HIRAGANA, Character.UnicodeScript.KATAKANA);
        assertEquals("noch 3 Punkte", WindowTexts.of(Locale.GERMANY).get("review.left", 3));
        assertEquals(
                "Im Mittel 1,25 mm auseinander (29 Punkte)",
                WindowTexts.of(Locale.GERMAN).get("compare.meanMm", "1,25 mm", 29));
        assertEquals("reste 1 point", WindowTexts.of(Locale.CANADA_FRENCH).get("review.left", 1));
        assertEquals("restent 3 points", WindowTexts.of(Locale.FRANCE).get("review.left", 3));
        assertEquals(
                "queda 1 punto", WindowTexts.of(Locale.forLanguageTag("es-MX")).get("review.left", 1));
        assertEquals(
                "faltam 3 pontos",
                WindowTexts.of(Locale.forLanguageTag("pt-BR")).get("review.left", 3));
        assertEquals("剩 5 个点", WindowTexts.of(Locale.SIMPLIFIED_CHINESE).get("review.left", 5));
        assertEquals("残り5点", WindowTexts.of(Locale.JAPAN).get("review.left", 5));
    }

    private static void assertMostlyIn(String language, Character.UnicodeScript... scripts) throws IOException {
        Set<Character.UnicodeScript> wanted = Set.of(scripts);
        long written = bundle("texts_" + language).values().stream()
                .filter(text -> text.toString()
                        .codePoints()
                        .mapToObj(Character.UnicodeScript::of)
                        .anyMatch(wanted::contains))
                .count();
        assertTrue(
                written > 0.85 * bundle("texts").size(),
                language + ": " + written + " of " + bundle("texts").size());
    }

    @Test
    void sentencesOfProblemsAreSaidInTheLanguageAndKeepTheirCode() {
        WindowTexts german = WindowTexts.of(Locale.GERMAN);
        assertEquals(
                "Das ist keine Nasion-Falldatei. [NAS-CASE-FOREIGN]",
                german.say(new Problem("NAS-CASE-FOREIGN", "This is not a Nasion case file.")));
    }

    @Test
    void anotherLanguageIsAddedByAFile() throws IOException {
        Files.writeString(folder.resolve("texts_it.properties"), "review.title=Revisione\n");
        WindowTexts italian = WindowTexts.of(Locale.ITALIAN, Optional.of(folder));
        assertEquals("Revisione", italian.get("review.title"));
        assertEquals("Measurements", italian.get("measurements.title"), "what it lacks is said in English");
        assertTrue(WindowTexts.languages(Optional.of(folder)).contains(Locale.ITALIAN));
        assertFalse(WindowTexts.languages(Optional.empty()).contains(Locale.ITALIAN));
        assertTrue(WindowTexts.languages(Optional.empty())
                .containsAll(List.of(Locale.ENGLISH, Locale.GERMAN, Locale.of("es"), Locale.of("pt"), Locale.CHINESE)));
    }
}
