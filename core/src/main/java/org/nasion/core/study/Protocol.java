package org.nasion.core.study;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.nasion.core.landmark.Landmark;

/**
 * What readers do in a study. Films always bear codes instead of names and are read in an order of each reader's own.
 *
 * @param title          for people
 * @param landmarks      to be marked, in this order
 * @param arms           ways of reading, at least one; each film is read in each of them, one arm after the other
 * @param readersPerFilm how many readers read a film; 0 for all
 * @param repeats        films that each reader reads a second time, in the first arm, under another code
 * @param seed           of order, codes and choice: the same seed gives the same study
 */
public record Protocol(
        String title, List<Landmark> landmarks, List<Arm> arms, int readersPerFilm, int repeats, long seed) {

    /**
     * A way of reading.
     *
     * @param name      short, of letters, digits, - and _
     * @param proposals whether the network's proposals are shown
     */
    public record Arm(String name, boolean proposals) {
        public Arm {
            Objects.requireNonNull(name);
        }
    }

    public Protocol {
        landmarks = List.copyOf(landmarks);
        arms = List.copyOf(arms);
        if (landmarks.isEmpty()
                || new HashSet<>(landmarks).size() != landmarks.size()
                || arms.isEmpty()
                || arms.stream().map(Arm::name).distinct().count() != arms.size()
                || readersPerFilm < 0
                || repeats < 0) {
            throw new IllegalArgumentException(
                    "a protocol names landmarks and arms, each once, and counts nothing below 0");
        }
    }

    /** An arm by its name. */
    public Arm arm(String name) {
        return arms.stream().filter(arm -> arm.name().equals(name)).findFirst().orElseThrow();
    }
}
