package org.nasion.model.dataset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nasion.core.problem.ProblemException;

/** Formats with room for a senior and a junior doctor: who is who. */
final class TwoDoctors {

    private TwoDoctors() {}

    /**
     * Annotator → {@code senior} or {@code junior}: by their names, else in their order.
     *
     * @throws ProblemException NAS-DATASET-ANNOTATORS where there are more than two
     */
    static Map<String, String> of(List<FilmMarks> films) {
        List<String> names = films.stream()
                .flatMap(film -> film.marks().keySet().stream())
                .distinct()
                .toList();
        if (names.size() > 2) {
            throw new ProblemException(
                    "NAS-DATASET-ANNOTATORS",
                    "The format has room for two annotators, but there are {0}: {1}. Name one of them as the annotator.",
                    names.size(),
                    String.join(", ", names));
        }
        Map<String, String> doctors = new LinkedHashMap<>();
        boolean named = List.of("senior", "junior").containsAll(names);
        for (int i = 0; i < names.size(); i++) {
            doctors.put(names.get(i), named ? names.get(i) : i == 0 ? "senior" : "junior");
        }
        return doctors;
    }
}
