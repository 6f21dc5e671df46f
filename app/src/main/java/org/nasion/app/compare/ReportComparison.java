package org.nasion.app.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.nasion.app.compare.LaidVisits.Known;
import org.nasion.core.compare.AcceptedMotions;
import org.nasion.core.compare.ComparisonAnnex;
import org.nasion.core.interchange.TracingExport;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.report.Annex;
import org.nasion.core.task.Progress;

/**
 * What a report tells of other visits behind its own pages: the films laid on each other by the methods by which a person
 * accepted it, and where nobody accepted anything by the three of the American Board of Orthodontics by points.
 */
public final class ReportComparison {

    private static final List<String> BY_POINTS = List.of("sn-at-s", "palate", "mandible");

    private final Function<List<VisitCase>, VisitMethods> methods;

    /** @param methods of superimposition for some visits */
    public ReportComparison(Function<List<VisitCase>, VisitMethods> methods) {
        this.methods = methods;
    }

    /**
     * Takes long where a method looks at the films.
     *
     * @param own    visit that the report is of
     * @param others one to four further visits
     * @throws ProblemException NAS-COMPARE-OTHER-PATIENT where a visit names another patient than the report's,
     *                          NAS-DICOM-ANOTHER where a film does, NAS-COMPARE-FILMS, NAS-COMPARE-SCALE
     */
    public Annex of(Known own, List<Known> others, Progress progress) {
        requireOnePatient(own, others);
        AcceptedMotions all = own.kept();
        for (Known other : others) {
            all = all.before(other.kept());
        }
        List<Known> visits = new ArrayList<>();
        visits.add(new Known(own.visit(), all));
        for (Known other : others) {
            visits.add(new Known(other.visit(), all));
        }
        LaidVisits laid = LaidVisits.of(visits, progress);
        VisitMethods known = methods.apply(laid.visits());
        List<String> accepted = laid.acceptedMethods();
        for (String method : accepted.isEmpty() ? BY_POINTS : accepted) {
            laid = laid.lay(known, method, false, progress);
        }
        return new ComparisonAnnex(
                laid.comparison(),
                laid.visits().stream()
                        .filter(visit -> visit != own.visit())
                        .map(visit -> visit.visit().date())
                        .toList(),
                laid.accepted(),
                laid.refused());
    }

    private static void requireOnePatient(Known own, List<Known> others) {
        for (Known other : others) {
            if (!other.visit().isOf(own.visit())) {
                throw VisitExport.otherPatient();
            }
            other.visit()
                    .film()
                    .ifPresent(film -> TracingExport.refuseAnother(
                            film, own.visit().content().content().patient()));
        }
    }
}
