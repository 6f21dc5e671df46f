package org.nasion.core.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nasion.core.analysis.NormChoice;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;
import org.nasion.core.wording.Wording;

/** What a colleague needs on the first page beside the numbers: how much was looked at, what is open, room for a comment and a signature. */
record FrontHtml(Report report, Wording wording, ValuesHtml values, Fragments fragments) {

    /** Points that are named one by one; more are only counted. */
    private static final int NAMED = 12;

    /** @param open a class of the style sheet where points are left to look at */
    private record Reviewed(String open, String count) {}

    private record Questions(List<String> open) {}

    /** How many of the points somebody looked at, large. */
    String review() {
        Collection<Placement> placements =
                report.readings().tracing().placements().values();
        long seen = placements.stream().filter(Placement::confirmed).count();
        return fragments.fill(
                "front",
                new Reviewed(
                        seen < placements.size() ? " open" : "", wording.say("review.count", seen, placements.size())));
    }

    /** What keeps the report from being whole: points, facts, the scale. */
    String questions() {
        List<String> open = new ArrayList<>();
        List<Landmark> unseen = report.readings().tracing().placements().entrySet().stream()
                .filter(entry -> !entry.getValue().confirmed())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (!unseen.isEmpty()) {
            open.add(wording.say("open.points", codes(unseen)));
        }
        List<Landmark> missing = Landmark.STANDARD.stream()
                .filter(landmark ->
                        report.readings().tracing().placement(landmark).isEmpty())
                .toList();
        if (!missing.isEmpty() && missing.size() < Landmark.STANDARD.size()) {
            open.add(wording.say("open.missing", codes(missing)));
        }
        Set<NormChoice.Reason> reasons = Stream.concat(
                        values.leading(), report.sheets().stream().flatMap(sheet -> sheet.readings().stream()))
                .map(reading -> reading.choice().reason())
                .collect(Collectors.toSet());
        if (reasons.contains(NormChoice.Reason.NEEDS_SEX)) {
            open.add(wording.say("open.sex"));
        }
        if (reasons.contains(NormChoice.Reason.NEEDS_AGE)) {
            open.add(wording.say("open.age"));
        }
        if (report.readings().calibration().mmPerPx().isEmpty()) {
            open.add(wording.say("scale.none"));
        }
        return fragments.fill("questions", new Questions(open));
    }

    private static String codes(List<Landmark> landmarks) {
        String named = landmarks.stream().limit(NAMED).map(Landmark::code).collect(Collectors.joining(", "));
        return landmarks.size() > NAMED ? named + " … (" + landmarks.size() + ")" : named;
    }

    /** An empty field to write in, and a line to sign on. */
    String comment() {
        return fragments.fill("comment", this);
    }
}
