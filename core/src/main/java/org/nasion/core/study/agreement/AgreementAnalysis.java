package org.nasion.core.study.agreement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nasion.core.analysis.IsbiClasses;
import org.nasion.core.analysis.Measurement;
import org.nasion.core.analysis.MeasurementEngine;
import org.nasion.core.analysis.Reading;
import org.nasion.core.analysis.Readings;
import org.nasion.core.analysis.Unit;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.calibration.PlausibleScale;
import org.nasion.core.geometry.Point;
import org.nasion.core.habit.HeadFrame;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;

/** Compares readers of the same films. A person's second reading is a reading of its own, named {@code NAME-2}. */
public final class AgreementAnalysis {

    private static final Pattern REPEAT = Pattern.compile("(.+)-\\d{1,2}");

    private final MeasurementEngine engine;
    private final IsbiClasses classes = IsbiClasses.bundled();

    /** @param engine measures every reader's points alike; norms are not used */
    public AgreementAnalysis(MeasurementEngine engine) {
        this.engine = engine;
    }

    /**
     * Compares all readers with each other.
     *
     * @param films in any order; what two readers did not both mark is not compared
     * @throws ProblemException {@code NAS-STUDY-READERS} where no two readers marked the same film
     */
    public Agreement compare(List<ReadFilm> films) {
        return compare(films, Map.of());
    }

