package org.nasion.core.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.fontbox.ttf.gsub.GsubWorker;
import org.apache.fontbox.ttf.gsub.GsubWorkerFactory;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;

/**
 * Words in Devanagari, whose letters join and change places. The PDF library does that by the font's own rules, but for an r
 * above a consonant with a short i, lays the word out as if it did not, and what it writes are shapes that nobody can search,
 * copy or hear. Here each word gets its true width before, and its true shapes and its text (ActualText) after.
 */
final class JoinedWords {

    private static final Pattern WORD = Pattern.compile("[\\u0900-\\u097F\\u200C\\u200D]+");
    private static final Pattern BETWEEN_TAGS = Pattern.compile(">[^<]+<");
    /** r and virama, consonants joined by viramas, short i, and the signs after it. */
    private static final Pattern REPH_AND_I = Pattern.compile(
            "\\u0930\\u094D((?:[\\u0915-\\u0939\\u0958-\\u095F]\\u093C?\\u094D)*[\\u0915-\\u0939\\u0958-\\u095F]\\u093C?)\\u093F([\\u0900-\\u0903]*)");
    private static final COSName SPAN = COSName.getPDFName("Span");

    private final TrueTypeFont font;
    private final CmapLookup letters;
    private final GsubWorker rules;
    private final int reph;
    private final Map<COSString, Word> written = new HashMap<>();

    /** @param shapes what stands on the page, two bytes each */
    private record Word(String text, COSString shapes) {
    }

    JoinedWords() throws IOException {
        font = new TTFParser().parse(new RandomAccessReadBuffer(Lettering.bytes(Script.DEVANAGARI.file())));
        letters = font.getUnicodeCmapLookup();
        rules = new GsubWorkerFactory().getGsubWorker(letters, font.getGsubData());
        reph = shapes("\u0930\u094D\u0915").getLast();
    }

    /** The page with each such word in a box of its true width. */
    String boxed(String html) {
        int body = html.indexOf("<body");
        return html.substring(0, body) + BETWEEN_TAGS.matcher(html.substring(body)).replaceAll(text ->
                Matcher.quoteReplacement(WORD.matcher(text.group()).replaceAll(word -> box(word.group()))));
    }

    /** Writes the true shapes of each boxed word, and beside them what it says. */
    void finish(PDDocument pdf) throws IOException {
        for (PDPage page : pdf.getPages()) {
            List<Object> marked = new ArrayList<>();
            for (Object token : new PDFStreamParser(page).parse()) {
                if (token instanceof Operator operator && operator.getName().equals("Tj") && written.containsKey(marked.getLast())) {
                    Word word = written.get(marked.removeLast());
                    COSDictionary text = new COSDictionary();
                    text.setItem(COSName.ACTUAL_TEXT, new COSString(word.text()));
                    marked.addAll(List.of(SPAN, text, Operator.getOperator("BDC"), word.shapes(), operator, Operator.getOperator("EMC")));
                } else {
                    marked.add(token);
                }
            }
            PDStream content = new PDStream(pdf);
            try (OutputStream out = content.createOutputStream(COSName.FLATE_DECODE)) {
                new ContentStreamWriter(out).writeTokens(marked);
            }
            page.setContents(content);
        }
    }

    private String box(String word) {
        // Joiners ask for other shapes of the same letters; the rules at hand know none.
        String plain = word.replaceAll("[\\u200C\\u200D]", "");
        List<Integer> shapes = joined(plain);
        written.put(bytes(shapes(plain)), new Word(word, bytes(shapes)));
        return "<span style=\"display: inline-block; white-space: nowrap; width: " + String.format(Locale.ROOT, "%.4f", width(shapes))
                + "em\">" + plain + "</span>";
    }

    private List<Integer> joined(String word) {
        List<Integer> shapes = new ArrayList<>();
        int from = 0;
        for (Matcher syllable = REPH_AND_I.matcher(word); syllable.find(); from = syllable.end()) {
            shapes.addAll(shapes(word.substring(from, syllable.start())));
            shapes.add(letters.getGlyphId(0x093F));
            shapes.addAll(shapes(syllable.group(1)));
            shapes.add(reph);
            shapes.addAll(shapes(syllable.group(2)));
        }
        shapes.addAll(shapes(word.substring(from)));
        return shapes;
    }

    /** As the library writes them. */
    private List<Integer> shapes(String text) {
        return text.isEmpty() ? List.of() : rules.applyTransforms(text.codePoints().map(letters::getGlyphId).boxed().toList());
    }

    private double width(List<Integer> shapes) {
        double width = 0;
        try {
            for (int shape : shapes) {
                width += (double) font.getAdvanceWidth(shape) / font.getUnitsPerEm();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return width;
    }

    private static COSString bytes(List<Integer> shapes) {
        byte[] bytes = new byte[2 * shapes.size()];
        for (int i = 0; i < shapes.size(); i++) {
            bytes[2 * i] = (byte) (shapes.get(i) >> 8);
            bytes[2 * i + 1] = (byte) (int) shapes.get(i);
        }
        return new COSString(bytes);
    }
}
