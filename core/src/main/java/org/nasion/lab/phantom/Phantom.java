package org.nasion.lab.phantom;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Contour;

/**
 * A synthetic cephalogram and what is true about it.
 *
 * @param film          16-bit samples in the 12-bit range 0 to 4095; the patient is fictive
 * @param truth         all 29 landmarks, image space, px
 * @param contours      the lines that a person would trace, of the mean of both sides; image space, places at most 1 mm apart
 * @param mmPerPx       in the median plane
 * @param rulerFrom     centre of the ruler's first tick, image space
 * @param rulerTo       centre of the ruler's last tick, image space
 * @param rulerLengthMm between those two, in the median plane; the ticks are 1 mm apart
 * @param spec          what it was made from
 */
public record Phantom(
        Cephalogram film,
        Map<Landmark, Point> truth,
        Map<Contour, List<Point>> contours,
        double mmPerPx,
        Point rulerFrom,
        Point rulerTo,
        double rulerLengthMm,
        PhantomSpec spec) {
    public Phantom {
        Objects.requireNonNull(film);
        Objects.requireNonNull(spec);
        contours = Map.copyOf(contours);
        Map<Landmark, Point> copy = new TreeMap<>();
        copy.putAll(truth);
        truth = Collections.unmodifiableMap(copy);
    }
}
