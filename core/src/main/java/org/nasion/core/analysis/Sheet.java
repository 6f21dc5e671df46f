package org.nasion.core.analysis;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.nasion.core.landmark.Landmark;

/**
 * What an analysis says of one tracing: its measurements in its order, each beside the norm of its own sources.
 *
 * @param analysis whose order and norms these are
 * @param sections its headings in order
 * @param unplaced what it could measure if points were placed that the network does not find; not among the sections
 */
public record Sheet(Analysis analysis, List<Section> sections, List<Reading> unplaced) {

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
        unplaced = List.copyOf(unplaced);
    }

    /** How many values the original has. */
    public int whole() {
        return readings().size() + unplaced.size() + analysis.leftOut().size();
    }

    /** The points that {@link #unplaced()} wants, in the catalogue's order. */
    public Set<Landmark> wanted() {
        Set<Landmark> wanted = new TreeSet<>();
        unplaced.forEach(reading -> {
            if (reading.value() instanceof Value.MissingPoints(Set<Landmark> missing)) {
                wanted.addAll(missing);
            }
        });
        return wanted;
    }

    /** All its readings in order. */
    public List<Reading> readings() {
        return sections.stream().flatMap(section -> section.readings().stream()).toList();
    }
}
