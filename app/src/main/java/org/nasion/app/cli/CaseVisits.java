package org.nasion.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.nasion.app.Composition;
import org.nasion.app.compare.VisitCase;
import org.nasion.app.trace.CaseReader;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.task.Progress;

/** Case files as visits. */
record CaseVisits(Composition composition) {

    /** By its points alone. */
    VisitCase withoutFilm(Path file) {
        return VisitCase.of(composition.cases().open(file), Optional.empty(), composition::engine);
    }

    /** With its film where that is still there. */
    VisitCase withFilm(Path file) {
        try {
            return read(file);
        } catch (ProblemException e) {
            if (!e.problem().code().equals("NAS-CASE-FILM-MISSING")) {
                throw e;
            }
            return withoutFilm(file);
        }
    }

    /** @throws ProblemException NAS-CASE-FILM-MISSING where its film is not there */
    VisitCase read(Path file) {
        CaseReader.Read read = new CaseReader(composition.reader(), composition.cases()).read(file, Progress.NONE);
        return VisitCase.of(
                read.traced()
                        .orElseThrow(() -> new ProblemException("NAS-CASE-FOREIGN", "This is not a Nasion case file.")),
                Optional.of(read.film()),
                composition::engine);
    }
}
