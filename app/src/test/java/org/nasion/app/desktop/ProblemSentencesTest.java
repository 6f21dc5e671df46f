package org.nasion.app.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every problem that a user of the window can meet is told in the language of the window, with what it inserts. */
class ProblemSentencesTest {

    private static final String BUNDLE = "org.nasion.app.desktop.problems";
    private static final Pattern CODE = Pattern.compile("\"(NAS-[A-Z0-9-]*[A-Z0-9])(?:\\.[A-Za-z]+)?\"");
    private static final Pattern SITE = Pattern.compile(CODE.pattern() + "\\s*,\\s*");

    /** Beginnings of codes that only the command line tells, in English as all of it. */
    private static final List<String> COMMAND_LINE = List.of("NAS-BENCH-", "NAS-DATASET-", "NAS-PREPARE-", "NAS-TRACE-", "NAS-PATIENT-",
            "NAS-PHANTOM-COUNT", "NAS-PHANTOM-TYPE", "NAS-DISPLAY-NONE", "NAS-FILE-READ", "NAS-MEMORY", "NAS-UNEXPECTED", "NAS-SCALE-INVALID",
            "NAS-REPORT-ANALYSIS", "NAS-REPORT-LANGUAGE");

    /** No window reads structured reports back yet; a fault of the program's own data stops its build. */
    private static final List<String> NEVER_SHOWN = List.of("NAS-SR-", "NAS-ANALYSIS-CLASSES");

    /** Sentences of the command line under codes that the window tells too. */
    private static final Set<String> COMMAND_LINE_SENTENCES = Set.of("The folder for the phantoms could not be made.",
            "The folder for the results could not be made.", "The shape statistics for phantoms cannot be read.");

    /** A sentence in the source: its code, and its words with a zero character for each thing that is inserted. */
    private record Site(String code, String words, String where) {
    }

    private static final List<Site> SITES = new ArrayList<>();
    private static final Map<String, String> CODES = new TreeMap<>();

