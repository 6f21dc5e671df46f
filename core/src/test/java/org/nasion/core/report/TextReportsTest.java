package org.nasion.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nasion.core.analysis.Films;
import org.nasion.core.landmark.Landmark;

class TextReportsTest {

    @Test
    void theTableHasOneLinePerMeasurementWithUnitNormAndScale() throws IOException {
        Report report = Reports.erika();
        List<List<String>> table = csv(report);
        assertEquals(report.readings().all().size() + 1, table.size());
        List<String> sna = row(table, "SNA");
        List<String> header = table.getFirst();
        assertEquals(
                report.readings().byId().get("SNA").value().number().orElseThrow(),
                Double.parseDouble(sna.get(header.indexOf("value"))),
                5e-5);
        assertEquals("°", sna.get(header.indexOf("unit")));
        assertEquals(
                "",
                sna.get(header.indexOf("norm_mean")),
                "82 ± 2 is a range that is called normal and has no standard deviation");
        assertEquals(
                List.of("range", "80.0000", "84.0000", "", "", ""),
                Stream.of("norm_kind", "norm_low", "norm_high", "norm_sd", "deviation_sd", "stars")
                        .map(column -> sna.get(header.indexOf(column)))
                        .toList());
        List<String> incisors = row(table, "FMIA");
        assertEquals("mean", incisors.get(header.indexOf("norm_kind")));
        assertEquals("65.0000", incisors.get(header.indexOf("norm_mean")));
        assertEquals(
                Double.parseDouble(incisors.get(3)) - 65,
                Double.parseDouble(incisors.get(header.indexOf("difference_to_mean"))),
                1e-4);
        assertEquals("", incisors.get(header.indexOf("stars")));
        assertEquals(
                "The source has no norm for the patient's age.",
                row(table, "S_N").get(header.indexOf("norm_missing_because")));
        assertEquals("Riedel 1952, Steiner 1953", sna.get(header.indexOf("norm_source")));
        assertEquals("no", sna.get(header.indexOf("estimated")));
        assertEquals("entered by the user", sna.get(header.indexOf("calibration")));
        table.forEach(row -> assertEquals(header.size(), row.size(), row.toString()));
    }

    /** Without premolars the plane through the incisors stands in. */
    @Test
    void whatStandsInIsNamed() throws IOException {
        Report report = Reports.of(Reports.ERIKA, Films.adult().without(Landmark.LPM), Reports.TENTH);
        List<List<String>> table = csv(report);
        assertEquals(
                "line(mid(UMT, LMT), mid(UIT, LIT))",
                row(table, "Wits").get(table.getFirst().indexOf("stands_in")));
        assertEquals("", row(csv(Reports.erika()), "Wits").get(table.getFirst().indexOf("stands_in")));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonReport.write(report, out);
        for (JsonNode node : new ObjectMapper().readTree(out.toByteArray()).get("readings")) {
            assertEquals(
                    node.get("id").asText().equals("Wits"),
                    node.has("standsIn"),
                    node.get("id").asText());
        }
    }

    @Test
    void unknownValuesAreEmptyAndSayWhy() throws IOException {
        List<List<String>> table = csv(Reports.of(Reports.ERIKA, Films.adult().without(Landmark.N), Films.NO_SCALE));
        assertEquals("", row(table, "SNA").get(3));
        assertEquals("needs N", row(table, "SNA").get(5));
        assertEquals("no scale", row(table, "Wits").get(5));
    }

    @Test
    void theJsonHoldsTheExactNumbersAndNoPatient() throws IOException {
        Report report = Reports.of(Reports.ERIKA, Films.adult().without(Landmark.LIA), Reports.TENTH);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonReport.write(report, out);
        String text = out.toString(StandardCharsets.UTF_8);
        assertFalse(text.contains("Erika"));
        assertFalse(text.contains("PH-0001"));
        JsonNode root = new ObjectMapper().readTree(text);
        assertEquals(report.readings().all().size(), root.get("readings").size());
        for (JsonNode node : root.get("readings")) {
            String id = node.get("id").asText();
            if (node.get("value").isNull()) {
                assertTrue(
                        report.readings().byId().get(id).isUnplaced()
                                || node.get("missing").get(0).asText().equals("LIA"),
                        id);
            } else {
                assertEquals(
                        report.readings().byId().get(id).value().number().orElseThrow(),
                        node.get("value").asDouble());
            }
        }
        assertTrue(root.get("findings").size() >= 3);
    }

    private static List<String> row(List<List<String>> table, String id) {
        return table.stream()
                .filter(row -> row.getFirst().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<List<String>> csv(Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvReport.write(report, out);
        return parse(out.toString(StandardCharsets.UTF_8));
    }

    /** RFC 4180, read character by character. */
    private static List<List<String>> parse(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(List.copyOf(row));
                    row.clear();
                }
            } else if (quoted || c != '\r') {
                cell.append(c);
            }
        }
        assertFalse(quoted);
        return rows;
    }
}
