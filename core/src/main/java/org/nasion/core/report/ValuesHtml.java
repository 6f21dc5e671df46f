package org.nasion.core.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nasion.core.analysis.NormChoice;
import org.nasion.core.analysis.Reading;
import org.nasion.core.analysis.Sheet;
import org.nasion.core.analysis.Value;
import org.nasion.core.chart.Chart;
import org.nasion.core.chart.DeviationBar;
import org.nasion.core.chart.Palette;
import org.nasion.core.wording.Wording;

/** A report's values as tables: the leading ones by area, and all of them, each once with the norms of every analysis. */
record ValuesHtml(Report report, Wording wording, Figures figures, Palette palette) {

    /** Leading values that stand under one heading. */
    private record Group(String name, List<String> ids) {}

    private static final List<Group> KEY_VALUES = List.of(
            new Group("Sagittal", List.of("SNA", "SNB", "ANB", "Wits", "FacialAngle", "APDI")),
            new Group("Vertical", List.of("SN_GoGn", "FMA", "Jarabak", "LAFH_percent")),
            new Group("Dental", List.of("U1_PP", "IMPA", "Interincisal", "Overjet", "Overbite")),
            new Group("Soft tissue", List.of("Ls_E", "Li_E")));

    /** Those of the leading values that are known. */
    Stream<Reading> leading() {
        return KEY_VALUES.stream().flatMap(group -> known(group.ids()));
    }

    private Stream<Reading> known(List<String> ids) {
        return ids.stream()
                .map(id -> report.readings().reading(id))
                .flatMap(Optional::stream)
                .filter(reading -> reading.value() instanceof Value.Known);
    }

    /** The leading values beside the film: name, value, norm, stars. */
    String keyValues() {
        StringBuilder html = new StringBuilder("<table class=\"key\"><thead><tr>" + head("values.name", "name")
                + head("values.value", "number") + head("values.norm", "norm") + STARS + "</tr></thead><tbody>");
        KEY_VALUES.forEach(group -> {
            List<Reading> readings = known(group.ids()).toList();
            if (!readings.isEmpty()) {
                html.append(part(wording.terms().group(group.name()), 4));
                readings.forEach(reading -> html.append("<tr><th scope=\"row\" class=\"name\">")
                        .append(ReportHtml.escape(wording.name(reading)))
                        .append("</th><td class=\"number\">")
                        .append(ReportHtml.escape(value(reading)))
                        .append("</td><td class=\"norm\">")
                        .append(norm(reading))
                        .append("</td><td class=\"stars\">")
                        .append(stars(reading))
                        .append("</td></tr>"));
            }
        });
        return html.append("</tbody></table>").toString();
    }

    /** The leading values with words, for the form of one page. */
    String keyTable() {
        StringBuilder html = new StringBuilder("<table class=\"values narrow\"><thead><tr>"
                + head("values.name", "name") + head("values.value", "number") + head("values.norm", "norm") + STARS
                + head("values.words", "words") + "</tr></thead><tbody>");
        KEY_VALUES.forEach(group -> {
            List<Reading> readings = known(group.ids()).toList();
            if (!readings.isEmpty()) {
                html.append(part(wording.terms().group(group.name()), 5));
                readings.forEach(reading -> html.append(row(reading, false, false)));
            }
        });
        return html.append("</tbody></table>").toString();
    }

    /** All values in one table: by group, by the headings of one analysis, or of several analyses each once with all their norms. */
    String all() {
        StringBuilder html = new StringBuilder();
        report.sheets().forEach(sheet -> html.append(share(sheet)));
        html.append(tableHead());
        (report.sheets().size() > 1 ? merged() : sections()).forEach(rows -> {
            String title = rows.title().isEmpty() ? "" : part(rows.title(), 7);
            for (List<String> together : ReportHtml.balanced(rows.rows())) {
                html.append("<tbody>").append(title);
                together.forEach(html::append);
                html.append("</tbody>");
                title = "";
            }
        });
        return html.append("</table>").toString();
    }

    /** Rows under a heading; empty headings are left out. */
    private record Rows(String title, List<String> rows) {}

    private Stream<Rows> sections() {
        return Section.of(report, wording).stream()
                .flatMap(section -> section.parts().stream()
                        .map(part -> new Rows(
                                section.parts().size() == 1 || part.title().isEmpty() ? section.title() : part.title(),
                                part.readings().stream()
                                        .map(reading -> row(reading, true, false))
                                        .toList())));
    }

