package org.nasion.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasion.core.analysis.Films;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;
import org.nasion.core.report.ReportStyle.Form;
import org.nasion.core.report.ReportStyle.Paper;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** veraPDF, the reference validator, on what we write. */
@Tag("slow")
class PdfConformanceTest {

    @BeforeAll
    static void load() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    @Test
    void everyFormIsPdfA2bAndAccessible() throws Exception {
        for (Form form : Form.values()) {
            ReportStyle style =
                    new ReportStyle(form, Paper.A4, Locale.GERMAN, Clinic.NONE, "", Optional.empty(), Optional.empty());
            byte[] pdf = new PdfReport(style)
                    .bytes(Reports.onAnalyses(Reports.ERIKA, "steiner", "mcnamara", "wits")
                            .with(List.of(AnnexTest.annex(true))));
            assertEquals(List.of(), faults(pdf, PDFAFlavour.PDFA_2_B), form + " as PDF/A-2b");
            assertEquals(List.of(), faults(pdf, PDFAFlavour.PDFUA_1), form + " as PDF/UA-1");
        }
    }

    @Test
    void aReportWithoutPatientAndDateIsPdfA2bToo() throws Exception {
        Report named = Reports.onAnalyses(Reports.ERIKA, "wits");
        byte[] pdf = new PdfReport().bytes(named.nameless(named.film()));
        assertEquals(List.of(), faults(pdf, PDFAFlavour.PDFA_2_B));
        assertEquals(List.of(), faults(pdf, PDFAFlavour.PDFUA_1));
    }

    /** Or the two tests around this one could not fail. */
    @Test
    void aPlainPdfIsFoundAtFault() throws Exception {
        try (PDDocument plain = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            plain.addPage(new PDPage());
            plain.save(out);
            assertFalse(faults(out.toByteArray(), PDFAFlavour.PDFA_2_B).isEmpty());
            assertFalse(faults(out.toByteArray(), PDFAFlavour.PDFUA_1).isEmpty());
        }
    }

    @Test
    void chineseIsPdfA2bToo() throws Exception {
        ReportStyle style = new ReportStyle(
                Form.FULL, Paper.LETTER, Locale.CHINESE, Clinic.NONE, "", Optional.empty(), Optional.empty());
        byte[] pdf = new PdfReport(style)
                .bytes(Reports.of(
                        new Patient("PH-2", "", "欧阳 芳芳", Optional.of(LocalDate.parse("2009-03-14")), Sex.FEMALE),
                        Films.adult(),
                        Reports.TENTH));
        assertEquals(List.of(), faults(pdf, PDFAFlavour.PDFA_2_B));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "김민수",
                "محمد علي سلام مُحَمَّد",
                "דוד כהן שָׁלוֹם 123 (דוד)",
                "प्रिया शर्मा कार्तिक",
                "გიორგი Հակոբ",
                "น้ำ สมชาย কর্তৃপক্ষ தொடு",
                "પ્રિયા ਸਿੰਘ క్రిష్ణ ಕೃಷ್ಣ കൃഷ്ണൻ ශ්‍රී"
            })
    void namesOfOtherScriptsKeepItSo(String name) throws Exception {
        byte[] pdf = ScriptsTest.pdf(name, Form.SHORT);
        assertEquals(List.of(), faults(pdf, PDFAFlavour.PDFA_2_B), "PDF/A-2b");
        assertEquals(List.of(), faults(pdf, PDFAFlavour.PDFUA_1), "PDF/UA-1");
    }

    private static List<String> faults(byte[] pdf, PDFAFlavour flavour) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            return validator.validate(parser).getTestAssertions().stream()
                    .map(fault -> fault.getRuleId().getClause() + "-"
                            + fault.getRuleId().getTestNumber() + " " + fault.getMessage() + " "
                            + fault.getLocation().getContext())
                    .distinct()
                    .limit(8)
                    .toList();
        }
    }
}
