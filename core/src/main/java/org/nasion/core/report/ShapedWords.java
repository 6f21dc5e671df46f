package org.nasion.core.report;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.font.TextAttribute;
import java.awt.geom.Point2D;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Words whose letters join, change places or carry marks, as the JDK's HarfBuzz shapes them by the fonts' own rules. To lay
 * them out, each glyph is written as a character that the program's font has for it, a private one where no letter is; {@link PdfWords} then puts
 * the glyphs where they belong and says beside them what the word was. Not for several threads at once.
 */
final class ShapedWords {

    /** As in print; at this size a glyph's position is in thousandths of the letters' height, as a PDF counts. */
    private static final Map<TextAttribute, Object> PRINTED = Map.of(
            TextAttribute.SIZE,
            1000f,
            TextAttribute.KERNING,
            TextAttribute.KERNING_ON,
            TextAttribute.LIGATURES,
            TextAttribute.LIGATURES_ON);
    /** What the JDK gives for a character that leaves no trace. */
    private static final int INVISIBLE = 0xFFFE;
    /** From here on Unicode keeps characters for joined letters. */
    private static final int PRESENTATION_FORMS = 0xFB1D;

    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
    private static final Pattern BETWEEN_TAGS = Pattern.compile(">[^<]+<");
    private static final Pattern JOINERS = Pattern.compile("[\\u200C\\u200D]");

    private final Map<Script, Optional<Face>> faces = new EnumMap<>(Script.class);
    private final Map<Script, Map<List<Integer>, Word>> words = new EnumMap<>(Script.class);
    /** Characters that stand for glyphs of words from the right. */
    private final Set<Integer> fromTheRight = new HashSet<>();

    private final Loader loader;