    private Stream<Rows> merged() {
        Map<String, List<Reading>> byMeasurement = new LinkedHashMap<>();
        report.sheets()
                .forEach(sheet -> sheet.readings()
                        .forEach(reading -> byMeasurement
                                .computeIfAbsent(reading.measurement().id(), id -> new ArrayList<>())
                                .add(reading)));
        Map<String, List<List<Reading>>> byGroup = byMeasurement.values().stream()
                .collect(Collectors.groupingBy(
                        readings -> readings.getFirst().measurement().group(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return byGroup.entrySet().stream()
                .map(entry -> new Rows(
                        wording.terms().group(entry.getKey()),
                        entry.getValue().stream().map(this::rows).toList()));
    }

    /** One measurement: its value once, and a line for each norm that an analysis reads it against. */
    private String rows(List<Reading> readings) {
        List<Reading> normed = new ArrayList<>();
        for (Reading reading : readings) {
            if (reading.norm().isPresent()
                    && normed.stream().noneMatch(other -> other.norm().equals(reading.norm()))) {
                normed.add(reading);
            }
        }
        if (normed.isEmpty()) {
            return row(readings.getFirst(), true, false);
        }
        StringBuilder html = new StringBuilder();
        for (int i = 0; i < normed.size(); i++) {
            html.append(row(normed.get(i), true, i > 0));
        }
        return html.toString();
    }

    /** An analysis with its author, what share of it can be measured, and what the rest wants. */
    private String share(Sheet sheet) {
        String source = sheet.analysis().author()
                + (sheet.analysis().year() > 0 ? " " + sheet.analysis().year() : "");
        return "<p class=\"share\"><b>" + ReportHtml.escape(wording.terms().name(sheet.analysis()))
                + "</b> <span class=\"evidence\">"
                + ReportHtml.escape(source.strip() + (source.isBlank() ? "" : " · ") + wording.share(sheet))
                + "</span></p>";
    }

    private static String part(String title, int columns) {
        return "<tr><th scope=\"row\" colspan=\"" + columns + "\" class=\"part\">" + ReportHtml.escape(title)
                + "</th></tr>";
    }

    private static final String STARS = "<th scope=\"col\" class=\"stars\">*</th>";

    private String tableHead() {
        return "<table class=\"values\"><thead><tr>" + head("values.name", "name") + head("values.value", "number")
                + head("values.norm", "norm") + head("values.bar", "bar") + STARS
                + head("values.words", "words") + head("values.source", "source") + "</tr></thead>";
    }

    private String head(String key, String styleClass) {
        return "<th scope=\"col\" class=\"" + styleClass + "\">" + ReportHtml.escape(wording.say(key)) + "</th>";
    }

    /**
     * @param whole with bar and source
     * @param again whether the value stands in the row above
     */
    private String row(Reading reading, boolean whole, boolean again) {
        boolean known = reading.value() instanceof Value.Known;
        return "<tr><th scope=\"row\" class=\"name\">" + (again ? "" : ReportHtml.escape(wording.name(reading)))
                + "</th><td class=\""
                + (known ? "number" : "none") + "\">" + (again ? "" : ReportHtml.escape(value(reading)))
                + "</td><td class=\"norm\">"
                + norm(reading) + "</td>" + (whole ? "<td class=\"bar\">" + bar(reading) + "</td>" : "")
                + "<td class=\"stars\">" + stars(reading)
                + "</td><td class=\"words\">" + ReportHtml.escape(words(reading)) + "</td>"
                + (whole
                        ? "<td class=\"source\">"
                                + reading.norm()
                                        .map(wording::source)
                                        .map(ReportHtml::escape)
                                        .orElse("") + "</td>"
                        : "")
                + "</tr>";
    }

    /** How far off the norm, or why there is none. That no source has one would be said of every second row and is left to the empty place. */
    private String words(Reading reading) {
        if (reading.norm().isPresent()) {
            return wording.deviation(reading);
        }
        return reading.value() instanceof Value.Known && reading.choice().reason() != NormChoice.Reason.NONE_PUBLISHED
                ? wording.whyNoNorm(reading)
                : "";
    }

    private String norm(Reading reading) {
        return reading.norm()
                .map(norm -> ReportHtml.escape(wording.norm(reading)))
                .orElse("");
    }

    private String bar(Reading reading) {
        return figures.chart(DeviationBar.of(reading, 94, 8, wording.deviationInSd(reading)));
    }

    private String stars(Reading reading) {
        return reading.stars().isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        "<span style=\"color: #%06x\">%s</span>",
                        palette.rgb(Chart.Tone.level(reading.stars().length())),
                        reading.stars());
    }

    private String value(Reading reading) {
        return (reading.estimated() && reading.value() instanceof Value.Known ? "≈ " : "")
                + wording.valueWithError(reading);
    }
}
