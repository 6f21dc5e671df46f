package org.nasion.core.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Outcomes of two rules that are never said side by side.
 *
 * @param pairs in order of weight
 */
record Contradictions(List<Pair> pairs) {

    /** Two outcomes of different rules. */
    record Pair(FindingRule.Outcome one, FindingRule.Outcome other) {}

    Contradictions {
        pairs = List.copyOf(pairs);
    }

    static Contradictions of(JsonNode nodes) {
        List<Pair> pairs = new ArrayList<>();
        nodes.forEach(pair -> pairs.add(new Pair(
                FindingRule.Outcome.of(pair.get(0).asText()),
                FindingRule.Outcome.of(pair.get(1).asText()))));
        return new Contradictions(pairs);
    }

    /** Those of which both outcomes are agreed on by their rules' indices. */
    List<Pair> among(Map<String, ClinicalReading.Verdict> verdicts) {
        return pairs.stream()
                .filter(pair -> isAgreed(pair.one(), verdicts) && isAgreed(pair.other(), verdicts))
                .toList();
    }

    private static boolean isAgreed(FindingRule.Outcome outcome, Map<String, ClinicalReading.Verdict> verdicts) {
        ClinicalReading.Verdict verdict = verdicts.get(outcome.rule());
        return verdict != null
                && verdict.agreed().filter(outcome.says()::equals).isPresent();
    }
}
