package org.nasion.app.desktop.film;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import javafx.scene.image.Image;
import org.junit.jupiter.api.Test;
import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.Window;
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
        FilmPyramid pyramid = FilmPyramid.of(film(600, 400), Window.full(255), false, Progress.NONE);
        FilmPyramid.Level half = pyramid.levels().get(1);
        assertEquals(300, half.width());
        // (0+1+1+2)/4 = 1 at the corner; (20+21+21+22)/4 = 21 where x+y of the four are 20 to 22
        assertEquals(1, half.grey()[0]);
        assertEquals(21, half.grey()[5 * 300 + 5]);
    }

    @Test
    void texelsAreNeverLargerThanDevicePixelsWhileTheFilmIsShownSmall() {
        FilmPyramid pyramid = FilmPyramid.of(film(2000, 2400), Window.full(255), false, Progress.NONE);
        assertEquals(0, pyramid.levelFor(3));
        assertEquals(0, pyramid.levelFor(0.7));
        assertEquals(1, pyramid.levelFor(0.5));
        assertEquals(1, pyramid.levelFor(0.33));
        assertEquals(2, pyramid.levelFor(0.2));
    }

    @Test
    void tilesHoldTheFilmsPixelsUpToTheLastRowAndOverlapByTheirBorder() {
        Cephalogram film = film(2100, 1030);
        FilmPyramid pyramid = FilmPyramid.of(film, Window.full(255), false, Progress.NONE);
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
    void invertingTurnsBlackToWhiteAndWindowingClips() {
        FilmPyramid inverted = FilmPyramid.of(film(300, 300), Window.full(255), true, Progress.NONE);
        assertEquals((byte) 255, inverted.levels().getFirst().grey()[0]);
        FilmPyramid narrow = FilmPyramid.of(film(300, 300), new Window(100, 101), false, Progress.NONE);
        assertEquals(0, narrow.levels().getFirst().grey()[100]);
        assertEquals((byte) 255, narrow.levels().getFirst().grey()[101]);
    }

    @Test
    void aDetailReachingOverTheEdgeIsBlackThere() {
        Cephalogram film = film(300, 300);
        Image detail = FilmPyramid.of(film, Window.full(255), false, Progress.NONE).detail(-5, 290, 20, 20);
        assertEquals(film.sample(3, 295), grey(detail, 8, 5));
        assertEquals(0, grey(detail, 2, 5));
        assertEquals(0, grey(detail, 8, 15));
        assertEquals(20, (int) FilmPyramid.of(film, Window.full(255), false, Progress.NONE).detail(-500, -500, 20, 20).getWidth());
    }

    @Test
    void aTinyFilmStillHasALevel() {
        FilmPyramid pyramid = FilmPyramid.of(film(1, 1), Window.full(255), false, Progress.NONE);
        assertEquals(1, pyramid.columns(0));
        assertEquals(1, (int) pyramid.texture(new FilmPyramid.Key(0, 0, 0)).getWidth());
        assertEquals(1, FilmPyramid.of(film(1000, 1), Window.full(255), false, Progress.NONE).levels().getLast().height());
    }

    @Test
    void conversionStopsWhenItIsNoLongerWanted() {
        Progress cancelled = new Progress() {
            @Override
            public void report(double fraction, String doing) {
                // not asked
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> FilmPyramid.of(film(600, 600), Window.full(255), false, cancelled));
    }
}
