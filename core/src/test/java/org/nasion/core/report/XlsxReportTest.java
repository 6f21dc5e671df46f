package org.nasion.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.nasion.core.analysis.Films;
import org.nasion.core.landmark.Landmark;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The workbook read with nothing but a ZIP reader and an XML parser. */
class XlsxReportTest {

    @Test
    void numbersAreNumbersWithFullPrecision() throws Exception {
        Report report = Reports.erika();
        Map<String, Map<String, String>> rows = rows(written(report, "en"), 1);
        for (String id : List.of("SNA", "Wits", "Jarabak")) {
            double value = report.readings().byId().get(id).value().number().orElseThrow();
            assertEquals(value, Double.parseDouble(rows.get(id).get("C")), 1e-9, id);
        }
        assertEquals(8, Double.parseDouble(rows.get("SN_PP").get("F")));
        assertEquals(3, Double.parseDouble(rows.get("SN_PP").get("G")));
        assertEquals(null, rows.get("SNA").get("F"), "the middle of a range is no mean");
        assertEquals(80, Double.parseDouble(rows.get("SNA").get("M")));
        assertEquals(84, Double.parseDouble(rows.get("SNA").get("N")));
        assertEquals("°", rows.get("SNA").get("D"));
        report.readings()
                .all()
                .forEach(reading -> assertEquals(
                        !reading.isUnplaced(),
                        rows.containsKey(reading.measurement().id())));
    }

    @Test
    void whatIsNotKnownIsEmptyAndSaysWhy() throws Exception {
        Map<String, Map<String, String>> rows =
                rows(written(Reports.of(Reports.ERIKA, Films.adult().without(Landmark.N), Films.NO_SCALE), "de"), 1);
        assertEquals(null, rows.get("SNA").get("C"));
        assertEquals("braucht N", rows.get("SNA").get("L"));
        assertEquals("kein Maßstab", rows.get("Co_A").get("L"));
    }

    @Test
    void pointsAreGivenInPixelsOfTheFilm() throws Exception {
        Map<String, Map<String, String>> rows = rows(written(Reports.erika(), "zh"), 3);
        assertEquals(
                29,
                rows.keySet().stream()
                        .filter(id -> Landmark.ofCode(id).isPresent())
                        .count());
        assertEquals(
                Films.adult().position(Landmark.GN).orElseThrow().x(),
                Double.parseDouble(rows.get("Gn").get("C")),
                1e-9);
        assertEquals("鼻根点", rows.get("N").get("B"));
    }

    private static byte[] written(Report report, String language) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XlsxReport.write(
                report,
                new ReportStyle(
                        ReportStyle.Form.FULL,
                        ReportStyle.Paper.A4,
                        Locale.forLanguageTag(language),
                        Clinic.NONE,
                        "",
                        Optional.empty(),
                        Optional.empty()),
                out);
        return out.toByteArray();
    }

    /** Cells by their column's letter, by the text in the row's first cell. */
    private static Map<String, Map<String, String>> rows(byte[] book, int sheet) throws Exception {
        Map<String, Document> parts = parts(book);
        List<String> strings = new ArrayList<>();
        NodeList shared = parts.get("xl/sharedStrings.xml").getElementsByTagName("si");
        for (int i = 0; i < shared.getLength(); i++) {
            strings.add(shared.item(i).getTextContent());
        }
        Map<String, Map<String, String>> rows = new HashMap<>();
        NodeList found = parts.get("xl/worksheets/sheet" + sheet + ".xml").getElementsByTagName("row");
        for (int i = 0; i < found.getLength(); i++) {
            Map<String, String> cells = new HashMap<>();
            NodeList of = ((Element) found.item(i)).getElementsByTagName("c");
            for (int k = 0; k < of.getLength(); k++) {
                Element cell = (Element) of.item(k);
                NodeList value = cell.getElementsByTagName("v");
                if (value.getLength() == 1) {
                    String text = value.item(0).getTextContent();
                    cells.put(
                            cell.getAttribute("r").replaceAll("\\d", ""),
                            cell.getAttribute("t").equals("s") ? strings.get(Integer.parseInt(text)) : text);
                }
            }
            rows.put(cells.getOrDefault("A", ""), cells);
        }
        return rows;
    }

    private static Map<String, Document> parts(byte[] book) throws Exception {
        Map<String, Document> parts = new HashMap<>();
        Path file = Files.createTempFile("book", ".xlsx");
        Files.write(file, book);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().endsWith(".xml")) {
                    parts.put(
                            entry.getName(),
                            DocumentBuilderFactory.newInstance()
                                    .newDocumentBuilder()
                                    .parse(zip.getInputStream(entry)));
                }
            }
        } finally {
            Files.delete(file);
        }
        return parts;
    }
}
