package org.nasion.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nasion.core.calibration.Calibration;

/** No two sentences of one report contradict each other. */
@Tag("slow")
class ContradictionsTest {

    private static final int HEADS = 10_000;

    /** What a reader would take for a contradiction, written down here and not taken from the data of the rules. */
    private static final List<Set<String>> PAIRS = List.of(
            Set.of("biteDepth.openBite", "overbite.deep"), Set.of("biteDepth.deepBite", "overbite.open"),
            Set.of("biteDepth.openBite", "vertical.horizontal"), Set.of("biteDepth.deepBite", "vertical.vertical"),
            Set.of("lowerFace.long", "vertical.horizontal"), Set.of("lowerFace.short", "vertical.vertical"),
            Set.of("lowerFace.short", "biteDepth.openBite"), Set.of("lowerFace.long", "biteDepth.deepBite"),
            Set.of("sagittal.classIII", "biteDepth.openBite"), Set.of("sagittal.classIII", "biteDepth.deepBite"));
    /** Three that cannot be true at once: ANB is SNA less SNB. */
    private static final List<Set<String>> TRIPLES = List.of(
            Set.of("sagittal.classIII", "maxilla.prognathic", "mandible.retrognathic"),
            Set.of("sagittal.classII", "maxilla.retrognathic", "mandible.prognathic"));

    @Test
    void noTwoSentencesContradictOnTenThousandHeads() {
        MeasurementEngine engine = MeasurementCatalog.bundled().engine();
        ClinicalReading reading = ClinicalReading.bundled();
        Map<String, Integer> said = new TreeMap<>();
        List<String> contradictions = new ArrayList<>();
        for (int seed = 0; seed < HEADS; seed++) {
            Readings head = engine.compute(
                    ExtremeHeads.film(ExtremeHeads.head(seed), 10, 10, 0, false),
                    new Calibration.Scale(Calibration.Kind.USER_STATED, 0.1, 1, ""));
            Set<String> outcomes = new HashSet<>();
            Map<String, String> ruleSays = new HashMap<>();
            for (Findings.Finding finding : reading.read(head).all()) {
                String id = finding.said().getFirst().id();
                outcomes.add(id);
                said.merge(id, 1, Integer::sum);
                if (!id.equals("odd") && !id.equals("disagree") && !id.equals("apart")) {
                    assertEquals(
                            null,
                            ruleSays.put(id.substring(0, id.indexOf('.')), id),
                            "one rule says two things: " + finding);
                }
            }
            for (Set<String> pair : PAIRS) {
                if (outcomes.containsAll(pair)) {
                    contradictions.add(seed + " " + pair);
                }
            }
            for (Set<String> triple : TRIPLES) {
                if (outcomes.containsAll(triple)) {
                    contradictions.add(seed + " " + triple);
                }
            }
        }
        assertEquals(List.of(), contradictions);
        // The heads do reach what the pairs are made of, so that the test can fail.
        for (String outcome : List.of(
                "biteDepth.openBite",
                "biteDepth.deepBite",
                "overbite.deep",
                "overbite.open",
                "vertical.horizontal",
                "vertical.vertical",
                "lowerFace.long",
                "lowerFace.short",
                "sagittal.classIII",
                "maxilla.prognathic",
                "mandible.retrognathic",
                "apart")) {
            assertTrue(said.getOrDefault(outcome, 0) > 20, outcome + ": " + said);
        }
        System.out.println(HEADS + " heads, what was said how often: " + said);
    }
}
