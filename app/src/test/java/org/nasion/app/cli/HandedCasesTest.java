package org.nasion.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasion.app.Composition;
import org.nasion.core.dicom.Tag;

/**
 * {@code nasion trace} of one head stored in every odd way that once gave other numbers: {@code docs/reliability.md} has the
 * table, and names the tests of kinds that need no network. All films are traced by one command, as somebody would who got
 * them on one disc.
 */
@org.junit.jupiter.api.Tag("slow")
class HandedCasesTest {

    /** What storing may change of an angle; between two kinds of storing the plain film itself varies by 0.1°. */
    private static final double MOST_DEGREES = 0.6;

    @TempDir
    static Path folder;

    private static int exit;
    private static String said;

    @BeforeAll
    static void traceThemAll() throws IOException {
        OddFilms films = new OddFilms();
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("upright.png", films.png());
        files.put("turned180.png", films.turned(2));
        files.put("turned90.png", films.turned(1));
        files.put("one_hot_pixel.png", films.oneHotPixel());
        files.put("aspect_without_unit.png", films.aspectWithoutUnit());
        files.put("thumbnail_page_first.tif", films.thumbnailFirst());
        files.put("no_end_marker.jpg", films.noEndMarker());
        files.put("three_thousand_scans.jpg", films.threeThousandScans());
        files.put(
                "window_of_8_bits.dcm",
                films.dicom(set -> set.decimals(Tag.WINDOW_CENTER, 127.5).decimals(Tag.WINDOW_WIDTH, 255)));
        files.put("padding.dcm", films.padded());
        files.put("rows_fewer.dcm", films.nonSquare());
        files.put("spacing_100_mm.dcm", films.dicom(set -> set.decimals(Tag.PIXEL_SPACING, 100, 100)));
        files.put("magnification_1.dcm", films.magnificationOfOne());
        files.put(
                "decimal_comma.dcm",
                OddFilms.replaced(
                        films.dicom(set -> set.decimals(Tag.PIXEL_SPACING, 0.125, 0.125)),
                        "0.125\\0.125",
                        "0,125\\0,125"));
        files.put("latin1_without_charset.dcm", films.latin1WithoutCharset());
        files.put("table_says_10_bits.dcm", films.tableOfTwelveBits());
        List<String> command = new ArrayList<>(List.of(
                "trace", "--report", "json", "--out", folder.resolve("results").toString()));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            command.add(Files.write(path, file.getValue()).toString());
        }
        run(command);
    }

    private static void run(List<String> command) {
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        System.setOut(new PrintStream(heard, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(heard, true, StandardCharsets.UTF_8));
        try (Composition composition = new Composition()) {
            exit = NasionCommand.run(composition, command.toArray(String[]::new));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        said = heard.toString(StandardCharsets.UTF_8);
    }

    private static JsonNode report(String name) throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve("results").resolve(name + ".json").toFile());
    }

    private static double value(JsonNode report, String id) {
        for (JsonNode reading : report.get("readings")) {
            if (reading.get("id").asText().equals(id)) {
                return reading.get("value").isNull()
                        ? Double.NaN
                        : reading.get("value").asDouble();
            }
        }
        throw new AssertionError(id);
    }

    @Test
    void oneOfThemIsRefusedAndNoOther() {
        assertEquals(1, exit, said);
        assertTrue(said.contains("1 of 16 files failed"), said);
        assertTrue(
                said.lines()
                        .anyMatch(line ->
                                line.contains("three_thousand_scans.jpg") && line.contains("NAS-IMAGE-DAMAGED")),
                said);
        assertFalse(said.contains("Exception"), said);
    }

    @ParameterizedTest
    @CsvSource({
        "turned180",
        "turned90",
        "one_hot_pixel",
        "aspect_without_unit",
        "thumbnail_page_first",
        "no_end_marker",
        "window_of_8_bits",
        "padding",
        "rows_fewer",
        "spacing_100_mm",
        "magnification_1",
        "decimal_comma",
        "latin1_without_charset",
        "table_says_10_bits"
    })
    void theHeadHasItsAnglesHoweverTheFilmIsStored(String name) throws IOException {
        JsonNode plain = report("upright");
        JsonNode odd = report(name);
        // The gamma of the table's picture is another, so that the network sees other greys.
        double most = name.equals("table_says_10_bits") ? 1.5 : MOST_DEGREES;
        for (String angle : List.of("SNA", "SNB", "ANB", "FMA", "SN_MP", "IMPA")) {
            assertEquals(value(plain, angle), value(odd, angle), most, angle);
        }
        assertEquals(value(plain, "ANB") < 0, value(odd, "ANB") < 0);
    }

    /** In the report, in the case, and on the command line below the film's line. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            window_of_8_bits       | shows almost nothing of the film
            thumbnail_page_first   | the largest is shown
            no_end_marker          | lacks its end marker
            spacing_100_mm         | which no cephalogram is
            decimal_comma          | makes no sense
            latin1_without_charset | not of the character set
            """)
    void whatIsOddIsTold(String name, String words) throws IOException {
        assertTrue(said.contains(words), said);
        assertTrue(
                Files.readString(folder.resolve("results/" + name + ".nasion")).contains(words), "case");
        JsonNode report = report(name);
        boolean scale = name.startsWith("spacing");
        assertTrue(
                scale
                        ? report.get("calibration").asText().length() > 0
                        : report.get("notices").toString().contains(words),
                name);
    }

    @ParameterizedTest
    @CsvSource({"spacing_100_mm", "decimal_comma", "upright"})
    void withoutAScaleThatCanBeThereAreNoMillimetres(String name) throws IOException {
        JsonNode report = report(name);
        assertFalse(report.has("mmPerPx"));
        assertTrue(Double.isNaN(value(report, "S_N")));
    }

    @Test
    void aFactorOfOneCorrectsNothing() throws IOException {
        assertFalse(
                report("magnification_1").get("calibration").asText().contains("corrected for"),
                report("magnification_1").get("calibration").asText());
    }

    @Test
    void eachFilmHasItsOwnResults() throws IOException {
        try (Stream<Path> results = Files.list(folder.resolve("results"))) {
            assertEquals(15 * 3, results.count(), "a case, a report and an overlay each");
        }
    }

    @Test
    void noLetterOfAPatientsNameIsReplaced() throws IOException {
        String kept = Files.readString(folder.resolve("results/latin1_without_charset.nasion"));
        assertTrue(kept.contains("M\u00FCller, J\u00F6rg"), "read as Latin-1");
        assertFalse(kept.contains("\uFFFD"));
    }
}
