package org.nasion.core.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the measurements into findings by the rules of {@code findings.json}. Where indices disagree, that is said in
 * place of a single class. A leading value is borderline where it lies within the rule's border of a limit (two films of
 * one patient differ by some 1.85° (SD) in SNA), and where one standard deviation of its points' errors reaches across.
 */
public final class ClinicalReading {

    private final List<FindingRule> rules;
    private final Message.Language english;

    private ClinicalReading(List<FindingRule> rules, Message.Language english) {
        this.rules = rules;
        this.english = english;
    }

    public static ClinicalReading bundled() {
        JsonNode root = MeasurementCatalog.json(MeasurementCatalog.resource("findings.json"));
        return new ClinicalReading(FindingRule.of(root.path("rules")), english(root));
    }

    /** How findings are said in English. */
    public static Message.Language english() {
        return english(MeasurementCatalog.json(MeasurementCatalog.resource("findings.json")));
    }

    private static EnglishFindings english(JsonNode root) {
        Map<String, String> names = new HashMap<>();
        MeasurementCatalog.json(MeasurementCatalog.resource("measurements.json")).path("measurements")
                .forEach(node -> names.put(node.path("id").asText(), node.path("name").asText()));
        return new EnglishFindings(texts(root), names);
    }

    /** The English texts of findings by the identifiers under which they are translated. */
    public static Map<String, String> texts() {
        return texts(MeasurementCatalog.json(MeasurementCatalog.resource("findings.json")));
    }

    private static Map<String, String> texts(JsonNode root) {
        Map<String, String> texts = new LinkedHashMap<>();
        root.path("texts").properties().forEach(text -> texts.put(text.getKey(), text.getValue().asText()));
        return texts;
    }

    /** The findings that the known values allow; none for what is not known. */
    public Findings read(Readings readings) {
        return new Findings(rules.stream().map(rule -> finding(rule, readings)).flatMap(Optional::stream).toList());
    }

    private Optional<Findings.Finding> finding(FindingRule rule, Readings readings) {
        Map<FindingRule.Index, String> votes = new LinkedHashMap<>();
        rule.indices().forEach(index -> index.vote(readings).ifPresent(outcome -> votes.put(index, outcome)));
        if (votes.isEmpty()) {
            return Optional.empty();
        }
        FindingRule.Index lead = votes.keySet().iterator().next();
        Set<String> outcomes = new LinkedHashSet<>(votes.values());
        Optional<Message> doubt = doubt(rule, lead, readings.reading(lead.measurement()).orElseThrow());
        boolean conflict = outcomes.size() > 1;
        if (!conflict && outcomes.contains(rule.silent())) {
            return Optional.empty();
        }
        List<Message> said = new ArrayList<>();
        said.add(conflict ? disagreement(rule, votes, outcomes) : Message.of(rule.id() + "." + outcomes.iterator().next()));
        doubt.ifPresent(said::add);
        List<Message> numbers = rule.indices().stream().map(index -> evidence(index, readings)).flatMap(Optional::stream).toList();
        return Optional.of(new Findings.Finding(Message.of("area." + rule.area()).in(english),
                said.stream().map(message -> message.in(english)).collect(Collectors.joining(" ")),
                numbers.stream().map(message -> message.in(english)).collect(Collectors.joining("; ")),
                doubt.isPresent(), conflict, said, numbers));
    }

    private static Message disagreement(FindingRule rule, Map<FindingRule.Index, String> votes, Set<String> outcomes) {
        List<Message.Argument> clauses = new ArrayList<>();
        for (String outcome : outcomes) {
            List<Message.Argument> names = votes.entrySet().stream().filter(vote -> vote.getValue().equals(outcome))
                    .map(vote -> vote.getKey().said()).toList();
            clauses.add(new Message.Said(Message.of("disagree.by", word(rule, outcome), new Message.Joined(names))));
        }
        return Message.of("disagree", new Message.Clauses(clauses));
    }

    /** What could turn the leading index: the errors of this tracing's points, or a border that is too near. */
    private static Optional<Message> doubt(FindingRule rule, FindingRule.Index lead, Reading reading) {
        OptionalDouble error = reading.uncertainty();
        Optional<String> turned = lead.neighbour(reading, error.orElse(0));
        if (turned.isPresent()) {
            return Optional.of(Message.of("turn", lead.said(), new Message.Amount(error.getAsDouble(), OptionalDouble.empty(),
                    reading.measurement().unit()), word(rule, turned.get())));
        }
        return lead.neighbour(reading, lead.sds() ? 0 : rule.border())
                .map(near -> Message.of("borderline", lead.said(), word(rule, near)));
    }

    private static Message.Argument word(FindingRule rule, String outcome) {
        return new Message.Said(Message.of(rule.id() + ".word." + outcome));
    }

    private static Optional<Message> evidence(FindingRule.Index index, Readings readings) {
        Optional<Reading> reading = readings.reading(index.evidence());
        OptionalDouble value = reading.map(shown -> shown.value().number()).orElse(OptionalDouble.empty());
        if (value.isEmpty()) {
            return Optional.empty();
        }
        boolean sure = !reading.get().estimated() && index.measured(readings, reading.get());
        return Optional.of(Message.of(sure ? "evidence" : "evidence.approximate", index.said(),
                new Message.Amount(value.getAsDouble(), reading.get().uncertainty(), reading.get().measurement().unit())));
    }
}
