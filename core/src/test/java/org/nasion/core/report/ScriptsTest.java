package org.nasion.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasion.core.analysis.Films;
import org.nasion.core.image.Acquisition;

/** Names of many scripts in the PDF. */
class ScriptsTest {

    private final ArabicForms arabic = new ArabicForms();

    @ParameterizedTest
    @ValueSource(strings = {"김민수", "Հակոբ Մարտիրոսյան", "გიორგი", "דוד כהן", "محمد علي", "پژمان گلستانی"})
    void namesAreTextInTheOrderOfReading(String name) throws IOException {
        String text = text(name);
        assertTrue(Normalizer.normalize(text, Normalizer.Form.NFKC).contains(name), name);
        assertFalse(text.contains("have no letters"), name);
    }

    @Test
    void aNameThatComesInPartsIsPutTogether() throws IOException {
        assertTrue(text(Normalizer.normalize("김민수", Normalizer.Form.NFD)).contains("김민수"));
    }

    /** The identifier would change places with the name if the name's direction reached it. */
    @Test
    void aNameFromTheRightLeavesItsNeighboursWhereTheyAre() throws IOException {
        TreeMap<Float, String> foot = new TreeMap<>();
        try (PDDocument pdf = Loader.loadPDF(pdf("דוד"))) {
            PDFTextStripper stripper = new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition letter) {
                    if (letter.getY() > 800) {
                        foot.put(letter.getX(), letter.getUnicode());
                    }
                }
            };
            stripper.setEndPage(1);
            stripper.getText(pdf);
        }
        String fromTheLeft = String.join("", foot.values());
        assertTrue(fromTheLeft.contains(new StringBuilder("דוד").reverse() + " · 4711 · 2026-11-20"), fromTheLeft);
    }

    @Test
    void lettersJoinByTheirPlaceInTheWord() {
        assertEquals("\uFEE3\uFEA4\uFEE4\uFEAA", arabic.shape("محمد"), "initial, medial, medial, final");
        assertEquals("\uFECB\uFEE0\uFEF2", arabic.shape("علي"));
        assertEquals("\uFEB3\uFEFC\uFEE1", arabic.shape("سلام"), "lam and alef are one");
        assertEquals("\uFB58\uFB8B\uFEE3\uFE8E\uFEE5", arabic.shape("پژمان"), "Persian letters");
        assertEquals("\uFEDF\u064E\uFEE2", arabic.shape("ل\u064Eم"), "a vowel sign parts nothing");
        assertEquals("محمد علي سلام", arabic.unshape(arabic.shape("محمد علي سلام")));
        assertFalse(arabic.knows(0x0681), "a letter of Pashto that Unicode keeps no forms of");
    }

    /** Widths in em of HarfBuzz 6 with the whole font. */
    @ParameterizedTest
    @CsvSource({"प्रिया, 1.666", "शर्मा, 1.537", "कार्तिक, 2.612", "हर्षिल, 2.046", "निर्मिति, 2.500"})
    void joinedWordsAreAsWideAsInPrint(String word, double em) throws IOException {
        Matcher width = Pattern.compile("width: ([\\d.]+)em").matcher(new JoinedWords().boxed("<body><p>" + word + "</p></body>"));
        assertTrue(width.find());
        assertEquals(em, Double.parseDouble(width.group(1)), 0.03, word);
    }

    @Test
    void joinedWordsCarryTheirText() throws IOException {
        List<String> words = new ArrayList<>();
        try (PDDocument pdf = Loader.loadPDF(pdf("प्रिया कार्तिक"))) {
            PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
            extractor.processPage(pdf.getPage(0));
            extractor.getMarkedContents().forEach(content -> collect(content, words));
        }
        assertTrue(words.containsAll(List.of("प्रिया", "कार्तिक")), words.toString());
    }

    private static void collect(PDMarkedContent content, List<String> words) {
        if (content.getActualText() != null) {
            words.add(content.getActualText());
        }
        content.getContents().stream().filter(PDMarkedContent.class::isInstance).map(PDMarkedContent.class::cast)
                .forEach(inner -> collect(inner, words));
    }

    static byte[] pdf(String name) {
        return new PdfReport().bytes(Reports.of(new Acquisition.Patient(name, "4711", "2009-03-14", "F", "2026-11-20"),
                Films.adult(), Reports.TENTH));
    }

    private static String text(String name) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(pdf(name))) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setEndPage(1);
            return stripper.getText(pdf);
        }
    }
}
