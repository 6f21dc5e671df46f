package org.nasion.core.analysis;

import java.util.List;

/**
 * What an analysis says of one tracing: its measurements in its order, each beside the norm of its own sources.
 *
 * @param analysis whose order and norms these are
 * @param sections its headings in order
 */
public record Sheet(Analysis analysis, List<Section> sections) {

    /**
     * @param title    heading
     * @param readings in order
     */
    public record Section(String title, List<Reading> readings) {
        public Section {
            readings = List.copyOf(readings);
        }
    }

    public Sheet {
        sections = List.copyOf(sections);
    }

    /** All its readings in order. */
    public List<Reading> readings() {
        return sections.stream().flatMap(section -> section.readings().stream()).toList();
    }
}
