package org.nasion.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.core.analysis.Films;
import org.nasion.core.compare.AcceptedMotions.Accepted;
import org.nasion.core.compare.ComparisonAnnex;
import org.nasion.core.compare.Method;
import org.nasion.core.compare.VisitComparison;
import org.nasion.core.compare.VisitFilm;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.Problem;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;
import org.nasion.core.wording.Wording;

/** A comparison of visits behind an ordinary report. */
class AnnexTest {

    /** The invented adult, and 22 months before with A 4 mm (40 px) further back. */
    private static final Tracing BEFORE = before();

    @TempDir
    Path folder;

    private static Tracing before() {
        Placement a = Films.adult().placement(Landmark.A).orElseThrow();
        return Films.adult()
                .with(
                        Landmark.A,
                        a.movedTo(new Point(a.position().x() - 40, a.position().y())));
    }

    private static VisitFilm visit(Tracing tracing, String day) {
        return VisitFilm.of(
                Optional.of(LocalDate.parse(day)),
                Reports.of(Reports.ERIKA, tracing, Reports.TENTH).readings());
    }

    static Annex annex(boolean accepted) {
        Map<String, Method> methods = new LinkedHashMap<>();
        methods.put("sn-at-s", Method.SN_AT_S);
        methods.put("mandible", Method.GO_ME_AT_ME);
        return new ComparisonAnnex(
                VisitComparison.of(List.of(visit(BEFORE, "2025-01-20"), visit(Films.adult(), "2026-11-20")), methods),
                List.of(Optional.of(LocalDate.parse("2025-01-20"))),
                accepted
                        ? Map.of(
                                "sn-at-s",
                                Map.of(
                                        0,
                                        new Accepted(
                                                "sn-at-s",
                                                0,
                                                0,
                                                0,
                                                false,
                                                "Dr. Musterfrau",
                                                "2026-11-21T10:00:00+01:00",
                                                0.1,
                                                0.1)))
                        : Map.of(),
                Map.of("maxilla", new Problem("NAS-COMPARE-POINTS", "{0} is needed on both films.", "PNS")));
    }

    private static String html(Report report, ReportStyle.Form form, Optional<Path> template) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HtmlReport.write(
                report,
                new ReportStyle(
                        form, ReportStyle.Paper.A4, Locale.ENGLISH, Clinic.NONE, "", template, Optional.empty()),
                out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static double value(Tracing tracing, String id) {
        return Reports.of(Reports.ERIKA, tracing, Reports.TENTH)
                .readings()
                .byId()
                .get(id)
                .value()
                .number()
                .orElseThrow();
    }

    @Test
    void theReportTellsDrawingsFitsAndChangesAndWhoAcceptedWhat() throws IOException {
        Report report = Reports.onAnalyses(Reports.ERIKA, "steiner").with(List.of(annex(true)));
        String html = html(report, ReportStyle.Form.FULL, Optional.empty());
        String behind = html.substring(html.indexOf("Comparison with 2025-01-20"));
        assertTrue(behind.contains("S–N at S: accepted by Dr. Musterfrau on 2026-11-21."), behind.substring(0, 3000));
        assertTrue(behind.contains("Go–Me at Me: laid by the method; nobody accepted it."));
        assertTrue(behind.contains("maxilla (structural): not possible. PNS is needed"));
        assertEquals(3, behind.split("<svg", -1).length, "two drawings");
        double difference = value(Films.adult(), "SNA") - value(BEFORE, "SNA");
        assertTrue(difference > 2, "A went forward");
        String row = behind.substring(behind.indexOf("<td class=\"words\">SNA</td>"));
        row = row.substring(0, row.indexOf("</tr>"));
        // 669 days of 365.25 to the year.
        for (double number :
                List.of(value(BEFORE, "SNA"), value(Films.adult(), "SNA"), difference, difference / (669 / 365.25))) {
            assertTrue(row.contains(">" + Wording.ENGLISH.number(number) + "</td>"), number + " in " + row);
        }
        assertFalse(behind.contains("A–N ⊥"), "McNamara's values are not among Steiner's");
    }

    @Test
    void theWorkbookHasItOnSheetsOfItsOwn() throws IOException {
        Path file = folder.resolve("report.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            XlsxReport.write(Reports.erika().with(List.of(annex(false))), ReportStyle.DEFAULT, out);
        }
        String names;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            names = new String(
                    zip.getInputStream(zip.getEntry("xl/workbook.xml")).readAllBytes(), StandardCharsets.UTF_8);
        }
        for (String sheet : List.of("changes", "moves", "superimposition")) {
            assertTrue(names.contains("name=\"" + sheet + "\""), names);
        }
    }

    @Test
    void thePageForPatientsAndAReportThatNamesNobodyHaveNone() throws IOException {
        Report report = Reports.erika().with(List.of(annex(true)));
        assertFalse(html(report, ReportStyle.Form.PATIENT, Optional.empty()).contains("2025-01-20"));
        assertTrue(html(report, ReportStyle.Form.SHORT, Optional.empty()).contains("Comparison with 2025-01-20"));
        assertFalse(html(report.nameless(report.film()), ReportStyle.Form.FULL, Optional.empty())
                .contains("2025-01-20"));
    }

    @Test
    void aClinicsTemplateWithoutAPlaceForItGetsItAtItsEnd() throws IOException {
        Files.writeString(
                folder.resolve("full.html"),
                "<html lang=\"{{language}}\">{{head}}<body><h1>Ours</h1>{{patient}}</body></html>");
        Report report = Reports.erika().with(List.of(annex(true)));
        String html = html(report, ReportStyle.Form.FULL, Optional.of(folder));
        assertTrue(html.indexOf("Ours") > 0 && html.indexOf("Ours") < html.indexOf("Comparison with 2025-01-20"));
    }

    @Test
    void everyLanguageSaysIt() {
        for (String language : List.of("en", "de", "es", "fr", "ja", "ko", "pt", "zh")) {
            Wording words = Wording.of(Locale.forLanguageTag(language), Optional.empty());
            Annex.Content content = annex(true).pages(words, 500, Set.of());
            String all = content.title() + String.join(" ", content.sentences());
            assertFalse(all.contains("{") || all.contains("annex."), language + ": " + all);
            assertEquals(
                    language.equals("en"), content.sentences().stream().anyMatch(one -> one.contains("accepted by")));
        }
    }
}
