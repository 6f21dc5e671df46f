package org.nasion.core.report;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Text as outlines of the font that ships with the program. Asks nothing of the machine: a server
 * without fonts or fontconfig writes the same letters, and no time goes into looking fonts up.
 */
final class Lettering {

    static final String REGULAR = "Inter-Regular.ttf";
    static final String SEMIBOLD = "Inter-SemiBold.ttf";

    private final TrueTypeFont font;
    private final CmapLookup characters;
    private final double unitsPerEm;
    private final Map<Integer, Path2D> glyphs = new HashMap<>();

    private Lettering(TrueTypeFont font) throws IOException {
        this.font = font;
        this.characters = font.getUnicodeCmapLookup();
        this.unitsPerEm = font.getUnitsPerEm();
    }

    /** @param file {@link #REGULAR} or {@link #SEMIBOLD} */
    static Lettering bundled(String file) {
        try {
            return new Lettering(new TTFParser().parse(new RandomAccessReadBuffer(bytes(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(String file) {
        try (InputStream in = Lettering.class.getResourceAsStream(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the font has a letter for every character that needs one. */
    boolean covers(String text) {
        return text.codePoints().allMatch(c -> Character.isWhitespace(c) || characters.getGlyphId(c) != 0);
    }

    double width(String text, double size) {
        return text.codePoints().mapToDouble(c -> advance(characters.getGlyphId(c))).sum() * size / unitsPerEm;
    }

    /** Height of a capital letter. */
    static double capHeight(double size) {
        return 0.727 * size;
    }

    /** @param x left end, {@code y} the base line, y down */
    Shape outline(String text, double size, double x, double y) {
        double scale = size / unitsPerEm;
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        double at = 0;
        for (int c : text.codePoints().toArray()) {
            int glyph = characters.getGlyphId(c);
            AffineTransform place = new AffineTransform(scale, 0, 0, -scale, x + at * scale, y);
            path.append(glyphs.computeIfAbsent(glyph, this::path).getPathIterator(place), false);
            at += advance(glyph);
        }
        return path;
    }

    private Path2D path(int glyph) {
        try {
            GlyphData data = font.getGlyph().getGlyph(glyph);
            return data == null ? new Path2D.Double() : data.getPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private double advance(int glyph) {
        try {
            return font.getAdvanceWidth(glyph);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
