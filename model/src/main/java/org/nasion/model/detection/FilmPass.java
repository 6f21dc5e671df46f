package org.nasion.model.detection;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.model.heatmap.HeatMaps;
import org.nasion.model.heatmap.Peak;
import org.nasion.model.network.Sidecar;
import org.nasion.model.preprocess.Canvas;
import org.nasion.model.preprocess.NetworkSight;
import org.nasion.model.shape.ShapeModel;

/**
 * What the network said about one view of a film.
 *
 * @param view     how the film was held
 * @param canvas   what the network saw
 * @param channels landmarks in the order of the maps
 * @param maps     the network's logits
 * @param factor   canvas px per input px
 * @param peaks    landmark → what its heat-map said, network input px
 * @param onCanvas landmark → canvas px
 * @param shape    how well these points can be a head; empty where the network sees too few points for that
 * @param clarity  geometric mean of the heat-maps' masses, 0 to 1: near 1 where every landmark has one clear place
 */
record FilmPass(
        NetworkSight view,
        Canvas canvas,
        List<Landmark> channels,
        HeatMaps maps,
        int factor,
        Map<Landmark, Peak> peaks,
        Map<Landmark, Point> onCanvas,
        Optional<ShapeModel.Residual> shape,
        double clarity) {

    /** @param sidecar of the network that made the maps */
    static FilmPass of(NetworkSight view, Canvas canvas, Sidecar sidecar, HeatMaps maps, ShapeModel plausibility) {
        List<Landmark> channels = sidecar.channels();
        int factor = sidecar.input().factor();
        List<Peak> peaks = sidecar.decoder().decode(maps);
        Map<Landmark, Peak> byLandmark = new TreeMap<>();
        Map<Landmark, Point> onCanvas = new TreeMap<>();
        double logs = 0;
        for (int i = 0; i < channels.size(); i++) {
            byLandmark.put(channels.get(i), peaks.get(i));
            onCanvas.put(channels.get(i), Canvas.inputToCanvas(peaks.get(i).position(), factor));
            logs += Math.log(Math.max(peaks.get(i).mass(), 1e-12));
        }
        return new FilmPass(
                view,
                canvas,
                channels,
                maps,
                factor,
                byLandmark,
                onCanvas,
                plausibility.residual(onCanvas),
                Math.exp(logs / channels.size()));
    }

    /** From canvas px to image space of the film as it is. */
    Point toFilm(Point at, int filmWidth, int filmHeight) {
        return view.toFilm(canvas.transform().toFilm(at), filmWidth, filmHeight);
    }

    /** Millimetres of a head with S–N = 66 mm in one canvas px; empty where the points are no head. */
    Optional<Double> mmPerCanvasPx() {
        return shape.map(ShapeModel.Residual::mmPerPx);
    }
}
