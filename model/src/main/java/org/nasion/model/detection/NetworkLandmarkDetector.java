package org.nasion.model.detection;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.nasion.core.detection.Detection;
import org.nasion.core.detection.DetectorInfo;
import org.nasion.core.detection.LandmarkDetector;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.Placement;
import org.nasion.model.heatmap.HeatMaps;
import org.nasion.model.heatmap.Peak;
import org.nasion.model.heatmap.PeakDecoder;
import org.nasion.model.network.ModelFile;
import org.nasion.model.network.PlacedSession;
import org.nasion.model.network.SessionFactory;
import org.nasion.model.network.Sidecar;
import org.nasion.model.network.Tensor;
import org.nasion.model.preprocess.Canvas;
import org.nasion.model.preprocess.Preprocessor;

/** Film in, landmarks out: canvas, network, heat-maps, shape. Safe for any thread; one per program. */
public final class NetworkLandmarkDetector implements LandmarkDetector {

    private final Sidecar sidecar;
    private final Preprocessor preprocessor;
    private final PlacedSession network;
    private final PeakDecoder decoder;
    private final List<Landmark> channels;
    private final DetectorInfo info;

    private NetworkLandmarkDetector(Sidecar sidecar, Preprocessor preprocessor, PlacedSession network) {
        this.sidecar = sidecar;
        this.preprocessor = Objects.requireNonNull(preprocessor);
        this.network = network;
        this.decoder = new PeakDecoder(sidecar.decoding().window());
        this.channels = sidecar.channels();
        this.info = new DetectorInfo(sidecar.title(), sidecar.sha256(), network.device().toString(), network.reason());
    }

    /**
     * Loads a model onto the first device that takes it; a second or so, not for the UI thread.
     *
     * @param model        checked bytes and description
     * @param preprocessor makes the canvases
     * @param factory      loads networks
     * @param wish         devices to try
     */
    public static NetworkLandmarkDetector open(ModelFile model, Preprocessor preprocessor, SessionFactory factory,
                                               PlacedSession.Wish wish) {
        Sidecar.Input input = model.sidecar().input();
        Tensor trial = new Tensor(new float[input.height() * input.width()], 1, 1, input.height(), input.width());
        PlacedSession network = PlacedSession.open(model.onnx(), wish, factory, List.of(trial));
        return new NetworkLandmarkDetector(model.sidecar(), preprocessor, network);
    }

    @Override
    public Detection detect(Cephalogram film, Progress progress) {
        long start = System.nanoTime();
        progress.report(0, "preparing the film");
        Canvas canvas = preprocessor.prepare(film, sidecar.recipe());
        progress.throwIfCancelled();
        progress.report(0.2, "looking for landmarks");
        List<Peak> peaks = peaks(canvas);
        progress.throwIfCancelled();
        Map<Landmark, Placement.Proposal> proposals = new EnumMap<>(Landmark.class);
        for (int i = 0; i < peaks.size(); i++) {
            Point onCanvas = Canvas.inputToCanvas(peaks.get(i).position(), sidecar.input().factor());
            Point onFilm = canvas.transform().toFilm(onCanvas);
            proposals.put(channels.get(i), new Placement.Proposal(onFilm, Placement.Origin.DETECTED,
                    OptionalDouble.empty(), OptionalDouble.empty()));
        }
        progress.report(1, "done");
        return new Detection(proposals, new Detection.Verdict(Detection.Quality.GOOD, List.of()), info,
                (System.nanoTime() - start) / 1e9);
    }

    private List<Peak> peaks(Canvas canvas) {
        Sidecar.Input input = sidecar.input();
        Tensor tensor = new Tensor(canvas.toInput(input.factor(), input.mean(), input.std()),
                1, 1, input.height(), input.width());
        Tensor logits = network.session().run(List.of(tensor)).getFirst();
        return decoder.decode(new HeatMaps(logits.data(), channels.size(), input.height(), input.width()));
    }

    @Override
    public DetectorInfo info() {
        return info;
    }

    @Override
    public void close() {
        network.close();
    }
}
