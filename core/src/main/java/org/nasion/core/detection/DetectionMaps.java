package org.nasion.core.detection;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/**
 * The network's heat-maps of one film, for showing them over it: how likely each landmark lies at
 * each place, relative to its likeliest place. A map pixel's centre {@code (x, y)} lies in image
 * space at {@code origin + x·right + y·down}; on a mirrored or turned film {@code right} and
 * {@code down} point elsewhere.
 *
 * @param width  px of every map
 * @param height px of every map
 * @param values landmark → {@code width × height} values from 0 to 1, row by row, 1 at the likeliest place; not to be changed
 * @param origin image space, px, of the centre of the first pixel
 * @param right  image space, px, from one map pixel to the next of its row
 * @param down   image space, px, from one map pixel to the next of its column
 */
public record DetectionMaps(
        int width, int height, Map<Landmark, float[]> values, Point origin, Point right, Point down) {

    public DetectionMaps {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("heat-maps of " + width + "×" + height);
        }
        TreeMap<Landmark, float[]> copy = new TreeMap<>();
        copy.putAll(values);
        for (float[] map : copy.values()) {
            if (map.length != width * height) {
                throw new IllegalArgumentException(map.length + " values in a heat-map of " + width + "×" + height);
            }
        }
        values = Collections.unmodifiableMap(copy);
    }

    /** One landmark's map; empty where the network does not know the landmark. */
    public Optional<float[]> map(Landmark landmark) {
        return Optional.ofNullable(values.get(landmark));
    }

    /** From map px to image space. */
    public Point toFilm(Point map) {
        return new Point(
                origin.x() + map.x() * right.x() + map.y() * down.x(),
                origin.y() + map.x() * right.y() + map.y() * down.y());
    }
}
