package org.nasion.model.detection;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nasion.core.detection.DetectionMaps;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.model.heatmap.HeatMaps;
import org.nasion.model.preprocess.Canvas;

/** Heat-maps as a person is to see them: values from 0 to 1 instead of logits, a place on the film instead of the canvas. */
final class ShownMaps {

    /** Network input px per shown px: fine enough to look at, a quarter of the memory. */
    static final int STEP = 2;

    private ShownMaps() {}

    static DetectionMaps of(FilmPass pass, int filmWidth, int filmHeight) {
        HeatMaps maps = pass.maps();
        List<Landmark> channels = pass.channels();
        int factor = pass.factor();
        int width = Math.max(1, maps.width() / STEP);
        int height = Math.max(1, maps.height() / STEP);
        Map<Landmark, float[]> values = new TreeMap<>();
        for (int channel = 0; channel < channels.size(); channel++) {
            values.put(channels.get(channel), shown(maps, channel, width, height));
        }
        Point origin = onFilm(pass, 0, 0, factor, filmWidth, filmHeight);
        return new DetectionMaps(
                width,
                height,
                values,
                origin,
                onFilm(pass, 1, 0, factor, filmWidth, filmHeight).minus(origin),
                onFilm(pass, 0, 1, factor, filmWidth, filmHeight).minus(origin));
    }

    /** The centre of a shown pixel in image space. */
    private static Point onFilm(FilmPass pass, int x, int y, int factor, int filmWidth, int filmHeight) {
        return pass.toFilm(Canvas.inputToCanvas(new Point(x, y), factor * STEP), filmWidth, filmHeight);
    }

    /** The likeliest of each block, so that no sharp peak gets lost. */
    private static float[] shown(HeatMaps maps, int channel, int width, int height) {
        float[] logits = maps.logits();
        int start = channel * maps.height() * maps.width();
        float[] best = new float[width * height];
        float top = Float.NEGATIVE_INFINITY;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float block = Float.NEGATIVE_INFINITY;
                for (int dy = 0; dy < STEP && y * STEP + dy < maps.height(); dy++) {
                    int row = start + (y * STEP + dy) * maps.width() + x * STEP;
                    for (int dx = 0; dx < STEP && x * STEP + dx < maps.width(); dx++) {
                        block = Math.max(block, logits[row + dx]);
                    }
                }
                best[y * width + x] = block;
                top = Math.max(top, block);
            }
        }
        for (int i = 0; i < best.length; i++) {
            best[i] = (float) Math.exp(best[i] - top);
        }
        return best;
    }
}
