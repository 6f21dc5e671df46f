package org.nasion.model.detection;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nasion.core.detection.Detection;
import org.nasion.core.detection.DetectorInfo;
import org.nasion.core.detection.LandmarkDetector;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.Placement;
import org.nasion.model.heatmap.ConfidenceTable;
import org.nasion.model.heatmap.Doubt;
import org.nasion.model.heatmap.HeatMaps;
import org.nasion.model.heatmap.Peak;
import org.nasion.model.heatmap.PeakDecoder;
import org.nasion.model.network.ModelFile;
import org.nasion.model.network.PlacedSession;
import org.nasion.model.network.SessionFactory;
import org.nasion.model.network.Sidecar;
import org.nasion.model.network.Tensor;
import org.nasion.model.preprocess.Canvas;
import org.nasion.model.preprocess.FilmView;
import org.nasion.model.preprocess.Preprocessor;
import org.nasion.model.refinement.SecondLook;
import org.nasion.model.shape.ShapeModel;
import org.nasion.model.shape.SoftTissueNasion;

/** Film in, landmarks out: canvas, network, heat-maps, shape. Safe for any thread; one per program. */
public final class NetworkLandmarkDetector implements LandmarkDetector {

    private final Sidecar sidecar;
    private final Preprocessor preprocessor;
    private final PlacedSession network;
    private final PeakDecoder decoder;
    private final List<Landmark> channels;
    private final DetectorInfo info;
    private final Optional<SecondLook> secondLook;
    private final Optional<Trust> trust;
    private final ShapeModel plausibility = ShapeModel.plausibility();
    private final ShapeModel completion = ShapeModel.completion();

