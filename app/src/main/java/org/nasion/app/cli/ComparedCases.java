package org.nasion.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nasion.app.Composition;
import org.nasion.app.compare.LaidVisits.Known;
import org.nasion.app.compare.ReportComparison;
import org.nasion.app.compare.VisitCase;
import org.nasion.app.compare.VisitMethods;
import org.nasion.app.trace.TracedFilm;
import org.nasion.core.compare.AcceptedMotions;
import org.nasion.core.compare.MotionFiles;
import org.nasion.core.library.Library;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.report.Annex;
import org.nasion.core.task.Progress;

/**
 * Cases with which a report is compared. What was accepted of their films is looked for in the library, beside the cases and in
 * the settings folder, in this order.
 *
 * @param own    case file of the report
 * @param others case files of the same patient
 */
record ComparedCases(Composition composition, Path own, List<Path> others) {

    /** @throws ProblemException as {@link ReportComparison#of} tells, and where a case or the library cannot be read */
    Annex annex(TracedFilm traced) {
        List<AcceptedMotions> files = new ArrayList<>();
        files.add(beside(own));
        others.forEach(other -> files.add(beside(other)));
        files.add(composition.libraries().superimpositions());
        AcceptedMotions kept = files.reversed().stream()
                .reduce((older, newer) -> newer.before(older))
                .orElseThrow();
        Optional<Library> library = composition.libraries().existing();
        try {
            return annex(
                    traced, library.map(shared -> shared.motions().before(kept)).orElse(kept));
        } finally {
            library.ifPresent(Library::close);
        }
    }

    private Annex annex(TracedFilm traced, AcceptedMotions kept) {
        CaseVisits visits = new CaseVisits(composition);
        return new ReportComparison(laid -> new VisitMethods(composition.openCv(), laid))
                .of(
                        new Known(
                                VisitCase.of(traced.caseFile(), Optional.of(traced.film()), composition::engine), kept),
                        others.stream()
                                .map(other -> new Known(visits.withFilm(other), kept))
                                .toList(),
                        Progress.NONE);
    }

    private static AcceptedMotions beside(Path caseFile) {
        return new MotionFiles(caseFile.toAbsolutePath().getParent());
    }
}
