package org.nasion.model.detection;

import java.util.List;
import org.nasion.core.detection.Detection;
import org.nasion.core.problem.Sentence;
import org.nasion.core.task.Progress;
import org.nasion.model.heatmap.HeatMaps;
import org.nasion.model.network.NetworkSession;
import org.nasion.model.network.Sidecar;
import org.nasion.model.network.Tensor;
import org.nasion.model.preprocess.Canvas;
import org.nasion.model.preprocess.NetworkSight;
import org.nasion.model.preprocess.Preprocessor;
import org.nasion.model.preprocess.SeenFilm;
import org.nasion.model.shape.ShapeModel;

/** A network in one piece over the whole picture. */
record WholeLook(Sidecar sidecar, Preprocessor preprocessor, NetworkSession network, ShapeModel plausibility)
        implements Look {

    @Override
    public FilmPass of(SeenFilm film, Progress progress) {
        FilmPass best = null;
        for (NetworkSight view : NetworkSight.all()) {
            progress.throwIfCancelled();
            FilmPass pass = pass(view, film);
            if (FilmJudge.quality(pass) == Detection.Quality.GOOD) {
                return pass;
            }
            if (best == null || FilmJudge.oddity(pass) < FilmJudge.oddity(best)) {
                best = pass;
            }
            progress.report(0.1, Sentence.of("progress.held", "trying other ways of holding the film"));
        }
        return best;
    }

    private FilmPass pass(NetworkSight view, SeenFilm film) {
        Canvas canvas = preprocessor.prepare(film.through(view), sidecar.recipe());
        return FilmPass.of(view, canvas, sidecar, maps(canvas), plausibility);
    }

    private HeatMaps maps(Canvas canvas) {
        Sidecar.Input input = sidecar.input();
        Tensor tensor = new Tensor(
                canvas.toInput(input.factor(), input.mean(), input.std()), 1, 1, input.height(), input.width());
        Tensor logits = network.run(List.of(tensor)).getFirst();
        return new HeatMaps(logits.data(), sidecar.landmarks().size(), input.height(), input.width());
    }

    @Override
    public void close() {
        network.close();
    }
}
