package org.nasion.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.nasion.core.analysis.ClinicalReading;
import org.nasion.core.analysis.Films;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.report.ReportStyle.Form;
import org.nasion.core.report.ReportStyle.Paper;
import org.nasion.core.text.Texts;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;
import org.nasion.core.wording.Wording;

/** The page for a patient: plain words, no numbers of measurements, and no doubt hidden. */
@Tag("slow")
class PatientPageTest {

    private static final List<String> LANGUAGES = List.of("en", "de", "es", "zh");

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es", "zh"})
    void isOnePageWithoutNumbersOfMeasurements(String language) throws IOException {
        for (Paper paper : Paper.values()) {
            try (PDDocument pdf = Loader.loadPDF(new PdfReport(style(paper, language)).bytes(Reports.erika()))) {
                assertEquals(1, pdf.getNumberOfPages(), language + " " + paper);
                String text = new PDFTextStripper().getText(pdf);
                assertFalse(
                        Pattern.compile("\\d ?(°|mm|%)|±|SNA|ANB").matcher(text).find(), text);
            }
        }
    }

    /** The rules' outcomes come from findings.json: one that is added there must be told to patients too. */
    @Test
    void everyFindingHasPlainWords() {
        for (String language : LANGUAGES) {
            Texts words = Texts.of(Locale.forLanguageTag(language), Wording.BUNDLE);
            List<String> without = ClinicalReading.texts().keySet().stream()
                    .filter(id -> id.matches("[a-zA-Z]+\\.[a-zA-Z]+"))
                    .filter(id -> ClinicalReading.texts().containsKey(id.replace(".", ".word.")))
                    .filter(id -> !PatientHtml.TECHNICAL.contains(id.substring(0, id.indexOf('.'))))
                    .filter(id -> !id.endsWith(".normal") && !id.endsWith(".usual")
                            || id.startsWith("maxilla.")
                            || id.startsWith("mandible."))
                    .filter(id -> !words.allKeys().contains("plain." + id))
                    .toList();
            assertEquals(List.of(), without, language);
        }
    }

    @Test
    void tellsWhatTheFindingsSayAndThatNobodyLooked() throws IOException {
        String looked = html(Films.adult());
        assertFalse(looked.contains("Nobody has checked") || looked.contains("Not every point"));
        Tracing unseen = Tracing.EMPTY;
        for (Landmark landmark : Landmark.STANDARD) {
            Point at = Films.adult().position(landmark).orElseThrow();
            unseen = unseen.with(
                    landmark,
                    new Placement(
                            // A lower jaw 30 mm further back: Class II in any reading.
                            List.of(Landmark.B, Landmark.POG, Landmark.GN, Landmark.ME)
                                            .contains(landmark)
                                    ? at.plus(new Point(-300, 0))
                                    : at,
                            Placement.Origin.DETECTED,
                            false,
                            Optional.empty()));
        }
        String html = html(unseen);
        assertTrue(html.contains("Nobody has checked this measurement yet."));
        assertTrue(html.contains("your lower jaw lies further back than usual"), html);
    }

    private static String html(Tracing tracing) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HtmlReport.write(Reports.of(Reports.ERIKA, tracing, Reports.TENTH), style(Paper.A4, "en"), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static ReportStyle style(Paper paper, String language) {
        return new ReportStyle(
                Form.PATIENT,
                paper,
                Locale.forLanguageTag(language),
                Clinic.NONE,
                "",
                Optional.empty(),
                Optional.empty());
    }
}
