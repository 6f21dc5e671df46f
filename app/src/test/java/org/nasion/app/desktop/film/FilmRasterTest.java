package org.nasion.app.desktop.film;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nasion.app.desktop.viewmodel.Tones;
import org.nasion.app.desktop.viewmodel.ViewTransform;
import org.nasion.core.geometry.Orientation;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.Window;
import org.nasion.core.task.Progress;

class FilmRasterTest {

    private static final int NOTHING = 0x12345678;

    private static Cephalogram noise(int width, int height, int maxValue) {
        Random random = new Random(7);
        short[] samples = new short[width * height];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) random.nextInt(maxValue + 1);
        }
        return new Cephalogram(width, height, maxValue, samples, Window.full(maxValue), Acquisition.unknown("test"));
    }

    /** The grey at a place of a level by the formula, without any of the short cuts. */
    private static double bilinear(Cephalogram level, double u, double v) {
        double x = Math.clamp(u, 0, level.width() - 1);
        double y = Math.clamp(v, 0, level.height() - 1);
        int x0 = (int) x;
        int y0 = (int) y;
        int x1 = Math.min(level.width() - 1, x0 + 1);
        int y1 = Math.min(level.height() - 1, y0 + 1);
        double above = level.sample(x0, y0) * (1 - (x - x0)) + level.sample(x1, y0) * (x - x0);
        double below = level.sample(x0, y1) * (1 - (x - x0)) + level.sample(x1, y1) * (x - x0);
        return above * (1 - (y - y0)) + below * (y - y0);
    }

    private static void assertDrawnByTheFormula(FilmPyramid film, ViewTransform transform, double scale) {
        int width = 130;
        int height = 90;
        int[] pixels = new int[width * height];
        Arrays.fill(pixels, NOTHING);
        FilmRaster.Covered covered = new FilmRaster().draw(film, transform, scale, width, height, pixels);
        FilmPyramid.Level level = film.levels().get(film.levelFor(transform.scale() * scale));
        Tones tones = film.tones();
        int drawn = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                Point image = transform.toImage((x + 0.5) / scale, (y + 0.5) / scale);
                double u = (image.x() + 0.5) / level.step() - 0.5;
                double v = (image.y() + 0.5) / level.step() - 0.5;
                boolean inside = u >= -0.5 && v >= -0.5 && u < level.width() - 0.5 && v < level.height() - 0.5;
                String where = transform + " at " + x + ", " + y;
                assertEquals(
                        inside,
                        x >= covered.x()
                                && y >= covered.y()
                                && x < covered.x() + covered.width()
                                && y < covered.y() + covered.height(),
                        where);
                if (inside) {
                    drawn++;
                    assertEquals(tones.grey(bilinear(level.film(), u, v)), pixels[y * width + x] & 0xFF, 1, where);
                    assertEquals(0xFF, pixels[y * width + x] >>> 24, where);
                } else {
                    assertEquals(NOTHING, pixels[y * width + x], where);
                }
            }
        }
        assertTrue(drawn > 100, "the film is in sight");
    }

    @Test
    void everyPixelIsTheMeanOfTheSamplesAroundItHoweverTheFilmIsHeld() {
        FilmPyramid film = FilmPyramid.of(noise(310, 271, 255), Progress.NONE);
        for (int quarter = 0; quarter < 4; quarter++) {
            for (boolean mirrored : new boolean[] {false, true}) {
                Orientation held = new Orientation(quarter, mirrored);
                for (double scale : new double[] {1, 1.5, 2}) {
                    for (double zoom : new double[] {0.21, 0.37, 0.5, 1, 3.3}) {
                        ViewTransform transform = new ViewTransform(zoom, 1.15, 0, 0, held)
                                .centredOn(new Point(150.3, 140.8), 60 / scale, 50 / scale);
                        assertDrawnByTheFormula(film, transform, scale);
                    }
                }
            }
        }
    }

    @Test
    void aFilmShownPixelForPixelIsShownAsItIs() {
        Cephalogram film = noise(100, 80, 255);
        int[] pixels = new int[100 * 80];
        // The upper left pixel's middle lies half a pixel from the corner of the view.
        FilmRaster.Covered covered = new FilmRaster()
                .draw(FilmPyramid.of(film, Progress.NONE), new ViewTransform(1, 1, 0.5, 0.5), 1, 100, 80, pixels);
        assertEquals(new FilmRaster.Covered(0, 0, 100, 80), covered);
        for (int y = 0; y < 80; y++) {
            for (int x = 0; x < 100; x++) {
                assertEquals(film.sample(x, y), pixels[y * 100 + x] & 0xFF);
            }
        }
    }

    @Test
    void sixteenBitFilmsKeepTheirStepsInANarrowWindow() {
        short[] samples = new short[60 * 60];
        Arrays.fill(samples, (short) 40_001);
        Cephalogram deep =
                new Cephalogram(60, 60, 65_535, samples, new Window(40_000, 40_002), Acquisition.unknown("test"));
        int[] pixels = new int[60 * 60];
        FilmPyramid film = FilmPyramid.of(deep, Progress.NONE);
        new FilmRaster().draw(film, new ViewTransform(1, 1, 0.3, 0.3), 1, 60, 60, pixels);
        assertEquals(0xFF808080, pixels[30 * 60 + 30]);
        film.show(new Tones(new Window(40_000, 40_001), 1, true));
        new FilmRaster().draw(film, new ViewTransform(1, 1, 0.3, 0.3), 1, 60, 60, pixels);
        assertEquals(0xFF000000, pixels[30 * 60 + 30]);
    }

    @Test
    void filmsOfOneRowOrNoneInSightAreNoTrouble() {
        int[] pixels = new int[400];
        FilmRaster raster = new FilmRaster();
        FilmPyramid thin = FilmPyramid.of(noise(1, 9, 255), Progress.NONE);
        assertEquals(
                1,
                raster.draw(thin, new ViewTransform(1, 1, 5, 5), 1, 20, 20, pixels)
                        .width());
        assertEquals(
                1,
                raster.draw(thin, new ViewTransform(1, 1, 5, 5, new Orientation(1, false)), 1, 20, 20, pixels)
                        .height());
        assertTrue(raster.draw(thin, new ViewTransform(1, 1, 50, 5), 1, 20, 20, pixels)
                .isEmpty());
        assertTrue(raster.draw(thin, new ViewTransform(1, 1, -50, 5), 1, 20, 20, pixels)
                .isEmpty());
    }
}
