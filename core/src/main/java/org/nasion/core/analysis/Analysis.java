package org.nasion.core.analysis;

import java.util.List;
import java.util.stream.Stream;

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
public record Analysis(
        String id,
        String name,
        String author,
        int year,
        String source,
        String note,
        List<Section> sections,
        List<String> norms,
        List<LeftOut> leftOut,
        boolean own) {

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
    public record LeftOut(String name, String needs) {}

    public Analysis {
        sections = List.copyOf(sections);
        norms = List.copyOf(norms);
        leftOut = List.copyOf(leftOut);
    }

    /** How many values the original has, those that cannot be measured included. */
    public int whole() {
        return measurements().size() + leftOut.size();
    }

    /** What the values that are left out would need, each once. */
    public List<String> wanted() {
        return leftOut.stream()
                .flatMap(left -> Stream.of(left.needs().split(", ")))
                .distinct()
                .toList();
    }

    /** Identifiers of all its measurements in order. */
    public List<String> measurements() {
        return sections.stream()
                .flatMap(section -> section.measurements().stream())
                .toList();
    }
}
