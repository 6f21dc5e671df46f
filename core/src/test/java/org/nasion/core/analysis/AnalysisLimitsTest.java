package org.nasion.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Analyses made to take all memory or time: each is left out with one sentence, and nothing else is affected. */
class AnalysisLimitsTest {

    /** Far more than the refusals take, far less than the work that they spare. */
    private static final Duration SOON = Duration.ofSeconds(20);

    private final AnalysisCatalog catalog = AnalysisCatalog.bundled();

    @TempDir
    private Path settings;

    static Stream<Arguments> bombs() {
        return Stream.of(
                Arguments.of(
                        "long names within one another over a long list: 45 GB of places",
                        "NAS-ANALYSIS-FILE",
                        "{\"id\":\"bomb\",\"name\":\"x\",\"sections\":[],\"z\":"
                                + ("{\"" + "k".repeat(1000) + "\":").repeat(450) + "[" + "0,".repeat(99_999) + "0]"
                                + "}".repeat(451)),
                Arguments.of(
                        "a long list alone",
                        "NAS-ANALYSIS-FILE",
                        "{\"id\":\"bomb\",\"z\":[" + "0,".repeat(99_999) + "0]}"),
                Arguments.of(
                        "lists within one another",
                        "NAS-ANALYSIS-FILE",
                        "{\"id\":" + "[".repeat(900) + "]".repeat(900) + "}"),
                Arguments.of("a long name", "NAS-ANALYSIS-FILE", "{\"" + "k".repeat(400_000) + "\": 1}"),
                Arguments.of("a long text", "NAS-ANALYSIS-FILE", "{\"id\":\"" + "k".repeat(400_000) + "\"}"),
                Arguments.of("more than 1 MB", "NAS-ANALYSIS-FILE", " ".repeat(1 << 20) + "{}"),
                Arguments.of("something behind the end", "NAS-ANALYSIS-FILE", "{} {}"),
                Arguments.of(
                        "a number beyond all numbers",
                        "NAS-ANALYSIS-SCHEMA",
                        with("\"ownNorms\": {\"SNA\": [{\"mean\": 1e999, \"sd\": 1}]}")),
                Arguments.of(
                        "a year beyond all years", "NAS-ANALYSIS-SCHEMA", with("\"year\": 99999999999999999999999999")),
                Arguments.of(
                        "a norm beyond all sense",
                        "NAS-ANALYSIS-SCHEMA",
                        with("\"ownNorms\": {\"SNA\": [{\"mean\": 1e7, \"sd\": 1}]}")),
                Arguments.of(
                        "a long name of a measurement",
                        "NAS-ANALYSIS-SCHEMA",
                        with(measurement("X", "SNA")
                                .replace("\"unit\"", "\"name\": \"" + "n".repeat(4000) + "\", \"unit\""))),
                Arguments.of(
                        "two thousand measurements",
                        "NAS-ANALYSIS-SCHEMA",
                        with(IntStream.range(0, 2000)
                                .mapToObj(i -> one("m" + i, "SNA"))
                                .collect(Collectors.joining(",", "\"measurements\": [", "]")))),
                Arguments.of(
                        "alternatives within alternatives: two to the power of 18",
                        "NAS-ANALYSIS-SYNTAX",
                        with(measurement(
                                "X",
                                "between(" + "first(".repeat(18) + "line(S, N)" + ")".repeat(18) + ", line(S, N))"))),
                Arguments.of(
                        "the same where a norm counts",
                        "NAS-ANALYSIS-SYNTAX",
                        with(measurement("X", "SNA")
                                .replace(
                                        "}]",
                                        ", \"normWhere\": {\"from\": 0, \"to\": 1, \"value\": \"between("
                                                + "first(".repeat(18) + "line(S, N)" + ")".repeat(18)
                                                + ", line(S, N))\"}}]"))),
                Arguments.of(
                        "brackets within one another",
                        "NAS-ANALYSIS-SYNTAX",
                        with(measurement("X", "(".repeat(490) + "SNA" + ")".repeat(490)))),
                Arguments.of(
                        "minus upon minus", "NAS-ANALYSIS-SYNTAX", with(measurement("X", "-".repeat(900) + "SNA"))),
                Arguments.of(
                        "a product as deep as it is long",
                        "NAS-ANALYSIS-SYNTAX",
                        with(measurement("X", "1*".repeat(490) + "SNA"))),
                Arguments.of(
                        "names in a row, each within brackets",
                        "NAS-ANALYSIS-NAME",
                        with(IntStream.range(0, 100)
                                .mapToObj(i -> one(
                                        "m" + i, "(".repeat(18) + (i == 99 ? "SNA" : "m" + (i + 1)) + ")".repeat(18)))
                                .collect(Collectors.joining(",", "\"measurements\": [", "]")))),
                Arguments.of(
                        "250 measurements, each as large as one may be",
                        "NAS-ANALYSIS-FILE",
                        with(Stream.concat(
                                        Stream.of(one("m0", "SNA" + "+SNA".repeat(100))),
                                        IntStream.range(1, 250).mapToObj(i -> one("m" + i, "m0+m0+m0+m0")))
                                .collect(Collectors.joining(",", "\"measurements\": [", "]")))),
                Arguments.of(
                        "thousands of unknown names",
                        "NAS-ANALYSIS-NAME",
                        "{\"id\":\"bomb\",\"name\":\"x\",\"sections\":["
                                + IntStream.range(0, 40)
                                        .mapToObj(i -> "{\"title\":\"t\",\"measurements\":["
                                                + IntStream.range(0, 300)
                                                        .mapToObj(j -> "\"u" + i + "_" + j + "\"")
                                                        .collect(Collectors.joining(","))
                                                + "]}")
                                        .collect(Collectors.joining(","))
                                + "]}"));
    }

