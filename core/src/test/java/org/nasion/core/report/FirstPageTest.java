package org.nasion.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasion.core.analysis.Films;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.patient.Patient;
import org.nasion.core.report.ReportStyle.Form;
import org.nasion.core.report.ReportStyle.Paper;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;
import org.nasion.core.wording.Wording;

/** What a colleague finds on the full report's first page. */
@Tag("slow")
class FirstPageTest {

    private static final String[] USUAL = {
        "steiner", "downs", "tweed", "ricketts", "mcnamara", "jarabak", "wits", "eastman", "kim", "soft-tissue"
    };

    @ParameterizedTest
    @CsvSource({"en, A4", "de, A4", "es, A4", "zh, A4", "en, LETTER", "de, LETTER", "es, LETTER", "zh, LETTER"})
    void holdsEverythingUpToTheSignatureInEveryLanguage(Locale language, Paper paper) throws IOException {
        Wording wording = Wording.of(language, Optional.empty());
        Report report = Reports.onAnalyses(Reports.ERIKA, USUAL);
        try (PDDocument pdf = Loader.loadPDF(new PdfReport(new ReportStyle(
                        Form.FULL, paper, language, Clinic.NONE, "", Optional.empty(), Optional.empty()))
                .bytes(report))) {
            String first = page(pdf, 1);
            for (String expected : List.of(
                    wording.say("review.count", 29, 29),
                    wording.say("key.title"),
                    wording.say("synthesis.title"),
                    wording.say("findings.title"),
                    wording.say("findings.more", 3),
                    wording.say("findings.help"),
                    wording.say("open.title"),
                    wording.say("comment.signature"))) {
                assertTrue(first.contains(expected), expected + " is not on page 1: " + first);
            }
            assertTrue(page(pdf, 2).contains(wording.say("values.title")), "the second page begins the table");
            String last = page(pdf, pdf.getNumberOfPages());
            assertTrue(last.contains(wording.say("findings.rest")), "the rest of the findings: " + last);
        }
    }

    /** One value, one number: the same angle in ten analyses is printed once in the table. */
    @ParameterizedTest
    @CsvSource({"en", "de"})
    void noValueIsPrintedManyTimes(Locale language) throws IOException {
        Wording wording = Wording.of(language, Optional.empty());
        Report report = Reports.onAnalyses(Reports.ERIKA, USUAL);
        String fma = wording.valueWithError(report.readings().byId().get("FMA"));
        try (PDDocument pdf = Loader.loadPDF(new PdfReport(new ReportStyle(
                        Form.FULL, Paper.A4, language, Clinic.NONE, "", Optional.empty(), Optional.empty()))
                .bytes(report))) {
            StringBuilder tables = new StringBuilder();
            for (int i = 2; i < pdf.getNumberOfPages(); i++) {
                tables.append(page(pdf, i));
            }
            assertEquals(
                    1, tables.toString().split(java.util.regex.Pattern.quote(fma), -1).length - 1, tables.toString());
        }
    }

    /** A film that nobody looked at, of nobody, without a scale, has the most open questions. */
    @ParameterizedTest
    @CsvSource({
        "en, A4",
        "de, A4",
        "es, A4",
        "fr, A4",
        "pt, A4",
        "ja, A4",
        "ko, A4",
        "zh, A4",
        "en, LETTER",
        "de, LETTER",
        "fr, LETTER"
    })
    void theShortFormIsOnePageHoweverMuchIsOpen(Locale language, Paper paper) throws IOException {
        Report report = Reports.of(Patient.NOBODY, unseen(landmark -> false), new Calibration.Uncalibrated(1));
        try (PDDocument pdf = Loader.loadPDF(new PdfReport(new ReportStyle(
                        Form.SHORT, paper, language, Clinic.NONE, "", Optional.empty(), Optional.empty()))
                .bytes(report))) {
            assertEquals(1, pdf.getNumberOfPages());
        }
    }

    private static Tracing unseen(Predicate<Landmark> seen) {
        Tracing tracing = Tracing.EMPTY;
        for (Landmark landmark : Landmark.STANDARD) {
            tracing = tracing.with(
                    landmark,
                    new Placement(
                            Films.adult().position(landmark).orElseThrow(),
                            Placement.Origin.DETECTED,
                            seen.test(landmark),
                            Optional.empty()));
        }
        return tracing;
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void draftStandsAcrossWhatNobodyLookedAt(boolean seen) throws IOException {
        Tracing tracing = unseen(landmark -> seen && landmark == Landmark.S);
        StringBuilder svg = new StringBuilder();
        DraftStamp.paint(new Ink.Svg(svg), 100, 120, tracing, Lettering.bundled(Lettering.SEMIBOLD), "DRAFT");
        assertEquals(seen, svg.isEmpty());
        assertFalse(!seen && !svg.toString().contains("<path"));
    }

    private static String page(PDDocument pdf, int number) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(number);
        stripper.setEndPage(number);
        return stripper.getText(pdf).replaceAll("\\s+", " ");
    }
}