    @BeforeAll
    static void readTheSource() throws IOException {
        for (String module : List.of("core", "model", "app")) {
            Path root = Path.of("..", module, "src", "main", "java");
            assumeTrue(Files.isDirectory(root), "the source is not beside the tests");
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    String source = Files.readString(file);
                    CODE.matcher(source).results().forEach(match -> CODES.put(match.group(1), file.getFileName().toString()));
                    SITE.matcher(source).results().forEach(match -> SITES.add(new Site(match.group(1), words(source, match.end()),
                            file.getFileName().toString())));
                }
            }
        }
        assertTrue(SITES.size() > 120, "only " + SITES.size() + " sentences were found in the source");
    }

    /** The literals of a Java expression, with a zero character for each other part; up to its end. */
    private static String words(String source, int from) {
        StringBuilder words = new StringBuilder();
        int depth = 0;
        boolean other = false;
        for (int i = from; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '"') {
                int end = i + 1;
                StringBuilder literal = new StringBuilder();
                for (; source.charAt(end) != '"'; end++) {
                    end += source.charAt(end) == '\\' ? 1 : 0;
                    literal.append(source.charAt(end));
                }
                i = end;
                if (depth == 0) {
                    words.append(other ? "\0" : "").append(literal);
                    other = false;
                }
                continue;
            }
            if (depth == 0 && (c == ',' || c == ';' || c == ')')) {
                break;
            }
            depth += c == '(' || c == '{' || c == '[' ? 1 : c == ')' || c == '}' || c == ']' ? -1 : 0;
            other |= c != '+' && !Character.isWhitespace(c);
        }
        return words.append(other ? "\0" : "").toString().replaceAll("\\{[0-9]}", "\0");
    }

    private static boolean isLeftOut(String code) {
        return Stream.concat(COMMAND_LINE.stream(), NEVER_SHOWN.stream()).anyMatch(code::startsWith);
    }

    /** The sentences of a language by their keys, with a zero character in each place. */
    private static Map<String, String> sentences(Locale language, Object... values) {
        org.nasion.core.text.Texts texts = org.nasion.core.text.Texts.of(language, BUNDLE);
        Map<String, String> sentences = new TreeMap<>();
        texts.keys().forEach(key -> sentences.put(key, texts.get(key, values)));
        return sentences;
    }

    private static final Object[] GAPS = {"\0", "\0", "\0", "\0", "\0", "\0"};

    @Test
    void everySentenceOfTheSourceStandsInTheBundleWordForWord() {
        Map<String, String> known = sentences(Locale.ENGLISH, GAPS);
        TreeSet<String> missing = new TreeSet<>();
        for (Site site : SITES) {
            boolean told = isLeftOut(site.code()) || COMMAND_LINE_SENTENCES.contains(site.words()) || site.words().startsWith("NAS-")
                    || site.words().replace("\0", "").isBlank() // made elsewhere, from sentences that are checked by their code
                    || known.entrySet().stream().anyMatch(sentence -> isOf(sentence.getKey(), site.code()) && sentence.getValue().equals(site.words()));
            if (!told) {
                missing.add(site.code() + " in " + site.where() + ": " + site.words().replace("\0", "{}"));
            }
        }
        assertEquals(new TreeSet<>(), missing);
    }

    @Test
    void everyCodeOfTheSourceHasASentenceOrIsNamedHere() {
        Set<String> keys = sentences(Locale.ENGLISH, GAPS).keySet();
        TreeMap<String, String> missing = new TreeMap<>(CODES);
        missing.keySet().removeIf(code -> isLeftOut(code) || keys.stream().anyMatch(key -> isOf(key, code)));
        assertEquals(Map.of(), missing);
    }

    @Test
    void noSentenceIsLeftOfACodeThatIsGone() {
        TreeSet<String> gone = new TreeSet<>(sentences(Locale.ENGLISH, GAPS).keySet());
        gone.removeIf(key -> !key.startsWith("NAS-") || CODES.keySet().stream().anyMatch(code -> isOf(key, code)));
        assertEquals(new TreeSet<>(), gone);
    }

    private static boolean isOf(String key, String code) {
        return key.equals(code) || key.startsWith(code + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "es", "zh"})
    void whatIsInsertedIsSaidInEveryLanguage(String tag) {
        Locale language = Locale.forLanguageTag(tag);
        Object[] values = {"17", "tracing.html", "x9", "y8", "z7", "w6"};
        Map<String, String> translated = sentences(language, values);
        org.nasion.app.desktop.text.Texts texts = org.nasion.app.desktop.text.Texts.of(language);
        sentences(Locale.ENGLISH, values).forEach((key, english) -> {
            if (!key.startsWith("value.")) {
                assertEquals(translated.get(key), texts.sentence(english), key);
            }
        });
    }

    @Test
    void whatStandsInsideASentenceIsTranslatedToo() {
        org.nasion.app.desktop.text.Texts german = org.nasion.app.desktop.text.Texts.of(Locale.GERMAN);
        assertEquals("Die Formel passt nicht zusammen: Wert 1 von angle() muss eine Linie sein, nicht ein Punkt. [NAS-ANALYSIS-TYPE]",
                german.sentence("The formula does not fit together: value 1 of angle() must be a line, not a point. [NAS-ANALYSIS-TYPE]"));
        assertEquals("Das Archiv hat 2 von 3 Objekten nicht angenommen: es hat keinen Platz (A700). [NAS-PACS-REFUSED]",
                german.sentence("The archive did not take 2 of 3 objects: it has no room (A700). [NAS-PACS-REFUSED]"));
        assertEquals("Das Archiv hat 2 von 3 Objekten nicht angenommen. [NAS-PACS-REFUSED]",
                german.sentence("The archive did not take 2 of 3 objects. [NAS-PACS-REFUSED]"));
        assertEquals("Die Berichtsvorlage full.html hat eine Stelle {{nane}}, die Nasion nicht kennt. Es kennt: name.",
                german.sentence("The report template full.html has a place {{nane}} that Nasion does not know. It knows: name."));
    }
}
