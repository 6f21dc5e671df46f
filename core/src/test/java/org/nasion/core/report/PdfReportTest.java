package org.nasion.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.nasion.core.analysis.Films;
import org.nasion.core.image.Acquisition;
import org.nasion.core.tracing.Tracing;

class PdfReportTest {

    @Test
    void tellsPatientValuesFindingsAndScaleOnThreePages() throws IOException {
        Report report = Reports.erika();
        try (PDDocument pdf = written(report)) {
            assertEquals(3, pdf.getNumberOfPages());
            String text = text(pdf);
            for (String expected : new String[] {"Muster, Erika", "PH-0001", "2009-03-14", "female", "Report of 2026-11-22",
                "0.1000 mm per pixel: entered by the user", "Research use only. Not a medical device.", "Page 2 of 3", "net 1, CPU",
                "Riedel 1952, Steiner 1953", "McNamara 1984, women", report.findings().all().getFirst().sentence().split(" ")[0]}) {
                assertTrue(text.contains(expected), expected);
            }
            double sna = report.readings().byId().get("SNA").value().number().orElseThrow();
            assertTrue(text.contains(Wording.number(sna) + "°"), text);
        }
    }

    @Test
    void everyFontIsEmbeddedAndIsOurs() throws IOException {
        try (PDDocument pdf = written(Reports.erika())) {
            for (PDPage page : pdf.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertTrue(font.isEmbedded(), font.getName());
                    assertTrue(font.getName().contains("Inter"), font.getName());
                }
            }
        }
    }

    @Test
    void theFilmIsOnePictureAndTheTracingIsVectors() throws IOException {
        try (PDDocument pdf = written(Reports.erika())) {
            int[] found = new int[2];
            count(pdf.getPage(0).getResources(), found);
            assertEquals(1, found[0], "pictures");
            assertEquals(1200, found[1], "longest side");
        }
    }

    @Test
    void saysThatItIsPdfA2b() throws IOException {
        try (PDDocument pdf = written(Reports.erika())) {
            String metadata = new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
            assertTrue(metadata.contains("pdfaid"), metadata);
            assertEquals(1, pdf.getDocumentCatalog().getOutputIntents().size());
        }
    }

    @Test
    void aNameIsTextAndNeverMarkup() throws IOException {
        String nasty = "<b>O'Neil</b> & \"Söhne\" {{points}} $1 \\u0000\u0001]]>";
        try (PDDocument pdf = written(Reports.of(new Acquisition.Patient(nasty, "<script>", "", "", ""), Films.adult(), Reports.TENTH))) {
            String text = text(pdf);
            assertTrue(text.contains("<b>O'Neil</b> & \"Söhne\" {{points}} $1 \\u0000]]>"), text);
            assertTrue(text.contains("<script>"), text);
        }
    }

    @Test
    void cyrillicAndGreekNamesAreWritten() throws IOException {
        try (PDDocument pdf = written(Reports.of(new Acquisition.Patient("Иванова, Ольга Παπαδοπούλου", "", "", "F", ""),
                Films.adult(), Reports.TENTH))) {
            String text = text(pdf);
            assertTrue(text.contains("Иванова, Ольга Παπαδοπούλου"), text);
            assertFalse(text.contains("font of this report"), text);
        }
    }

    @Test
    void lettersThatTheFontLacksAreSaidToBeMissing() throws IOException {
        try (PDDocument pdf = written(Reports.of(new Acquisition.Patient("山田 花子", "", "", "", ""), Films.adult(), Reports.TENTH))) {
            assertTrue(text(pdf).contains("The font of this report has Latin, Greek and Cyrillic letters"));
        }
    }

    @Test
    void withoutAScaleThereAreNoMillimetres() throws IOException {
        try (PDDocument pdf = written(Reports.of(Reports.ERIKA, Films.adult(), Films.NO_SCALE))) {
            String text = text(pdf);
            assertTrue(text.contains("Not calibrated: angles and ratios only, no millimetres."), text);
            assertTrue(text.contains("no scale"), text);
        }
    }

    @Test
    void anEmptyTracingStillGivesAReport() throws IOException {
        try (PDDocument pdf = written(Reports.of(Acquisition.Patient.UNKNOWN, Tracing.EMPTY, Films.NO_SCALE))) {
            String text = text(pdf);
            assertTrue(text.contains("Too few points are placed for a finding."), text);
            assertTrue(text.contains("needs"), text);
            assertTrue(text.contains("not placed"), text);
        }
    }

    private static void count(PDResources resources, int[] found) throws IOException {
        for (COSName name : resources.getXObjectNames()) {
            switch (resources.getXObject(name)) {
                case PDImageXObject image -> {
                    found[0]++;
                    found[1] = Math.max(found[1], Math.max(image.getWidth(), image.getHeight()));
                }
                case PDFormXObject form when form.getResources() != null -> count(form.getResources(), found);
                default -> {
                    // a form without resources holds nothing to count
                }
            }
        }
    }

    private static PDDocument written(Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PdfReport().write(report, out);
        return Loader.loadPDF(out.toByteArray());
    }

    /** With every line end a space. */
    private static String text(PDDocument pdf) throws IOException {
        return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
    }
}
