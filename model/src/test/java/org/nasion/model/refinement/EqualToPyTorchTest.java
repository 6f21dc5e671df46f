package org.nasion.model.refinement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.task.Progress;
import org.nasion.model.SharedData;
import org.nasion.model.detection.NetworkLandmarkDetector;
import org.nasion.model.heatmap.HeatMaps;
import org.nasion.model.heatmap.PeakDecoder;
import org.nasion.model.network.InferenceDevice;
import org.nasion.model.network.ModelFile;
import org.nasion.model.network.ModelLibrary;
import org.nasion.model.network.NetworkCalls;
import org.nasion.model.network.NetworkSession;
import org.nasion.model.network.OnnxRuntime;
import org.nasion.model.network.Sidecar;
import org.nasion.model.network.Tensor;
import org.nasion.model.preprocess.Canvas;
import org.nasion.model.preprocess.OpenCv;
import org.nasion.model.preprocess.Preprocessor;
import org.nasion.model.preprocess.SeenFilm;

/** Both stages that ship, on a phantom, against what PyTorch computed with the weights before their export. */
@Tag("slow")
class EqualToPyTorchTest {

    private static final int REACH = 2;

    private final ModelFile model = ModelLibrary.bundled().open("cephres-fast");
    private final Sidecar sidecar = model.sidecar();
    private final Preprocessor preprocessor = new Preprocessor(new OpenCv());

    private static JsonNode expected() throws IOException {
        try (InputStream in = EqualToPyTorchTest.class.getResourceAsStream("pytorch.json")) {
            return JsonMapper.builder().build().readTree(in);
        }
    }

    private static BufferedImage phantom() throws IOException {
        try (InputStream in = EqualToPyTorchTest.class.getResourceAsStream("phantom.png")) {
            return ImageIO.read(in);
        }
    }

    @Test
    void belongsToTheWeightsThatShip() throws IOException {
        assertEquals(sidecar.sha256(), expected().get("sha256").get(0).asText());
        assertEquals(
                sidecar.refinement().sha256(), expected().get("sha256").get(1).asText());
    }

    @Test
    void heatMapsDifferByLessThanAThousandthOfTheirPeak() throws Exception {
        BufferedImage film = phantom();
        byte[] grey = ((DataBufferByte) film.getRaster().getDataBuffer()).getData();
        Canvas canvas =
                preprocessor.prepare(new SeenFilm(grey, film.getWidth(), film.getHeight(), 1), sidecar.recipe());
        Sidecar.Input input = sidecar.input();
        OnnxRuntime runtime = new OnnxRuntime(2, new NetworkCalls());
        try (NetworkSession coarse = runtime.open(model.onnx(), InferenceDevice.CPU);
                SecondLook second = SecondLook.open(
                        sidecar.refinement(),
                        model.refiner().orElseThrow(),
                        sidecar.landmarks().size(),
                        runtime,
                        OnnxRuntime.onlyCpu("test"))) {
            Tensor logits = coarse.run(List.of(new Tensor(
                            canvas.toInput(input.factor(), input.mean(), input.std()),
                            1,
                            1,
                            input.height(),
                            input.width())))
                    .getFirst();
            HeatMaps maps = new HeatMaps(logits.data(), sidecar.landmarks().size(), input.height(), input.width());
            assertSame(expected().get("coarse"), maps);
            List<Point> points = new ArrayList<>();
            new PeakDecoder(sidecar.decoding().window(), sidecar.decoding().temperature())
                    .decode(maps)
                    .forEach(peak -> points.add(Canvas.inputToCanvas(peak.position(), input.factor())));
            assertSame(
                    expected().get("fine"),
                    second.maps(canvas, points, sidecar.refinement().moves().getFirst()));
        }
    }

    private void assertSame(JsonNode expected, HeatMaps maps) {
        for (int channel = 0; channel < maps.channels(); channel++) {
            JsonNode one = expected.get(channel);
            int peakX = one.get("x").asInt();
            int peakY = one.get("y").asInt();
            double top = logit(maps, channel, peakX, peakY);
            int i = 0;
            for (int y = peakY - REACH; y <= peakY + REACH; y++) {
                for (int x = peakX - REACH; x <= peakX + REACH; x++, i++) {
                    if (x >= 0 && y >= 0 && x < maps.width() && y < maps.height()) {
                        assertEquals(
                                one.get("values").get(i).asDouble(),
                                Math.exp(logit(maps, channel, x, y) - top),
                                1e-3,
                                sidecar.landmarks().get(channel) + " at " + x + ", " + y);
                    }
                }
            }
        }
    }

    private static double logit(HeatMaps maps, int channel, int x, int y) {
        return maps.logits()[(channel * maps.height() + y) * maps.width() + x];
    }

    @Test
    void pointsOnTheFilmDifferByLessThanATwentiethOfAPixel() throws IOException {
        BufferedImage film = phantom();
        int[] samples = film.getRaster().getSamples(0, 0, film.getWidth(), film.getHeight(), 0, (int[]) null);
        try (NetworkLandmarkDetector detector = NetworkLandmarkDetector.open(
                model, preprocessor, new OnnxRuntime(2, new NetworkCalls()), OnnxRuntime.onlyCpu("test"))) {
            var shown = SharedData.film(samples, film.getWidth(), film.getHeight());
            var found = detector.detect(shown, shown.window(), Progress.NONE).proposals();
            JsonNode points = expected().get("points");
            for (int i = 0; i < sidecar.landmarks().size(); i++) {
                Point there = new Point(
                        points.get(i).get(0).asDouble(), points.get(i).get(1).asDouble());
                Landmark landmark = sidecar.channels().get(i);
                assertEquals(0, found.get(landmark).position().distanceTo(there), 0.05, landmark.code());
            }
        }
    }
}
