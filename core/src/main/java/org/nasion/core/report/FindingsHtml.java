package org.nasion.core.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nasion.core.analysis.Findings;
import org.nasion.core.analysis.Message;
import org.nasion.core.wording.Wording;

/** What the values say: in a line for each area, and finding by finding with the numbers behind. */
record FindingsHtml(Report report, Wording wording, Fragments fragments) {

    /** @param evidence markup */
    private record Told(String sentence, String evidence) {}

    private record Telling(List<Told> findings, String more) {}

    private record Line(String area, String words) {}

    private record Lines(List<Line> lines) {}

    private static final List<String> AREAS = List.of("Sagittal", "Vertical", "Dental", "Soft tissue");

    /**
     * The first findings: what is odd, the jaws and the pattern come first.
     *
     * @param most how many at most; of the rest only their number is said
     */
    String first(int most) {
        List<Findings.Finding> all = report.findings().all();
        int shown = all.size() > most ? most - 1 : all.size();
        String more = shown < all.size() ? wording.say("findings.more", all.size() - shown) : "";
        return fragments.fill(
                "findings",
                new Telling(all.subList(0, shown).stream().map(this::told).toList(), more));
    }

    /** Those that {@link #first} only counted; empty where it told all. */
    String rest(int most) {
        List<Findings.Finding> all = report.findings().all();
        return all.size() > most
                ? fragments.fill(
                        "rest",
                        new Telling(
                                all.subList(most - 1, all.size()).stream()
                                        .map(this::told)
                                        .toList(),
                                ""))
                : "";
    }

    private Told told(Findings.Finding finding) {
        String evidence = wording.evidence(finding);
        return new Told(
                Markup.together(wording.sentence(finding)),
                evidence.isEmpty() ? "" : Markup.unbroken("[" + evidence + "]"));
    }

    /** Each area in a line: what its indices agree on, and where they do not. Areas of which nothing is known are left out. */
    String synthesis() {
        return fragments.fill(
                "synthesis",
                new Lines(
                        AREAS.stream().map(this::line).flatMap(Optional::stream).toList()));
    }

    private Optional<Line> line(String area) {
        List<Findings.Finding> findings = report.findings().of(area);
        List<String> words = new ArrayList<>();
        List<String> disputed = new ArrayList<>();
        for (Findings.Finding finding : findings) {
            Message said = finding.said().getFirst();
            int dot = said.id().indexOf('.');
            if (dot > 0) {
                String rule = said.id().substring(0, dot);
                words.add(wording.say(
                        "synthesis.is",
                        text(rule + ".subject"),
                        text(rule + ".word." + said.id().substring(dot + 1))));
            } else {
                said.arguments().stream()
                        .filter(Message.Said.class::isInstance)
                        .map(argument -> wording.say(((Message.Said) argument).message()))
                        .forEach(disputed::add);
            }
        }
        if (!disputed.isEmpty()) {
            words.add(wording.say("synthesis.disagree", String.join(wording.say("list.comma"), disputed)));
        }
        boolean known = report.readings().all().stream()
                .anyMatch(reading -> reading.measurement().group().equals(area)
                        && reading.value().number().isPresent());
        return words.isEmpty() && !known
                ? Optional.empty()
                : Optional.of(new Line(
                        wording.terms().group(area),
                        words.isEmpty() ? wording.say("synthesis.usual") : wording.apart(words)));
    }

    private String text(String id) {
        return wording.say(new Message(id, List.of()));
    }
}
