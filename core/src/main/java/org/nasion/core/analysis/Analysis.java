package org.nasion.core.analysis;

import java.util.List;

/**
 * An analysis: which measurements, in what order, under which headings, against whose norms.
 *
 * @param id       stable, for example {@code "steiner"}
 * @param name     as people call it
 * @param author   who described it
 * @param year     of the description; 0 where there is no single one
 * @param source   the publication in full
 * @param note     what a reader must know; may be empty
 * @param sections its headings in order
 * @param norms    identifiers of the norm sets whose values it is read against, in order of preference
 * @param leftOut  what the original has and the points do not allow
 * @param own      whether a user wrote it
 */
public record Analysis(String id, String name, String author, int year, String source, String note,
                       List<Section> sections, List<String> norms, List<LeftOut> leftOut, boolean own) {

    /**
     * @param title        heading
     * @param measurements identifiers in order
     */
    public record Section(String title, List<String> measurements) {
        public Section {
            measurements = List.copyOf(measurements);
        }
    }

    /**
     * @param name  of the measurement
     * @param needs what it would need, for example {@code "Ba, Pt"}
     */
    public record LeftOut(String name, String needs) {
    }

    public Analysis {
        sections = List.copyOf(sections);
        norms = List.copyOf(norms);
        leftOut = List.copyOf(leftOut);
    }

    /** Identifiers of all its measurements in order. */
    public List<String> measurements() {
        return sections.stream().flatMap(section -> section.measurements().stream()).toList();
    }
}
