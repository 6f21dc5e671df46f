package org.nasion.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.core.analysis.Films;
import org.nasion.core.analysis.Reading;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.report.ReportStyle.Form;
import org.nasion.core.report.ReportStyle.Paper;
import org.nasion.core.text.Texts;
import org.nasion.core.tracing.Tracing;
import org.nasion.core.wording.Wording;

@Tag("slow")
class PdfReportTest {

    @Test
    void tellsPatientValuesFindingsAndScale() throws IOException {
        Report report = Reports.erika();
        try (PDDocument pdf = written(report)) {
            String text = text(pdf);
            for (String expected : new String[] {
                "Muster, Erika",
                "PH-0001",
                "2009-03-14",
                "female",
                "Report of 2026-11-22",
                "0.1000 mm per pixel: entered by the user",
                "Research use only. Not a medical device.",
                "Page 2 of " + pdf.getNumberOfPages(),
                "net 1, CPU",
                "Riedel 1952, Steiner 1953",
                "no norm at this age",
                report.findings().all().getFirst().sentence().split(" ")[0]
            }) {
                assertTrue(text.contains(expected), expected);
            }
            assertTrue(text.contains("SNA "
                    + Wording.ENGLISH.valueWithError(report.readings().byId().get("SNA"))));
        }
    }

    @Test
    void standsByAnalysesWithErrorsAndPeople() throws IOException {
        Report report = Reports.onAnalyses(Reports.ERIKA, "steiner", "mcnamara", "soft-tissue");
        try (PDDocument pdf = written(report)) {
            String text = text(pdf);
            Reading sna = report.readings().byId().get("SNA");
            for (String expected : new String[] {
                "Steiner Cecil C. Steiner 1953",
                "McNamara James A. McNamara 1984",
                Wording.ENGLISH.valueWithError(sna),
                "Dr. Musterfrau: 1 point, last on 2026-11-21",
                "moved by hand · Dr. Musterfrau"
            }) {
                assertTrue(
                        text.contains(expected)
                                || expected.startsWith("moved") && text.contains("placed by hand · Dr."),
                        expected);
            }
            assertTrue(
                    Wording.ENGLISH.valueWithError(sna).matches("\\d+\\.\\d ± \\d\\.\\d°"),
                    Wording.ENGLISH.valueWithError(sna));
        }
    }

