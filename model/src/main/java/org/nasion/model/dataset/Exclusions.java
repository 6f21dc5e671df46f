package org.nasion.model.dataset;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/**
 * Marks of public data sets that are known to be wrong, as data with the reason. They are neither
 * trained on nor scored on.
 *
 * @param marks one by one
 */
record Exclusions(List<Mark> marks) {

    /** One landmark on one film, by all of its annotators. */
    record Mark(String source, String film, String landmark, String reason) {}

    /** The list that ships with the program. */
    static Exclusions shipped() {
        try (InputStream in = Exclusions.class.getResourceAsStream("exclusions.json")) {
            return JsonMapper.builder().build().readValue(in, Exclusions.class);
        } catch (IOException e) {
            throw new UncheckedIOException("exclusions.json is part of the program", e);
        }
    }

    /** The marks without the excluded ones; what was left out is added to {@code told}. */
    Map<Landmark, Point> filter(String source, String film, Map<Landmark, Point> points, List<String> told) {
        Map<Landmark, Point> kept = new TreeMap<>(points);
        for (Mark mark : marks) {
            if (mark.source().equals(source)
                    && mark.film().equals(film)
                    && kept.remove(Landmark.ofCode(mark.landmark()).orElseThrow()) != null) {
                String sentence = source + " " + film + " " + mark.landmark() + ": " + mark.reason();
                if (!told.contains(sentence)) {
                    told.add(sentence);
                }
            }
        }
        return kept;
    }
}
