package org.nasion.core.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nasion.core.analysis.Reading;
import org.nasion.core.analysis.Value;
import org.nasion.core.wording.Wording;

/** What the signs of a report mean, and where its norms come from. */
record NotesHtml(Report report, Wording wording, ValuesHtml values, Fragments fragments) {

    /** Characters without letters that are named one by one. */
    private static final int NAMED = 12;

    private record Sentences(List<String> sentences) {}

    /** For all values. */
    String all() {
        List<String> sentences = sentences(Stream.concat(
                values.leading(),
                Section.of(report, wording).stream().flatMap(section -> section.readings().stream())));
        report.readings()
                .reading("Wits")
                .filter(reading ->
                        reading.value() instanceof Value.Known && reading.norm().isEmpty())
                .ifPresent(reading ->
                        sentences.add(wording.say("notes.wits", wording.terms().note(reading.measurement()))));
        return fragments.fill("paragraphs", new Sentences(sentences));
    }

    /** For the leading values alone. */
    String key() {
        return fragments.fill("paragraphs", new Sentences(sentences(values.leading())));
    }

    /** What the signs mean, without the norms. */
    String signs() {
        return fragments.fill("paragraphs", new Sentences(meanings()));
    }

    private List<String> meanings() {
        List<String> sentences = new ArrayList<>(List.of(wording.say("notes.signs")));
        if (report.readings().all().stream()
                .anyMatch(reading -> reading.uncertainty().isPresent())) {
            sentences.add(wording.say("notes.plusMinus"));
        }
        return sentences;
    }

    private List<String> sentences(Stream<Reading> shown) {
        List<String> sentences = meanings();
        Map<String, Set<String>> populations = new TreeMap<>();
        shown.forEach(reading -> reading.norm().ifPresent(norm -> {
            Set<String> of = populations.computeIfAbsent(norm.source(), source -> new TreeSet<>());
            Markup.nonEmpty(wording.terms().population(norm)).ifPresent(of::add);
        }));
        String norms = wording.apart(populations.entrySet().stream()
                .map(entry -> entry.getKey()
                        + (entry.getValue().isEmpty() ? "" : " (" + wording.apart(List.copyOf(entry.getValue())) + ")"))
                .toList());
        if (!norms.isEmpty()) {
            sentences.add(wording.say("notes.norms", norms));
        }
        return sentences;
    }

    /** Says which characters are shown as another because no font has them, by their numbers. */
    String letters(Iterable<String> texts, IntPredicate covers) {
        Set<String> missing = new LinkedHashSet<>();
        texts.forEach(text -> text.codePoints()
                .filter(c -> c > 0x7F && !covers.test(c))
                .mapToObj(c -> String.format(Locale.ROOT, "U+%04X", c))
                .forEach(missing::add));
        if (missing.isEmpty()) {
            return "";
        }
        String shown =
                missing.stream().limit(NAMED).collect(Collectors.joining(", ")) + (missing.size() > NAMED ? " …" : "");
        return fragments.fill("letters", Map.of("sentence", wording.say("notes.letters", shown)));
    }
}