    @Test
    void everyFontIsEmbeddedAndIsOurs() throws IOException {
        try (PDDocument pdf = written(Reports.erika())) {
            for (PDPage page : pdf.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertTrue(font.isEmbedded(), font.getName());
                    assertTrue(
                            font.getName().contains("Inter") || font.getName().contains("Droid"), font.getName());
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
        try (PDDocument pdf = written(Reports.of(
                new Patient("<script>", "", nasty, Optional.empty(), Sex.UNKNOWN), Films.adult(), Reports.TENTH))) {
            String text = text(pdf);
            assertTrue(text.contains("<b>O'Neil</b> & \"Söhne\" {{points}} $1 \\u0000]]>"));
            assertTrue(text.contains("<script>"));
        }
    }

    @Test
    void cyrillicAndGreekNamesAreWritten() throws IOException {
        try (PDDocument pdf = written(Reports.of(
                new Patient("", "", "Иванова, Ольга Παπαδοπούλου", Optional.empty(), Sex.FEMALE),
                Films.adult(),
                Reports.TENTH))) {
            String text = text(pdf);
            assertTrue(text.contains("Иванова, Ольга Παπαδοπούλου"));
            assertFalse(text.contains("have no letters"));
        }
    }

    @Test
    void chineseAndJapaneseNamesAreWritten() throws IOException {
        try (PDDocument pdf = written(Reports.of(
                new Patient("", "", "欧阳 芳芳 山田 はなこ", Optional.empty(), Sex.FEMALE), Films.adult(), Reports.TENTH))) {
            assertTrue(text(pdf).contains("欧阳 芳芳 山田 はなこ"));
            assertFalse(text(pdf).contains("have no letters"));
        }
    }

    @Test
    void lettersThatTheFontsLackAreSaidToBeMissing() throws IOException {
        try (PDDocument pdf = written(Reports.of(
                new Patient("", "", "ກ Erika", Optional.empty(), Sex.UNKNOWN), Films.adult(), Reports.TENTH))) {
            assertTrue(text(pdf).contains("# Erika"));
            assertTrue(text(pdf).contains("The fonts of this report have no letters for: U+0E81."));
        }
    }

    @Test
    void theShortFormIsOnePageInEveryLanguageOnEveryPaper() throws IOException {
        for (Locale language : Texts.languages(Wording.BUNDLE, Optional.empty())) {
            for (Paper paper : Paper.values()) {
                try (PDDocument pdf = written(Reports.erika(), style(Form.SHORT, paper, language.toLanguageTag()))) {
                    assertEquals(1, pdf.getNumberOfPages(), language + " " + paper);
                    PDRectangle page = pdf.getPage(0).getMediaBox();
                    assertEquals(paper == Paper.A4 ? 595.28 : 612, page.getWidth(), 0.5);
                    assertEquals(paper == Paper.A4 ? 841.89 : 792, page.getHeight(), 0.5);
                }
            }
        }
    }

    @Test
    void speaksItsReadersLanguageDownToNumbersAndDays() throws IOException {
        Report report = Reports.erika();
        try (PDDocument german = written(report, style(Form.FULL, Paper.A4, "de"));
                PDDocument spanish = written(report, style(Form.FULL, Paper.A4, "es"));
                PDDocument portuguese = written(report, style(Form.FULL, Paper.A4, "pt"));
                PDDocument chinese = written(report, style(Form.FULL, Paper.A4, "zh"));
                PDDocument japanese = written(report, style(Form.FULL, Paper.A4, "ja"))) {
            String sna = String.format(
                    Locale.GERMANY,
                    "%.1f ± ",
                    report.readings().byId().get("SNA").value().number().orElseThrow());
            for (String expected : new String[] {
                "Kephalometrische Analyse",
                "Bericht vom 22.11.2026",
                "14.03.2009",
                "weiblich",
                sna,
                "Seite 1 von " + german.getNumberOfPages(),
                "Unterer Prämolar",
                "Kein Medizinprodukt",
                "0,1000 mm je Pixel"
            }) {
                assertTrue(text(german).contains(expected), expected);
            }
            assertTrue(text(spanish).contains("Análisis cefalométrico"));
            assertTrue(text(spanish).contains("femenino"));
            for (String expected : new String[] {"Análise cefalométrica", "feminino", "Pré-molar inferior"}) {
                assertTrue(text(portuguese).contains(expected), expected);
            }
            assertTrue(text(chinese).contains("头影测量分析"));
            assertTrue(text(chinese).contains("第 1 页，共 " + chinese.getNumberOfPages() + " 页"));
            assertTrue(text(japanese).contains("セファロ分析"));
            assertTrue(text(japanese).contains("1／" + japanese.getNumberOfPages() + "ページ"));
            assertFalse(text(japanese).contains("フォントにない"));
            assertEquals("de", german.getDocumentCatalog().getLanguage());
        }
    }

    @Test
    void showsTheClinicItsLogoAndReviewer(@TempDir Path folder) throws IOException {
        Path logo = folder.resolve("logo.png");
        ImageIO.write(new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB), "png", logo.toFile());
        Clinic clinic = new Clinic("Praxis & Partner", "Hauptstraße 1\n12345 Musterstadt", Optional.of(logo), 0xFFEE00);
        ReportStyle style = new ReportStyle(
                Form.SHORT, Paper.A4, Locale.GERMAN, clinic, "Dr. Musterfrau", Optional.empty(), Optional.empty());
        try (PDDocument pdf = written(Reports.erika(), style)) {
            for (String expected :
                    new String[] {"Praxis & Partner", "12345 Musterstadt", "Geprüft von Dr. Musterfrau"}) {
                assertTrue(text(pdf).contains(expected));
            }
            int[] found = new int[2];
            count(pdf.getPage(0).getResources(), found);
            assertEquals(2, found[0], "film and logo");
        }
        Files.writeString(logo, "not a picture");
        assertEquals(
                "NAS-REPORT-LOGO",
                assertThrows(ProblemException.class, () -> written(Reports.erika(), style))
                        .problem()
                        .code());
    }

    @Test
    void theClinicsTemplateTakesThePlaceOfOurs(@TempDir Path folder) throws IOException {
        ReportStyle style = new ReportStyle(
                Form.SHORT, Paper.A4, Locale.ENGLISH, Clinic.NONE, "", Optional.of(folder), Optional.empty());
        Files.writeString(
                folder.resolve("short.html"),
                "<html lang=\"en\"><head><title>x</title></head><body><p>Ours: {{who}} {{t:norm}}</p></body></html>");
        try (PDDocument pdf = written(Reports.erika(), style)) {
            assertEquals(
                    "Ours: Muster, Erika · PH-0001 · 2026-11-20 norm", text(pdf).strip());
        }
        Files.writeString(
                folder.resolve("short.html"),
                "<html lang=\"en\">{{head}}<body class=\"pdf\">{{top}}<p>Ours too</p></body></html>");
        try (PDDocument pdf = written(Reports.erika(), style)) {
            assertTrue(text(pdf).contains("Muster, Erika") && text(pdf).contains("Ours too"), text(pdf));
        }
        Files.writeString(folder.resolve("short.html"), "<html><body>\n<p>{{whom}}</p></body></html>");
        String place = assertThrows(ProblemException.class, () -> written(Reports.erika(), style))
                .getMessage();
        assertTrue(
                place.contains("{{whom}}") && place.contains("patient") && place.contains("NAS-REPORT-PLACE"), place);
        Files.writeString(folder.resolve("short.html"), "<html><body>\n<p>open\n</body></html>");
        String fault = assertThrows(ProblemException.class, () -> written(Reports.erika(), style))
                .getMessage();
        assertTrue(fault.contains("line 3") && fault.contains("NAS-REPORT-TEMPLATE"), fault);
        Files.writeString(folder.resolve("short.html"), "<html><body><img src=\"../secret.png\"/></body></html>");
        assertEquals(
                "NAS-REPORT-TEMPLATE",
                assertThrows(ProblemException.class, () -> written(Reports.erika(), style))
                        .problem()
                        .code());
    }

    @Test
    void withoutAScaleThereAreNoMillimetres() throws IOException {
        try (PDDocument pdf = written(Reports.of(Reports.ERIKA, Films.adult(), Films.NO_SCALE))) {
            String text = text(pdf);
            assertTrue(text.contains("Not calibrated: angles and ratios only, no millimetres."));
            assertTrue(text.contains("no scale"));
        }
    }

    @Test
    void anEmptyTracingStillGivesAReport() throws IOException {
        try (PDDocument pdf = written(Reports.of(Patient.NOBODY, Tracing.EMPTY, Films.NO_SCALE))) {
            String text = text(pdf);
            assertTrue(text.contains("Too few points are placed for a finding."));
            assertTrue(text.contains("needs"));
            assertTrue(text.contains("not placed"));
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

    private static ReportStyle style(Form form, Paper paper, String language) {
        return new ReportStyle(
                form, paper, Locale.forLanguageTag(language), Clinic.NONE, "", Optional.empty(), Optional.empty());
    }

    private static PDDocument written(Report report) throws IOException {
        return written(report, ReportStyle.DEFAULT);
    }

    private static PDDocument written(Report report, ReportStyle style) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PdfReport(style).write(report, out);
        return Loader.loadPDF(out.toByteArray());
    }

    /** With every line end a space. */
    private static String text(PDDocument pdf) throws IOException {
        return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
    }
}