    private static String one(String id, String formula) {
        return "{\"id\": \"" + id + "\", \"unit\": \"°\", \"formula\": \"" + formula + "\"}";
    }

    private static String measurement(String id, String formula) {
        return "\"measurements\": [" + one(id, formula) + "]";
    }

    private static String with(String fields) {
        return "{\"id\": \"bomb\", \"name\": \"x\", " + fields
                + ", \"sections\": [{\"title\": \"t\", \"measurements\": [\"SNA\"]}]}";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void whatWouldTakeAllTimeOrMemoryIsRefusedInASentence(String what, String code, String text) {
        AnalysisCatalog.Draft draft = assertTimeoutPreemptively(SOON, () -> catalog.draft(text));
        assertTrue(draft.analysis().isEmpty(), what);
        assertEquals(
                code,
                draft.problems().getFirst().problem().code(),
                draft.problems().getFirst().toString());
        assertTrue(draft.problems().size() <= 50);
    }

    @Test
    void aBombInTheFolderIsLeftOutAndTheOthersAreRead() throws IOException {
        Path folder = Files.createDirectories(settings.resolve(AnalysisCatalog.ANALYSES));
        List<Object[]> bombs = bombs().map(Arguments::get).toList();
        for (int i = 0; i < bombs.size(); i++) {
            Files.writeString(folder.resolve("bomb" + i + ".json"), (String) bombs.get(i)[2]);
        }
        Files.writeString(
                folder.resolve("good.json"), with(measurement("Mine", "SNA")).replace("bomb", "good"));
        AnalysisCatalog loaded = assertTimeoutPreemptively(SOON, () -> AnalysisCatalog.load(settings));
        assertTrue(loaded.analysis("good").isPresent());
        assertEquals(
                bombs.size(),
                loaded.problems().stream().map(SourceProblem::file).distinct().count());
        assertEquals(catalog.measurements().size() + 1, loaded.measurements().size());
    }

    @Test
    void moreFilesThanAnybodyWritesAreNotRead() throws IOException {
        Path folder = Files.createDirectories(settings.resolve(AnalysisCatalog.ANALYSES));
        for (int i = 0; i < 103; i++) {
            Files.writeString(
                    folder.resolve("a%03d.json".formatted(i)),
                    with(measurement("m" + i, "SNA")).replace("bomb", "a" + i));
        }
        AnalysisCatalog loaded = AnalysisCatalog.load(settings);
        assertEquals(100, loaded.analyses().stream().filter(Analysis::own).count());
        assertEquals("NAS-ANALYSIS-FILE", loaded.problems().getLast().problem().code());
    }

    @Test
    void aPipeAndALinkToADeviceAreNoAnalyses() throws IOException, InterruptedException {
        assumeTrue(Files.exists(Path.of("/dev/zero")), "needs devices that are files");
        for (String kind : new String[] {AnalysisCatalog.ANALYSES, AnalysisCatalog.NORMS}) {
            Path folder = Files.createDirectories(settings.resolve(kind));
            Files.createSymbolicLink(folder.resolve("zero.json"), Path.of("/dev/zero"));
            assertEquals(
                    0,
                    new ProcessBuilder("mkfifo", folder.resolve("pipe.json").toString())
                            .start()
                            .waitFor());
        }
        AnalysisCatalog loaded = assertTimeoutPreemptively(SOON, () -> AnalysisCatalog.load(settings));
        assertEquals(
                List.of("NAS-FILE-KIND", "NAS-FILE-KIND", "NAS-FILE-KIND", "NAS-FILE-KIND"),
                loaded.problems().stream()
                        .map(problem -> problem.problem().code())
                        .toList());
        assertTrue(new AnalysisFolder(settings).normsSource("zero").isEmpty());
    }

    /** The most that a user's own analyses may hold: looked at whole, so that the limit is known to be one of time. */
    @Test
    void theLargestAnalysisAllowedIsWorkedOut() {
        String largest = with(Stream.concat(
                        Stream.of(one("m0", "SNA" + "+SNA".repeat(60))),
                        IntStream.range(1, 70).mapToObj(i -> one("m" + i, "m0+m0")))
                .collect(Collectors.joining(",", "\"measurements\": [", "]")));
        AnalysisCatalog.Draft draft = catalog.draft(largest);
        assertEquals(List.of(), draft.problems());
        Readings readings = assertTimeoutPreemptively(
                SOON, () -> draft.catalog().engine(PatientFacts.UNKNOWN).compute(Films.adult(), Films.ONE_MM));
        double sna = readings.byId().get("SNA").value().number().orElseThrow();
        assertEquals(122 * sna, readings.byId().get("m69").value().number().orElseThrow(), 1e-6);
    }

    /** What grows without end has no value, so that no chart and no table has to hold it. */
    @Test
    void aNumberBeyondAllSenseIsNone() {
        String huge = with("\"measurements\": [" + one("Huge", "SNA * 100000 * 100000") + "," + one("Sane", "SNA * 2")
                        + "]")
                .replace("[\"SNA\"]", "[\"Huge\", \"Sane\"]");
        AnalysisCatalog.Draft draft = catalog.draft(huge);
        assertEquals(List.of(), draft.problems());
        Readings readings = draft.catalog().engine(PatientFacts.UNKNOWN).compute(Films.adult(), Films.ONE_MM);
        assertEquals(new Value.Undefined(), readings.byId().get("Huge").value());
        assertFalse(readings.byId().get("Sane").value().number().isEmpty());
    }
}
