package org.nasion.app.desktop.settings;

import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * How strokes and names look on the film.
 *
 * @param lineWidth times the usual width, 0.5 to 3
 * @param labelSize times the usual size of names and values, 0.75 to 2.5
 * @param outlines  colour of the outlines as {@code #RRGGBB}; empty for the program's own
 * @param planes    likewise of reference lines
 * @param angles    likewise of angles and their values
 */
public record FilmStyle(double lineWidth, double labelSize, String outlines, String planes, String angles) {

    private static final Pattern COLOUR = Pattern.compile("#[0-9A-Fa-f]{6}");

    public static final FilmStyle USUAL = new FilmStyle(1, 1, "", "", "");

    public FilmStyle {
        lineWidth = lineWidth >= 0.5 && lineWidth <= 3 ? lineWidth : 1;
        labelSize = labelSize >= 0.75 && labelSize <= 2.5 ? labelSize : 1;
        outlines = colour(outlines);
        planes = colour(planes);
        angles = colour(angles);
    }

    private static String colour(String text) {
        return text != null && COLOUR.matcher(text).matches() ? text : "";
    }

    /** The same with some fields changed. */
    public FilmStyle with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new FilmStyle(draft.lineWidth, draft.labelSize, draft.outlines, draft.planes, draft.angles);
    }

    /** A style while it is being changed. */
    public static final class Draft {
        public double lineWidth;
        public double labelSize;
        public String outlines;
        public String planes;
        public String angles;

        private Draft(FilmStyle from) {
            lineWidth = from.lineWidth;
            labelSize = from.labelSize;
            outlines = from.outlines;
            planes = from.planes;
            angles = from.angles;
        }
    }
}
