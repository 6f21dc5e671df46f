package org.nasion.model.detection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Cephalogram;
import org.nasion.model.heatmap.HeatMaps;
import org.nasion.model.heatmap.PeakDecoder;
import org.nasion.model.network.ModelFile;
import org.nasion.model.network.PlacedSession;
import org.nasion.model.network.SessionFactory;
import org.nasion.model.network.Sidecar;
import org.nasion.model.network.Tensor;
import org.nasion.model.preprocess.Canvas;
import org.nasion.model.preprocess.Preprocessor;
import org.nasion.model.refinement.SecondLook;

/** How long each step from film to points takes, for benchmarks. The steps are those of {@link NetworkLandmarkDetector}. */
public final class StageTimes {

    private static final int WARM_UP = 2;

    private StageTimes() {}

    /**
     * @param runs counted ones, at least 1
     * @return name of the step → ms of each run, in the order of the steps
     */
    public static Map<String, double[]> measure(
            ModelFile model,
            Preprocessor preprocessor,
            SessionFactory factory,
            PlacedSession.Wish wish,
            Cephalogram film,
            int runs) {
        Sidecar sidecar = model.sidecar();
        Sidecar.Input input = sidecar.input();
        PeakDecoder decoder =
                new PeakDecoder(sidecar.decoding().window(), sidecar.decoding().temperature());
        Tensor trial = new Tensor(new float[input.height() * input.width()], 1, 1, input.height(), input.width());
        Map<String, double[]> times = new LinkedHashMap<>();
        try (PlacedSession network = PlacedSession.open(model.onnx(), wish, factory, List.of(trial));
                SecondLook second = model.refiner()
                        .map(onnx -> SecondLook.open(
                                sidecar.refinement(), onnx, sidecar.landmarks().size(), factory, wish))
                        .orElse(null)) {
            for (int run = -WARM_UP; run < runs; run++) {
                Clock clock = new Clock(times, Math.max(run, 0), runs);
                Canvas canvas = preprocessor.prepare(film, sidecar.recipe());
                clock.told("canvas");
                Tensor logits = network.session()
                        .run(List.of(new Tensor(
                                canvas.toInput(input.factor(), input.mean(), input.std()),
                                1,
                                1,
                                input.height(),
                                input.width())))
                        .getFirst();
                clock.told("first network");
                List<Point> points = decoder
                        .decode(new HeatMaps(logits.data(), sidecar.landmarks().size(), input.height(), input.width()))
                        .stream()
                        .map(peak -> Canvas.inputToCanvas(peak.position(), input.factor()))
                        .toList();
                clock.told("decoding");
                if (second != null) {
                    second.refine(canvas, points);
                    clock.told("second look");
                }
            }
        }
        return times;
    }
}
