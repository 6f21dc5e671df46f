package org.nasion.lab.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.model.dataset.AnnotatedFilm;

/** How far a data set's annotators are from each other: the accuracy that nobody can be asked to beat. */
final class ExpertAgreement {

    private ExpertAgreement() {}

    /** Every pair of annotators, the mean being one of them, on films with a scale. */
    static List<EvaluationReport.ExpertPair> of(List<AnnotatedFilm> films) {
        Set<String> annotators = new TreeSet<>();
        films.forEach(film -> annotators.addAll(film.marks().keySet()));
        List<String> names = List.copyOf(annotators);
        List<EvaluationReport.ExpertPair> pairs = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                pair(films, names.get(i), names.get(j), pairs);
            }
        }
        return pairs;
    }

    private static void pair(
            List<AnnotatedFilm> films, String one, String other, List<EvaluationReport.ExpertPair> pairs) {
        List<Double> all = new ArrayList<>();
        Map<Landmark, List<Double>> each = new TreeMap<>();
        for (AnnotatedFilm film : films) {
            Map<Landmark, Point> theirs = film.marksOf(other);
            film.marksOf(one).forEach((landmark, at) -> {
                if (theirs.containsKey(landmark) && film.mmPerPx().isPresent()) {
                    double distance =
                            at.distanceTo(theirs.get(landmark)) * film.mmPerPx().getAsDouble();
                    all.add(distance);
                    each.computeIfAbsent(landmark, key -> new ArrayList<>()).add(distance);
                }
            });
        }
        if (!all.isEmpty()) {
            Map<String, Score> landmarks = new LinkedHashMap<>();
            each.forEach((landmark, distances) -> landmarks.put(landmark.code(), Score.of(distances)));
            pairs.add(new EvaluationReport.ExpertPair(one, other, Score.of(all), landmarks));
        }
    }
}
