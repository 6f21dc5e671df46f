package org.nasion.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasion.core.problem.ProblemException;

class AnalysisCatalogTest {

    private static final PatientFacts WOMAN = new PatientFacts("F", OptionalDouble.of(30));
    private static final String OWN = """
            {
              "id": "clinic",
              "name": "Our clinic",
              "norms": ["steiner-1953"],
              "lines": {"Base": "line(S, N)"},
              "measurements": [
                {"id": "Ratio", "unit": "%", "formula": "percent(distance(ANS, Me), distance(N, Me))"},
                {"id": "Tilt", "unit": "°", "formula": "opening(Base, PP) + 0 * SNA"}
              ],
              "ownNorms": {"Ratio": [{"mean": 56, "sd": 2, "source": "Our clinic 2026", "sex": "F"}]},
              "sections": [{"title": "Ours", "measurements": ["SNA", "Ratio", "Tilt"]}]
            }
            """;

    private final AnalysisCatalog catalog = AnalysisCatalog.bundled();

    @TempDir
    private Path settings;

    @Test
    void theAnalysesOfTheFieldAreThere() {
        assertEquals(
                List.of(
                        "steiner",
                        "downs",
                        "tweed",
                        "ricketts",
                        "mcnamara",
                        "jarabak",
                        "bjork",
                        "wits",
                        "eastman",
                        "hasund",
                        "kim",
                        "burstone",
                        "legan-burstone",
                        "soft-tissue",
                        "airway",
                        "vertical",
                        "isbi2015"),
                catalog.analyses().stream().map(Analysis::id).toList());
        assertTrue(catalog.problems().isEmpty());
    }

    @Test
    void everyMeasurementStandsInAnAnalysis() {
        Set<String> used = new HashSet<>();
        catalog.analyses().forEach(analysis -> used.addAll(analysis.measurements()));
        catalog.measurements().forEach(measurement -> assertTrue(used.contains(measurement.id()), measurement.id()));
    }

    @Test
    void bundledFilesFitTheirSchemas() {
        catalog.analyses().forEach(analysis -> {
            JsonText text = JsonText.of("", MeasurementCatalog.resource("analyses/" + analysis.id() + ".json"));
            SchemaCheck.ofAnalyses().check(text);
            assertEquals(List.of(), text.problems());
        });
        catalog.norms().forEach(set -> {
            JsonText text = JsonText.of("", MeasurementCatalog.resource("norms/" + set.id() + ".json"));
            SchemaCheck.ofNorms().check(text);
            assertEquals(List.of(), text.problems());
        });
    }

    @Test
    void everyShippedNormNamesATextThatConfirmsIt() {
        catalog.norms().forEach(set -> {
            JsonNode file = JsonText.of("", MeasurementCatalog.resource("norms/" + set.id() + ".json"))
                    .root();
            file.path("norms")
                    .properties()
                    .forEach(norms -> norms.getValue().forEach(norm -> {
                        assertTrue(norm.path("confirmedBy").size() > 0, set.id() + " " + norms.getKey());
                        norm.path("confirmedBy")
                                .forEach(text -> assertTrue(
                                        file.path("texts").has(text.asText()),
                                        set.id() + " " + norms.getKey() + " " + text));
                    }));
        });
    }

    @Test
    void aNormOfRickettsMovesWithAge() {
        PatientFacts six = new PatientFacts("F", OptionalDouble.of(6));
        Readings readings = catalog.engine(six).compute(Films.adult(), Films.ONE_MM);
        Analysis ricketts = catalog.analysis("ricketts").orElseThrow();
        Norm plane = catalog.sheet(ricketts, readings, six).readings().stream()
                .filter(reading -> reading.measurement().id().equals("FMA"))
                .findFirst()
                .orElseThrow()
                .norm()
                .orElseThrow();
        assertEquals(27, plane.mean(), 1e-3, "28 degrees at 3 years and 1 less every 3 years");
    }

    @Test
    void anAnalysisIsReadAgainstItsOwnSources() {
        Readings readings = catalog.engine(WOMAN).compute(Films.adult(), Films.ONE_MM);
        assertEquals(25, norm("tweed", readings, "FMA").orElseThrow().mean());
        assertEquals(21.9, norm("downs", readings, "FMA").orElseThrow().mean());
        assertTrue(norm("ricketts", readings, "FMA").isEmpty()
                || !norm("ricketts", readings, "FMA").get().source().startsWith("Downs"));
        assertEquals(2.6, norm("burstone", readings, "Convexity").orElseThrow().mean());
    }

