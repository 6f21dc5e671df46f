package org.nasion.model.window;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasion.core.geometry.Point;
import org.nasion.model.heatmap.HeatMaps;
import org.nasion.model.heatmap.Peak;
import org.nasion.model.network.HeldOutputs;
import org.nasion.model.network.ModelFile;
import org.nasion.model.network.NetworkCalls;
import org.nasion.model.network.OnnxRuntime;
import org.nasion.model.network.Sidecar;
import org.nasion.model.preprocess.Canvas;
import org.nasion.model.preprocess.OpenCv;
import org.nasion.model.preprocess.Preprocessor;
import org.nasion.model.preprocess.SeenFilm;

/** Parts whose convolutions and features are whole numbers, beside the same parts in single precision. */
@Tag("slow")
class EightBitPartsTest {

    private static final Sidecar SIDECAR = TinyFull.model().sidecar();
    private static final int LANDMARKS = SIDECAR.landmarks().size();

    private final float[] image = image();

    private static float[] image() {
        Canvas canvas = new Preprocessor(new OpenCv())
                .prepare(
                        new SeenFilm(
                                TinyFull.grey(),
                                TinyFull.phantom().getWidth(),
                                TinyFull.phantom().getHeight(),
                                1),
                        SIDECAR.recipe());
        return canvas.toInput(
                SIDECAR.input().factor(),
                SIDECAR.input().mean(),
                SIDECAR.input().std());
    }

    private HeatMaps decoded(ModelFile model, List<Optional<Point>> hints) {
        try (WindowedNetwork network = WindowedNetwork.open(model, new OnnxRuntime(1, new NetworkCalls()));
                HeldOutputs features = network.features(image)) {
            return network.look(features, hints).maps();
        }
    }

    private static List<Optional<Point>> nowhere() {
        return Collections.nCopies(LANDMARKS, Optional.empty());
    }

    /** With 2 to 16 channels each of them carries more of a point than the full network's, so a pixel has to be allowed. */
    @Test
    void pointsLieWhereSinglePrecisionPutsThem() {
        List<Peak> exact = SIDECAR.decoder().decode(decoded(TinyFull.model(), nowhere()));
        HeatMaps maps = decoded(TinyFull.eightBits(), nowhere());
        List<Peak> found = SIDECAR.decoder().decode(maps);
        assertTrue(
                IntStream.range(0, LANDMARKS)
                        .anyMatch(i ->
                                !exact.get(i).position().equals(found.get(i).position())),
                "the fixture is not in 8 bits");
        for (int i = 0; i < LANDMARKS; i++) {
            assertEquals(
                    0,
                    found.get(i).position().distanceTo(exact.get(i).position()),
                    1.0,
                    SIDECAR.landmarks().get(i));
        }
    }

    @ParameterizedTest
    @CsvSource({"96, 120", "0, 0", "191, 239", "77, 239"})
    void windowsAreCutOutOfTheWholeMaps(double x, double y) {
        float[] whole = decoded(TinyFull.eightBits(), nowhere()).logits();
        float[] windows = decoded(TinyFull.eightBits(), Collections.nCopies(LANDMARKS, Optional.of(new Point(x, y))))
                .logits();
        int known = 0;
        float[] same = windows.clone();
        for (int i = 0; i < whole.length; i++) {
            if (windows[i] == Float.NEGATIVE_INFINITY) {
                same[i] = whole[i];
            } else {
                known++;
            }
        }
        assertEquals(LANDMARKS * 32 * 32, known);
        assertArrayEquals(whole, same, 1e-3f);
    }
}
