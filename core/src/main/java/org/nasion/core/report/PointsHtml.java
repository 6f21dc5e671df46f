package org.nasion.core.report;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.text.PlainText;
import org.nasion.core.tracing.Annotation;
import org.nasion.core.tracing.History;
import org.nasion.core.tracing.Placement;
import org.nasion.core.wording.Wording;

/** What a report tells of its points: their signs, how each came to its place, and who touched it. */
record PointsHtml(Report report, Wording wording, Figures figures, Fragments fragments) {

    private static final int POINT_COLUMNS = 3;

    /** @param mark markup */
    private record Sign(String mark, String words) {}

    private record Signs(List<Sign> signs) {}

    /** @param state markup; without a code the cell is empty */
    private record Cell(String code, String name, String state) {}

    private record Line(List<Cell> cells) {}

    private record Sentences(List<String> sentences) {}

    private record Points(List<Integer> columns, List<Line> rows) {}

    /** The signs of the film with their words. */
    String legend() {
        return fragments.fill(
                "legend",
                new Signs(List.of(
                        sign(Placement.Origin.DETECTED, false, "legend.detected"),
                        sign(Placement.Origin.ESTIMATED, false, "legend.estimated"),
                        sign(Placement.Origin.DETECTED, true, "legend.confirmed"),
                        sign(Placement.Origin.MANUAL, true, "legend.manual"))));
    }

    private Sign sign(Placement.Origin origin, boolean confirmed, String key) {
        String words = wording.say(key);
        return new Sign(figures.mark(origin, confirmed, words), words);
    }

    /** Every landmark with how it came to its place. */
    String points() {
        List<Landmark> landmarks = report.points();
        int rows = (landmarks.size() + POINT_COLUMNS - 1) / POINT_COLUMNS;
        List<Line> lines = IntStream.range(0, rows)
                .mapToObj(row -> new Line(IntStream.range(0, POINT_COLUMNS)
                        .map(column -> column * rows + row)
                        .mapToObj(index -> index < landmarks.size() ? cell(landmarks.get(index)) : new Cell("", "", ""))
                        .toList()))
                .toList();
        return fragments.fill(
                "points", new Points(IntStream.range(0, POINT_COLUMNS).boxed().toList(), lines));
    }

    /** What was measured and noted by hand beside the points, a line each. */
    String annotations() {
        List<String> sentences = report.annotations().stream()
                .<String>map(annotation -> wording.say(
                        switch (annotation) {
                            case Annotation.Distance _ -> "annotation.distance";
                            case Annotation.Angle _ -> "annotation.angle";
                            case Annotation.Note _ -> "annotation.note";
                        },
                        PlainText.isolated(
                                wording.annotation(annotation, report.readings().calibration()))))
                .toList();
        return sentences.isEmpty() ? "" : fragments.fill("paragraphs", new Sentences(sentences));
    }

    private Cell cell(Landmark landmark) {
        return new Cell(landmark.code(), wording.terms().name(landmark), Markup.around(state(landmark)));
    }

    /** How a point came to its place, and who touched it last. */
    private String state(Landmark landmark) {
        String state = report.readings()
                .tracing()
                .placement(landmark)
                .map(placement -> wording.provenance(placement)
                        + placement
                                .sides()
                                .map(sides -> " · "
                                        + wording.sides(sides, report.readings().calibration()))
                                .orElse(""))
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

    /** Each person with the points that they touched last and the day of the newest; markup. */
    List<String> people() {
        Map<String, List<History.Change>> byPerson = report.points().stream()
                .map(this::lastByPerson)
                .flatMap(Optional::stream)
                .collect(Collectors.groupingBy(History.Change::by, TreeMap::new, Collectors.toList()));
        return byPerson.entrySet().stream()
                .map(entry -> Markup.around(wording.say(
                        "model.person",
                        PlainText.isolated(entry.getKey()),
                        entry.getValue().size(),
                        wording.day(LocalDate.ofInstant(
                                entry.getValue().stream()
                                        .map(History.Change::at)
                                        .max(Comparator.naturalOrder())
                                        .orElseThrow(),
                                ZoneId.systemDefault())))))
                .toList();
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
}
