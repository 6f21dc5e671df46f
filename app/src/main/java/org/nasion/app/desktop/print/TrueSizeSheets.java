package org.nasion.app.desktop.print;

import java.util.ArrayList;
import java.util.List;

/**
 * How a film is laid on paper so that one millimetre of it is one millimetre there: on one sheet in the middle, or on several
 * that are put together edge to edge. All lengths in mm.
 *
 * @param filmWidth   of the whole film
 * @param filmHeight  likewise
 * @param paperWidth  that the printer can print on
 * @param paperHeight likewise; at its foot {@value #FOOT} mm are kept for bar and words
 */
public record TrueSizeSheets(double filmWidth, double filmHeight, double paperWidth, double paperHeight) {

    /** The bar that is measured to check the printer. */
    public static final double BAR = 50;

    static final double FOOT = 16;

    /**
     * One sheet.
     *
     * @param x      left edge of its part of the film, from the film's left; likewise {@code y} from its top
     * @param width  of that part, likewise {@code height}
     * @param left   where the part begins on the paper, likewise {@code top}
     */
    public record Sheet(double x, double y, double width, double height, double left, double top) {}

    public TrueSizeSheets {
        if (!(filmWidth > 0 && filmHeight > 0 && paperWidth > BAR && paperHeight > 2 * FOOT)) {
            throw new IllegalArgumentException("a film and a sheet of paper");
        }
    }

    /** Row by row from the top left. */
    public List<Sheet> all() {
        double room = paperHeight - FOOT;
        int columns = count(filmWidth, paperWidth);
        int rows = count(filmHeight, room);
        List<Sheet> sheets = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double x = column * paperWidth;
                double y = row * room;
                double width = Math.min(paperWidth, filmWidth - x);
                double height = Math.min(room, filmHeight - y);
                sheets.add(new Sheet(
                        x,
                        y,
                        width,
                        height,
                        columns == 1 ? (paperWidth - width) / 2 : 0,
                        rows == 1 ? (room - height) / 2 : 0));
            }
        }
        return sheets;
    }

    /** A hair more than a sheet is no reason for another one. */
    private static int count(double film, double paper) {
        return Math.max(1, (int) Math.ceil(film / paper - 1e-9));
    }
}
