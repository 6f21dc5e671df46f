package org.nasion.core.compare;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.problem.Sentence;
import org.nasion.core.task.Progress;

/**
 * The films of one patient over time.
 *
 * @param films  two to five, in the order of the visits
 * @param laid   every later film on the first one, for each method by its name
 * @param changes of all measurements
 * @param doubts what speaks against comparing these films, one sentence each
 */
public record VisitComparison(
        List<VisitFilm> films,
        Map<String, List<Superimposition>> laid,
        List<MeasurementChange> changes,
        List<Sentence> doubts) {

    public static final int MOST_FILMS = 5;

    /** Growth of S–N, mm a year at its fastest, and what two tracings of one film may differ by. */
    private static final double FASTEST_GROWTH = 1.5;

    private static final double TRACING_ERROR = 2.5;
    /** Root mean square distance of the points of the cranial base, laid on each other as well as they can be, mm. */
    private static final double SAME_HEAD = 4;

    private static final List<Landmark> CRANIAL_BASE =
            List.of(Landmark.S, Landmark.N, Landmark.OR, Landmark.PO, Landmark.AR);
    private static final double DAYS_OF_A_YEAR = 365.25;

    /**
     * @param films   in any order where all say when they were taken, else in the order of the visits
     * @param methods by name, in the order in which they are shown
     * @throws ProblemException NAS-COMPARE-FILMS for fewer than two films or more than five, NAS-COMPARE-POINTS where a method
     *                          lacks a point
     */
    public static VisitComparison of(List<VisitFilm> films, Map<String, ? extends Superimposer> methods) {
        return of(films, methods, Progress.NONE);
    }

    /** The same, told how far it is. */
    public static VisitComparison of(
            List<VisitFilm> films, Map<String, ? extends Superimposer> methods, Progress progress) {
        if (films.size() < 2 || films.size() > MOST_FILMS) {
            throw new ProblemException(
                    "NAS-COMPARE-FILMS", "Two to {0} films can be compared, not {1}.", MOST_FILMS, films.size());
        }
        List<VisitFilm> inOrder = films.stream().allMatch(film -> film.date().isPresent())
                ? films.stream()
                        .sorted(java.util.Comparator.comparing(
                                film -> film.date().orElseThrow()))
                        .toList()
                : films;
        Map<String, List<Superimposition>> laid = new LinkedHashMap<>();
        methods.forEach((name, method) -> laid.put(
                name,
                inOrder.stream()
                        .skip(1)
                        .map(later -> method.lay(inOrder.getFirst(), later, progress))
                        .toList()));
        return new VisitComparison(inOrder, laid, MeasurementChange.between(inOrder), doubts(inOrder));
    }

    /** The same with other superimpositions. */
    public VisitComparison with(Map<String, List<Superimposition>> others) {
        return new VisitComparison(films, others, changes, doubts);
    }

    private static List<Sentence> doubts(List<VisitFilm> films) {
        List<Sentence> doubts = new ArrayList<>();
        if (films.stream().anyMatch(film -> film.date().isEmpty())) {
            doubts.add(
                    Sentence.of(
                            "film.visitsUndated",
                            "Not every film says when it was taken: the order is the one given, and nothing is told per year."));
        }
        if (films.stream().map(VisitFilm::scaleSource).distinct().count() > 1) {
            doubts.add(
                    Sentence.of(
                            "film.visitsScales",
                            "The scales come from different sources. A difference of their magnifications is in every length."));
        }
        for (VisitFilm later : films.subList(1, films.size())) {
            if (!looksAlike(films.getFirst(), later)) {
                doubts.add(
                        Sentence.of(
                                "film.visitsDiffer",
                                "The cranial bases of the films differ more than growth explains: they may be of different people, or a scale is wrong."));
                break;
            }
        }
        return doubts;
    }

    private static boolean looksAlike(VisitFilm earlier, VisitFilm later) {
        List<Landmark> both = CRANIAL_BASE.stream()
                .filter(earlier.points()::containsKey)
                .filter(later.points()::containsKey)
                .toList();
        if (both.size() < 3) {
            return true;
        }
        double years = earlier.date()
                .flatMap(from -> later.date().map(to -> ChronoUnit.DAYS.between(from, to) / DAYS_OF_A_YEAR))
                .orElse(0.0);
        double grown = Stream.of(later, earlier)
                .filter(film -> both.containsAll(List.of(Landmark.S, Landmark.N)))
                .mapToDouble(film -> film.need(Landmark.S).distanceTo(film.need(Landmark.N)))
                .reduce((is, was) -> is - was)
                .orElse(0);
        boolean length = grown > -TRACING_ERROR && grown < TRACING_ERROR + FASTEST_GROWTH * Math.max(0, years);
        return length
                && Superimposition.of(Method.BestFit.of(both), earlier, later).residualMm() < SAME_HEAD;
    }
}
