package org.nasion.core.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.core.analysis.AnalysisCatalog;
import org.nasion.core.analysis.ClinicalReading;
import org.nasion.core.analysis.Films;
import org.nasion.core.analysis.Findings;
import org.nasion.core.analysis.Norm;
import org.nasion.core.analysis.NormSet;
import org.nasion.core.analysis.PatientFacts;
import org.nasion.core.analysis.Readings;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.dicom.TransferSyntax;
import org.nasion.core.image.FilmReader;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.task.Progress;
import org.nasion.core.text.Texts;

class TranslationsTest {

    /** Those that are shipped, English aside. */
    private static final List<Locale> LANGUAGES = Texts.languages(Wording.BUNDLE, Optional.empty()).stream()
            .filter(language -> !language.equals(Locale.ENGLISH))
            .toList();

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)[^}]*}");

    @Test
    void wordsTermsAndProblemsSpeakTheSameLanguages() {
        assertTrue(
                LANGUAGES.containsAll(List.of(Locale.GERMAN, Locale.of("es"), Locale.of("pt"), Locale.CHINESE)),
                LANGUAGES.toString());
        for (String bundle : List.of(Terms.BUNDLE, "org.nasion.core.problem.problems")) {
            assertEquals(
                    Texts.languages(Wording.BUNDLE, Optional.empty()),
                    Texts.languages(bundle, Optional.empty()),
                    bundle);
        }
    }

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
        Set<String> english =
                new TreeSet<>(Texts.of(Locale.GERMAN, Terms.BUNDLE).allKeys());
        for (Locale language : LANGUAGES) {
            Terms terms = Terms.of(language, Optional.empty());
            assertEquals(language, terms.language());
            assertEquals(english, new TreeSet<>(Texts.of(language, Terms.BUNDLE).allKeys()), language.toString());
            for (Landmark landmark : Landmark.STANDARD) {
                assertNotEquals(landmark.definition(), terms.definition(landmark), language + " " + landmark);
            }
            for (Calibration.Kind kind : Calibration.Kind.values()) {
                Calibration scale = new Calibration.Scale(kind, 0.1, 1, "");
                assertNotEquals(scale.source(), terms.source(scale), language + " " + kind);
            }
        }
    }

    /** Films as the readers name them; what follows the comma is none of the standards' own names. */
    @Test
    void everyKindOfFilmIsSaidInTheReadersLanguage(@TempDir Path folder) throws IOException {
        Set<String> formats = new TreeSet<>(List.of(
                "JPEG, 8 bit colour",
                "JPEG Lossless, 12 bit grey",
                "TIFF, 16 bit grey",
                "TIFF, 8 bit palette",
                "PNG, 16 bit unknown colours",
                "PNG, 8 bit grey with alpha",
                "DICOM, " + TransferSyntax.name("1.2.3")));
        for (int type : new int[] {
            BufferedImage.TYPE_BYTE_GRAY,
            BufferedImage.TYPE_USHORT_GRAY,
            BufferedImage.TYPE_INT_RGB,
            BufferedImage.TYPE_INT_ARGB,
            BufferedImage.TYPE_BYTE_INDEXED
        }) {
            for (String kind : List.of("png", "bmp")) {
                Path file = folder.resolve(type + "." + kind);
                if (ImageIO.write(new BufferedImage(64, 64, type), kind, file.toFile())) {
                    formats.add(new FilmReader()
                            .read(file, Progress.NONE)
                            .acquisition()
                            .format());
                }
            }
        }
        for (String syntax : List.of(
                TransferSyntax.IMPLICIT_LITTLE_ENDIAN,
                TransferSyntax.EXPLICIT_LITTLE_ENDIAN,
                TransferSyntax.EXPLICIT_BIG_ENDIAN,
                TransferSyntax.DEFLATED)) {
            formats.add("DICOM, " + TransferSyntax.name(syntax));
        }
        assertTrue(
                formats.containsAll(List.of("PNG, 8 bit grey", "PNG, 16 bit grey", "PNG, 8 bit RGB")),
                formats.toString());
        for (Locale language : LANGUAGES) {
            Terms terms = Terms.of(language, Optional.empty());
            List<String> lacking = formats.stream()
                    .filter(format -> Arrays.stream(format.split(", "))
                            .skip(1)
                            .anyMatch(part -> terms.format(part).equals(part)))
                    .toList();
            assertEquals(List.of(), lacking, language.toString());
        }
        assertEquals(
                "PNG, 8-Bit-Graustufen",
                Terms.of(Locale.GERMAN, Optional.empty()).format("PNG, 8 bit grey"));
        assertEquals(
                "DICOM, JPEG 2000", Terms.of(Locale.GERMAN, Optional.empty()).format("DICOM, JPEG 2000"));
        assertEquals(
                "PNG, 8 bit grey", Terms.of(Locale.ENGLISH, Optional.empty()).format("PNG, 8 bit grey"));
    }

    @Test
    void whomANormWasTakenFromIsSaidInTheReadersLanguage() {
        for (Locale language : LANGUAGES) {
            Terms terms = Terms.of(language, Optional.empty());
            Set<String> lacking = new TreeSet<>();
            AnalysisCatalog.bundled().norms().stream()
                    .flatMap(set -> set.norms().values().stream())
                    .flatMap(List::stream)
                    .map(NormSet.Entry::norm)
                    .flatMap(norm -> Stream.of(norm.population(), norm.enlargement()))
                    .filter(text -> !text.isEmpty())
                    .filter(text ->
                            terms.population(new Norm(0, 1, "", text, "", "")).equals(text))
                    .forEach(lacking::add);
            assertEquals(Set.of(), lacking, language.toString());
        }
        Norm own = new Norm(0, 1, "", "our own patients", "", "films enlarged about 8 %, not removed");
        assertEquals(
                "our own patients; Aufnahmen um etwa 8 % vergrößert, nicht herausgerechnet",
                Terms.of(Locale.GERMAN, Optional.empty()).population(own));
    }

    /** A number in a note is the same in every language, so that no translation keeps what the English text has given up. */
    @Test
    void notesHaveTheNumbersOfTheEnglishOnes() {
        Pattern number = Pattern.compile("\\d+(?:[.,]\\d+)?");
        for (Locale language : LANGUAGES) {
            Wording wording = Wording.of(language, Optional.empty());
            AnalysisCatalog.bundled()
                    .measurements()
                    .forEach(measurement -> assertEquals(
                            number.matcher(measurement.note())
                                    .results()
                                    .map(found -> found.group().replace(',', '.'))
                                    .sorted()
                                    .toList(),
                            number.matcher(wording.terms().note(measurement))
                                    .results()
                                    .map(found -> found.group().replace(',', '.'))
                                    .sorted()
                                    .toList(),
                            language + " " + measurement.id()));
        }
    }

    @Test
    void everyMeasurementAnalysisHeadingAndFindingIsTranslated() throws IOException {
        JsonNode findings = new ObjectMapper()
                .readTree(Wording.class.getResourceAsStream("/org/nasion/core/analysis/findings.json"));
        for (Locale language : LANGUAGES) {
            Texts texts = Texts.of(language, Terms.BUNDLE);
            List<String> lacking = new ArrayList<>();
            AnalysisCatalog.bundled().measurements().stream()
                    .map(measurement -> "measurement." + measurement.id())
                    .filter(key -> !texts.has(key))
                    .forEach(lacking::add);
            AnalysisCatalog.bundled().measurements().stream()
                    .filter(measurement -> !measurement.note().isEmpty())
                    .map(measurement -> "measurement." + measurement.id() + ".note")
                    .filter(key -> !texts.has(key))
                    .forEach(lacking::add);
            AnalysisCatalog.bundled().measurements().stream()
                    .map(measurement -> "group." + measurement.group().replace(' ', '_'))
                    .filter(key -> !texts.has(key))
                    .forEach(lacking::add);
            AnalysisCatalog.bundled().analyses().stream()
                    .flatMap(analysis -> analysis.sections().stream())
                    .map(section -> "heading." + section.title().replace(' ', '_'))
                    .filter(key -> !texts.has(key))
                    .forEach(lacking::add);
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
        Readings readings =
                AnalysisCatalog.bundled().engine(PatientFacts.UNKNOWN).compute(Films.adult(), Films.NO_SCALE);
        Findings.Finding maxilla = ClinicalReading.bundled().read(readings).all().stream()
                .filter(finding -> finding.evidence().startsWith("SNA"))
                .findFirst()
                .orElseThrow();
        Wording german = Wording.of(Locale.GERMAN, Optional.empty());
        assertTrue(
                german.sentence(maxilla).startsWith("Maxilla: Die Indizes widersprechen sich: "),
                german.sentence(maxilla));
        assertTrue(german.evidence(maxilla).matches("SNA \\d+,\\d.*°"), german.evidence(maxilla));
        assertEquals(maxilla.sentence(), Wording.ENGLISH.sentence(maxilla));
        assertEquals("a, b und c", german.say("list.and", String.join(german.say("list.comma"), "a", "b"), "c"));
    }

    @Test
    void theDetectorsReasonsAreSaidInTheReadersLanguage() {
        Terms german = Terms.of(Locale.GERMAN, Optional.empty());
        assertEquals("Der Kopf ist um etwa 31° geneigt.", german.reason("The head is tilted by about 31°."));
        assertEquals(
                "Porion (Po) liegt etwa 9 mm von dort, wo die übrigen Punkte ihn erwarten lassen.",
                german.reason("Porion (Po) lies about 9 mm from where the other points let one expect it."));
        assertEquals("Something new.", german.reason("Something new."));
        assertEquals(
                "Faktor 1,1, vom Anwender angegeben",
                german.source(new Calibration.Scale(
                                Calibration.Kind.MAGNIFICATION_CORRECTED, 0.1, 1, "factor 1.1, entered by the user"))
                        .replaceAll(".*\\((.*)\\)", "$1"));
    }

    @Test
    void numbersAreWrittenAsTheLanguageWritesThem() {
        Wording german = Wording.of(Locale.GERMANY, Optional.empty());
        assertEquals("−3,2", german.number(-3.24));
        assertEquals("0,0", german.number(-0.01));
        assertEquals("−3.2", Wording.ENGLISH.number(-3.24));
        assertEquals("14.03.2009", german.day(Optional.of(LocalDate.of(2009, 3, 14))));
        assertEquals("", german.day(Optional.empty()));
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
