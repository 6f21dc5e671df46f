package org.nasion.core.report;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Text as outlines of the fonts that ship with the program: Latin, Greek and Cyrillic letters of one face, those of other
 * scripts whose words are their letters side by side of others. Asks nothing of the machine: a server without fonts or fontconfig writes the same letters, and
 * no time goes into looking fonts up. Not for several threads at once.
 */
final class Lettering {

    static final String REGULAR = "Inter-Regular.ttf";
    static final String SEMIBOLD = "Inter-SemiBold.ttf";

    private final Face latin;
    /** Read when a text needs them. */
    private final Map<Script, Face> others = new EnumMap<>(Script.class);

    private Lettering(Face latin) {
        this.latin = latin;
    }

    /** @param file {@link #REGULAR} or {@link #SEMIBOLD} */
    static Lettering bundled(String file) {
        return new Lettering(Face.of(file));
    }

    static byte[] bytes(String file) {
        try (InputStream in = Lettering.class.getResourceAsStream(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether there is a letter for every character that needs one. */
    boolean covers(String text) {
        return text.codePoints().allMatch(this::covers);
    }

    /** Whether there is a letter for the character, or it needs none. */
    boolean covers(int character) {
        return character < ' '
                || Character.isWhitespace(character)
                || Character.getType(character) == Character.FORMAT
                || face(character).glyph(character) != 0;
    }

    double width(String text, double size) {
        return text.codePoints().mapToDouble(c -> face(c).advance(c)).sum() * size;
    }

    /** Height of a capital letter. */
    static double capHeight(double size) {
        return 0.727 * size;
    }

    /** @param x left end, {@code y} the base line, y down */
    Shape outline(String text, double size, double x, double y) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        double at = x;
        for (int c : text.codePoints().toArray()) {
            Face face = face(c);
            double scale = size / face.unitsPerEm;
            path.append(face.path(c).getPathIterator(new AffineTransform(scale, 0, 0, -scale, at, y)), false);
            at += face.advance(c) * size;
        }
        return path;
    }

    private Face face(int character) {
        Optional<Script> script = Script.of(character);
        return script.isEmpty() || script.get().isShaped() || latin.glyph(character) != 0
                ? latin
                : others.computeIfAbsent(script.get(), s -> Face.of(s.file()));
    }

    /** One font file. */
    private static final class Face {

        private final TrueTypeFont font;
        private final CmapLookup characters;
        private final double unitsPerEm;
        private final Map<Integer, Path2D> glyphs = new HashMap<>();

        private Face(TrueTypeFont font) throws IOException {
            this.font = font;
            this.characters = font.getUnicodeCmapLookup();
            this.unitsPerEm = font.getUnitsPerEm();
        }

        static Face of(String file) {
            try {
                return new Face(new TTFParser().parse(new RandomAccessReadBuffer(bytes(file))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        int glyph(int character) {
            return characters.getGlyphId(character);
        }

        /** In shares of the size. */
        double advance(int character) {
            try {
                return font.getAdvanceWidth(glyph(character)) / unitsPerEm;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Path2D path(int character) {
            return glyphs.computeIfAbsent(glyph(character), glyph -> {
                try {
                    GlyphData data = font.getGlyph().getGlyph(glyph);
                    return data == null ? new Path2D.Double() : data.getPath();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
