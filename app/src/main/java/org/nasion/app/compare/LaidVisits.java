package org.nasion.app.compare;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nasion.core.compare.AcceptedMotions;
import org.nasion.core.compare.Method;
import org.nasion.core.compare.Superimposer;
import org.nasion.core.compare.Superimposition;
import org.nasion.core.compare.VisitComparison;
import org.nasion.core.compare.VisitFilm;
import org.nasion.core.geometry.RigidMotion;
import org.nasion.core.problem.Problem;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.task.Progress;

/**
 * Visits laid on each other, by every method that was asked for.
 *
 * @param visits     in the order of the comparison
 * @param kept       what is accepted, one for each visit
 * @param comparison with what was laid
 * @param refused    why a method could not be done, by method
 * @param accepted   by method and number of the later visit, from 0
 */
public record LaidVisits(
        List<VisitCase> visits,
        List<AcceptedMotions> kept,
        VisitComparison comparison,
        Map<String, Problem> refused,
        Map<String, Map<Integer, AcceptedMotions.Accepted>> accepted) {

    /** A visit, and where it is kept what people accepted of its film. */
    public record Known(VisitCase visit, AcceptedMotions kept) {}

    /** Visits of which nothing is laid yet, in the order of their days where all films say one. */
    public static LaidVisits of(List<Known> known, Progress progress) {
        Map<VisitFilm, Known> whose = new IdentityHashMap<>();
        known.forEach(one -> whose.put(one.visit().visit(), one));
        VisitComparison comparison = VisitComparison.of(
                known.stream().map(Known::visit).map(VisitCase::visit).toList(), Map.of(), progress);
        List<Known> inOrder = comparison.films().stream().map(whose::get).toList();
        return new LaidVisits(
                inOrder.stream().map(Known::visit).toList(),
                inOrder.stream().map(Known::kept).toList(),
                comparison,
                Map.of(),
                Map.of());
    }

    /** Whether a method was tried, with or without success. */
    public boolean isTried(String method) {
        return comparison.laid().containsKey(method) || refused.containsKey(method);
    }

    /** Whether all visits name the same patient. */
    public boolean isOfOnePatient() {
        return visits.stream().allMatch(visits.getFirst()::isOf);
    }

    /**
     * Lays the films on the first one. What a person moved by hand and accepted stands instead of what the method says now.
     *
     * @param method by its name
     * @param anew   whether what was accepted is left aside
     */
    public LaidVisits lay(VisitMethods known, String method, boolean anew, Progress progress) {
        try {
            Superimposer by = known.of(method, List.of());
            List<Superimposition> list = new ArrayList<>();
            for (VisitCase visit : visits.subList(1, visits.size())) {
                progress.throwIfCancelled();
                list.add(by.lay(visits.getFirst().visit(), visit.visit(), progress));
            }
            Map<String, List<Superimposition>> all = new LinkedHashMap<>(comparison.laid());
            all.put(method, list);
            Map<String, Problem> others = new LinkedHashMap<>(refused);
            others.remove(method);
            LaidVisits found = new LaidVisits(visits, kept, comparison.with(all), others, accepted);
            return anew ? found : found.asAccepted(method);
        } catch (ProblemException e) {
            Map<String, Problem> more = new LinkedHashMap<>(refused);
            more.put(method, e.problem());
            return new LaidVisits(visits, kept, comparison, more, accepted);
        }
    }

    private LaidVisits asAccepted(String method) {
        LaidVisits result = this;
        for (int i = 0; i + 1 < visits.size(); i++) {
            Optional<AcceptedMotions.Accepted> before = kept.get(i + 1).find(pair(i), method);
            if (before.isPresent()) {
                if (before.get().adjusted()) {
                    result = result.moved(method, i, before.get().motion());
                }
                result = result.withAccepted(method, i, before.get());
            }
        }
        return result;
    }

    /** The methods by which a person accepted a superimposition of one of these films, in the order of all methods. */
    public List<String> acceptedMethods() {
        return VisitMethods.names().stream()
                .filter(name -> IntStream.range(0, visits.size() - 1)
                        .anyMatch(i -> kept.get(i + 1).find(pair(i), name).isPresent()))
                .toList();
    }

    /** As if a method had not been tried. */
    public LaidVisits without(String method) {
        Map<String, List<Superimposition>> others = new LinkedHashMap<>(comparison.laid());
        others.remove(method);
        Map<String, Problem> stillRefused = new LinkedHashMap<>(refused);
        stillRefused.remove(method);
        Map<String, Map<Integer, AcceptedMotions.Accepted>> stillAccepted = new LinkedHashMap<>(accepted);
        stillAccepted.remove(method);
        return new LaidVisits(visits, kept, comparison.with(others), stillRefused, stillAccepted);
    }

    public Optional<List<Superimposition>> by(String method) {
        return Optional.ofNullable(comparison.laid().get(method));
    }

    public Optional<AcceptedMotions.Accepted> accepted(String method, int later) {
        return Optional.ofNullable(accepted.get(method)).map(all -> all.get(later));
    }

    /** A later film moved by hand: how far such a motion may be off is not known. */
    public LaidVisits moved(String method, int later, RigidMotion motion) {
        Superimposition old = comparison.laid().get(method).get(later);
        return with(
                method,
                later,
                Superimposition.of(
                        new Method.Found(motion, Optional.empty()), old.earlier(), old.later(), Optional.empty()));
    }

    private LaidVisits with(String method, int later, Superimposition one) {
        Map<String, List<Superimposition>> all = new LinkedHashMap<>(comparison.laid());
        List<Superimposition> list = new ArrayList<>(all.get(method));
        list.set(later, one);
        all.put(method, list);
        Map<String, Map<Integer, AcceptedMotions.Accepted>> others = new LinkedHashMap<>(accepted);
        Map<Integer, AcceptedMotions.Accepted> still = new LinkedHashMap<>(others.getOrDefault(method, Map.of()));
        still.remove(later);
        others.put(method, still);
        return new LaidVisits(visits, kept, comparison.with(all), refused, others);
    }

    public LaidVisits withAccepted(String method, int later, AcceptedMotions.Accepted what) {
        Map<String, Map<Integer, AcceptedMotions.Accepted>> others = new LinkedHashMap<>(accepted);
        Map<Integer, AcceptedMotions.Accepted> all = new LinkedHashMap<>(others.getOrDefault(method, Map.of()));
        all.put(later, what);
        others.put(method, all);
        return new LaidVisits(visits, kept, comparison, refused, others);
    }

    /** The films of the first visit and a later one. @param later from 0 */
    public AcceptedMotions.Pair pair(int later) {
        VisitCase one = visits.getFirst();
        VisitCase other = visits.get(later + 1);
        return new AcceptedMotions.Pair(
                one.content().film().sha256(), other.content().film().sha256(), scale(one), scale(other));
    }

    private static double scale(VisitCase visit) {
        return visit.content().content().calibration().mmPerPx().orElseThrow();
    }
}
