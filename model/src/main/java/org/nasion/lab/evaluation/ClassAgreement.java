package org.nasion.lab.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.nasion.core.analysis.IsbiClasses;
import org.nasion.core.analysis.MeasurementEngine;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;

/** Compares the eight classes of the ISBI 2015 challenge as they follow from two tracings of the same films. */
final class ClassAgreement {

    record Pair(int expected, int found) {}

    private final MeasurementEngine engine;
    private final IsbiClasses classes = IsbiClasses.bundled();
    private final Map<String, List<Pair>> pairs = new LinkedHashMap<>();

    ClassAgreement(MeasurementEngine engine) {
        this.engine = engine;
        classes.measures().forEach(measure -> pairs.put(measure, new ArrayList<>()));
    }

    void add(Map<Landmark, Point> truth, Tracing found, double mmPerPx) {
        Calibration scale = new Calibration.Scale(Calibration.Kind.DATASET, mmPerPx, 1, "");
        Map<String, Integer> expected = types(tracing(truth), scale);
        types(found, scale).forEach((measure, type) -> {
            if (expected.containsKey(measure)) {
                pairs.get(measure).add(new Pair(expected.get(measure), type));
            }
        });
    }

    void add(Map<Landmark, Point> one, Map<Landmark, Point> other, double mmPerPx) {
        add(one, tracing(other), mmPerPx);
    }

    private static Tracing tracing(Map<Landmark, Point> marks) {
        return new Tracing(marks.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        mark -> new Placement(mark.getValue(), Placement.Origin.MANUAL, true, Optional.empty()))));
    }

    private Map<String, Integer> types(Tracing tracing, Calibration scale) {
        return classes.classify(engine.compute(tracing, scale)).stream()
                .collect(Collectors.toMap(IsbiClasses.Classified::measure, IsbiClasses.Classified::type));
    }

    /** One entry for each measure that was found on any film, in the challenge's order. */
    List<EvaluationReport.ClassScore> scores() {
        return pairs.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> score(entry.getKey(), entry.getValue()))
                .toList();
    }

    static EvaluationReport.ClassScore score(String measure, List<Pair> all) {
        double n = all.size();
        double observed =
                all.stream().filter(pair -> pair.expected == pair.found).count() / n;
        Map<Integer, Integer> expected = new TreeMap<>();
        Map<Integer, Integer> found = new TreeMap<>();
        for (Pair pair : all) {
            expected.merge(pair.expected, 1, Integer::sum);
            found.merge(pair.found, 1, Integer::sum);
        }
        // Cohen 1960: agreement beyond what the two distributions would give by chance.
        double chance = expected.entrySet().stream()
                .mapToDouble(entry -> entry.getValue() / n * found.getOrDefault(entry.getKey(), 0) / n)
                .sum();
        double kappa = chance == 1 ? 1 : (observed - chance) / (1 - chance);
        return new EvaluationReport.ClassScore(measure, all.size(), observed, kappa, expected);
    }
}
