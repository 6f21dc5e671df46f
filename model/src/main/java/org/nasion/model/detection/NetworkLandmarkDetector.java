package org.nasion.model.detection;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.nasion.core.calibration.CalibrationLadder;
import org.nasion.core.detection.Detection;
import org.nasion.core.detection.DetectorInfo;
import org.nasion.core.detection.LandmarkDetector;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.Window;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.problem.Sentence;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.Placement;
import org.nasion.model.heatmap.ConfidenceTable;
import org.nasion.model.heatmap.Doubt;
import org.nasion.model.network.InferenceDevice;
import org.nasion.model.network.ModelFile;
import org.nasion.model.network.ModelLibrary;
import org.nasion.model.network.OnnxRuntime;
import org.nasion.model.network.PlacedSession;
import org.nasion.model.network.SessionFactory;
import org.nasion.model.network.Sidecar;
import org.nasion.model.network.Tensor;
import org.nasion.model.preprocess.Preprocessor;
import org.nasion.model.preprocess.SeenFilm;
import org.nasion.model.refinement.SecondLook;
import org.nasion.model.shape.ShapeModel;
import org.nasion.model.shape.SoftTissueNasion;
import org.nasion.model.window.WindowedNetwork;

/** Film in, landmarks out: canvas, network, heat-maps, shape. Safe for any thread; one per program. */
public final class NetworkLandmarkDetector implements LandmarkDetector {

    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private boolean closed;
    private final List<Landmark> channels;
    private final Look look;
    private final DetectorInfo info;
    private final Optional<SecondLook> secondLook;
    private final Optional<Trust> trust;
    private final ShapeModel completion = ShapeModel.completion();

    private NetworkLandmarkDetector(Sidecar sidecar, Placed placed, Optional<SecondLook> secondLook) {
        this.channels = sidecar.channels();
        this.look = placed.look();
        this.secondLook = secondLook;
        this.trust = Optional.ofNullable(sidecar.confidence()).map(told -> new Trust(told.doubt(), told.table()));
        this.info = new DetectorInfo(
                sidecar.title(), sidecar.sha256(), placed.device().toString(), placed.reason());
    }

    /**
     * Loads a model onto the first device that takes it; a second or so, not for the UI thread. On the CPU a network that
     * has parts runs in parts, guided by the fast network that ships.
     *
     * @param model        checked bytes and description
     * @param preprocessor makes the canvases
     * @param factory      loads networks
     * @param wish         devices to try
     */
    public static NetworkLandmarkDetector open(
            ModelFile model, Preprocessor preprocessor, SessionFactory factory, PlacedSession.Wish wish) {
        return open(model, model.parts().flatMap(parts -> ModelLibrary.guide()), preprocessor, factory, wish);
    }

    /** The same with another guide; without one it runs in one piece wherever it runs. */
    static NetworkLandmarkDetector open(
            ModelFile model,
            Optional<ModelFile> guide,
            Preprocessor preprocessor,
            SessionFactory factory,
            PlacedSession.Wish wish) {
        Objects.requireNonNull(preprocessor);
        Sidecar sidecar = model.sidecar();
        Placed placed = guide.isEmpty()
                ? whole(model, preprocessor, factory, wish)
                : guided(model, guide.get(), preprocessor, factory, wish);
        try {
            Optional<SecondLook> secondLook = model.refiner()
                    .map(onnx -> SecondLook.open(
                            sidecar.refinement(), onnx, sidecar.landmarks().size(), factory, wish));
            return new NetworkLandmarkDetector(sidecar, placed, secondLook);
        } catch (RuntimeException e) {
            placed.look().close();
            throw e;
        }
    }

    /** How a film is looked at, on which device and why there. */
    private record Placed(Look look, InferenceDevice device, String reason) {}

    private static Placed whole(
            ModelFile model, Preprocessor preprocessor, SessionFactory factory, PlacedSession.Wish wish) {
        Sidecar.Input input = model.sidecar().input();
        Tensor trial = new Tensor(new float[input.height() * input.width()], 1, 1, input.height(), input.width());
        PlacedSession network = PlacedSession.open(model.onnx(), wish, factory, List.of(trial));
        return new Placed(
                new WholeLook(model.sidecar(), preprocessor, network.session(), ShapeModel.plausibility()),
                network.device(),
                network.reason());
    }

    private static Placed guided(
            ModelFile model,
            ModelFile guide,
            Preprocessor preprocessor,
            SessionFactory factory,
            PlacedSession.Wish wish) {
        String reason = wish.why();
        List<InferenceDevice> gpus = wish.order().stream()
                .filter(device -> device.kind() == InferenceDevice.Kind.GPU)
                .toList();
        if (!gpus.isEmpty()) {
            try {
                return whole(model, preprocessor, factory, new PlacedSession.Wish(gpus, wish.why()));
            } catch (ProblemException e) {
                reason = "the GPU could not be used";
            }
        }
        Look coarse =
                whole(guide, preprocessor, factory, OnnxRuntime.onlyCpu(reason)).look();
        try {
            return new Placed(
                    new GuidedLook(
                            model.sidecar(),
                            preprocessor,
                            WindowedNetwork.open(model, factory),
                            coarse,
                            ShapeModel.plausibility()),
                    InferenceDevice.CPU,
                    reason);
        } catch (RuntimeException e) {
            coarse.close();
            throw e;
        }
    }

    @Override
    public Detection detect(Cephalogram film, Window through, Progress progress) {
        if (!use.readLock().tryLock()) {
            throw new IllegalStateException("the network is closed");
        }
        try {
            if (closed) {
                throw new IllegalStateException("the network is closed");
            }
            return detected(film, through, progress);
        } finally {
            use.readLock().unlock();
        }
    }

