package org.nasion.app.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.core.problem.Problem;
import org.nasion.core.problem.Sentence;

/** Every sentence of the source that a user of the window can meet is told in the language of the window. */
class ProblemSentencesTest {

    /** Beginnings of keys that only the command line tells, in English as all of it. */
    private static final List<String> COMMAND_LINE = List.of(
            "NAS-BENCH-",
            "NAS-DATASET-EMPTY.score",
            "NAS-DATASET-EMPTY.marks",
            "NAS-DATASET-EMPTY.points",
            "NAS-DATASET-DAMAGED.size",
            "NAS-PREPARE-",
            "NAS-STUDY-FILMS",
            "NAS-STUDY-UNREAD",
            "NAS-STUDY-SEEN",
            "NAS-STUDY-SUGGEST",
            "NAS-STUDY-REHEARSAL",
            "NAS-TRACE-",
            "NAS-PATIENT-",
            "NAS-PHANTOM-COUNT",
            "NAS-PHANTOM-TYPE",
            "NAS-PHANTOM-VISITS",
            "NAS-DISPLAY-NONE",
            "NAS-FILE-READ",
            "NAS-FILE-FOLDER.",
            "NAS-MEMORY",
            "NAS-UNEXPECTED",
            "NAS-SCALE-INVALID",
            "NAS-REPORT-ANALYSIS",
            "NAS-REPORT-LANGUAGE",
            "NAS-REPORT-CASE",
            "NAS-LIBRARY-QUERY",
            "NAS-LIBRARY-NO-PATIENT",
            "NAS-LIBRARY-BURNED-IN");

    /** No window reads structured reports back yet; a fault of the program's own data stops its build. */
    private static final List<String> NEVER_SHOWN = List.of("NAS-SR-", "NAS-ANALYSIS-CLASSES");

    /** What they report is shown by the command line only. */
    private static final Set<String> ENGLISH_ONLY = Set.of(
            "FilmTracer.java",
            "CaseMeasurer.java",
            "ProgressLine.java",
            "PhantomGenerator.java",
            "Evaluation.java",
            "StressTest.java",
            "Preparation.java",
            "MadeLibrary.java");

    private static final String STRING = "\"(?:[^\"\\\\]|\\\\.)*\"";
    private static final String KEY =
            "\"(NAS-[A-Z0-9-]*[A-Z0-9](?:\\.[A-Za-z]+)?|(?:value|film|progress|formula)(?:\\.[A-Za-z]+)+)\"";

    /** A key and what follows it, where that is words and not another code. */
    private static final Pattern SITE =
            Pattern.compile(KEY + "\\s*,\\s*(" + STRING + "(?:\\s*\\+\\s*" + STRING + ")*)");

    private static final Pattern MADE = Pattern.compile("(?:new Problem|new ProblemException|Sentence\\.of)\\(\\s*");
    private static final Pattern PLAIN = Pattern.compile("Sentence\\.plain\\(\"[^\"]");
    private static final Pattern PLACE = Pattern.compile("\\{([0-9])}");

    /** Problems that were made elsewhere are handed on, and a key comes with a pattern from where both are written out. */
    private static final Pattern HANDED_ON =
            Pattern.compile("(?:[\\w.()]*\\bproblem(?:\\.code)?\\(\\),|key, pattern, arguments\\))");

    /** @param arguments how many there are behind the pattern, a cause or a place among them */
    private record Site(String key, String pattern, int arguments, String where) {}

    private static final List<Site> SITES = new ArrayList<>();
    private static final TreeSet<String> FAULTS = new TreeSet<>();

