package org.nasion.core.library;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nasion.core.patient.Patient;

/**
 * A film or a case file that is to come into the library, with what is known of it beside it.
 *
 * @param file  a film or a {@code .nasion} file
 * @param about what a table or an export says of it; empty where it stands for itself
 */
public record ImportItem(Path file, Optional<About> about) {

    /**
     * What is said of a film outside of it.
     *
     * @param patient whose it is
     * @param taken   day of the exposure; empty where it is not said
     * @param tags    of the patient
     * @param notes   of the patient
     * @param state   as people set it, signed or flagged; empty for what the points say
     * @param superimpositions that people accepted of the patient's films
     */
    public record About(
            Patient patient,
            Optional<LocalDate> taken,
            Set<String> tags,
            String notes,
            Optional<FilmState> state,
            List<Motions.Kept> superimpositions) {
        public About {
            tags = Set.copyOf(tags);
            superimpositions = List.copyOf(superimpositions);
        }
    }

    /** A file that stands for itself. */
    public static ImportItem of(Path file) {
        return new ImportItem(file, Optional.empty());
    }
}
