package org.nasion.core.habit;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.nasion.core.landmark.Landmark;

/**
 * What one reviewed film teaches.
 *
 * @param film        a key that is the same for the same film and says nothing else about it; a later review of the
 *                    film takes the place of the earlier one
 * @param network     name and version of the network whose places were corrected; another one has other offsets to the person
 * @param assumed     whether its millimetres are those of a head with S–N = 66 mm, for want of a scale
 * @param corrections the points that the person looked at one by one
 */
public record Lesson(String film, String network, boolean assumed, Map<Landmark, Correction> corrections) {

    public Lesson {
        Objects.requireNonNull(film);
        Objects.requireNonNull(network);
        corrections = Collections.unmodifiableMap(new TreeMap<>(corrections));
    }

    /** The same under another key. */
    Lesson keyed(String key) {
        return new Lesson(key, network, assumed, corrections);
    }

    /** Whether the person moved anything: whoever accepts everything teaches nothing. */
    public boolean teaches() {
        return corrections.values().stream().anyMatch(Correction::moved);
    }
}
