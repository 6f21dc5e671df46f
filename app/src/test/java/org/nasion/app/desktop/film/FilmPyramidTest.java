package org.nasion.app.desktop.film;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import javafx.scene.image.Image;
import org.junit.jupiter.api.Test;
import org.nasion.app.desktop.viewmodel.Tones;
import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.Window;
import org.nasion.core.problem.Sentence;
import org.nasion.core.task.Progress;

class FilmPyramidTest {

    private static Cephalogram film(int width, int height) {
        short[] samples = new short[width * height];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) ((i % width + i / width) % 256);
        }
        return new Cephalogram(width, height, 255, samples, Window.full(255), Acquisition.unknown("test"));
    }

    private static int grey(Image image, int x, int y) {
        return image.getPixelReader().getArgb(x, y) & 0xFF;
    }

    @Test
    void everyLevelIsTheMeanOfFourPixels() {
        FilmPyramid pyramid = FilmPyramid.of(film(600, 400), Progress.NONE);
        FilmPyramid.Level half = pyramid.levels().get(1);
        assertEquals(300, half.width());
        // (0+1+1+2)/4 = 1 at the corner; (20+21+21+22)/4 = 21 where x+y of the four are 20 to 22
        assertEquals(1, half.film().sample(0, 0));
        assertEquals(21, half.film().sample(5, 5));
    }

    @Test
    void texelsAreNeverLargerThanDevicePixelsWhileTheFilmIsShownSmall() {
        FilmPyramid pyramid = FilmPyramid.of(film(2000, 2400), Progress.NONE);
        assertEquals(0, pyramid.levelFor(3));
        assertEquals(0, pyramid.levelFor(0.7));
        assertEquals(1, pyramid.levelFor(0.5));
        assertEquals(1, pyramid.levelFor(0.33));
        assertEquals(2, pyramid.levelFor(0.2));
    }

    @Test
    void tilesHoldTheFilmsPixelsUpToTheLastRowAndOverlapByTheirBorder() {
        Cephalogram film = film(2100, 1030);
        FilmPyramid pyramid = FilmPyramid.of(film, Progress.NONE);
        assertEquals(3, pyramid.columns(0));
        assertEquals(2, pyramid.rows(0));
        Image last = pyramid.texture(new FilmPyramid.Key(0, 2, 1));
        int x0 = FilmPyramid.edge(2);
        int y0 = FilmPyramid.edge(1);
        assertEquals(2100 - x0, (int) last.getWidth());
        assertEquals(film.sample(2099, 1029), grey(last, 2099 - x0, 1029 - y0));
        Image first = pyramid.texture(new FilmPyramid.Key(0, 1, 0));
        assertTrue(FilmPyramid.edge(1) + first.getWidth() > x0, "neighbours overlap");
    }

    @Test
    void otherTonesFillTheSameTextureAnew() {
        FilmPyramid pyramid = FilmPyramid.of(film(300, 300), Progress.NONE);
        FilmPyramid.Key key = new FilmPyramid.Key(0, 0, 0);
        Image image = pyramid.texture(key);
        assertEquals(100, grey(image, 100, 0));
        pyramid.show(new Tones(Window.full(255), 1, true));
        assertSame(image, pyramid.texture(key), "no new texture on the card");
        assertEquals(155, grey(image, 100, 0));
        pyramid.show(Tones.of(new Window(100, 101)));
        pyramid.texture(key);
        assertEquals(0, grey(image, 100, 0));
        assertEquals(255, grey(image, 101, 0));
    }

    @Test
    void sixteenBitFilmsKeepTheirStepsOnEveryLevel() {
        short[] samples = new short[600 * 600];
        java.util.Arrays.fill(samples, (short) 40_001);
        Cephalogram deep =
                new Cephalogram(600, 600, 65_535, samples, new Window(40_000, 40_002), Acquisition.unknown("test"));
        FilmPyramid pyramid = FilmPyramid.of(deep, Progress.NONE);
        assertEquals(40_001, pyramid.levels().getLast().film().sample(3, 3));
        assertEquals(128, grey(pyramid.texture(new FilmPyramid.Key(1, 0, 0)), 7, 7));
    }

    @Test
    void theSmallPictureIsAsLargeAsAskedForWhereTheFilmIs() {
        FilmPyramid pyramid = FilmPyramid.of(film(1000, 2000), Progress.NONE);
        assertEquals(500, (int) pyramid.small(300).getHeight());
        assertEquals(2000, (int) pyramid.small(9000).getHeight());
    }

    @Test
    void aTinyFilmStillHasALevel() {
        FilmPyramid pyramid = FilmPyramid.of(film(1, 1), Progress.NONE);
        assertEquals(1, pyramid.columns(0));
        assertEquals(1, (int) pyramid.texture(new FilmPyramid.Key(0, 0, 0)).getWidth());
        assertEquals(
                1,
                FilmPyramid.of(film(1000, 1), Progress.NONE).levels().getLast().height());
    }

    @Test
    void conversionStopsWhenItIsNoLongerWanted() {
        Progress cancelled = new Progress() {
            @Override
            public void report(double fraction, Sentence doing) {
                // not asked
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> FilmPyramid.of(film(600, 600), cancelled));
    }
}