    /**
     * As {@link #compare(List)}.
     *
     * @param people reading → who read, where the readings' names do not tell
     */
    public Agreement compare(List<ReadFilm> films, Map<String, String> people) {
        Set<String> readers = new LinkedHashSet<>();
        Set<String> scales = new LinkedHashSet<>();
        List<String> leftOut = new ArrayList<>();
        List<Film> used = new ArrayList<>();
        for (ReadFilm film : films) {
            if (film.readings().size() < 2) {
                leftOut.add(film.name() + ": one reader only");
                continue;
            }
            Map<Landmark, Point> middle = film.middle();
            Calibration scale = PlausibleScale.of(
                    Optional.ofNullable(middle.get(Landmark.S)),
                    Optional.ofNullable(middle.get(Landmark.N)),
                    film.scale());
            Optional<HeadFrame> frame = scale.mmPerPx().flatMap(mm -> HeadFrame.of(middle, scale));
            if (frame.isEmpty()) {
                leftOut.add(
                        film.name()
                                + (scale.mmPerPx().isEmpty()
                                        ? ": " + scale.source() + ", so no millimetres; degrees are compared"
                                        : ": S, N and a point below them are not marked, so directions are unknown; measurements are compared"));
            } else {
                scales.add(scale.source());
            }
            readers.addAll(film.readings().keySet());
            used.add(new Film(film, frame, measured(film, scale)));
        }
        if (readers.size() < 2) {
            throw new ProblemException(
                    "NAS-STUDY-READERS", "No two readers marked the same film, so there is nothing to compare.");
        }
        List<String> seen = readers.stream()
                .map(name -> people.getOrDefault(name, person(name, readers)))
                .distinct()
                .toList();
        List<String> names = readers.stream()
                .sorted(Comparator.comparing((String name) -> isNetwork(name))
                        .thenComparing(name -> seen.indexOf(people.getOrDefault(name, person(name, readers))))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        Map<String, String> who = new LinkedHashMap<>();
        names.forEach(name -> who.put(name, people.getOrDefault(name, person(name, names))));
        List<Agreement.Pair> pairs = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                pairs.add(pair(
                        used, names.get(i), names.get(j), who.get(names.get(i)).equals(who.get(names.get(j)))));
            }
        }
        // What a network read follows from people's marks or stands for all films alike: it is no further opinion.
        List<String> first = names.stream()
                .filter(name -> isFirst(name, who) && !isNetwork(name))
                .toList();
        return new Agreement(
                names,
                used.size(),
                List.copyOf(scales),
                pairs,
                first.size() < 3 && (first.size() < 2 || names.stream().noneMatch(AgreementAnalysis::isNetwork))
                        ? List.of()
                        : consensus(used, who),
                first.size() < 3 ? Map.of() : together(used, first),
                leftOut);
    }

    /** A film with what follows from it once. */
    private record Film(ReadFilm read, Optional<HeadFrame> frame, Map<String, Readings> measured) {}

    private Map<String, Readings> measured(ReadFilm film, Calibration scale) {
        Map<String, Readings> readings = new LinkedHashMap<>();
        film.readings().forEach((reader, points) -> {
            Map<Landmark, Placement> placements = new LinkedHashMap<>();
            points.forEach((landmark, at) ->
                    placements.put(landmark, new Placement(at, Placement.Origin.MANUAL, true, Optional.empty())));
            readings.put(reader, engine.compute(new Tracing(placements), scale));
        });
        return readings;
    }

    private Agreement.Pair pair(List<Film> films, String first, String second, boolean within) {
        Map<Landmark, List<Point>> errors = new TreeMap<>();
        Map<String, List<CohensKappa.Pair<Integer>>> classed = new LinkedHashMap<>();
        for (Film film : films) {
            film.frame.ifPresent(frame -> film.read
                    .of(first)
                    .forEach((landmark, from) -> Optional.ofNullable(
                                    film.read.of(second).get(landmark))
                            .ifPresent(to -> errors.computeIfAbsent(landmark, key -> new ArrayList<>())
                                    .add(frame.between(from, to)))));
            Map<String, Integer> one = classes(film.measured.get(first));
            classes(film.measured.get(second)).forEach((measure, type) -> {
                if (one.containsKey(measure)) {
                    classed.computeIfAbsent(measure, key -> new ArrayList<>())
                            .add(new CohensKappa.Pair<>(one.get(measure), type));
                }
            });
        }
        Map<String, CohensKappa> kappas = new LinkedHashMap<>();
        classed.forEach((measure, pairs) -> CohensKappa.of(pairs).ifPresent(kappa -> kappas.put(measure, kappa)));
        return new Agreement.Pair(
                first, second, within, overall(errors), summed(errors), measurements(films, first, second), kappas);
    }

    /** Who a reading is by: the name without the number of a repeat, where there is a first reading of that name. */
    static String person(String reader, Collection<String> readers) {
        Matcher repeat = REPEAT.matcher(reader);
        return repeat.matches() && readers.contains(repeat.group(1)) ? repeat.group(1) : reader;
    }

    private Map<String, Integer> classes(Readings readings) {
        Map<String, Integer> types = new LinkedHashMap<>();
        if (readings != null) {
            classes.classify(readings).forEach(classified -> types.put(classified.measure(), classified.type()));
        }
        return types;
    }

    private static List<Agreement.Measured> measurements(List<Film> films, String first, String second) {
        Map<String, Measurement> known = new LinkedHashMap<>();
        Map<String, List<Agreement.Both>> values = new LinkedHashMap<>();
        for (Film film : films) {
            Readings one = film.measured.get(first);
            Readings two = film.measured.get(second);
            if (one == null || two == null) {
                continue;
            }
            for (Reading reading : one.all()) {
                String id = reading.measurement().id();
                Optional<double[]> both = both(reading, two.reading(id));
                both.ifPresent(pair -> {
                    known.put(id, reading.measurement());
                    values.computeIfAbsent(id, key -> new ArrayList<>())
                            .add(new Agreement.Both(film.read.name(), pair[0], pair[1]));
                });
            }
        }
        List<Agreement.Measured> measured = new ArrayList<>();
        values.forEach((id, pairs) -> {
            if (pairs.size() >= PairedAgreement.LEAST) {
                double[] a = pairs.stream().mapToDouble(Agreement.Both::first).toArray();
                double[] b = pairs.stream().mapToDouble(Agreement.Both::second).toArray();
                double[][] table = pairs.stream()
                        .map(p -> new double[] {p.first(), p.second()})
                        .toArray(double[][]::new);
                measured.add(new Agreement.Measured(
                        id,
                        known.get(id).name(),
                        known.get(id).unit(),
                        PairedAgreement.of(a, b),
                        IntraclassCorrelation.of(table),
                        List.copyOf(pairs)));
            }
        });
        return measured;
    }

    /** Two values of one measurement; angles of the second reader within ±180° of the first's, so that 179° and −179° are near. */
    private static Optional<double[]> both(Reading one, Optional<Reading> two) {
        if (two.isEmpty()
                || one.value().number().isEmpty()
                || two.get().value().number().isEmpty()) {
            return Optional.empty();
        }
        double a = one.value().number().getAsDouble();
        double b = two.get().value().number().getAsDouble();
        return Optional.of(new double[] {
            a, one.measurement().unit() == Unit.DEGREE ? a + Math.IEEEremainder(b - a, 360) : b
        });
    }

    private static boolean isNetwork(String reading) {
        return reading.startsWith(CaseReadings.NETWORK);
    }

    /** Whether it is the first reading of its person. */
    private static boolean isFirst(String reading, Map<String, String> who) {
        return who.entrySet().stream()
                .filter(other -> other.getValue().equals(who.get(reading)))
                .findFirst()
                .orElseThrow()
                .getKey()
                .equals(reading);
    }

    private static List<Agreement.Against> consensus(List<Film> films, Map<String, String> who) {
        List<Agreement.Against> all = new ArrayList<>();
        for (String reader : who.keySet()) {
            Map<Landmark, List<Point>> errors = new TreeMap<>();
            for (Film film : films) {
                // A person's own repeat would flatter him as much as himself, and nobody counts twice; so would his own
                // marks flatter
                // the network by his habit, and the network everybody who saw its proposals.
                Set<String> others = new LinkedHashSet<>(film.read.readings().keySet());
                others.removeIf(other -> isNetwork(other)
                        || who.get(other).equals(who.get(reader))
                        || reader.equals(CaseReadings.byHabitOf(who.get(other)))
                        || !isFirst(other, who));
                Map<Landmark, Point> mean = others.size() < 2 ? Map.of() : mean(film.read, others);
                film.frame.ifPresent(frame -> film.read.of(reader).forEach((landmark, at) -> {
                    if (mean.containsKey(landmark)) {
                        errors.computeIfAbsent(landmark, key -> new ArrayList<>())
                                .add(frame.between(mean.get(landmark), at));
                    }
                }));
            }
            overall(errors).ifPresent(overall -> all.add(new Agreement.Against(reader, overall, summed(errors))));
        }
        return all;
    }

    private static Map<String, IntraclassCorrelation> together(List<Film> films, List<String> readers) {
        Map<String, List<double[]>> tables = new LinkedHashMap<>();
        for (Film film : films) {
            Readings one = film.measured.get(readers.getFirst());
            for (Reading reading : one == null ? List.<Reading>of() : one.all()) {
                String id = reading.measurement().id();
                double[] row = new double[readers.size()];
                boolean whole = true;
                for (int k = 0; k < row.length && whole; k++) {
                    Optional<double[]> both = both(
                            reading,
                            Optional.ofNullable(film.measured.get(readers.get(k)))
                                    .flatMap(readings -> readings.reading(id)));
                    whole = both.isPresent();
                    row[k] = whole ? both.get()[1] : 0;
                }
                if (whole) {
                    tables.computeIfAbsent(id, key -> new ArrayList<>()).add(row);
                }
            }
        }
        Map<String, IntraclassCorrelation> together = new LinkedHashMap<>();
        tables.forEach((id, rows) ->
                IntraclassCorrelation.of(rows.toArray(double[][]::new)).ifPresent(icc -> together.put(id, icc)));
        return together;
    }

    private static Optional<PointErrors> overall(Map<Landmark, List<Point>> errors) {
        List<Point> all = errors.values().stream().flatMap(List::stream).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(PointErrors.of(all));
    }

    private static Map<String, PointErrors> summed(Map<Landmark, List<Point>> errors) {
        Map<String, PointErrors> summed = new LinkedHashMap<>();
        errors.forEach((landmark, all) -> summed.put(landmark.code(), PointErrors.of(all)));
        return summed;
    }

    /** Landmarks that all of these readers marked, each at the mean of their marks, px. */
    private static Map<Landmark, Point> mean(ReadFilm film, Set<String> readers) {
        Map<Landmark, Point> mean = new LinkedHashMap<>();
        film.of(readers.iterator().next()).keySet().forEach(landmark -> {
            List<Point> marks = readers.stream()
                    .map(reader -> film.of(reader).get(landmark))
                    .toList();
            if (!marks.stream().anyMatch(Objects::isNull)) {
                mean.put(
                        landmark,
                        marks.stream().reduce(new Point(0, 0), Point::plus).times(1.0 / marks.size()));
            }
        });
        return mean;
    }
}
