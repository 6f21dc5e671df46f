package org.nasion.core.report;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nasion.core.wording.Wording;

/** The annexes of a report, each on pages of its own behind it. */
final class AnnexHtml {

    private record Head(String text, String kind) {}

    /** @param text markup */
    private record Cell(String text, String kind) {}

    private record Row(List<Cell> cells) {}

    private record Grid(String title, List<Head> heads, List<Row> rows) {}

    /** @param drawings markup */
    private record Page(String title, List<String> sentences, List<String> drawings, List<Grid> tables) {}

    private final Report report;
    private final Wording wording;
    private final Figures figures;
    private final Fragments fragments;

    AnnexHtml(Report report, Wording wording, Figures figures, Fragments fragments) {
        this.report = report;
        this.wording = wording;
        this.figures = figures;
        this.fragments = fragments;
    }

    /** @param width of the page's content, points of 1/72 inch */
    String all(double width) {
        Set<String> told = told(report);
        return report.annexes().stream()
                .map(annex -> annex.pages(wording, width, told))
                .map(content -> fragments.fill(
                        "annex",
                        new Page(
                                content.title(),
                                content.sentences(),
                                content.drawings().stream().map(figures::chart).toList(),
                                content.tables().stream().map(this::grid).toList())))
                .collect(Collectors.joining("\n"));
    }

    /** The measurements of the report's analyses; none where it tells all. */
    static Set<String> told(Report report) {
        return report.sheets().stream()
                .flatMap(sheet -> sheet.sections().stream())
                .flatMap(section -> section.readings().stream())
                .map(reading -> reading.measurement().id())
                .collect(Collectors.toSet());
    }

    private Grid grid(Table table) {
        return new Grid(
                table.title(),
                IntStream.range(0, table.columns().size())
                        .mapToObj(i -> new Head(table.columns().get(i), kind(table, i)))
                        .toList(),
                table.rows().stream()
                        .map(row -> new Row(row.stream().map(this::cell).toList()))
                        .toList());
    }

    private static String kind(Table table, int column) {
        return !table.rows().isEmpty() && table.rows().getFirst().get(column) instanceof Table.Number
                ? "number"
                : "words";
    }

    private Cell cell(Table.Cell cell) {
        return switch (cell) {
            case Table.Words words -> new Cell(Markup.apart(words.text()), "words");
            case Table.Number number ->
                new Cell(
                        number.value().isEmpty()
                                ? ""
                                : Markup.escape(wording.number(number.value().getAsDouble(), number.decimals())),
                        "number");
        };
    }
}
