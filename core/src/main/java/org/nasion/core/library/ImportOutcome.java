package org.nasion.core.library;

import java.nio.file.Path;
import java.util.List;
import org.nasion.core.problem.Problem;

/**
 * What came of an import.
 *
 * @param films    that came in
 * @param patients that came in with them
 * @param there    films that were in the library already
 * @param moved    of those, how many were found at another place than before
 * @param cases    cases that went to a film that was in the library without points
 * @param kept     case files whose film has another case in the library, which was kept
 * @param open     what a person did not answer: these films stayed out
 * @param failed   files that could not be read, with the reason
 */
public record ImportOutcome(
        int films,
        int patients,
        int there,
        int moved,
        int cases,
        List<Path> kept,
        List<Question> open,
        List<Failed> failed) {

    public ImportOutcome {
        kept = List.copyOf(kept);
        open = List.copyOf(open);
        failed = List.copyOf(failed);
    }

    /** @param why without patients' data */
    public record Failed(Path file, Problem why) {}
}
