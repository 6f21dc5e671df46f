package org.nasion.app.desktop.film;

import java.util.Optional;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.scene.transform.Affine;
import org.nasion.app.desktop.viewmodel.ViewTransform;
import org.nasion.core.detection.DetectionMaps;
import org.nasion.core.geometry.Orientation;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/** What the network thought of every place for one landmark, over the film: from nothing through violet and orange to yellow. */
final class HeatLayer extends Pane {

    /** Violet, orange and yellow of a scale that colour-blind readers see as darker to lighter; opacity, red, green, blue. */
    private static final double[][] STOPS = {
        {0, 70, 10, 105}, {0.35, 120, 28, 109}, {0.6, 229, 92, 48}, {0.72, 252, 180, 30}, {0.78, 252, 255, 164}
    };

    private record Shown(DetectionMaps maps, Landmark landmark) {}

    private final ImageView view = new ImageView();
    private final Affine place = new Affine();
    private Optional<Shown> shown = Optional.empty();

    HeatLayer() {
        setManaged(false);
        setMouseTransparent(true);
        view.setSmooth(true);
        view.getTransforms().add(place);
        getChildren().add(view);
        setVisible(false);
    }

    /** Shows a landmark's map, or nothing where there is none. */
    void show(Optional<DetectionMaps> maps, Optional<Landmark> landmark, ViewTransform transform) {
        Optional<Shown> next = maps.flatMap(
                all -> landmark.filter(code -> all.map(code).isPresent()).map(code -> new Shown(all, code)));
        if (!next.equals(shown)) {
            shown = next;
            view.setImage(next.map(HeatLayer::picture).orElse(null));
        }
        setVisible(next.isPresent());
        next.ifPresent(now -> place(now.maps(), transform));
    }

    private void place(DetectionMaps maps, ViewTransform transform) {
        Point right = onScreen(transform, maps.right());
        Point down = onScreen(transform, maps.down());
        // A map pixel's centre is at a whole number, its texture's edge half a pixel before it.
        Point corner = transform.toView(maps.toFilm(new Point(-0.5, -0.5)));
        place.setToTransform(right.x(), down.x(), corner.x(), right.y(), down.y(), corner.y());
    }

    private static Point onScreen(ViewTransform transform, Point image) {
        Orientation held = transform.orientation();
        return held.apply(new Point(image.x() * transform.scale(), image.y() * transform.scale() * transform.aspect()));
    }

    private static WritableImage picture(Shown what) {
        float[] values = what.maps().map(what.landmark()).orElseThrow();
        int[] pixels = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            pixels[i] = colour(Math.sqrt(
                    Math.clamp(values[i], 0f, 1f))); // the root, so that a second place that is thought of shows
        }
        WritableImage image = new WritableImage(what.maps().width(), what.maps().height());
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        what.maps().width(),
                        what.maps().height(),
                        PixelFormat.getIntArgbInstance(),
                        pixels,
                        0,
                        what.maps().width());
        return image;
    }

    /** 0 is clear, 1 the likeliest place. */
    static int colour(double value) {
        double at = value * (STOPS.length - 1);
        int stop = (int) Math.min(STOPS.length - 2, Math.floor(at));
        double part = at - stop;
        long argb = 0;
        for (int band = 0; band < 4; band++) {
            double mixed = STOPS[stop][band] * (1 - part) + STOPS[stop + 1][band] * part;
            argb = argb << 8 | Math.round(band == 0 ? 255 * mixed : mixed);
        }
        return (int) argb;
    }
}
