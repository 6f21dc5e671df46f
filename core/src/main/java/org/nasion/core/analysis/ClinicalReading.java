package org.nasion.core.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
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
    private final Contradictions contradictions;
    private final Message.Language english;

    private ClinicalReading(List<FindingRule> rules, Contradictions contradictions, Message.Language english) {
        this.rules = rules;
        this.contradictions = contradictions;
        this.english = english;
    }

    public static ClinicalReading bundled() {
        JsonNode root = MeasurementCatalog.json(MeasurementCatalog.resource("findings.json"));
        return new ClinicalReading(
                FindingRule.of(root.path("rules")), Contradictions.of(root.path("contradictions")), english(root));
    }

    /** How findings are said in English. */
    public static Message.Language english() {
        return english(MeasurementCatalog.json(MeasurementCatalog.resource("findings.json")));
    }

    private static EnglishFindings english(JsonNode root) {
        Map<String, String> names = new HashMap<>();
        MeasurementCatalog.json(MeasurementCatalog.resource("measurements.json"))
                .path("measurements")
                .forEach(node ->
                        names.put(node.path("id").asText(), node.path("name").asText()));
        return new EnglishFindings(texts(root), names);
    }

    /** The English texts of findings by the identifiers under which they are translated. */
    public static Map<String, String> texts() {
        return texts(MeasurementCatalog.json(MeasurementCatalog.resource("findings.json")));
    }

    private static Map<String, String> texts(JsonNode root) {
        Map<String, String> texts = new LinkedHashMap<>();
        root.path("texts")
                .properties()
                .forEach(text -> texts.put(text.getKey(), text.getValue().asText()));
        return texts;
    }

    /**
     * The findings that the known values allow; none for what is not known. Points that no head has where they lie come first.
     * Two outcomes that cannot both be true of a face are told as one finding, that they point different ways.
     */
    public Findings read(Readings readings) {
        List<Findings.Finding> all = new ArrayList<>();
        HeadShape.bundled()
                .odd(readings.tracing(), readings.calibration())
                .forEach(odd -> all.add(finding(
                        "points",
                        List.of(Message.of(
                                "odd",
                                new Message.Mark(odd.landmark()),
                                new Message.Plain(Long.toString(Math.round(odd.mm()))))),
                        List.of(),
                        false,
                        false)));
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        for (FindingRule rule : rules) {
            Verdict verdict = verdict(rule, readings);
            boolean excluded = rule.unless()
                    .map(outcome -> verdicts.containsKey(outcome.rule())
                            && verdicts.get(outcome.rule()).votes().containsValue(outcome.says()))
                    .orElse(false);
            if (!verdict.votes().isEmpty() && !excluded) {
                verdicts.put(rule.id(), verdict);
            }
        }
        Set<String> merged = new HashSet<>();
        for (Contradictions.Pair pair : contradictions.among(verdicts)) {
            if (merged.add(pair.one().rule()) | merged.add(pair.other().rule())) {
                all.add(apart(
                        verdicts.get(pair.one().rule()),
                        verdicts.get(pair.other().rule()),
                        readings));
            }
        }
        verdicts.values().stream()
                .filter(verdict -> !merged.contains(verdict.rule().id()))
                .filter(verdict -> !verdict.isSilent())
                .forEach(verdict -> all.add(finding(verdict, readings)));
        CervicalStage.of(readings)
                .ifPresent(stage -> all.add(finding(
                        "maturation",
                        stage.said(),
                        List.of(stage.evidence()),
                        !stage.neighbours().isEmpty(),
                        false)));
        DiscrepancyIndex.of(readings)
                .filter(index -> index.total() > 0)
                .ifPresent(
                        index -> all.add(finding("complexity", index.said(), List.of(index.evidence()), false, false)));
        return new Findings(ordered(all));
    }

    /** By area, in the order in which the rules name the areas. */
    private List<Findings.Finding> ordered(List<Findings.Finding> all) {
        List<String> areas = new ArrayList<>(List.of(Message.of("area.points").in(english)));
        rules.forEach(rule -> areas.add(Message.of("area." + rule.area()).in(english)));
        areas.add(Message.of("area.maturation").in(english));
        areas.add(Message.of("area.complexity").in(english));
        return all.stream()
                .sorted(Comparator.comparingInt(finding -> areas.indexOf(finding.area())))
                .toList();
    }

    /**
     * What a rule's indices stand for.
     *
     * @param votes in the order of the rule
     */
    record Verdict(FindingRule rule, Map<FindingRule.Index, String> votes) {

        /** The outcome on which all agree. */
        Optional<String> agreed() {
            Set<String> outcomes = new LinkedHashSet<>(votes.values());
            return outcomes.size() == 1 ? Optional.of(outcomes.iterator().next()) : Optional.empty();
        }

        boolean isSilent() {
            return agreed().filter(rule.silent()::equals).isPresent();
        }
    }

    private static Verdict verdict(FindingRule rule, Readings readings) {
        Map<FindingRule.Index, String> votes = new LinkedHashMap<>();
        rule.indices().forEach(index -> index.vote(readings).ifPresent(outcome -> votes.put(index, outcome)));
        return new Verdict(rule, votes);
    }

    private Findings.Finding finding(Verdict verdict, Readings readings) {
        FindingRule rule = verdict.rule();
        FindingRule.Index lead = verdict.votes().keySet().iterator().next();
        Optional<Message> doubt =
                doubt(rule, lead, readings.reading(lead.measurement()).orElseThrow());
        List<Message> said = new ArrayList<>();
        said.add(verdict.agreed()
                .map(outcome -> Message.of(rule.id() + "." + outcome))
                .orElseGet(() -> Message.of("disagree", clauses(List.of(verdict)), subject(rule))));
        doubt.ifPresent(said::add);
        return finding(
                rule.area(),
                said,
                numbers(rule, readings),
                doubt.isPresent(),
                verdict.agreed().isEmpty());
    }

    /** Two rules of which each is sure of what the other's outcome rules out. */
    private Findings.Finding apart(Verdict one, Verdict other, Readings readings) {
        List<Message> numbers = new ArrayList<>(numbers(one.rule(), readings));
        numbers.addAll(numbers(other.rule(), readings));
        return finding(
                one.rule().area(),
                List.of(Message.of("apart", subject(one.rule()), subject(other.rule()), clauses(List.of(one, other)))),
                numbers,
                false,
                true);
    }

    private Findings.Finding finding(
            String area, List<Message> said, List<Message> numbers, boolean borderline, boolean conflict) {
        return new Findings.Finding(
                Message.of("area." + area).in(english),
                said.stream().map(message -> message.in(english)).collect(Collectors.joining(" ")),
                numbers.stream().map(message -> message.in(english)).collect(Collectors.joining("; ")),
                borderline,
                conflict,
                said,
                numbers);
    }

    private static List<Message> numbers(FindingRule rule, Readings readings) {
        return rule.indices().stream()
                .map(index -> evidence(index, readings))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Message.Argument subject(FindingRule rule) {
        return new Message.Said(Message.of(rule.id() + ".subject"));
    }

    /** Who says what, outcome by outcome. */
    private static Message.Clauses clauses(List<Verdict> verdicts) {
        List<Message.Argument> clauses = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            for (String outcome : new LinkedHashSet<>(verdict.votes().values())) {
                List<Message.Argument> names = verdict.votes().entrySet().stream()
                        .filter(vote -> vote.getValue().equals(outcome))
                        .map(vote -> vote.getKey().said())
                        .toList();
                clauses.add(new Message.Said(
                        Message.of("disagree.by", word(verdict.rule(), outcome), new Message.Joined(names))));
            }
        }
        return new Message.Clauses(clauses);
    }

    /** What could turn the leading index: the errors of this tracing's points, or a border that is too near. */
    private static Optional<Message> doubt(FindingRule rule, FindingRule.Index lead, Reading reading) {
        OptionalDouble error = reading.uncertainty();
        Optional<String> turned = lead.neighbour(reading, error.orElse(0));
        if (turned.isPresent()) {
            return Optional.of(Message.of(
                    "turn",
                    lead.said(),
                    new Message.Amount(
                            error.getAsDouble(),
                            OptionalDouble.empty(),
                            reading.measurement().unit()),
                    word(rule, turned.get())));
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
        return Optional.of(Message.of(
                sure ? "evidence" : "evidence.approximate",
                index.evidenceSaid(),
                new Message.Amount(
                        value.getAsDouble(),
                        reading.get().uncertainty(),
                        reading.get().measurement().unit())));
    }
}