    ShapedWords() {
        this(file -> Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(file)));
    }

    /** @param loader of a font from its file */
    ShapedWords(Loader loader) {
        this.loader = loader;
    }

    /** How a file becomes a font. */
    interface Loader {
        Font load(byte[] file) throws IOException, FontFormatException;
    }

    /** @param characters by glyph */
    private record Face(Font font, CmapLookup characters) {}

    /**
     * @param text   in the order of reading
     * @param glyphs from left to right
     */
    record Word(String text, List<Glyph> glyphs) {}

    /**
     * @param id   in the font
     * @param x    where it starts, thousandths of the size from the word's left end; {@code y} upwards from the base line
     * @param text what it stands for; empty where a glyph beside it stands for that too
     */
    record Glyph(int id, double x, double y, String text) {}

    /** Whether a character of a script that {@linkplain Script#isShaped() is shaped} can be written on this machine. */
    boolean has(int character) {
        return Script.of(character)
                .flatMap(this::face)
                .map(face -> face.font().canDisplay(character))
                .orElse(false);
    }

    /** Whether words of a script can be written on this machine. */
    boolean has(Script script) {
        return face(script).isPresent();
    }

    /** The page with glyphs in place of words that are written from the left; those from the right wait for their lines. */
    String fromTheLeft(String html) {
        int body = html.indexOf("<body");
        return html.substring(0, body)
                + BETWEEN_TAGS
                        .matcher(html.substring(body))
                        .replaceAll(text ->
                                Matcher.quoteReplacement(shaped(text.group(), script -> !script.isFromTheRight())));
    }

    /** A text from the right, in the order of reading, with glyphs in place of its words. */
    String fromTheRight(String text) {
        return shaped(text, Script::isFromTheRight);
    }

    /** The word that these glyphs show. */
    Optional<Word> word(Script script, List<Integer> glyphs) {
        return Optional.ofNullable(words.getOrDefault(script, Map.of()).get(glyphs));
    }

    private String shaped(String text, Predicate<Script> wanted) {
        StringBuilder shaped = new StringBuilder();
        int[] characters = text.codePoints().toArray();
        for (int i = 0; i < characters.length; ) {
            Optional<Script> script =
                    Script.of(characters[i]).filter(Script::isShaped).filter(wanted);
            int end = i + 1;
            while (script.isPresent() && end < characters.length && goesOn(characters[end], script.get())) {
                end++;
            }
            String word = new String(characters, i, end - i);
            shaped.append(script.map(of -> glyphs(word, of)).orElse(word));
            i = end;
        }
        return shaped.toString();
    }

    /** Joiners ask for other shapes of the letters around them. */
    private static boolean goesOn(int character, Script script) {
        return JOINERS.matcher(Character.toString(character)).matches()
                || Script.of(character).filter(script::equals).isPresent();
    }

    /** Whether the character stands for a glyph of a word from the right. */
    boolean isFromTheRight(int character) {
        return fromTheRight.contains(character);
    }

    /** Characters for the word's glyphs in the order of reading; the word itself where the font lacks a letter of it. */
    private String glyphs(String text, Script script) {
        String letters = JOINERS.matcher(text).replaceAll("");
        if (face(script).filter(face -> face.font().canDisplayUpTo(letters) < 0).isEmpty()) {
            return text;
        }
        List<Glyph> glyphs = shape(text, script);
        List<Integer> ids = glyphs.stream().map(Glyph::id).toList();
        words.computeIfAbsent(script, s -> new HashMap<>()).putIfAbsent(ids, new Word(text, glyphs));
        StringBuilder characters = new StringBuilder();
        for (int id : script.isFromTheRight() ? ids.reversed() : ids) {
            int character = character(id, script);
            characters.appendCodePoint(character);
            if (script.isFromTheRight()) {
                fromTheRight.add(character);
            }
        }
        return characters.toString();
    }

    /** The glyphs of one word from left to right. */
    List<Glyph> shape(String text, Script script) {
        GlyphVector vector = face(script)
                .orElseThrow()
                .font()
                .layoutGlyphVector(
                        EXACT,
                        text.toCharArray(),
                        0,
                        text.length(),
                        script.isFromTheRight() ? Font.LAYOUT_RIGHT_TO_LEFT : Font.LAYOUT_LEFT_TO_RIGHT);
        List<Integer> visible = new ArrayList<>();
        for (int i = 0; i < vector.getNumGlyphs(); i++) {
            if (vector.getGlyphCode(i) < INVISIBLE) {
                visible.add(i);
            }
        }
        String[] texts = texts(
                text,
                visible.stream().map(vector::getGlyphCharIndex).toList(),
                visible.stream()
                        .map(i -> character(vector.getGlyphCode(i), script))
                        .toList(),
                script.isFromTheRight());
        List<Glyph> glyphs = new ArrayList<>();
        for (int i = 0; i < visible.size(); i++) {
            int id = vector.getGlyphCode(visible.get(i));
            Point2D at = vector.getGlyphPosition(visible.get(i));
            // Readers turn text from the right round, also the letters of one glyph: lam with alef is better one
            // character.
            boolean one =
                    script.isFromTheRight() && texts[i].length() > 1 && character(id, script) >= PRESENTATION_FORMS;
            glyphs.add(
                    new Glyph(id, at.getX(), -at.getY(), one ? Character.toString(character(id, script)) : texts[i]));
        }
        return glyphs;
    }

    /**
     * What each glyph stands for: characters from its own to the next that another stands for. Of several at one character
     * each stands for itself where it is one of them, and the first to be read for the rest.
     *
     * @param starts     where each glyph's character stands in the text
     * @param characters what writes each glyph
     */
    private static String[] texts(String text, List<Integer> starts, List<Integer> characters, boolean fromTheRight) {
        String[] texts = new String[starts.size()];
        for (int start : Set.copyOf(starts)) {
            int end = starts.stream()
                    .filter(other -> other > start)
                    .min(Integer::compare)
                    .orElse(text.length());
            String rest = text.substring(start, end);
            int first = fromTheRight ? starts.lastIndexOf(start) : starts.indexOf(start);
            for (int i = 0; i < texts.length; i++) {
                String own = Character.toString(characters.get(i));
                if (starts.get(i) == start && i != first) {
                    texts[i] = rest.contains(own) ? own : "";
                    rest = rest.replaceFirst(texts[i], "");
                }
            }
            texts[first] = rest;
        }
        return texts;
    }

    /** What writes a glyph. */
    private int character(int glyph, Script script) {
        return face(script).orElseThrow().characters().getCharCodes(glyph).getFirst();
    }

    private Optional<Face> face(Script script) {
        return script.isShaped() ? faces.computeIfAbsent(script, this::load) : Optional.empty();
    }

    /** Empty where the JDK cannot look at fonts at all, which on Linux it does with the library fontconfig. */
    private Optional<Face> load(Script script) {
        byte[] file = Lettering.bytes(script.file());
        try {
            return Optional.of(new Face(
                    loader.load(file).deriveFont(PRINTED),
                    new TTFParser().parse(new RandomAccessReadBuffer(file)).getUnicodeCmapLookup()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException(script.file(), e);
        } catch (RuntimeException | LinkageError e) {
            return Optional.empty();
        }
    }
}
