package org.nasion.lab.bench;

import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.Window;

/** A film with more pixels than it was taken with, between which nothing new is seen: large films for measuring. */
public final class EnlargedFilm {

    private EnlargedFilm() {}

    /**
     * @param megapixels of the result, at least those of the film
     * @return 16 bit samples of the same range, in lines between the film's own
     */
    public static Cephalogram of(Cephalogram film, double megapixels) {
        double times = Math.max(1, Math.sqrt(megapixels * 1e6 / ((double) film.width() * film.height())));
        int width = (int) Math.round(film.width() * times);
        int height = (int) Math.round(film.height() * times);
        short[] samples = new short[Math.multiplyExact(width, height)];
        short[] from = film.samples();
        for (int y = 0; y < height; y++) {
            double fromY = Math.clamp((y + 0.5) / times - 0.5, 0, film.height() - 1);
            int y0 = (int) fromY;
            int y1 = Math.min(film.height() - 1, y0 + 1);
            double v = fromY - y0;
            for (int x = 0; x < width; x++) {
                double fromX = Math.clamp((x + 0.5) / times - 0.5, 0, film.width() - 1);
                int x0 = (int) fromX;
                int x1 = Math.min(film.width() - 1, x0 + 1);
                double u = fromX - x0;
                double above = (1 - u) * grey(from, film, x0, y0) + u * grey(from, film, x1, y0);
                double below = (1 - u) * grey(from, film, x0, y1) + u * grey(from, film, x1, y1);
                samples[y * width + x] = (short) Math.round((1 - v) * above + v * below);
            }
        }
        return new Cephalogram(
                width,
                height,
                film.maxValue(),
                samples,
                Window.full(film.maxValue()),
                Acquisition.unknown("PNG, 16 bit grey"));
    }

    private static int grey(short[] samples, Cephalogram film, int x, int y) {
        return samples[y * film.width() + x] & 0xFFFF;
    }
}