    @Test
    void whyThereIsNoNormIsTold() {
        Analysis mcnamara = catalog.analysis("mcnamara").orElseThrow();
        Readings readings = catalog.engine(PatientFacts.UNKNOWN).compute(Films.adult(), Films.ONE_MM);
        Reading coA = catalog.sheet(mcnamara, readings, PatientFacts.UNKNOWN).readings().stream()
                .filter(reading -> reading.measurement().id().equals("Co_A"))
                .findFirst()
                .orElseThrow();
        assertEquals(NormChoice.Reason.NEEDS_SEX, coA.choice().reason());
        assertEquals(
                NormChoice.Reason.NEEDS_AGE, readings.byId().get("S_N").choice().reason());
        assertEquals(
                NormChoice.Reason.NONE_PUBLISHED,
                readings.byId().get("Gonial_upper").choice().reason());
        assertEquals(
                NormChoice.Reason.OTHER_AGE,
                catalog.engine(WOMAN)
                        .compute(Films.adult(), Films.ONE_MM)
                        .byId()
                        .get("S_N")
                        .choice()
                        .reason());
    }

    @Test
    void aUsersAnalysisIsAFileOfTheSameKind() throws IOException {
        new AnalysisFolder(settings).save(OWN);
        AnalysisCatalog loaded = AnalysisCatalog.load(settings);
        assertEquals(List.of(), loaded.problems());
        Analysis own = loaded.analysis("clinic").orElseThrow();
        assertTrue(own.own());
        Readings readings = loaded.engine(WOMAN).compute(Films.adult(), Films.ONE_MM);
        List<Reading> sheet = loaded.sheet(own, readings, WOMAN).readings();
        assertEquals(
                List.of("SNA", "Ratio", "Tilt"),
                sheet.stream().map(reading -> reading.measurement().id()).toList());
        assertEquals(readings.byId().get("LAFH_percent").value(), sheet.get(1).value());
        assertEquals("Our clinic 2026", sheet.get(1).norm().orElseThrow().source());
        assertEquals(82, sheet.getFirst().norm().orElseThrow().mean());
        assertEquals(
                readings.byId().get("SN_PP").value().number().orElseThrow(),
                sheet.get(2).value().number().orElseThrow(),
                1e-9);
    }

