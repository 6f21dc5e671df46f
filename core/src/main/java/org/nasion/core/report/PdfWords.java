package org.nasion.core.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFont;

/**
 * Finishes {@link ShapedWords} in a PDF: the layout wrote their glyphs side by side; here each goes where it belongs, the
 * word's text is said beside it (ActualText), and each glyph gets its letters (ToUnicode), for search, copies and voices.
 */
final class PdfWords {

    private static final COSName SPAN = COSName.getPDFName("Span");
    /** Thousandths of the size that nobody sees. */
    private static final double SAME = 0.5;

    private final PDDocument pdf;
    private final ShapedWords words;
    private final Map<Script, PDFont> fonts = new HashMap<>();
    private final Map<Script, Map<Integer, String>> letters = new HashMap<>();

    PdfWords(PDDocument pdf, ShapedWords words) {
        this.pdf = pdf;
        this.words = words;
    }

    /**
     * The file of a font as the layout gets it: the table of substitutions is hidden under another name, or the PDF library
     * would apply what it knows of it to glyphs that have had theirs.
     */
    static byte[] font(Script script) {
        byte[] file = Lettering.bytes(script.file());
        for (int entry = 12; script.isShaped() && entry < 12 + 16 * file[5]; entry += 16) {
            if (new String(file, entry, 4, StandardCharsets.US_ASCII).equals("GSUB")) {
                file[entry + 3] = 'X';
            }
        }
        return file;
    }

    void finish() throws IOException {
        for (PDPage page : pdf.getPages()) {
            PDStream content = new PDStream(pdf);
            List<Object> tokens = placed(page);
            try (OutputStream out = content.createOutputStream(COSName.FLATE_DECODE)) {
                new ContentStreamWriter(out).writeTokens(tokens);
            }
            page.setContents(content);
        }
        for (Map.Entry<Script, PDFont> font : fonts.entrySet()) {
            PDStream map = new PDStream(pdf);
            try (OutputStream out = map.createOutputStream(COSName.FLATE_DECODE)) {
                out.write(
                        toUnicode(letters.getOrDefault(font.getKey(), Map.of())).getBytes(StandardCharsets.US_ASCII));
            }
            font.getValue().getCOSObject().setItem(COSName.TO_UNICODE, map);
        }
    }

    private List<Object> placed(PDPage page) throws IOException {
        List<Object> placed = new ArrayList<>();
        Optional<Script> script = Optional.empty();
        float size = 0;
        for (Object token : new PDFStreamParser(page).parse()) {
            if (token instanceof Operator operator && operator.getName().equals("Tf")) {
                size = ((COSNumber) placed.getLast()).floatValue();
                script = script(page.getResources().getFont((COSName) placed.get(placed.size() - 2)));
            }
            if (token instanceof Operator operator && operator.getName().equals("Tj") && script.isPresent()) {
                byte[] glyphs = ((COSString) placed.removeLast()).getBytes();
                write(glyphs, script.get(), size, placed);
            } else {
                placed.add(token);
            }
        }
        return placed;
    }

    /** Empty for fonts whose letters stand side by side. */
    private Optional<Script> script(PDFont font) {
        Optional<Script> script = Stream.of(Script.values())
                .filter(Script::isShaped)
                .filter(s -> font.getName().equals("NotoSans" + s.family() + "-Regular"))
                .findFirst();
        script.ifPresent(s -> fonts.putIfAbsent(s, font));
        return script;
    }

