package org.nasion.app.desktop.panel;

import java.util.OptionalDouble;
import javafx.scene.layout.Region;

/** How far a value lies from its norm: a track of four standard deviations to each side, the normal band, and a marker. */
final class DeviationCell extends Region {

    private static final double SPAN = 4;
    private static final double WIDTH = 58;
    private static final double TRACK = 4;
    private static final double MARKER = 4;

    private final Region track = part("deviation-track");
    private final Region band = part("deviation-band");
    private final Region marker = part("deviation-marker");
    private OptionalDouble deviation = OptionalDouble.empty();

    DeviationCell() {
        getStyleClass().add("deviation-bar");
        getChildren().addAll(track, band, marker);
        setMinSize(WIDTH, 14);
        setPrefSize(WIDTH, 14);
        setMaxSize(WIDTH, 14);
    }

    void show(OptionalDouble next) {
        deviation = next;
        setVisible(next.isPresent());
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double middle = getHeight() / 2;
        double perSd = (getWidth() - MARKER) / (2 * SPAN);
        double centre = getWidth() / 2;
        track.resizeRelocate(0, middle - TRACK / 2, getWidth(), TRACK);
        band.resizeRelocate(centre - perSd, middle - TRACK / 2, 2 * perSd, TRACK);
        double at = Math.clamp(deviation.orElse(0), -SPAN, SPAN);
        marker.resizeRelocate(centre + at * perSd - MARKER / 2, 1, MARKER, getHeight() - 2);
    }

    private static Region part(String styleClass) {
        Region region = new Region();
        region.getStyleClass().add(styleClass);
        region.setManaged(false);
        return region;
    }
}