    private NetworkLandmarkDetector(Sidecar sidecar, Preprocessor preprocessor, PlacedSession network,
                                    Optional<SecondLook> secondLook) {
        this.sidecar = sidecar;
        this.preprocessor = Objects.requireNonNull(preprocessor);
        this.network = network;
        this.decoder = new PeakDecoder(sidecar.decoding().window(), sidecar.decoding().temperature());
        this.channels = sidecar.channels();
        this.secondLook = secondLook;
        this.trust = Optional.ofNullable(sidecar.confidence()).map(told -> new Trust(told.doubt(), told.table()));
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
        try {
            Optional<SecondLook> secondLook = model.refiner().map(onnx -> SecondLook.open(model.sidecar().refinement(),
                    onnx, model.sidecar().landmarks().size(), factory, wish));
            return new NetworkLandmarkDetector(model.sidecar(), preprocessor, network, secondLook);
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }

    @Override
    public Detection detect(Cephalogram film, Progress progress) {
        long start = System.nanoTime();
        progress.report(0, "looking for landmarks");
        FilmPass pass = bestPass(film, progress);
        Detection.Verdict verdict = FilmJudge.verdict(pass);
        Map<Landmark, Placement.Proposal> proposals = verdict.quality() == Detection.Quality.REJECT
                ? Map.of() : proposals(pass, film);
        progress.report(1, "done");
        return new Detection(proposals, verdict, info, (System.nanoTime() - start) / 1e9,
                Optional.of(ShownMaps.of(pass, channels, sidecar.input().factor(), film.width(), film.height())));
    }

    /** The film as it is, or, where that is no head, the first view of it that is one. */
    private FilmPass bestPass(Cephalogram film, Progress progress) {
        byte[] grey = film.toEightBit(film.window());
        FilmPass best = null;
        for (FilmView view : FilmView.all()) {
            progress.throwIfCancelled();
            FilmPass pass = pass(view, grey, film.width(), film.height());
            if (FilmJudge.quality(pass) == Detection.Quality.GOOD) {
                return pass;
            }
            if (best == null || FilmJudge.oddity(pass) < FilmJudge.oddity(best)) {
                best = pass;
            }
            progress.report(0.1, "trying other ways of holding the film");
        }
        return best;
    }

    private FilmPass pass(FilmView view, byte[] grey, int width, int height) {
        Canvas canvas = preprocessor.prepare(view.apply(grey, width, height), view.width(width, height),
                view.height(width, height), sidecar.recipe());
        HeatMaps maps = maps(canvas);
        return FilmPass.of(view, canvas, channels, maps, decoder.decode(maps), sidecar.input().factor(), plausibility);
    }

    private Map<Landmark, Placement.Proposal> proposals(FilmPass pass, Cephalogram film) {
        Map<Landmark, Placement.Proposal> proposals = new EnumMap<>(Landmark.class);
        Map<Landmark, Point> onCanvas = new EnumMap<>(Landmark.class);
        refined(pass).forEach((landmark, point) -> {
            onCanvas.put(landmark, point.onCanvas());
            proposals.put(landmark, new Placement.Proposal(pass.toFilm(point.onCanvas(), film.width(), film.height()),
                    Placement.Origin.DETECTED, point.confidence(), point.expectedErrorMm()));
        });
        Map<Landmark, ShapeModel.Estimate> estimates = new EnumMap<>(completion.complete(onCanvas));
        if (!onCanvas.containsKey(Landmark.N_SOFT)) {
            SoftTissueNasion.estimate(onCanvas).ifPresent(at -> estimates.put(Landmark.N_SOFT, at));
        }
        Map<Landmark, Point> found = new EnumMap<>(Landmark.class);
        noseTip(pass, onCanvas, estimates).ifPresent(tip -> found.put(Landmark.PN, tip));
        if (!onCanvas.containsKey(Landmark.N_SOFT)) {
            SkinOverNasion.find(pass.canvas(), onCanvas).ifPresent(skin -> found.put(Landmark.N_SOFT, skin));
        }
        found.forEach((landmark, at) -> {
            estimates.remove(landmark);
            proposals.put(landmark, new Placement.Proposal(pass.toFilm(at, film.width(), film.height()),
                    Placement.Origin.FOUND_ON_FILM, OptionalDouble.empty(), OptionalDouble.empty()));
        });
        estimates.forEach((landmark, estimate) -> proposals.putIfAbsent(landmark, new Placement.Proposal(
                pass.toFilm(estimate.position(), film.width(), film.height()), Placement.Origin.ESTIMATED,
                OptionalDouble.empty(), OptionalDouble.of(estimate.expectedErrorMm()))));
        return proposals;
    }

    /**
     * A point that the network saw.
     *
     * @param onCanvas        canvas px
     * @param confidence      as in {@link Placement.Proposal}
     * @param expectedErrorMm as in {@link Placement.Proposal}
     */
    private record Seen(Point onCanvas, OptionalDouble confidence, OptionalDouble expectedErrorMm) {
    }

    /** The points after the second look, where the model has one. */
    private Map<Landmark, Seen> refined(FilmPass pass) {
        Optional<List<SecondLook.Refined>> refined = secondLook.map(look ->
                look.refine(pass.canvas(), channels.stream().map(pass.onCanvas()::get).toList()));
        Map<Landmark, Seen> seen = new EnumMap<>(Landmark.class);
        for (int i = 0; i < channels.size(); i++) {
            Landmark landmark = channels.get(i);
            int channel = i;
            Optional<SecondLook.Refined> closer = refined.map(points -> points.get(channel));
            Point at = closer.map(SecondLook.Refined::position).orElse(pass.onCanvas().get(landmark));
            seen.put(landmark, trust.map(table -> {
                double doubt = table.doubt().of(pass.peaks().get(landmark), closer.map(SecondLook.Refined::seen).orElse(null));
                return new Seen(at, OptionalDouble.of(table.table().within2mm(doubt)),
                        OptionalDouble.of(table.table().expectedErrorMm(doubt)));
            }).orElseGet(() -> new Seen(at, OptionalDouble.empty(), OptionalDouble.empty())));
        }
        return seen;
    }

    /** How a doubt is made and what it is worth. */
    private record Trust(Doubt doubt, ConfidenceTable table) {
    }

    /** The nose tip on the film, where the network does not see it and the film shows it. */
    private static Optional<Point> noseTip(FilmPass pass, Map<Landmark, Point> seen,
                                           Map<Landmark, ShapeModel.Estimate> estimates) {
        ShapeModel.Estimate estimate = estimates.get(Landmark.PN);
        if (estimate == null || pass.mmPerCanvasPx().isEmpty()) {
            return Optional.empty();
        }
        return NoseTip.find(pass.canvas(), seen, estimate.position(), pass.mmPerCanvasPx().get());
    }

    private HeatMaps maps(Canvas canvas) {
        Sidecar.Input input = sidecar.input();
        Tensor tensor = new Tensor(canvas.toInput(input.factor(), input.mean(), input.std()),
                1, 1, input.height(), input.width());
        Tensor logits = network.session().run(List.of(tensor)).getFirst();
        return new HeatMaps(logits.data(), channels.size(), input.height(), input.width());
    }

    @Override
    public DetectorInfo info() {
        return info;
    }

    @Override
    public void close() {
        secondLook.ifPresent(SecondLook::close);
        network.close();
    }
}