    /** A line's words, parted by glyphs that belong to none. */
    private void write(byte[] line, Script script, float size, List<Object> out) throws IOException {
        PDFont font = fonts.get(script);
        List<Integer> glyphs = new ArrayList<>();
        for (int i = 0; i + 1 < line.length; i += 2) {
            glyphs.add((line[i] & 0xFF) << 8 | line[i + 1] & 0xFF);
        }
        int space = glyphOfSpace(font);
        for (int from = 0; from < glyphs.size(); ) {
            int end = from;
            while (end < glyphs.size() && glyphs.get(end) != space) {
                end++;
            }
            List<Integer> part = end == from ? glyphs.subList(from, ++end) : glyphs.subList(from, end);
            Optional<ShapedWords.Word> word = words.word(script, part);
            if (word.isPresent()) {
                // Readers turn text from the right round by its glyphs' letters, and would turn a word that says itself
                // wrongly.
                if (script.isFromTheRight()) {
                    write(word.get(), font, size, out);
                } else {
                    COSDictionary text = new COSDictionary();
                    text.setItem(COSName.ACTUAL_TEXT, new COSString(word.get().text()));
                    out.addAll(List.of(SPAN, text, Operator.getOperator("BDC")));
                    write(word.get(), font, size, out);
                    out.add(Operator.getOperator("EMC"));
                }
                word.get()
                        .glyphs()
                        .forEach(glyph -> letters.computeIfAbsent(script, s -> new TreeMap<>())
                                .merge(glyph.id(), glyph.text(), (one, other) -> one.isEmpty() ? other : one));
            } else {
                out.add(bytes(part));
                out.add(Operator.getOperator("Tj"));
            }
            from = end;
        }
    }

    private static int glyphOfSpace(PDFont font) throws IOException {
        byte[] space = font.encode(" ");
        return (space[0] & 0xFF) << 8 | space[1] & 0xFF;
    }

    private void write(ShapedWords.Word word, PDFont font, float size, List<Object> out) throws IOException {
        COSArray run = new COSArray();
        double pen = 0;
        double end = 0;
        double rise = 0;
        for (ShapedWords.Glyph glyph : word.glyphs()) {
            if (Math.abs(glyph.y() - rise) > SAME) {
                run = show(run, out);
                rise = glyph.y();
                rise(rise * size / 1000, out);
            }
            if (Math.abs(glyph.x() - pen) > SAME) {
                run.add(new COSFloat((float) (pen - glyph.x())));
                pen = glyph.x();
            }
            run.add(bytes(List.of(glyph.id())));
            pen += font.getWidth(glyph.id());
            end += font.getWidth(glyph.id());
        }
        // What follows stands where the layout put it.
        if (Math.abs(end - pen) > SAME) {
            run.add(new COSFloat((float) (pen - end)));
        }
        show(run, out);
        if (rise != 0) {
            rise(0, out);
        }
    }

    private static COSArray show(COSArray run, List<Object> out) {
        if (run.size() > 0) {
            out.addAll(List.of(run, Operator.getOperator("TJ")));
        }
        return new COSArray();
    }

    private static void rise(double by, List<Object> out) {
        out.addAll(List.of(new COSFloat((float) by), Operator.getOperator("Ts")));
    }

    private static COSString bytes(List<Integer> glyphs) {
        byte[] bytes = new byte[2 * glyphs.size()];
        for (int i = 0; i < glyphs.size(); i++) {
            bytes[2 * i] = (byte) (glyphs.get(i) >> 8);
            bytes[2 * i + 1] = (byte) (int) glyphs.get(i);
        }
        return new COSString(bytes);
    }

    /** A CMap from glyphs to text. */
    private static String toUnicode(Map<Integer, String> letters) {
        StringBuilder map = new StringBuilder("""
                /CIDInit /ProcSet findresource begin
                12 dict begin
                begincmap
                /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
                /CMapName /Adobe-Identity-UCS def
                /CMapType 2 def
                1 begincodespacerange
                <0000> <FFFF>
                endcodespacerange
                """);
        letters.forEach((glyph, text) -> {
            map.append(String.format(Locale.ROOT, "1 beginbfchar%n<%04X> <", glyph));
            // A glyph whose letters another stands for still must stand for something: a joiner that nobody sees.
            (text.isEmpty() ? "\u034F" : text).chars().forEach(c -> map.append(String.format(Locale.ROOT, "%04X", c)));
            map.append(">\nendbfchar\n");
        });
        return map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
                .toString();
    }
}
