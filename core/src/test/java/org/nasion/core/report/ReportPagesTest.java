package org.nasion.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasion.core.analysis.Reading;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.report.ReportStyle.Form;
import org.nasion.core.report.ReportStyle.Paper;
import org.nasion.core.wording.Wording;

/** Where the full report's pages end. */
@Tag("slow")
class ReportPagesTest {

    private static final int ROWS_AT_LEAST = 3;
    private static final Pattern ROW = Pattern.compile(".*(°|mm|%|\\d ± \\d).*");

    @ParameterizedTest
    @CsvSource({"en, A4", "de, A4", "es, A4", "zh, A4", "en, LETTER", "de, LETTER", "zh, LETTER"})
    void noPageHoldsAFewLinesLeftOver(Locale language, Paper paper) throws IOException {
        ReportStyle style =
                new ReportStyle(Form.FULL, paper, language, Clinic.NONE, "", Optional.empty(), Optional.empty());
        for (Report report : List.of(
                Reports.erika(),
                Reports.onAnalyses(Reports.ERIKA, "steiner"),
                Reports.onAnalyses(Reports.ERIKA, "steiner", "mcnamara", "wits"),
                Reports.onAnalyses(Reports.ERIKA, "bjork", "jarabak", "burstone"))) {
            List<List<String>> pages = pages(new PdfReport(style).bytes(report));
            String where = language + " " + paper + " " + report.sheets().size() + " analyses";
            pointsAndNotesAreTogether(pages.getLast(), Wording.of(language, Optional.empty()), where);
            pages.forEach(page -> tablesHaveRows(page, Wording.of(language, Optional.empty()), where));
        }
    }

    private static void pointsAndNotesAreTogether(List<String> page, Wording wording, String where) {
        int points = page.indexOf(wording.say("points.title"));
        int notes = page.indexOf(wording.say("notes.title"));
        assertTrue(points >= 0 && notes > points, where + ": " + page);
        String table = " " + String.join(" ", page.subList(points, notes)) + " ";
        assertEquals(
                List.of(),
                Landmark.STANDARD.stream()
                        .map(Landmark::code)
                        .filter(code -> !table.contains(" " + code + " "))
                        .toList(),
                where);
    }

    /** What stands under each heading of a table before the page or the table ends. */
    private static void tablesHaveRows(List<String> page, Wording wording, String where) {
        String start = wording.say("values.name") + " " + wording.say("values.value");
        for (int head = 0; head < page.size(); head++) {
            if (page.get(head).startsWith(start)) {
                int rows = 0;
                for (String line : page.subList(head + 1, page.size())) {
                    if (line.startsWith(start)) {
                        break;
                    }
                    rows += ROW.matcher(line).matches() ? 1 : 0;
                }
                assertTrue(rows >= ROWS_AT_LEAST, where + ", a table's heading with " + rows + " rows: " + page);
            }
        }
    }

    @Test
    void groupsOfRowsAreAlikeInSize() {
        List<Reading> all = Reports.erika().readings().all();
        for (int rows = 1; rows <= 40; rows++) {
            List<Integer> sizes = ValuesHtml.balanced(all.subList(0, rows)).stream()
                    .map(List::size)
                    .toList();
            assertEquals(rows, sizes.stream().mapToInt(Integer::intValue).sum());
            assertTrue(sizes.stream().allMatch(size -> size <= 8), sizes.toString());
            assertTrue(
                    sizes.stream().mapToInt(Integer::intValue).max().orElseThrow()
                                    - sizes.stream()
                                            .mapToInt(Integer::intValue)
                                            .min()
                                            .orElseThrow()
                            <= 1,
                    sizes.toString());
        }
    }

    /** The lines of each page from above, without runs of spaces. */
    private static List<List<String>> pages(byte[] bytes) throws IOException {
        List<List<String>> pages = new ArrayList<>();
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                pages.add(stripper.getText(pdf)
                        .lines()
                        .map(line -> line.strip().replaceAll("\\s+", " "))
                        .toList());
            }
        }
        return pages;
    }
}
