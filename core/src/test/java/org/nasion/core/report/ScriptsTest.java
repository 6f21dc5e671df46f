package org.nasion.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasion.core.analysis.Films;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;

/** Names of many scripts in the PDF. */
@Tag("slow")
class ScriptsTest {

    @ParameterizedTest
    @ValueSource(strings = {"김민수", "Հակոբ Մարտիրոսյան", "გიორგი", "דוד כהן", "محمد علي سلام", "پژمان گلستانی", "สมชาย"})
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
        assertTrue(foot("דוד").contains(new StringBuilder("דוד").reverse() + " · 4711 · 2026-11-20"), foot("דוד"));
    }

    /** What stands below a page, from the left. */
    private static String foot(String name) throws IOException {
        TreeMap<Float, String> foot = new TreeMap<>();
        try (PDDocument pdf = Loader.loadPDF(pdf(name))) {
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
        return String.join("", foot.values());
    }

    /** By hand after UAX #9: the words change places, the number and the brackets keep theirs between them. */
    @Test
    void numbersAmongWordsFromTheRightStandWhereTheyBelong() throws IOException {
        assertTrue(
                foot("שלום 123 (דוד)").contains("(דוד) 123 " + new StringBuilder("שלום").reverse() + " · 4711"),
                foot("שלום 123 (דוד)"));
    }

    /** A layout that counts a word's letters wrongly lets its line reach over the edge. */
    @Test
    void longNamesKeepWithinThePage() throws IOException {
        Clinic clinic = new Clinic(
                "مستشفى الملك فيصل التخصصي ومركز الأبحاث في الرياض والمدينة المنورة وجدة بالمملكة العربية السعودية",
                "",
                Optional.empty(),
                0x0D6F8F);
        ReportStyle style = new ReportStyle(
                ReportStyle.Form.SHORT,
                ReportStyle.Paper.A4,
                Locale.ENGLISH,
                clinic,
                "",
                Optional.empty(),
                Optional.empty());
        float[] right = {0};
        try (PDDocument pdf = Loader.loadPDF(new PdfReport(style).bytes(Reports.erika()))) {
            new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition letter) {
                    right[0] = Math.max(right[0], letter.getX() + letter.getWidth());
                }
            }.getText(pdf);
        }
        assertTrue(right[0] <= 595.28 - 14 * 72 / 25.4 + 1, "right end at " + right[0] + " pt");
    }

    /** Expected: glyph, offset and advance as hb-shape of HarfBuzz 6.0 gives them for the fonts of the program. */
    @ParameterizedTest
    @CsvSource({
        "ARABIC, محمد, '197+532|720+578|393+637|718+525'",
        "ARABIC, سلام, '716+484|668+599|998+784'",
        "ARABIC, مُحَمَّد, '197+532|1075@128,-96+0|720+578|272@-6,-106+0|393+637|216@130,-100+0|718+525'",
        "ARABIC, پژمان, '776+685|47+291|718+485|527+396|861+299'",
        "HEBREW, שלום, '23+684|124@-10,0+291|55+522|96+730'",
        "HEBREW, שָׁלוֹם, '23+684|46@82,0+0|124@-10,0+291|55+522|79@227,0+0|100@539,0+0|96+730'",
        "DEVANAGARI, हिन्दी, '607+259|61+531|202+309|42+520|653+259'",
        "DEVANAGARI, कार्तिक, '25+762|66+259|631+259|40+570|652+0|25+762'",
        "DEVANAGARI, हर्षिल, '61+531|631+259|59+578|652+0|54+678'",
        "DEVANAGARI, प्रिया, '607+259|274+568|51+580|66+259'",
        "THAI, ที่, '117+609|94@-3,0+0|44@-3,0+0'",
        "THAI, น้ำ, '71+613|59+0|49@-29,0+0|86+406'",
        "BENGALI, কর্তৃপক্ষ, '20+807|35+707|59@-108,0+0|131@-157,0+0|40+716|129+919'",
        "TAMIL, தொடு, '46+901|25+825|41+625|116+1015'",
        "GUJARATI, પ્રિયા, '629+265|224+568|46+594|57+265'",
        "GURMUKHI, ਸਿੰਘ, '52+259|48+596|77+0|20+757'",
        "TELUGU, క్రిష్ణ, '175+522|552+0|56+713|485@-67,-30+0'",
        "KANNADA, ಕೃಷ್ಣ, '23+574|65+123|55+801|110+113'",
        "MALAYALAM, കൃഷ്ണൻ, '23+1038|69+243|57+1149|77+0|37+1368|117+1062'",
        "SINHALA, ශ්‍රී, '350+917|167+0'"
    })
    void glyphsStandAsHarfBuzzPutsThem(Script script, String word, String expected) {
        List<ShapedWords.Glyph> glyphs = new ShapedWords().shape(word, script);
        List<String> parts = List.of(expected.split("\\|"));
        assertEquals(parts.size(), glyphs.size(), glyphs.toString());
        int pen = 0;
        for (int i = 0; i < parts.size(); i++) {
            Matcher part =
                    Pattern.compile("(\\d+)(?:@(-?\\d+),(-?\\d+))?\\+(\\d+)").matcher(parts.get(i));
            assertTrue(part.matches(), parts.get(i));
            ShapedWords.Glyph glyph = glyphs.get(i);
            assertEquals(Integer.parseInt(part.group(1)), glyph.id(), word);
            assertEquals(
                    pen + (part.group(2) == null ? 0 : Integer.parseInt(part.group(2))), glyph.x(), 1, word + " " + i);
            assertEquals(part.group(3) == null ? 0 : Integer.parseInt(part.group(3)), glyph.y(), 1, word + " " + i);
            pen += Integer.parseInt(part.group(4));
        }
    }

    /** Else the layout could not name it, or would take it from another font. */
    private static Stream<Script> shaped() {
        return Stream.of(Script.values()).filter(Script::isShaped);
    }

    @ParameterizedTest
    @MethodSource("shaped")
    void everyGlyphHasACharacterOfItsOwn(Script script) throws IOException {
        Lettering others = Lettering.bundled(Lettering.REGULAR);
        TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(Lettering.bytes(script.file())));
        for (int glyph = 1; glyph < font.getNumberOfGlyphs(); glyph++) {
            List<Integer> characters = font.getUnicodeCmapLookup().getCharCodes(glyph);
            assertFalse(characters == null || characters.isEmpty(), "glyph " + glyph);
            int first = characters.getFirst();
            assertTrue(
                    first < 0x10000 && (Character.getType(first) != Character.PRIVATE_USE || !others.covers(first)),
                    "glyph " + glyph + " by " + Integer.toHexString(first));
        }
    }

    @Test
    void aMachineThatCannotLookAtFontsHasNoSuchLetters() {
        ShapedWords words = new ShapedWords(file -> {
            throw new IllegalStateException("Fontconfig head is null, check your fonts or fonts configuration");
        });
        assertFalse(words.has('ก'));
        assertFalse(words.has(Script.ARABIC));
        assertEquals("<body><p>สมชาย</p></body>", words.fromTheLeft("<body><p>สมชาย</p></body>"));
        assertTrue(new ShapedWords().has('ก'));
    }

    @Test
    void joinedWordsCarryTheirText() throws IOException {
        List<String> words = new ArrayList<>();
        try (PDDocument pdf = Loader.loadPDF(pdf("प्रिया कार्तिक น้ำ কর্তৃপক্ষ"))) {
            PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
            extractor.processPage(pdf.getPage(0));
            extractor.getMarkedContents().forEach(content -> collect(content, words));
        }
        assertTrue(words.containsAll(List.of("प्रिया", "कार्तिक", "น้ำ", "কর্তৃপক্ষ")), words.toString());
    }

    private static void collect(PDMarkedContent content, List<String> words) {
        if (content.getActualText() != null) {
            words.add(content.getActualText());
        }
        content.getContents().stream()
                .filter(PDMarkedContent.class::isInstance)
                .map(PDMarkedContent.class::cast)
                .forEach(inner -> collect(inner, words));
    }

    private static byte[] pdf(String name) {
        return pdf(name, ReportStyle.Form.FULL);
    }

    static byte[] pdf(String name, ReportStyle.Form form) {
        return new PdfReport(new ReportStyle(
                        form,
                        ReportStyle.Paper.A4,
                        Locale.ENGLISH,
                        Clinic.NONE,
                        "",
                        Optional.empty(),
                        Optional.empty()))
                .bytes(Reports.of(
                        new Patient("4711", "", name, Optional.of(LocalDate.parse("2009-03-14")), Sex.FEMALE),
                        Films.adult(),
                        Reports.TENTH));
    }

    private static String text(String name) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(pdf(name))) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setEndPage(1);
            return stripper.getText(pdf);
        }
    }
}