    @Test
    void aFileAtFaultStopsNothing() throws IOException {
        Files.createDirectories(settings.resolve("analyses"));
        Files.writeString(settings.resolve("analyses/bad.json"), "{\"id\": ");
        Files.write(settings.resolve("analyses/binary.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        Files.writeString(settings.resolve("analyses/clinic.json"), OWN);
        AnalysisCatalog loaded = AnalysisCatalog.load(settings);
        assertTrue(loaded.analysis("clinic").isPresent());
        assertEquals(
                Set.of("bad.json", "binary.json"),
                loaded.problems().stream().map(SourceProblem::file).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "formula": "opening(Base, PP) + 0 * SNA" | "formula": "opening(Base, PQ) + 0 * SNA" | NAS-ANALYSIS-NAME   | 8  | 59
            "formula": "opening(Base, PP) + 0 * SNA" | "formula": "opening(Base, PP) + S_N"     | NAS-ANALYSIS-TYPE   | 8  | 63
            "formula": "opening(Base, PP) + 0 * SNA" | "formula": "Tilt"                        | NAS-ANALYSIS-CYCLE  | 8  | 45
            "SNA", "Ratio"                           | "SMA", "Ratio"                           | NAS-ANALYSIS-NAME   | 11 | 51
            "SNA", "Ratio"                           | "Ratio", "Ratio"                         | NAS-ANALYSIS-DUPLICATE | 11 | 60
            "steiner-1953"                           | "stiner"                                 | NAS-ANALYSIS-NORM   | 4  | 13
            "unit": "%"                              | "unit": "inch"                           | NAS-ANALYSIS-SCHEMA | 7  | 29
            "name": "Our clinic"                     | "nmae": "Our clinic"                     | NAS-ANALYSIS-SCHEMA | 3  | 11
            "id": "Ratio"                            | "id": "SNB"                              | NAS-ANALYSIS-DUPLICATE | 7 | 12
            "id": "clinic"                           | "id": "steiner"                          | NAS-ANALYSIS-DUPLICATE | 2 | 9
            "sections": [                            | "sections": [,                           | NAS-ANALYSIS-FILE   | 11 | 16
            """)
    void aDraftAtFaultIsToldWithItsPlace(String good, String bad, String code, int line, int column) {
        AnalysisCatalog.Draft draft = catalog.draft(OWN.replace(good, bad));
        assertTrue(draft.analysis().isEmpty());
        assertTrue(
                draft.problems().stream()
                        .anyMatch(problem -> problem.problem().code().equals(code)
                                && problem.line() == line
                                && problem.column() == column),
                draft.problems().toString());
    }

    @Test
    void aDraftTakesThePlaceOfWhatItWasSavedAs() {
        AnalysisCatalog once = catalog.draft(OWN).catalog();
        AnalysisCatalog.Draft twice = once.draft(OWN.replace("Our clinic\"", "Other\""));
        assertEquals("Other", twice.analysis().orElseThrow().name());
        assertEquals(catalog.analyses().size() + 1, twice.catalog().analyses().size());
    }

    @Test
    void editedNormsTakeThePlaceOfTheBundled() throws IOException {
        Path file = new AnalysisFolder(settings).copyNorms("steiner-1953");
        Files.writeString(file, Files.readString(file).replace("\"SNA\": [{\"low\": 80", "\"SNA\": [{\"low\": 83"));
        AnalysisCatalog loaded = AnalysisCatalog.load(settings);
        assertEquals(List.of(), loaded.problems());
        assertEquals(
                83.5,
                loaded.engine(WOMAN)
                        .compute(Films.adult(), Films.ONE_MM)
                        .byId()
                        .get("SNA")
                        .norm()
                        .orElseThrow()
                        .mean());
        assertEquals(file, new AnalysisFolder(settings).copyNorms("steiner-1953"));
        assertTrue(Files.readString(file).contains("\"low\": 83"), "a copy that was edited is not written over");
        assertThrows(ProblemException.class, () -> new AnalysisFolder(settings).copyNorms("../secret"));
    }

    @Test
    void normsCanBeWrittenLikeAnAnalysis() {
        String text = new AnalysisFolder(settings)
                .normsSource("steiner-1953")
                .orElseThrow()
                .replace("\"low\": 80, \"high\": 84", "\"mean\": 84");
        AnalysisCatalog.Draft draft = catalog.draft(text);
        Analysis shown = draft.analysis().orElseThrow();
        assertTrue(shown.measurements().containsAll(List.of("SNA", "SNB", "ANB")));
        Readings readings = draft.catalog().engine(WOMAN).compute(Films.adult(), Films.ONE_MM);
        assertEquals(
                84,
                draft.catalog()
                        .sheet(shown, readings, WOMAN)
                        .readings()
                        .getFirst()
                        .norm()
                        .orElseThrow()
                        .mean());
        assertEquals(settings.resolve("norms/steiner-1953.json"), new AnalysisFolder(settings).save(text));
        assertEquals(
                84,
                AnalysisCatalog.load(settings)
                        .engine(WOMAN)
                        .compute(Films.adult(), Films.ONE_MM)
                        .byId()
                        .get("SNA")
                        .norm()
                        .orElseThrow()
                        .mean());
        assertEquals(Optional.of(text), new AnalysisFolder(settings).normsSource("steiner-1953"));
        assertEquals(
                "NAS-ANALYSIS-NORM",
                catalog.draft(text.replace("\"SNB\"", "\"SNQ\""))
                        .problems()
                        .getFirst()
                        .problem()
                        .code());
    }

    @Test
    void anIdentifierCannotLeaveItsFolder() {
        assertThrows(
                ProblemException.class,
                () -> new AnalysisFolder(settings).save(OWN.replace("\"clinic\"", "\"../clinic\"")));
        assertFalse(Files.exists(settings.resolve("clinic.json")));
    }

    private Optional<Norm> norm(String analysis, Readings readings, String id) {
        return catalog.sheet(catalog.analysis(analysis).orElseThrow(), readings, WOMAN).readings().stream()
                .filter(reading -> reading.measurement().id().equals(id))
                .findFirst()
                .orElseThrow()
                .norm();
    }
}
