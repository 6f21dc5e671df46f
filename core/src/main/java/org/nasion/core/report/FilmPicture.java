package org.nasion.core.report;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.Window;

/** A film as an 8-bit grey picture with square pixels, no larger than asked for. */
final class FilmPicture {

    private FilmPicture() {}

    /**
     * Every pixel of the picture is the mean of the film's pixels under it.
     *
     * @param pixelAspect vertical over horizontal distance of pixel centres
     * @param longestSide px; smaller films keep their size
     */
    static BufferedImage of(Cephalogram film, Window window, double pixelAspect, int longestSide) {
        double height = film.height() * pixelAspect;
        double scale = Math.min(1, longestSide / Math.max(film.width(), height));
        int w = Math.max(1, (int) Math.round(film.width() * scale));
        int h = Math.max(1, (int) Math.round(height * scale));
        byte[] grey = film.toEightBit(window);
        BufferedImage picture = new BufferedImage(w, h, BufferedImage.TYPE_BYTE_GRAY);
        byte[] out = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        double[] row = new double[film.width()];
        for (int y = 0; y < h; y++) {
            averageRows(grey, film, (double) y * film.height() / h, (double) (y + 1) * film.height() / h, row);
            for (int x = 0; x < w; x++) {
                double from = (double) x * film.width() / w;
                double to = (double) (x + 1) * film.width() / w;
                int last = Math.min(film.width() - 1, (int) to);
                double sum = 0;
                for (int i = (int) from; i <= last; i++) {
                    sum += row[i] * Math.max(0, Math.min(i + 1, to) - Math.max(i, from));
                }
                out[y * w + x] = (byte) Math.round(sum / (to - from));
            }
        }
        return picture;
    }

    /** The mean of the rows between two heights, rows that lie partly between weighing less. */
    private static void averageRows(byte[] grey, Cephalogram film, double from, double to, double[] row) {
        Arrays.fill(row, 0);
        int width = film.width();
        int last = Math.min(film.height() - 1, (int) to);
        for (int i = (int) from; i <= last; i++) {
            double weight = Math.max(0, Math.min(i + 1, to) - Math.max(i, from)) / (to - from);
            for (int x = 0; x < width; x++) {
                row[x] += weight * (grey[i * width + x] & 0xFF);
            }
        }
    }
}