    private Detection detected(Cephalogram film, Window through, Progress progress) {
        long start = System.nanoTime();
        progress.report(0, Sentence.of("progress.landmarks", "looking for landmarks"));
        FilmPass pass = look.of(
                new SeenFilm(
                        film.toEightBit(through),
                        film.width(),
                        film.height(),
                        CalibrationLadder.of(film.acquisition()).pixelAspect()),
                progress);
        Detection.Verdict verdict = FilmJudge.verdict(pass);
        Map<Landmark, Placement.Proposal> proposals =
                verdict.quality() == Detection.Quality.REJECT ? Map.of() : proposals(pass, film);
        progress.report(1, Sentence.of("progress.done", "done"));
        return new Detection(
                proposals,
                verdict,
                info,
                (System.nanoTime() - start) / 1e9,
                Optional.of(ShownMaps.of(pass, film.width(), film.height())));
    }

    private Map<Landmark, Placement.Proposal> proposals(FilmPass pass, Cephalogram film) {
        Map<Landmark, Placement.Proposal> proposals = new TreeMap<>();
        Map<Landmark, Point> onCanvas = new TreeMap<>();
        refined(pass).forEach((landmark, point) -> {
            onCanvas.put(landmark, point.onCanvas());
            proposals.put(
                    landmark,
                    new Placement.Proposal(
                            pass.toFilm(point.onCanvas(), film.width(), film.height()),
                            Placement.Origin.DETECTED,
                            point.confidence(),
                            point.expectedErrorMm()));
        });
        Map<Landmark, ShapeModel.Estimate> estimates = new TreeMap<>(completion.complete(onCanvas));
        if (!onCanvas.containsKey(Landmark.N_SOFT)) {
            SoftTissueNasion.estimate(onCanvas).ifPresent(at -> estimates.put(Landmark.N_SOFT, at));
        }
        Map<Landmark, Point> found = new TreeMap<>();
        noseTip(pass, onCanvas, estimates).ifPresent(tip -> found.put(Landmark.PN, tip));
        if (!onCanvas.containsKey(Landmark.N_SOFT)) {
            SkinOverNasion.find(pass.canvas(), onCanvas).ifPresent(skin -> found.put(Landmark.N_SOFT, skin));
        }
        found.forEach((landmark, at) -> {
            estimates.remove(landmark);
            proposals.put(
                    landmark,
                    new Placement.Proposal(
                            pass.toFilm(at, film.width(), film.height()),
                            Placement.Origin.FOUND_ON_FILM,
                            OptionalDouble.empty(),
                            OptionalDouble.empty()));
        });
        estimates.forEach((landmark, estimate) -> proposals.putIfAbsent(
                landmark,
                new Placement.Proposal(
                        pass.toFilm(estimate.position(), film.width(), film.height()),
                        Placement.Origin.ESTIMATED,
                        OptionalDouble.empty(),
                        OptionalDouble.of(estimate.expectedErrorMm()))));
        return proposals;
    }

    /**
     * A point that the network saw.
     *
     * @param onCanvas        canvas px
     * @param confidence      as in {@link Placement.Proposal}
     * @param expectedErrorMm as in {@link Placement.Proposal}
     */
    private record Seen(Point onCanvas, OptionalDouble confidence, OptionalDouble expectedErrorMm) {}

    /** The points after the second look, where the model has one. */
    private Map<Landmark, Seen> refined(FilmPass pass) {
        Optional<List<SecondLook.Refined>> refined = secondLook.map(look -> look.refine(
                pass.canvas(), channels.stream().map(pass.onCanvas()::get).toList()));
        Map<Landmark, Seen> seen = new TreeMap<>();
        for (int i = 0; i < channels.size(); i++) {
            Landmark landmark = channels.get(i);
            int channel = i;
            Optional<SecondLook.Refined> closer = refined.map(points -> points.get(channel));
            Point at = closer.map(SecondLook.Refined::position)
                    .orElse(pass.onCanvas().get(landmark));
            seen.put(
                    landmark,
                    trust.map(table -> {
                                double doubt = table.doubt()
                                        .of(
                                                pass.peaks().get(landmark),
                                                closer.map(SecondLook.Refined::seen)
                                                        .orElse(null));
                                return new Seen(
                                        at,
                                        OptionalDouble.of(table.table().within2mm(doubt)),
                                        OptionalDouble.of(table.table().expectedErrorMm(doubt)));
                            })
                            .orElseGet(() -> new Seen(at, OptionalDouble.empty(), OptionalDouble.empty())));
        }
        return seen;
    }

    /** How a doubt is made and what it is worth. */
    private record Trust(Doubt doubt, ConfidenceTable table) {}

    /** The nose tip on the film, where the network does not see it and the film shows it. */
    private static Optional<Point> noseTip(
            FilmPass pass, Map<Landmark, Point> seen, Map<Landmark, ShapeModel.Estimate> estimates) {
        ShapeModel.Estimate estimate = estimates.get(Landmark.PN);
        if (estimate == null || pass.mmPerCanvasPx().isEmpty()) {
            return Optional.empty();
        }
        return NoseTip.find(
                pass.canvas(), seen, estimate.position(), pass.mmPerCanvasPx().get());
    }

    @Override
    public DetectorInfo info() {
        return info;
    }

    @Override
    public void close() {
        // Waits for films that are being looked at: the runtime does not survive losing its memory in the middle.
        use.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                secondLook.ifPresent(SecondLook::close);
                look.close();
            }
        } finally {
            use.writeLock().unlock();
        }
    }
}