    @BeforeAll
    static void readTheSource() throws IOException {
        for (String module : List.of("core", "model", "app")) {
            Path root = Path.of("..", module, "src", "main", "java");
            assumeTrue(Files.isDirectory(root), "the source is not beside the tests");
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    if (!file.getParent().endsWith("problem")) {
                        read(file.getFileName().toString(), Files.readString(file));
                    }
                }
            }
        }
        assertTrue(SITES.size() > 200, "only " + SITES.size() + " sentences were found in the source");
    }

    private static void read(String file, String source) {
        SITE.matcher(source)
                .results()
                .filter(site -> !site.group(2).startsWith("\"NAS-"))
                .forEach(site ->
                        SITES.add(new Site(site.group(1), words(site.group(2)), arguments(source, site.end()), file)));
        MADE.matcher(source)
                .results()
                .map(made -> source.substring(made.end()))
                .filter(made -> !SITE.matcher(made).lookingAt()
                        && !HANDED_ON.matcher(made).lookingAt())
                .forEach(made -> FAULTS.add(file + " makes a sentence without key and pattern: "
                        + made.lines().findFirst().orElse("")));
        SITE.matcher(source)
                .results()
                .filter(site -> !source.substring(site.end()).stripLeading().matches("(?s)[,)].*"))
                .forEach(site ->
                        FAULTS.add(file + " puts the pattern of " + site.group(1) + " together: give it places"));
        if (!ENGLISH_ONLY.contains(file) && PLAIN.matcher(source).find()) {
            FAULTS.add(file + " has plain words that no translation reaches");
        }
    }

    /** The words of string literals joined by plus signs. */
    private static String words(String literals) {
        return Pattern.compile(STRING)
                .matcher(literals)
                .results()
                .map(MatchResult::group)
                .map(literal -> literal.substring(1, literal.length() - 1).translateEscapes())
                .collect(Collectors.joining());
    }

    /** Counts arguments up to the bracket that ends them. */
    private static int arguments(String source, int from) {
        int depth = 0;
        int count = 0;
        for (int i = from; depth >= 0; i++) {
            char c = source.charAt(i);
            if (c == '"' || c == '\'') {
                for (i++; source.charAt(i) != c; i++) {
                    i += source.charAt(i) == '\\' ? 1 : 0;
                }
            }
            depth += c == '(' || c == '{' || c == '[' ? 1 : c == ')' || c == '}' || c == ']' ? -1 : 0;
            count += depth == 0 && c == ',' ? 1 : 0;
        }
        return count;
    }

    private static Set<Integer> places(String pattern) {
        return PLACE.matcher(pattern)
                .results()
                .map(place -> Integer.valueOf(place.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the window can tell, by key. */
    private static Map<String, String> told() {
        Map<String, String> told = new TreeMap<>();
        SITES.stream()
                .filter(site -> Stream.concat(COMMAND_LINE.stream(), NEVER_SHOWN.stream())
                        .noneMatch(site.key()::startsWith))
                .forEach(site -> told.put(site.key(), site.pattern()));
        return told;
    }

    private static Map<String, String> file(String name) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = DesktopWindow.class.getResourceAsStream("/org/nasion/core/problem/" + name);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        Map<String, String> sentences = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> sentences.put(key, properties.getProperty(key)));
        return sentences;
    }

    @Test
    void everySentenceStandsInTheSourceWithItsKey() {
        assertEquals(new TreeSet<>(), FAULTS);
    }

    @Test
    void everyPlaceHasAnArgument() {
        TreeSet<String> wrong = new TreeSet<>();
        for (Site site : SITES) {
            int places = places(site.pattern()).size();
            if (site.arguments() < places
                    || places > 0 && !places(site.pattern()).contains(places - 1)) {
                wrong.add(site.key() + " in " + site.where() + ": " + site.pattern());
            }
        }
        assertEquals(new TreeSet<>(), wrong);
    }

    @Test
    void aKeyNamesOnePatternOnly() {
        Map<String, Set<String>> patterns = new TreeMap<>();
        SITES.forEach(site ->
                patterns.computeIfAbsent(site.key(), key -> new TreeSet<>()).add(site.pattern()));
        patterns.values().removeIf(several -> several.size() == 1);
        assertEquals(Map.of(), patterns);
    }

    @Test
    void translatorsFindTheEnglishOfTheSourceWordForWord() throws IOException {
        Set<Map.Entry<String, String>> file =
                new HashSet<>(file("problems.properties").entrySet());
        Set<Map.Entry<String, String>> missing = new HashSet<>(told().entrySet());
        missing.removeAll(file);
        assertEquals(Set.of(), missing, "sentences of the source that it lacks");
        file.removeAll(told().entrySet());
        assertEquals(Set.of(), file, "sentences that are gone from the source");
    }

    /** The languages of the window, English aside; one without a file of sentences fails. */
    static List<String> translations() {
        return WindowTexts.languages(Optional.empty()).stream()
                .map(Locale::toLanguageTag)
                .filter(tag -> !tag.equals("en"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("translations")
    void everySentenceHasATranslationThatInsertsTheSame(String language) throws IOException {
        Map<String, String> translations = file("problems_" + language + ".properties");
        TreeSet<String> wrong = new TreeSet<>();
        told().forEach((key, english) -> {
            String translation = translations.remove(key);
            if (translation == null || translation.isBlank()) {
                wrong.add(key + " is missing: " + english);
            } else if (!places(translation).equals(places(english))) {
                wrong.add(key + " inserts something else: " + translation);
            } else if (translation.contains("''")) {
                wrong.add(key + " has a doubled quote: " + translation);
            }
        });
        assertEquals(new TreeSet<>(), wrong);
        assertEquals(Map.of(), translations, "sentences that are gone from the source");
    }

    @Test
    void whatStandsInsideASentenceIsTranslatedToo() {
        WindowTexts german = WindowTexts.of(Locale.GERMAN);
        assertEquals(
                "Das Archiv hat 2 von 3 Objekten nicht angenommen: es hat keinen Platz (A700). [NAS-PACS-REFUSED]",
                german.say(new Problem(
                        "NAS-PACS-REFUSED.why",
                        "The archive did not take {0} of {1} objects: {2} ({3}).",
                        2,
                        3,
                        Sentence.of("value.noRoom", "it has no room"),
                        "A700")));
        assertEquals(
                "Die Berichtsvorlage full.html hat eine Stelle {{nane}}, die Nasion nicht kennt. Es kennt: name.",
                german.say(Sentence.of(
                        "NAS-REPORT-PLACE",
                        "The report template {0} has a place {{{1}}} that Nasion does not know. It knows: {2}.",
                        "full.html",
                        "nane",
                        "name")));
    }

    @Test
    void whatHasNoTranslationIsSaidInEnglish() {
        assertEquals(
                "Something about 3 films that nobody translated. [NAS-NEW-CODE]",
                WindowTexts.of(Locale.GERMAN)
                        .say(new Problem("NAS-NEW-CODE", "Something about {0} films that nobody translated.", 3)));
        assertEquals(
                "This is not a Nasion case file. [NAS-CASE-FOREIGN]",
                WindowTexts.of(Locale.ENGLISH).say(new Problem("NAS-CASE-FOREIGN", "This is not a Nasion case file.")));
    }
}
