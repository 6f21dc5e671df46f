package org.nasion.core.study.agreement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/**
 * One film as several readers marked it.
 *
 * @param name     unique within the study; a coded name where the study is blinded
 * @param scale    of the film
 * @param readings reader → landmark → image space, px
 */
public record ReadFilm(String name, Calibration scale, Map<String, Map<Landmark, Point>> readings) {

    public ReadFilm {
        Objects.requireNonNull(name);
        Objects.requireNonNull(scale);
        Map<String, Map<Landmark, Point>> copy = new LinkedHashMap<>();
        readings.forEach((reader, points) -> copy.put(reader, Map.copyOf(points)));
        readings = Collections.unmodifiableMap(copy);
    }

    /** What one reader marked; empty where that reader did not read this film. */
    public Map<Landmark, Point> of(String reader) {
        return readings.getOrDefault(reader, Map.of());
    }

    /** Where those readers who marked a landmark put it in the mean, px. */
    public Map<Landmark, Point> middle() {
        Map<Landmark, List<Point>> marks = new LinkedHashMap<>();
        readings.values()
                .forEach(points ->
                        points.forEach((landmark, at) -> marks.computeIfAbsent(landmark, key -> new ArrayList<>())
                                .add(at)));
        Map<Landmark, Point> middle = new LinkedHashMap<>();
        marks.forEach((landmark, all) -> middle.put(
                landmark, all.stream().reduce(new Point(0, 0), Point::plus).times(1.0 / all.size())));
        return middle;
    }
}
