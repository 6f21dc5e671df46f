package org.nasion.model.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasion.core.geometry.Point;
import org.nasion.model.heatmap.HeatMaps;
import org.nasion.model.heatmap.Peak;
import org.nasion.model.network.HeldOutputs;
import org.nasion.model.network.InferenceDevice;
import org.nasion.model.network.ModelFile;
import org.nasion.model.network.NetworkCalls;
import org.nasion.model.network.NetworkSession;
import org.nasion.model.network.OnnxRuntime;
import org.nasion.model.network.Sidecar;
import org.nasion.model.network.Tensor;
import org.nasion.model.preprocess.Canvas;
import org.nasion.model.preprocess.OpenCv;
import org.nasion.model.preprocess.Preprocessor;
import org.nasion.model.preprocess.SeenFilm;

/** A network in windows against the same network in one piece. */
@Tag("slow")
class WindowedNetworkTest {

    private static final ModelFile MODEL = TinyFull.model();
    private static final Sidecar SIDECAR = MODEL.sidecar();
    private static WindowedNetwork network;
    private static HeldOutputs features;
    private static HeatMaps whole;
    private static List<Peak> expected;

    @BeforeAll
    static void runTheWholeNetwork() throws Exception {
        OnnxRuntime runtime = new OnnxRuntime(1, new NetworkCalls());
        Canvas canvas = new Preprocessor(new OpenCv())
                .prepare(
                        new SeenFilm(
                                TinyFull.grey(),
                                TinyFull.phantom().getWidth(),
                                TinyFull.phantom().getHeight(),
                                1),
                        SIDECAR.recipe());
        Sidecar.Input input = SIDECAR.input();
        float[] image = canvas.toInput(input.factor(), input.mean(), input.std());
        try (NetworkSession session = runtime.open(MODEL.onnx(), InferenceDevice.CPU)) {
            whole = new HeatMaps(
                    session.run(List.of(new Tensor(image, 1, 1, input.height(), input.width())))
                            .getFirst()
                            .data(),
                    SIDECAR.landmarks().size(),
                    input.height(),
                    input.width());
        }
        expected = SIDECAR.decoder().decode(whole);
        network = WindowedNetwork.open(MODEL, runtime);
        features = network.features(image);
    }

    @AfterAll
    static void close() {
        features.close();
        network.close();
    }

    private static List<Optional<Point>> hintsOffBy(double x, double y) {
        return expected.stream()
                .map(peak -> Optional.of(peak.position().plus(new Point(x, y))))
                .toList();
    }

    /** Every decoded logit is the whole network's; returns how many are decoded. */
    private static long assertSameLogits(Seen seen) {
        double highest = IntStream.range(0, whole.logits().length)
                .mapToDouble(i -> Math.abs(whole.logits()[i]))
                .max()
                .orElseThrow();
        long known = 0;
        for (int i = 0; i < whole.logits().length; i++) {
            float logit = seen.maps().logits()[i];
            if (logit != Float.NEGATIVE_INFINITY) {
                assertEquals(whole.logits()[i], logit, 1e-4 * highest);
                known++;
            }
        }
        return known;
    }

    private static void assertSamePoints(Seen seen) {
        List<Peak> found = SIDECAR.decoder().decode(seen.maps());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(
                    0,
                    found.get(i).position().distanceTo(expected.get(i).position()),
                    0.01,
                    SIDECAR.landmarks().get(i));
        }
    }

    @Test
    void goodHintsNeedOneWindowAndNoSecondTry() {
        Seen seen = network.look(features, hintsOffBy(3, -4));
        int windows = seen.windows();
        assertTrue(windows >= 3 && windows <= expected.size(), windows + " windows");
        assertTrue(assertSameLogits(seen) < whole.logits().length / 2);
        network.settle(features, seen);
        assertEquals(windows, seen.windows());
        assertSamePoints(seen);
    }

    @ParameterizedTest
    @CsvSource({"14, -9", "-15, 15", "0, 22", "60, 40"})
    void wrongHintsAreFollowedToTheWholeNetworksPoints(double x, double y) {
        Seen seen = network.look(features, hintsOffBy(x, y));
        int windows = seen.windows();
        network.settle(features, seen);
        assertTrue(seen.windows() > windows);
        assertSameLogits(seen);
        assertSamePoints(seen);
    }

    @Test
    void hintsWhereNothingIsEndInWholeHeads() {
        Seen seen = network.look(features, Collections.nCopies(expected.size(), Optional.of(new Point(0, 0))));
        network.settle(features, seen);
        assertEquals(SIDECAR.heads().size(), seen.wholeHeads());
        assertSamePoints(seen);
    }

    @Test
    void aMissingHintCostsItsHeadAlone() {
        List<Optional<Point>> hints = new ArrayList<>(hintsOffBy(1, 1));
        hints.set(0, Optional.empty());
        Seen seen = network.look(features, hints);
        assertEquals(1, seen.wholeHeads());
        assertSamePoints(seen);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "191, 0", "0, 239", "191, 239", "191, 101", "77, 239", "-50, 500"})
    void windowsAtThePicturesEdgeAreRightToo(double x, double y) {
        long known = assertSameLogits(
                network.look(features, Collections.nCopies(expected.size(), Optional.of(new Point(x, y)))));
        assertEquals(expected.size() * 32 * 32, known);
    }
}
