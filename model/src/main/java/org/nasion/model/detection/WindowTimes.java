package org.nasion.model.detection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.task.Progress;
import org.nasion.model.heatmap.HeatMaps;
import org.nasion.model.heatmap.Peak;
import org.nasion.model.network.HeldOutputs;
import org.nasion.model.network.InferenceDevice;
import org.nasion.model.network.ModelFile;
import org.nasion.model.network.NetworkSession;
import org.nasion.model.network.SessionFactory;
import org.nasion.model.network.Sidecar;
import org.nasion.model.network.Tensor;
import org.nasion.model.preprocess.Canvas;
import org.nasion.model.preprocess.Preprocessor;
import org.nasion.model.preprocess.SeenFilm;
import org.nasion.model.shape.ShapeModel;
import org.nasion.model.window.Seen;
import org.nasion.model.window.WindowedNetwork;

/**
 * A network in parts beside itself in one piece, both on the CPU, for benchmarks: how long the steps of {@link GuidedLook}
 * take, and how far what they find lies from what the whole network finds.
 *
 * @param ms          step → ms of each run, in the order of the steps
 * @param windows     windows decoded around the guide's points
 * @param again       windows decoded because a landmark was not settled
 * @param wholeHeads  heads decoded over the whole picture in the end
 * @param logits      largest difference of a logit within the windows, as a share of the highest logit's size
 * @param sameWindows largest distance of a point from the whole network's, where that one is read within the same windows;
 *                    px of the network's input
 * @param wholeMaps   the same against the whole network's points over the whole picture, once all is settled
 */
public record WindowTimes(
        Map<String, double[]> ms,
        int windows,
        int again,
        int wholeHeads,
        double logits,
        double sameWindows,
        double wholeMaps) {

    /** The step that is the whole network in one piece. */
    public static final String WHOLE = "whole network in one piece";

    /**
     * @param model has parts
     * @param runs  counted ones, at least 1, after one that is not
     */
    public static WindowTimes measure(
            ModelFile model,
            ModelFile guide,
            Preprocessor preprocessor,
            SessionFactory factory,
            Cephalogram film,
            int runs)
            throws Exception {
        Sidecar sidecar = model.sidecar();
        Sidecar.Input input = sidecar.input();
        Map<String, double[]> ms = new LinkedHashMap<>();
        SeenFilm seen = new SeenFilm(film.toEightBit(film.contentWindow()), film.width(), film.height(), 1);
        ShapeModel plausibility = ShapeModel.plausibility();
        Seen looked = null;
        Seen settled = null;
        float[] image = null;
        WholeLook coarsely = new WholeLook(
                guide.sidecar(), preprocessor, factory.open(guide.onnx(), InferenceDevice.CPU), plausibility);
        try (GuidedLook look =
                new GuidedLook(sidecar, preprocessor, WindowedNetwork.open(model, factory), coarsely, plausibility)) {
            WindowedNetwork network = look.network();
            for (int run = -1; run < runs; run++) {
                Clock clock = new Clock(ms, Math.max(run, 0), runs);
                FilmPass coarse = look.guide().of(seen, Progress.NONE);
                clock.told("guide: film to coarse points");
                Canvas canvas = preprocessor.prepare(seen.through(coarse.view()), sidecar.recipe());
                image = canvas.toInput(input.factor(), input.mean(), input.std());
                clock.told("canvas");
                try (HeldOutputs features = network.features(image)) {
                    clock.told("encoder");
                    List<Optional<Point>> hints = look.hints(coarse, canvas);
                    looked = network.look(features, hints);
                    clock.told("windows");
                    FilmPass.of(coarse.view(), canvas, sidecar, looked.maps(), plausibility);
                    clock.told("decoding");
                    clock.total("film to points");
                    settled = network.look(features, hints);
                    clock.restart();
                    network.settle(features, settled);
                    clock.told("what is not settled, again");
                }
            }
        }
        HeatMaps whole;
        try (NetworkSession network = factory.open(model.onnx(), InferenceDevice.CPU)) {
            Tensor tensor = new Tensor(image, 1, 1, input.height(), input.width());
            Tensor logits = network.run(List.of(tensor)).getFirst();
            for (int run = 0; run < runs; run++) {
                Clock clock = new Clock(ms, run, runs);
                logits = network.run(List.of(tensor)).getFirst();
                clock.told(WHOLE);
            }
            whole = new HeatMaps(logits.data(), sidecar.landmarks().size(), input.height(), input.width());
        }
        return new WindowTimes(
                ms,
                looked.windows(),
                settled.windows() - looked.windows(),
                settled.wholeHeads(),
                apart(looked.maps(), whole),
                apart(sidecar, looked.maps(), within(whole, looked.maps())),
                apart(sidecar, settled.maps(), whole));
    }

    /** The whole network's maps where others are known. */
    private static HeatMaps within(HeatMaps whole, HeatMaps known) {
        float[] logits = whole.logits().clone();
        for (int i = 0; i < logits.length; i++) {
            if (known.logits()[i] == Float.NEGATIVE_INFINITY) {
                logits[i] = Float.NEGATIVE_INFINITY;
            }
        }
        return new HeatMaps(logits, whole.channels(), whole.height(), whole.width());
    }

    private static double apart(HeatMaps known, HeatMaps whole) {
        double most = 0;
        double highest = 0;
        for (int i = 0; i < known.logits().length; i++) {
            highest = Math.max(highest, Math.abs(whole.logits()[i]));
            if (known.logits()[i] != Float.NEGATIVE_INFINITY) {
                most = Math.max(most, Math.abs(known.logits()[i] - whole.logits()[i]));
            }
        }
        return most / highest;
    }

    private static double apart(Sidecar sidecar, HeatMaps one, HeatMaps other) {
        List<Peak> here = sidecar.decoder().decode(one);
        List<Peak> there = sidecar.decoder().decode(other);
        double most = 0;
        for (int i = 0; i < here.size(); i++) {
            most = Math.max(most, here.get(i).position().distanceTo(there.get(i).position()));
        }
        return most;
    }
}
