package org.nasion.model.detection;

import java.util.List;
import java.util.Optional;
import org.nasion.core.detection.Detection;
import org.nasion.core.geometry.Point;
import org.nasion.core.problem.Sentence;
import org.nasion.core.task.Progress;
import org.nasion.model.network.HeldOutputs;
import org.nasion.model.network.Sidecar;
import org.nasion.model.preprocess.Canvas;
import org.nasion.model.preprocess.NetworkSight;
import org.nasion.model.preprocess.Preprocessor;
import org.nasion.model.preprocess.SeenFilm;
import org.nasion.model.shape.ShapeModel;
import org.nasion.model.window.Seen;
import org.nasion.model.window.WindowedNetwork;

/**
 * A large network on the processor that decodes only around the places where a small one saw the landmarks. How the film
 * is to be held, and whether it is one at all, the small one says alone.
 */
record GuidedLook(
        Sidecar sidecar, Preprocessor preprocessor, WindowedNetwork network, Look guide, ShapeModel plausibility)
        implements Look {

    /** A guide that is less sure of a place than this, as {@link org.nasion.model.heatmap.Peak#mass}, is not followed. */
    private static final double SURE = 0.5;

    @Override
    public FilmPass of(SeenFilm film, Progress progress) {
        FilmPass coarse = guide.of(film, progress);
        if (FilmJudge.quality(coarse) == Detection.Quality.REJECT) {
            return coarse;
        }
        progress.throwIfCancelled();
        progress.report(0.2, Sentence.of("progress.closely", "looking closely"));
        NetworkSight view = coarse.view();
        Canvas canvas = preprocessor.prepare(film.through(view), sidecar.recipe());
        Sidecar.Input input = sidecar.input();
        try (HeldOutputs features = network.features(canvas.toInput(input.factor(), input.mean(), input.std()))) {
            progress.throwIfCancelled();
            Seen seen = network.look(features, hints(coarse, canvas));
            network.settle(features, seen);
            return FilmPass.of(view, canvas, sidecar, seen.maps(), plausibility);
        }
    }

    /** Where the guide saw the landmarks, in px of this network's input; empty where it did not or was not sure. */
    List<Optional<Point>> hints(FilmPass coarse, Canvas canvas) {
        return sidecar.channels().stream()
                .map(landmark -> Optional.ofNullable(coarse.peaks().get(landmark))
                        .filter(peak -> peak.mass() >= SURE)
                        .map(peak -> coarse.canvas()
                                .transform()
                                .toFilm(coarse.onCanvas().get(landmark)))
                        .map(onView -> Canvas.canvasToInput(
                                canvas.transform().toCanvas(onView),
                                sidecar.input().factor())))
                .toList();
    }

    @Override
    public void close() {
        guide.close();
        network.close();
    }
}
