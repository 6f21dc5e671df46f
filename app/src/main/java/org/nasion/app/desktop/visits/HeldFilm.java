package org.nasion.app.desktop.visits;

import java.util.List;
import org.nasion.app.compare.VisitCase;
import org.nasion.core.compare.VisitFilm;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Cephalogram;

/**
 * A film resampled upright, face to the right, on a raster in mm.
 *
 * @param grey    0 to 255, rows from the top
 * @param topLeft mm of the film's patient space, y up
 */
record HeldFilm(byte[] grey, int width, int height, Point topLeft) {

    /** mm from pixel to pixel. */
    static final double STEP = 0.25;

    private static final int LARGEST = 2000;

    /** Some 100 ms; not for the UI thread. */
    static HeldFilm of(VisitCase visit) {
        Cephalogram film = visit.film().orElseThrow();
        VisitFilm held = visit.visit();
        List<Point> corners = List.of(
                held.inPatient(new Point(0, 0)),
                held.inPatient(new Point(film.width() - 1, 0)),
                held.inPatient(new Point(0, film.height() - 1)),
                held.inPatient(new Point(film.width() - 1, film.height() - 1)));
        double left = corners.stream().mapToDouble(Point::x).min().orElseThrow();
        double right = corners.stream().mapToDouble(Point::x).max().orElseThrow();
        double top = corners.stream().mapToDouble(Point::y).max().orElseThrow();
        double bottom = corners.stream().mapToDouble(Point::y).min().orElseThrow();
        int width = Math.clamp((int) ((right - left) / STEP), 1, LARGEST);
        int height = Math.clamp((int) ((top - bottom) / STEP), 1, LARGEST);
        byte[] from = film.toEightBit(film.contentWindow());
        byte[] grey = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                Point at = held.onFilm(new Point(left + x * STEP, top - y * STEP));
                int column = (int) Math.round(at.x());
                int row = (int) Math.round(at.y());
                if (column >= 0 && row >= 0 && column < film.width() && row < film.height()) {
                    grey[y * width + x] = from[row * film.width() + column];
                }
            }
        }
        return new HeldFilm(grey, width, height, new Point(left, top));
    }
}
