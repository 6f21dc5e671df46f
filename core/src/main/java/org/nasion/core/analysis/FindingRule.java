package org.nasion.core.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;

/**
 * A rule of {@code findings.json}: indices that should say the same of a face.
 *
 * @param id      prefix of its texts
 * @param area    key of the area that it belongs to
 * @param border  a leading value this near a limit is borderline, in the measurement's unit
 * @param silent  the outcome that is not worth a sentence; empty where each is
 * @param unless  outcome of another rule that one of its indices must not stand for, else nothing is said
 * @param indices the leading one first
 */
record FindingRule(
        String id, String area, double border, String silent, Optional<Outcome> unless, List<Index> indices) {

    /** What a rule can say. */
    record Outcome(String rule, String says) {

        /** From {@code "rule.outcome"}. */
        static Outcome of(String key) {
            int dot = key.indexOf('.');
            return new Outcome(key.substring(0, dot), key.substring(dot + 1));
        }
    }

    /**
     * One index.
     *
     * @param bands    which outcome its value means
     * @param sds      whether the bands are of the deviation in standard deviations
     * @param needs    points that must be placed and no mere estimates for it to have a vote
     * @param name     key of a name of its own; empty for the measurement's
     * @param evidence identifier of the measurement that is shown as its number
     * @param shown    key of what that number is called; empty for the index' own name
     */
    record Index(Bands bands, boolean sds, Set<Landmark> needs, String name, String evidence, String shown) {

        String measurement() {
            return bands.measurement();
        }

        Message.Argument said() {
            return name.isEmpty() ? new Message.Name(measurement()) : new Message.Said(Message.of("name." + name));
        }

        /** What its number is called. */
        Message.Argument evidenceSaid() {
            return shown.isEmpty() ? said() : new Message.Said(Message.of("name." + shown));
        }

        /** The outcome that it stands for; empty where its value is not known or nothing can be said for sure. */
        Optional<String> vote(Readings readings) {
            Optional<Reading> reading = readings.reading(measurement());
            if (reading.isEmpty() || reading.get().value().number().isEmpty() || !measured(readings, reading.get())) {
                return Optional.empty();
            }
            double value = reading.get().value().number().getAsDouble();
            return sds
                    ? byDeviation(reading.get(), value)
                    : Optional.of(bands.of(value).words());
        }

        /** Whether the points that it needs are there and seen. */
        boolean measured(Readings readings, Reading reading) {
            return needs.isEmpty()
                    || !reading.estimated() && readings.tracing().landmarks().containsAll(needs);
        }

        /** By the norm that fits the patient, or by all where none does: then they must agree. */
        private Optional<String> byDeviation(Reading reading, double value) {
            Set<String> outcomes = new LinkedHashSet<>();
            reading.norm()
                    .map(List::of)
                    .orElse(reading.measurement().norms())
                    .forEach(norm -> norm.sd()
                            .ifPresent(sd -> outcomes.add(
                                    bands.of((value - norm.mean()) / sd).words())));
            return outcomes.size() == 1 ? Optional.of(outcomes.iterator().next()) : Optional.empty();
        }

        /** Another outcome within this distance of the value; empty where there is none. */
        Optional<String> neighbour(Reading reading, double within) {
            OptionalDouble value = sds ? reading.deviation() : reading.value().number();
            if (value.isEmpty() || !(within > 0)) {
                return Optional.empty();
            }
            double reach = sds ? within / reading.norm().orElseThrow().sd().orElseThrow() : within;
            String own = bands.of(value.getAsDouble()).words();
            return Optional.of(bands.neighbour(value.getAsDouble(), reach)).filter(other -> !other.equals(own));
        }
    }

    static List<FindingRule> of(JsonNode rules) {
        List<FindingRule> all = new ArrayList<>();
        for (JsonNode rule : rules) {
            List<Index> indices = new ArrayList<>();
            rule.path("indices").forEach(index -> indices.add(index(index)));
            if (indices.isEmpty()) {
                throw new ProblemException("NAS-ANALYSIS-CLASSES.index", "A rule of findings needs an index.");
            }
            all.add(new FindingRule(
                    rule.path("id").asText(),
                    rule.path("area").asText(),
                    rule.path("border").asDouble(),
                    rule.path("silent").asText(),
                    rule.has("unless")
                            ? Optional.of(new Outcome(
                                    rule.path("unless").path("rule").asText(),
                                    rule.path("unless").path("says").asText()))
                            : Optional.empty(),
                    List.copyOf(indices)));
        }
        return List.copyOf(all);
    }

    private static Index index(JsonNode node) {
        Set<Landmark> needs = new TreeSet<>();
        node.path("needs")
                .forEach(code -> needs.add(Landmark.ofCode(code.asText()).orElseThrow()));
        Bands bands = Bands.of(node, "is");
        return new Index(
                bands,
                node.path("sds").asBoolean(),
                needs,
                node.path("name").asText(),
                node.path("evidence").asText(bands.measurement()),
                node.path("evidenceName").asText());
    }
}
