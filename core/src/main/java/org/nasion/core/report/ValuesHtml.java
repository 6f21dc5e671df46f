package org.nasion.core.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
record ValuesHtml(Report report, Wording wording, Figures figures, Palette palette, Fragments fragments) {

    /** Rows of a table that stand on one page at most; the style sheet's headings claim room for these. */
    private static final int ROWS_TOGETHER = 8;

    /** Leading values that stand under one heading. */
    private record Group(String name, List<String> ids) {}

    /**
     * A line of a table.
     *
     * @param kind   class of the value's cell: a number, or why there is none
     * @param bar    markup
     * @param colour of the stars
     */
    private record Row(
            String name,
            String value,
            String kind,
            String norm,
            String bar,
            String stars,
            String colour,
            String words,
            String source) {}

    /** Rows that no page's end parts; the title stands above them, where there is one. */
    private record Body(String title, List<Row> rows) {}

    /** An analysis, and what share of it can be measured. */
    private record Share(String name, String words) {}

    private record Values(List<Share> shares, List<Body> bodies) {}

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
        return fragments.fill("key", new Values(List.of(), keys()));
    }

    /** The leading values with words, for the form of one page. */
    String keyTable() {
        return fragments.fill("keyTable", new Values(List.of(), keys()));
    }

    private List<Body> keys() {
        return KEY_VALUES.stream()
                .map(group -> new Body(
                        wording.terms().group(group.name()),
                        known(group.ids())
                                .map(reading -> row(reading, false, false))
                                .toList()))
                .filter(body -> !body.rows().isEmpty())
                .toList();
    }

    /** All values in one table: by group, by the headings of one analysis, or of several analyses each once with all their norms. */
    String all() {
        List<Body> bodies = new ArrayList<>();
        (report.sheets().size() > 1 ? merged() : sections()).forEach((title, measurements) -> {
            String shown = title;
            for (List<List<Row>> together : balanced(measurements)) {
                bodies.add(
                        new Body(shown, together.stream().flatMap(List::stream).toList()));
                shown = "";
            }
        });
        return fragments.fill(
                "values", new Values(report.sheets().stream().map(this::share).toList(), bodies));
    }

    /** Groups of rows that no page's end parts, alike in size, so that none leaves a row or two behind. */
    static <T> List<List<T>> balanced(List<T> rows) {
        int groups = (rows.size() + ROWS_TOGETHER - 1) / ROWS_TOGETHER;
        return IntStream.range(0, groups)
                .mapToObj(i -> rows.subList(i * rows.size() / groups, (i + 1) * rows.size() / groups))
                .toList();
    }

    private Map<String, List<List<Row>>> sections() {
        Map<String, List<List<Row>>> byTitle = new LinkedHashMap<>();
        for (Section section : Section.of(report, wording)) {
            for (Section.Part part : section.parts()) {
                String title = section.parts().size() == 1 || part.title().isEmpty() ? section.title() : part.title();
                part.readings()
                        .forEach(reading -> byTitle.computeIfAbsent(title, key -> new ArrayList<>())
                                .add(List.of(row(reading, true, false))));
            }
        }
        return byTitle;
    }

    private Map<String, List<List<Row>>> merged() {
        Map<String, List<Reading>> byMeasurement = new LinkedHashMap<>();
        report.sheets()
                .forEach(sheet -> sheet.readings()
                        .forEach(reading -> byMeasurement
                                .computeIfAbsent(reading.measurement().id(), id -> new ArrayList<>())
                                .add(reading)));
        return byMeasurement.values().stream()
                .collect(Collectors.groupingBy(
                        readings -> wording.terms()
                                .group(readings.getFirst().measurement().group()),
                        LinkedHashMap::new,
                        Collectors.mapping(this::rows, Collectors.toList())));
    }

    /** One measurement: its value once, and a line for each norm that an analysis reads it against. */
    private List<Row> rows(List<Reading> readings) {
        List<Reading> normed = new ArrayList<>();
        for (Reading reading : readings) {
            if (reading.norm().isPresent()
                    && normed.stream().noneMatch(other -> other.norm().equals(reading.norm()))) {
                normed.add(reading);
            }
        }
        return normed.isEmpty()
                ? List.of(row(readings.getFirst(), true, false))
                : IntStream.range(0, normed.size())
                        .mapToObj(i -> row(normed.get(i), true, i > 0))
                        .toList();
    }

    private Share share(Sheet sheet) {
        String source = (sheet.analysis().author()
                        + (sheet.analysis().year() > 0 ? " " + sheet.analysis().year() : ""))
                .strip();
        return new Share(
                wording.terms().name(sheet.analysis()),
                source + (source.isEmpty() ? "" : " · ") + wording.share(sheet));
    }

    /**
     * @param whole with bar and source
     * @param again whether the value stands in the row above
     */
    private Row row(Reading reading, boolean whole, boolean again) {
        boolean known = reading.value() instanceof Value.Known;
        return new Row(
                again ? "" : wording.name(reading),
                again ? "" : value(reading),
                known ? "number" : "none",
                reading.norm().map(norm -> wording.norm(reading)).orElse(""),
                whole ? bar(reading) : "",
                reading.stars(),
                String.format(
                        Locale.ROOT,
                        "#%06x",
                        palette.rgb(Chart.Tone.level(reading.stars().length()))),
                words(reading),
                reading.norm().map(wording::source).orElse(""));
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

    private String bar(Reading reading) {
        return figures.chart(DeviationBar.of(reading, 94, 8, wording.deviationInSd(reading)));
    }

    private String value(Reading reading) {
        return (reading.estimated() && reading.value() instanceof Value.Known ? "≈ " : "")
                + wording.valueWithError(reading);
    }
}
