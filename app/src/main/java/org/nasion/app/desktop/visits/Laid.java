package org.nasion.app.desktop.visits;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nasion.app.compare.VisitCase;
import org.nasion.core.compare.AcceptedMotions;
import org.nasion.core.compare.Method;
import org.nasion.core.compare.Superimposition;
import org.nasion.core.compare.VisitComparison;
import org.nasion.core.geometry.RigidMotion;
import org.nasion.core.problem.Problem;

/**
 * Visits laid on each other, by every method that was asked for.
 *
 * @param visits     in the order of the comparison
 * @param kept       what is accepted, one for each visit
 * @param comparison with what was laid
 * @param refused    why a method could not be done, by method
 * @param accepted   by method and number of the later visit, from 0
 */
record Laid(
        List<VisitCase> visits,
        List<AcceptedMotions> kept,
        VisitComparison comparison,
        Map<String, Problem> refused,
        Map<String, Map<Integer, AcceptedMotions.Accepted>> accepted) {

    Optional<List<Superimposition>> by(String method) {
        return Optional.ofNullable(comparison.laid().get(method));
    }

    Optional<AcceptedMotions.Accepted> accepted(String method, int later) {
        return Optional.ofNullable(accepted.get(method)).map(all -> all.get(later));
    }

    /** A later film moved by hand: how far such a motion may be off is not known. */
    Laid moved(String method, int later, RigidMotion motion) {
        Superimposition old = comparison.laid().get(method).get(later);
        return with(
                method,
                later,
                Superimposition.of(
                        new Method.Found(motion, Optional.empty()), old.earlier(), old.later(), Optional.empty()));
    }

    Laid with(String method, int later, Superimposition one) {
        Map<String, List<Superimposition>> all = new LinkedHashMap<>(comparison.laid());
        List<Superimposition> list = new ArrayList<>(all.get(method));
        list.set(later, one);
        all.put(method, list);
        Map<String, Map<Integer, AcceptedMotions.Accepted>> others = new LinkedHashMap<>(accepted);
        Map<Integer, AcceptedMotions.Accepted> still = new LinkedHashMap<>(others.getOrDefault(method, Map.of()));
        still.remove(later);
        others.put(method, still);
        return new Laid(visits, kept, comparison.with(all), refused, others);
    }

    Laid withAccepted(String method, int later, AcceptedMotions.Accepted what) {
        Map<String, Map<Integer, AcceptedMotions.Accepted>> others = new LinkedHashMap<>(accepted);
        Map<Integer, AcceptedMotions.Accepted> all = new LinkedHashMap<>(others.getOrDefault(method, Map.of()));
        all.put(later, what);
        others.put(method, all);
        return new Laid(visits, kept, comparison, refused, others);
    }

    /** The films of the first visit and a later one. @param later from 0 */
    AcceptedMotions.Pair pair(int later) {
        VisitCase one = visits.getFirst();
        VisitCase other = visits.get(later + 1);
        return new AcceptedMotions.Pair(
                one.content().film().sha256(), other.content().film().sha256(), scale(one), scale(other));
    }

    private static double scale(VisitCase visit) {
        return visit.content().content().calibration().mmPerPx().orElseThrow();
    }
}
