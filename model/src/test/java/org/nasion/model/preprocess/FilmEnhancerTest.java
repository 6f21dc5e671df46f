package org.nasion.model.preprocess;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.Window;
import org.nasion.core.problem.Sentence;
import org.nasion.core.task.Progress;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

class FilmEnhancerTest {

    private static final OpenCv OPEN_CV = new OpenCv();
    private static final int WIDTH = 150;
    private static final int HEIGHT = 230;
    private final FilmEnhancer enhancer = new FilmEnhancer(OPEN_CV);

    @BeforeAll
    static void loadOpenCv() {
        OPEN_CV.require();
    }

    /** A dark and a bright half with grain. */
    private static Cephalogram film(int maxValue, Window window, double grain) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
        short[] samples = new short[WIDTH * HEIGHT];
        for (int i = 0; i < samples.length; i++) {
            double grey = (i % WIDTH < WIDTH / 2 ? 0.3 : 0.6) + grain * random.nextGaussian();
            samples[i] = (short) Math.round(Math.clamp(grey, 0.0, 1.0) * maxValue);
        }
        return new Cephalogram(WIDTH, HEIGHT, maxValue, samples, window, Acquisition.unknown("test"));
    }

    private static double spread(Cephalogram film, int x0, int x1) {
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int y = 20; y < HEIGHT - 20; y++) {
            for (int x = x0; x < x1; x++) {
                double v = film.sample(x, y);
                sum += v;
                squares += v * v;
                count++;
            }
        }
        return Math.sqrt(squares / count - sum / count * (sum / count));
    }

    @Test
    void theFilmItselfIsNeverChanged() {
        Cephalogram film = film(255, Window.full(255), 0.03);
        short[] before = film.samples();
        enhancer.enhance(film, true, true, true, Progress.NONE);
        assertArrayEquals(before, film.samples());
        assertSame(film, enhancer.enhance(film, false, false, false, Progress.NONE));
    }

    @Test
    void denoisingTakesGrainAndKeepsTheEdge() {
        Cephalogram film = film(255, Window.full(255), 0.02);
        Cephalogram calm = enhancer.enhance(film, true, false, false, Progress.NONE);
        assertTrue(spread(calm, 10, 60) < 0.5 * spread(film, 10, 60), "less grain");
        assertTrue(calm.sample(WIDTH / 2 + 3, 100) - calm.sample(WIDTH / 2 - 4, 100) > 60, "the edge is where it was");
    }

    @Test
    void denoisingInStripesIsDenoisingTheWhole() {
        Cephalogram film = film(255, Window.full(255), 0.03);
        Mat whole = new Mat(HEIGHT, WIDTH, CvType.CV_8UC1);
        Mat scratch = new Mat();
        whole.put(0, 0, film.toEightBit(film.window()));
        Preprocessor.denoise(scratch, whole, new Recipe.Nlm(7, 5, 11));
        byte[] expected = new byte[WIDTH * HEIGHT];
        whole.get(0, 0, expected);
        whole.release();
        scratch.release();
        assertArrayEquals(
                expected,
                enhancer.enhance(film, true, false, false, Progress.NONE).toEightBit(Window.full(255)));
    }

    @Test
    void equalisingIsTheNetworksOwn() {
        Cephalogram film = film(255, Window.full(255), 0.02);
        Mat from = new Mat(HEIGHT, WIDTH, CvType.CV_8UC1);
        Mat to = new Mat();
        from.put(0, 0, film.toEightBit(film.window()));
        Preprocessor.equalise(from, to, new Recipe.Clahe(2.0, 8));
        byte[] expected = new byte[WIDTH * HEIGHT];
        to.get(0, 0, expected);
        from.release();
        to.release();
        assertArrayEquals(
                expected,
                enhancer.enhance(film, false, true, false, Progress.NONE).toEightBit(Window.full(255)));
    }

    @Test
    void sharpeningOvershootsAtAnEdgeAndLeavesFlatGreyAlone() {
        Cephalogram film = film(255, Window.full(255), 0);
        Cephalogram crisp = enhancer.enhance(film, false, false, true, Progress.NONE);
        assertTrue(crisp.sample(WIDTH / 2, 100) > film.sample(WIDTH / 2, 100));
        assertTrue(crisp.sample(WIDTH / 2 - 1, 100) < film.sample(WIDTH / 2 - 1, 100));
        assertEquals(film.sample(20, 100), crisp.sample(20, 100));
    }

    @Test
    void finerStepsAndGreysBeyondTheWindowSurvive() {
        Cephalogram film = film(4095, new Window(1000, 2000), 0);
        Cephalogram crisp = enhancer.enhance(film, false, false, true, Progress.NONE);
        assertEquals(4095, crisp.maxValue());
        assertEquals(Math.round(0.6 * 4095), crisp.sample(WIDTH - 10, 100), "brighter than the window's white");
        assertEquals(Math.round(0.3 * 4095), crisp.sample(10, 100));
    }

    @Test
    void itStopsWhenItIsNoLongerWanted() {
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
        assertThrows(
                CancellationException.class,
                () -> enhancer.enhance(film(255, Window.full(255), 0.02), true, false, false, cancelled));
    }
}
