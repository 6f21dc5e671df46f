package org.nasion.app.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.landmark.LandmarkCatalog;
import org.nasion.core.landmark.Placing;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.study.Protocol;

/**
 * A protocol as people write it down, on the command line or in the window.
 *
 * @param title          for people
 * @param landmarks      codes in the order of marking; all that are known where empty
 * @param arms           {@code NAME}, or {@code NAME:blind} where the network's proposals are hidden
 * @param readersPerFilm 0 for all
 * @param repeats        films that each reader reads twice
 * @param seed           of order and codes
 */
public record StudyPlan(
        String title, List<String> landmarks, List<String> arms, int readersPerFilm, int repeats, long seed)
        implements Function<LandmarkCatalog, Protocol> {

    /** What hides the network's proposals. */
    public static final String BLIND = "blind";

    public StudyPlan {
        landmarks = List.copyOf(landmarks);
        arms = List.copyOf(arms);
    }

    /**
     * The protocol.
     *
     * @param known what ships with the program, and the study's own points
     * @throws ProblemException NAS-STUDY-LANDMARK, NAS-STUDY-ARM, NAS-STUDY-PROTOCOL
     */
    @Override
    public Protocol apply(LandmarkCatalog known) {
        Set<String> named = new HashSet<>();
        List<Landmark> marked = new ArrayList<>(landmarks.isEmpty() ? all(known) : List.of());
        for (String code : landmarks) {
            if (!named.add(code)) {
                throw new ProblemException("NAS-STUDY-LANDMARK.twice", "The landmark {0} is named twice.", code);
            }
            marked.add(known.ofCode(code)
                    .filter(landmark -> landmark.placing() != Placing.RULE)
                    .orElseThrow(() -> new ProblemException(
                            "NAS-STUDY-LANDMARK.option", "There is no landmark {0} that could be marked.", code)));
        }
        try {
            return new Protocol(
                    title, marked, arms.stream().map(StudyPlan::arm).toList(), readersPerFilm, repeats, seed);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    "NAS-STUDY-PROTOCOL", "Landmarks and arms are named once each, and numbers are not below 0.");
        }
    }

    /** The program's landmarks, and behind them the study's own that can be marked. */
    private static List<Landmark> all(LandmarkCatalog known) {
        List<Landmark> all = new ArrayList<>(Landmark.STANDARD);
        known.own().stream()
                .filter(landmark -> landmark.placing() != Placing.RULE)
                .forEach(all::add);
        return all;
    }

    private static Protocol.Arm arm(String text) {
        String[] parts = text.split(":", 2);
        if (!parts[0].matches("[A-Za-z0-9_]{1,20}") || parts.length == 2 && !parts[1].equals(BLIND)) {
            throw new ProblemException(
                    "NAS-STUDY-ARM",
                    "{0} is no arm: a name of letters, digits and _, and :blind where proposals are hidden.",
                    text);
        }
        return new Protocol.Arm(parts[0], parts.length == 1);
    }
}
