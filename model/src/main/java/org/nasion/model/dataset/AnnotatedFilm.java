package org.nasion.model.dataset;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/**
 * One film of a data set with the marks that people put on it.
 *
 * @param file    the picture
 * @param source  name of the data set, for example {@code isbi2015}
 * @param name    the film's name within its source, unique there together with the split
 * @param split   {@code train}, {@code val}, {@code test1} … as the data set has it; {@code all} where it has none
 * @param mmPerPx of the stored picture, by the data set's own convention; empty where it states none
 * @param width   px as the data set states it; empty where it does not
 * @param height  px as the data set states it; empty where it does not
 * @param marks   annotator → landmark → image space, px of the stored picture; doubtful marks are left out already
 */
public record AnnotatedFilm(
        Path file,
        String source,
        String name,
        String split,
        OptionalDouble mmPerPx,
        OptionalInt width,
        OptionalInt height,
        Map<String, Map<Landmark, Point>> marks) {

    public AnnotatedFilm {
        Map<String, Map<Landmark, Point>> copy = new LinkedHashMap<>();
        marks.forEach((annotator, points) -> copy.put(annotator, Map.copyOf(points)));
        marks = Collections.unmodifiableMap(copy);
    }

    /** The same film with a scale that its data set does not state; mm per pixel of the stored picture. */
    public AnnotatedFilm withMmPerPx(double mm) {
        return new AnnotatedFilm(file, source, name, split, OptionalDouble.of(mm), width, height, marks);
    }

    /** What one annotator marked; empty where that annotator did not mark this film. */
    public Map<Landmark, Point> marksOf(String annotator) {
        return marks.getOrDefault(annotator, Map.of());
    }
}
