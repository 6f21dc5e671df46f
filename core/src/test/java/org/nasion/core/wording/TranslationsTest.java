package org.nasion.core.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.nasion.core.analysis.AnalysisCatalog;
import org.nasion.core.analysis.ClinicalReading;
import org.nasion.core.analysis.Films;
import org.nasion.core.analysis.Findings;
import org.nasion.core.analysis.PatientFacts;
import org.nasion.core.analysis.Readings;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.text.Texts;

class TranslationsTest {

    private static final List<Locale> LANGUAGES = List.of(Locale.GERMAN, Locale.of("es"), Locale.CHINESE);
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)[^}]*}");

    @Test
    void everyWordOfReportsIsTranslatedWithItsPlaces() {
        Texts english = Texts.of(Locale.ENGLISH, Wording.BUNDLE);
        for (Locale language : LANGUAGES) {
            Texts texts = Texts.of(language, Wording.BUNDLE);
            assertEquals(Set.of(), texts.missing(), language.toString());
            for (String key : english.keys()) {
                assertEquals(places(english.get(key)), places(texts.get(key)), language + " " + key);
            }
        }
    }

    @Test
    void everyLandmarkScaleAndReasonIsTranslated() {
        Set<String> english = new TreeSet<>(Texts.of(Locale.GERMAN, Terms.BUNDLE).allKeys());
        for (Locale language : LANGUAGES) {
            Terms terms = Terms.of(language, Optional.empty());
            assertEquals(language, terms.language());
            assertEquals(english, new TreeSet<>(Texts.of(language, Terms.BUNDLE).allKeys()), language.toString());
            for (Landmark landmark : Landmark.values()) {
                assertNotEquals(landmark.definition(), terms.definition(landmark), language + " " + landmark);
            }
            for (Calibration.Kind kind : Calibration.Kind.values()) {
                Calibration scale = new Calibration.Scale(kind, 0.1, 1, "");
                assertNotEquals(scale.source(), terms.source(scale), language + " " + kind);
            }
        }
    }

    @Test
    void everyMeasurementAnalysisHeadingAndFindingIsTranslated() throws IOException {
        JsonNode findings = new ObjectMapper().readTree(Wording.class.getResourceAsStream("/org/nasion/core/analysis/findings.json"));
        for (Locale language : LANGUAGES) {
            Texts texts = Texts.of(language, Terms.BUNDLE);
            List<String> lacking = new ArrayList<>();
            AnalysisCatalog.bundled().measurements().stream()
                    .map(measurement -> "measurement." + measurement.id()).filter(key -> !texts.has(key)).forEach(lacking::add);
            AnalysisCatalog.bundled().measurements().stream().filter(measurement -> !measurement.note().isEmpty())
                    .map(measurement -> "measurement." + measurement.id() + ".note").filter(key -> !texts.has(key)).forEach(lacking::add);
            AnalysisCatalog.bundled().measurements().stream().map(measurement -> "group." + measurement.group().replace(' ', '_'))
                    .filter(key -> !texts.has(key)).forEach(lacking::add);
            AnalysisCatalog.bundled().analyses().stream().flatMap(analysis -> analysis.sections().stream())
                    .map(section -> "heading." + section.title().replace(' ', '_')).filter(key -> !texts.has(key)).forEach(lacking::add);
            findings.get("texts").fields().forEachRemaining(text -> {
                String key = "finding." + text.getKey();
                if (!texts.has(key) || !places(text.getValue().asText()).equals(places(texts.get(key)))) {
                    lacking.add(key);
                }
            });
            assertEquals(List.of(), lacking, language.toString());
        }
    }

    @Test
    void findingsAreSaidInTheReadersLanguageWithItsNumbers() {
        Readings readings = AnalysisCatalog.bundled().engine(PatientFacts.UNKNOWN).compute(Films.adult(), Films.NO_SCALE);
        Findings.Finding maxilla = ClinicalReading.bundled().read(readings).all().stream()
                .filter(finding -> finding.evidence().startsWith("SNA")).findFirst().orElseThrow();
        Wording german = Wording.of(Locale.GERMAN, Optional.empty());
        assertTrue(german.sentence(maxilla).startsWith("Die Maxilla "), german.sentence(maxilla));
        assertTrue(german.evidence(maxilla).matches("SNA \\d+,\\d.*°"), german.evidence(maxilla));
        assertEquals(maxilla.sentence(), Wording.ENGLISH.sentence(maxilla));
        assertEquals("a, b und c", german.say("list.and", String.join(german.say("list.comma"), "a", "b"), "c"));
    }

    @Test
    void theDetectorsReasonsAreSaidInTheReadersLanguage() {
        Terms german = Terms.of(Locale.GERMAN, Optional.empty());
        assertEquals("Der Kopf ist um etwa 31° geneigt.", german.reason("The head is tilted by about 31°."));
        assertEquals("Porion (Po) liegt etwa 9 mm von dort, wo die übrigen Punkte ihn erwarten lassen.",
                german.reason("Porion (Po) lies about 9 mm from where the other points let one expect it."));
        assertEquals("Something new.", german.reason("Something new."));
        assertEquals("Faktor 1,1, vom Anwender angegeben", german.source(new Calibration.Scale(
                Calibration.Kind.MAGNIFICATION_CORRECTED, 0.1, 1, "factor 1.1, entered by the user")).replaceAll(".*\\((.*)\\)", "$1"));
    }

    @Test
    void numbersAreWrittenAsTheLanguageWritesThem() {
        Wording german = Wording.of(Locale.GERMANY, Optional.empty());
        assertEquals("−3,2", german.number(-3.24));
        assertEquals("0,0", german.number(-0.01));
        assertEquals("−3.2", Wording.ENGLISH.number(-3.24));
        assertEquals("14.03.2009", german.day("2009-03-14"));
        assertEquals("1998?", german.day("1998?"));
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        Matcher found = PLACE.matcher(text);
        while (found.find()) {
            places.add(found.group(1));
        }
        return places;
    }
}
