package org.nasion.model.preprocess;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasion.core.geometry.Point;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

class PreprocessorTest {

    private static final Recipe FAST = new Recipe(768, 576, new Recipe.Clahe(2.0, 8), Optional.empty());
    private final Preprocessor preprocessor = new Preprocessor(new OpenCv());

    /** The check sum is of the canvas that OpenCV's Python binding makes of the same picture by the same steps. */
    @Test
    void makesTheCanvasThatPythonMakes() {
        byte[] grey = pattern(830, 1000);
        Canvas canvas = preprocessor.prepare(new SeenFilm(grey, 830, 1000, 1), FAST);
        CRC32 sum = new CRC32();
        sum.update(canvas.grey());
        assertEquals(2025584016L, sum.getValue());
    }

    @Test
    void denoisesOnTheFullCanvasAsPythonDoes() {
        byte[] grey = pattern(200, 150);
        Recipe recipe = new Recipe(96, 128, new Recipe.Clahe(2.0, 8), Optional.of(new Recipe.Nlm(10, 7, 21)));
        CRC32 sum = new CRC32();
        sum.update(preprocessor.prepare(new SeenFilm(grey, 200, 150, 1), recipe).grey());
        assertEquals(3659240029L, sum.getValue());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void denoisingInStripesIsTheSameDenoising(int stripes) {
        new OpenCv().require();
        Recipe.Nlm settings = new Recipe.Nlm(10, 7, 21);
        Mat whole = new Mat(130, 90, CvType.CV_8UC1);
        whole.put(0, 0, pattern(90, 130));
        Mat inStripes = whole.clone();
        Preprocessor.denoise(new Mat(), whole, settings);
        Preprocessor.denoiseInStripes(inStripes, settings, stripes);
        assertEquals(0, Core.norm(whole, inStripes, Core.NORM_INF));
    }

    @Test
    void enlargesSmallFilmsAndLeavesTheRestBlack() {
        byte[] grey = new byte[100 * 50];
        Arrays.fill(grey, (byte) 200);
        Canvas canvas = preprocessor.prepare(new SeenFilm(grey, 100, 50, 1), FAST);
        assertEquals(new CanvasTransform(100, 50, 576, 768, 576, 288, 0, 240), canvas.transform());
        assertTrue(canvas.sample(288, 384) > canvas.sample(288, 10), "the film is brighter than the padding");
    }

    @Test
    void averagesWholeBlocksForTheNetwork() {
        byte[] grey = {0, 10, 20, 30, 40, 50, 60, (byte) 250};
        Canvas canvas = new Canvas(grey, CanvasTransform.fit(4, 2, 4, 2));
        float[] input = canvas.toInput(2, 0.45, 0.25);
        assertArrayEquals(
                new float[] {(float) ((25 / 255.0 - 0.45) / 0.25), (float) ((90 / 255.0 - 0.45) / 0.25)}, input, 1e-6f);
    }

    @Test
    void mapsInputPixelsToTheMiddleOfTheirBlocks() {
        assertEquals(new Point(1.5, 5.5), Canvas.inputToCanvas(new Point(0, 1), 4));
        assertEquals(new Point(0, 1), Canvas.canvasToInput(new Point(1.5, 5.5), 4));
    }

    /** A picture that any language can make again: a smooth part, a texture and a step. */
    private static byte[] pattern(int width, int height) {
        byte[] grey = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int step = x > width / 3 && y > height / 4 ? 60 : 0;
                grey[y * width + x] = (byte) ((x * 90 / width + y * 60 / height + (x * 7 + y * 13) % 31 + step) & 0xFF);
            }
        }
        return grey;
    }
}
