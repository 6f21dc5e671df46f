package org.nasion.core.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.nasion.core.chart.Chart;

/** Sentences, tables and pictures as pages. */
public final class TablePages {

    private static final String SCREEN = """
            body { font-family: Inter, sans-serif; color: #1c2733; margin: 2em auto; max-width: 70em; padding: 0 1em; }
            table { border-collapse: collapse; font-size: 0.85em; }
            th, td { text-align: left; padding: 0.25em 0.8em; border-bottom: 1px solid #c3ced6; }
            .number { text-align: right; font-variant-numeric: tabular-nums; }
            .charts { display: flex; flex-wrap: wrap; gap: 1em; } figure { margin: 0; }
            .table { overflow-x: auto; }
            """;

    private static final String STYLE = """
            @page { size: A4 landscape; margin: 12mm 12mm 14mm 12mm;
              @bottom-right { content: counter(page) " / " counter(pages); font-family: Inter; font-size: 7pt; color: #5b6774; } }
            body { font-family: Inter, sans-serif; font-size: 7.6pt; line-height: 1.35; color: #1c2733; margin: 0; }
            h1 { font-size: 15pt; font-weight: 600; margin: 0 0 3mm 0; border-bottom: 0.5mm solid #0d6f8f; padding-bottom: 2mm; }
            h2 { font-size: 9.5pt; font-weight: 600; color: #0d6f8f; margin: 5mm 0 1.5mm 0; page-break-after: avoid; }
            p { margin: 0 0 1.5mm 0; max-width: 230mm; }
            table { border-collapse: collapse; width: 100%; -fs-table-paginate: paginate; }
            th { font-size: 5.2pt; font-weight: 400; color: #5b6774; text-align: left; vertical-align: bottom; padding: 0 1.2mm 0.6mm 0;
              border-bottom: 0.25mm solid #1c2733; }
            td { font-size: 5.8pt; padding: 0.3mm 1.2mm 0.3mm 0; border-bottom: 0.12mm solid #e2e8ed; }
            .number { text-align: right; white-space: nowrap; }
            tr { page-break-inside: avoid; }
            .chart { display: inline-block; margin: 0 3mm 4mm 0; page-break-inside: avoid; vertical-align: top; }
            .page { page-break-before: always; }
            """;

    private TablePages() {}

    /**
     * Writes a PDF.
     *
     * @param language  of all its words, by which a screen reader speaks it
     * @param subject   what the document is about, for its properties
     * @param heading   of the sentences
     * @param sentences a paragraph each
     * @param charts    with their headings, in order
     * @param program   name and version
     */
    public static void write(
            Locale language,
            String title,
            String subject,
            String heading,
            List<String> sentences,
            List<Table> tables,
            List<Pictures> charts,
            String program,
            OutputStream out)
            throws IOException {
        ChartDocument document = new ChartDocument();
        StringBuilder html = new StringBuilder("<html lang=\"")
                .append(language.toLanguageTag())
                .append("\"><head><meta charset=\"UTF-8\"/><title>")
                .append(ChartDocument.escape(title))
                .append("</title><meta name=\"description\" content=\"")
                .append(ChartDocument.escape(subject))
                .append("\"/><meta name=\"subject\" content=\"")
                .append(ChartDocument.escape(subject))
                .append("\"/>")
                .append("<style>")
                .append(STYLE)
                .append("</style></head><body><h1>")
                .append(ChartDocument.escape(title))
                .append("</h1><h2>")
                .append(ChartDocument.escape(heading))
                .append("</h2>");
        sentences.forEach(sentence ->
                html.append("<p>").append(ChartDocument.escape(sentence)).append("</p>"));
        tables.forEach(table -> html.append("<h2>")
                .append(ChartDocument.escape(table.title()))
                .append("</h2>")
                .append(table(table)));
        for (Pictures section : charts) {
            html.append("<div class=\"page\"><h2>")
                    .append(ChartDocument.escape(section.title()))
                    .append("</h2>");
            section.charts()
                    .forEach(chart -> html.append("<div class=\"chart\">")
                            .append(document.place(chart))
                            .append("</div>"));
            html.append("</div>");
        }
        document.write(html.append("</body></html>").toString(), program, out);
    }

    /** The same as a page for a browser, one file with all in it; the stream stays open. */
    public static void writeHtml(
            Locale language,
            String title,
            List<String> sentences,
            List<Table> tables,
            Pictures pictures,
            OutputStream out)
            throws IOException {
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"")
                .append(language.toLanguageTag())
                .append(
                        "\"><head><meta charset=\"UTF-8\"/><meta name=\"viewport\" content=\"width=device-width\"/><title>")
                .append(ChartDocument.escape(title))
                .append("</title><style>")
                .append(SCREEN)
                .append("</style></head><body><h1>")
                .append(ChartDocument.escape(title))
                .append("</h1>");
        sentences.forEach(sentence ->
                html.append("<p>").append(ChartDocument.escape(sentence)).append("</p>"));
        html.append("<h2>").append(ChartDocument.escape(pictures.title())).append("</h2><div class=\"charts\">");
        ChartPicture picture = new ChartPicture();
        for (Chart chart : pictures.charts()) {
            ByteArrayOutputStream svg = new ByteArrayOutputStream();
            picture.writeSvg(chart, svg);
            html.append("<figure>").append(svg.toString(StandardCharsets.UTF_8)).append("</figure>");
        }
        html.append("</div>");
        tables.forEach(table -> html.append("<h2>")
                .append(ChartDocument.escape(table.title()))
                .append("</h2><div class=\"table\">")
                .append(table(table))
                .append("</div>"));
        out.write(html.append("</body></html>\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Pictures under one heading. */
    public record Pictures(String title, List<Chart> charts) {}

    private static String table(Table table) {
        StringBuilder html = new StringBuilder("<table><thead><tr>");
        for (int i = 0; i < table.columns().size(); i++) {
            html.append(isNumber(table, i) ? "<th class=\"number\" scope=\"col\">" : "<th scope=\"col\">")
                    .append(ChartDocument.escape(table.columns().get(i)))
                    .append("</th>");
        }
        html.append("</tr></thead><tbody>");
        table.rows()
                .forEach(row -> html.append(
                        row.stream().map(TablePages::cell).collect(Collectors.joining("", "<tr>", "</tr>"))));
        return html.append("</tbody></table>").toString();
    }

    private static boolean isNumber(Table table, int column) {
        return table.rows().getFirst().get(column) instanceof Table.Number;
    }

    private static String cell(Table.Cell cell) {
        return switch (cell) {
            case Table.Words words -> "<td>" + ChartDocument.escape(words.text()) + "</td>";
            case Table.Number number ->
                "<td class=\"number\">"
                        + (number.value().isEmpty()
                                ? ""
                                : String.format(
                                                Locale.ROOT,
                                                "%." + number.decimals() + "f",
                                                number.value().getAsDouble())
                                        .replace('-', '−'))
                        + "</td>";
        };
    }
}
