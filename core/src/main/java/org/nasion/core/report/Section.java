package org.nasion.core.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nasion.core.analysis.Reading;
import org.nasion.core.wording.Wording;

/** Measurements that stand together under a heading. */
record Section(String title, List<Reading> readings) {

    static List<Section> of(Report report, Wording wording) {
        Map<String, List<Reading>> byGroup = report.readings().all().stream().collect(Collectors.groupingBy(
                reading -> reading.measurement().group(), LinkedHashMap::new, Collectors.toList()));
        return byGroup.entrySet().stream()
                .map(entry -> new Section(wording.terms().group(entry.getKey()), entry.getValue())).toList();
    }
}
