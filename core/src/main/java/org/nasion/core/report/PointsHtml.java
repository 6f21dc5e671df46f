package org.nasion.core.report;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.text.PlainText;
import org.nasion.core.tracing.History;
import org.nasion.core.tracing.Placement;
import org.nasion.core.wording.Wording;

/** What a report tells of its points: their signs, how each came to its place, and who touched it. */
record PointsHtml(Report report, Wording wording, Figures figures) {

    private static final int POINT_COLUMNS = 3;

    /** The signs of the film with their words. */
    String legend() {
        return "<p class=\"legend\">" + sign(Placement.Origin.DETECTED, false, "legend.detected")
                + sign(Placement.Origin.ESTIMATED, false, "legend.estimated")
                + sign(Placement.Origin.DETECTED, true, "legend.confirmed")
                + sign(Placement.Origin.MANUAL, true, "legend.manual") + "</p>";
    }

    private String sign(Placement.Origin origin, boolean confirmed, String key) {
        String words = wording.say(key);
        return "<span class=\"sign\">" + figures.mark(origin, confirmed, words) + "</span><span class=\"sign-words\">"
                + ReportHtml.escape(words) + "</span> ";
    }

    /** Every landmark with how it came to its place. */
    String points() {
        StringBuilder html = new StringBuilder("<table class=\"points\"><thead><tr>");
        for (int i = 0; i < POINT_COLUMNS; i++) {
            html.append(head("points.point")).append(head("points.state"));
        }
        html.append("</tr></thead><tbody>");
        List<Landmark> landmarks = report.points();
        int rows = (landmarks.size() + POINT_COLUMNS - 1) / POINT_COLUMNS;
        for (int row = 0; row < rows; row++) {
            html.append("<tr>");
            for (int column = 0; column < POINT_COLUMNS; column++) {
                int index = column * rows + row;
                if (index < landmarks.size()) {
                    Landmark landmark = landmarks.get(index);
                    html.append("<td class=\"code\"><b>")
                            .append(ReportHtml.escape(landmark.code()))
                            .append("</b> ")
                            .append(ReportHtml.escape(wording.terms().name(landmark)))
                            .append("</td><td>")
                            .append(ReportHtml.around(state(landmark)))
                            .append("</td>");
                } else {
                    html.append("<td></td><td></td>");
                }
            }
            html.append("</tr>");
        }
        return html.append("</tbody></table>").toString();
    }

    /** How a point came to its place, and who touched it last. */
    private String state(Landmark landmark) {
        String state = report.readings()
                .tracing()
                .placement(landmark)
                .map(wording::provenance)
                .orElseGet(() -> wording.say(
                        report.readings().constructed().containsKey(landmark) ? "point.constructed" : "point.none"));
        return lastByPerson(landmark)
                .map(change -> state + " · " + PlainText.isolated(change.by()))
                .orElse(state);
    }

    private Optional<History.Change> lastByPerson(Landmark landmark) {
        List<History.Change> changes = report.history().of(landmark);
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(changes.getLast()).filter(change -> !change.by().isBlank());
    }

    /** Each person with the points that they touched last and the day of the newest. */
    String people() {
        Map<String, List<History.Change>> byPerson = report.points().stream()
                .map(this::lastByPerson)
                .flatMap(Optional::stream)
                .collect(Collectors.groupingBy(History.Change::by, TreeMap::new, Collectors.toList()));
        return byPerson.entrySet().stream()
                .map(entry -> "<p>"
                        + ReportHtml.around(wording.say(
                                "model.person",
                                PlainText.isolated(entry.getKey()),
                                entry.getValue().size(),
                                wording.day(LocalDate.ofInstant(
                                        entry.getValue().stream()
                                                .map(History.Change::at)
                                                .max(Comparator.naturalOrder())
                                                .orElseThrow(),
                                        ZoneId.systemDefault()))))
                        + "</p>")
                .collect(Collectors.joining());
    }

    /** How many points there are and how many of them somebody looked at. */
    String counts() {
        var placements = report.readings().tracing().placements().values();
        long seen = placements.stream().filter(Placement::confirmed).count();
        long estimated = placements.stream()
                .filter(p -> p.origin() == Placement.Origin.ESTIMATED)
                .count();
        long byHabit = placements.stream().filter(Placement::isMovedByHabit).count();
        return wording.say("model.count", placements.size(), seen, estimated)
                + (byHabit == 0 ? "" : " " + wording.say("model.habit", byHabit));
    }

    private String head(String key) {
        return "<th scope=\"col\">" + ReportHtml.escape(wording.say(key)) + "</th>";
    }
}
