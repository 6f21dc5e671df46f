package org.nasion.app.desktop.film;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.image.ImageView;
import org.junit.jupiter.api.Test;
import org.nasion.app.desktop.viewmodel.ViewTransform;
import org.nasion.core.detection.DetectionMaps;
import org.nasion.core.geometry.Orientation;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

class HeatLayerTest {

    /** 4×3 map px of 10 film px each, on a film that was found mirrored: right on the map is left on the film. */
    private static final DetectionMaps MAPS = new DetectionMaps(
            4, 3, Map.of(Landmark.A, new float[12]), new Point(100, 20), new Point(-10, 0), new Point(0, 10));

    @Test
    void aMapPixelLiesWhereTheFilmShowsItsPlace() {
        HeatLayer layer = new HeatLayer();
        ViewTransform transform = new ViewTransform(0.5, 1.2, 30, 40, new Orientation(1, true));
        layer.show(Optional.of(MAPS), Optional.of(Landmark.A), transform);
        ImageView view = (ImageView) layer.getChildren().getFirst();
        for (Point pixel : new Point[] {new Point(0, 0), new Point(3, 2), new Point(1, 2)}) {
            Point expected = transform.toView(MAPS.toFilm(pixel));
            Point2D actual = view.localToParent(pixel.x() + 0.5, pixel.y() + 0.5);
            assertEquals(expected.x(), actual.getX(), 1e-9);
            assertEquals(expected.y(), actual.getY(), 1e-9);
        }
    }

    @Test
    void nothingIsShownForALandmarkWithoutAMap() {
        HeatLayer layer = new HeatLayer();
        layer.show(Optional.of(MAPS), Optional.of(Landmark.PN), ViewTransform.IDENTITY);
        assertFalse(layer.isVisible());
        layer.show(Optional.of(MAPS), Optional.of(Landmark.A), ViewTransform.IDENTITY);
        assertTrue(layer.isVisible());
    }

    @Test
    void theScaleGoesFromClearToBrightWithoutStepsBack() {
        assertEquals(0, HeatLayer.colour(0) >>> 24, "no doubt, no colour");
        int last = -1;
        for (double value = 0; value <= 1; value += 0.05) {
            int opacity = HeatLayer.colour(value) >>> 24;
            assertTrue(opacity >= last);
            last = opacity;
        }
        assertEquals(252, HeatLayer.colour(1) >> 16 & 0xFF);
    }
}
