package org.nasion.core.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nasion.core.analysis.Analysis;
import org.nasion.core.analysis.Reading;
import org.nasion.core.analysis.Sheet;
import org.nasion.core.wording.Wording;

/**
 * Measurements that stand together under a heading.
 *
 * @param title  of the analysis or the group
 * @param source who described it and when; may be empty
 * @param parts  its own headings
 */
record Section(String title, String source, List<Part> parts) {

    /** @param title may be empty */
    record Part(String title, List<Reading> readings) {}

    /** All readings in order. */
    List<Reading> readings() {
        return parts.stream().flatMap(part -> part.readings().stream()).toList();
    }

    static List<Section> of(Report report, Wording wording) {
        if (!report.sheets().isEmpty()) {
            return report.sheets().stream()
                    .map(sheet -> of(sheet, wording))
                    .filter(section -> !section.readings().isEmpty())
                    .toList();
        }
        Map<String, List<Reading>> byGroup = report.readings().all().stream()
                .filter(reading -> !reading.isUnplaced())
                .collect(Collectors.groupingBy(
                        reading -> reading.measurement().group(), LinkedHashMap::new, Collectors.toList()));
        return byGroup.entrySet().stream()
                .map(entry ->
                        new Section(wording.terms().group(entry.getKey()), "", List.of(new Part("", entry.getValue()))))
                .toList();
    }

    private static Section of(Sheet sheet, Wording wording) {
        Analysis analysis = sheet.analysis();
        String source = analysis.author() + (analysis.year() > 0 ? " " + analysis.year() : "");
        List<Part> parts = sheet.sections().stream()
                .filter(part -> !part.readings().isEmpty())
                .map(part -> new Part(wording.terms().heading(part.title()), part.readings()))
                .toList();
        return new Section(wording.terms().name(analysis), source.strip(), parts);
    }
}
