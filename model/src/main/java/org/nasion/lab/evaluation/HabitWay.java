package org.nasion.lab.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.nasion.core.geometry.Point;
import org.nasion.core.habit.Correction;
import org.nasion.core.habit.Habit;
import org.nasion.core.habit.LearnedPoint;
import org.nasion.core.habit.Lesson;
import org.nasion.core.landmark.Landmark;
import org.nasion.lab.evaluation.HabitSample.Shape;

/** Ways of learning an offset for each landmark, to be compared; the first is the program's own. */
enum HabitWay {
    /** robust mean, shrunk by the variances within and between hands */
    SHRUNK("offset shrunk by the variances (the program's)", 0),
    /** mean shrunk by n/(n + 4) */
    MEAN("mean shrunk by n/(n + 4)", 0),
    /** offset that turns with the film's edge at the network's place */
    EDGE("offset turned with the edge", 1),
    /** the same by half the angle */
    HALF_EDGE("offset turned by half of that", 0.5),
    /** turned with the edge only for landmarks for which that does better on the films learned from */
    EDGE_WHERE_BETTER("turned where the films learned from say so", 1),
    /** ridge on the head's tilt on the film */
    TILT("and a ridge on the head's tilt", Shape::tilt),
    /** ridge on the angle of the lower jaw */
    JAW("and a ridge on the jaw's angle", Shape::jaw),
    /** ridge on the sagittal relation of the jaws */
    SAGITTAL("and a ridge on A–B along S–N", Shape::sagitta),
    /** ridge on the height of the face */
    HEIGHT("and a ridge on the face's height", Shape::height);

    private static final double RIDGE = 10;

    private final String words;
    private final double turn;
    private final Optional<ToDoubleFunction<Shape>> feature;

    HabitWay(String words, double turn) {
        this.words = words;
        this.turn = turn;
        this.feature = Optional.empty();
    }

    HabitWay(String words, ToDoubleFunction<Shape> feature) {
        this.words = words;
        this.turn = 0;
        this.feature = Optional.of(feature);
    }

    String words() {
        return words;
    }

    /** What was learned: the offset of a landmark on a film, mm of its head. */
    interface Learned {
        Point offset(Landmark landmark, HabitSample film);
    }

    /** Learns from films. */
    Learned learn(List<HabitSample> films) {
        return switch (this) {
            case SHRUNK -> constant(shrunk(films));
            case MEAN -> constant(mean(films));
            case EDGE, HALF_EDGE -> turned(films, turn);
            case EDGE_WHERE_BETTER -> whereBetter(films);
            case TILT, JAW, SAGITTAL, HEIGHT -> ridge(films, feature.orElseThrow());
        };
    }

    private static Learned constant(Map<Landmark, Point> offsets) {
        return (landmark, film) -> offsets.getOrDefault(landmark, new Point(0, 0));
    }

    private static Map<Landmark, Point> shrunk(List<HabitSample> films) {
        List<Lesson> lessons = new ArrayList<>();
        for (int i = 0; i < films.size(); i++) {
            Map<Landmark, Correction> corrections = new TreeMap<>();
            films.get(i)
                    .points()
                    .forEach((landmark, point) ->
                            corrections.put(landmark, new Correction(point.offset(), true, OptionalDouble.empty())));
            lessons.add(new Lesson(Integer.toString(i), "", false, corrections));
        }
        Map<Landmark, Point> offsets = new TreeMap<>();
        Habit.of(lessons).points().forEach((landmark, learned) -> offsets.put(landmark, told(learned)));
        return offsets;
    }

    private static Point told(LearnedPoint learned) {
        return learned.offsetMm().length() < Habit.LEAST_MM ? new Point(0, 0) : learned.offsetMm();
    }

    private static Map<Landmark, Point> mean(List<HabitSample> films) {
        Map<Landmark, Point> sums = new TreeMap<>();
        Map<Landmark, Integer> counts = new HashMap<>();
        films.forEach(film -> film.points().forEach((landmark, point) -> {
            sums.merge(landmark, point.offset(), Point::plus);
            counts.merge(landmark, 1, Integer::sum);
        }));
        sums.replaceAll((landmark, sum) -> sum.times(1.0 / (counts.get(landmark) + 4)));
        return sums;
    }

    /** Offsets are learned in axes that turn with the edge, and turned back on each film. */
    private static Learned turned(List<HabitSample> films, double share) {
        Map<Landmark, Double> usual = usualEdges(films);
        List<HabitSample> upright = films.stream()
                .map(film -> {
                    Map<Landmark, HabitSample.Of> points = new TreeMap<>();
                    film.points()
                            .forEach((landmark, point) -> points.put(
                                    landmark,
                                    new HabitSample.Of(
                                            turn(point.offset(), -share * deviation(point.edge(), usual.get(landmark))),
                                            point.edge())));
                    return new HabitSample(points, film.shape());
                })
                .toList();
        Map<Landmark, Point> offsets = shrunk(upright);
        return (landmark, film) -> {
            Point offset = offsets.getOrDefault(landmark, new Point(0, 0));
            HabitSample.Of point = film.points().get(landmark);
            return point == null || !usual.containsKey(landmark)
                    ? offset
                    : turn(offset, share * deviation(point.edge(), usual.get(landmark)));
        };
    }

    /** Mean direction of each landmark's edge; directions are the same every half turn, so doubled angles are averaged. */
    private static Map<Landmark, Double> usualEdges(List<HabitSample> films) {
        Map<Landmark, Point> sums = new TreeMap<>();
        films.forEach(film -> film.points()
                .forEach((landmark, point) -> sums.merge(
                        landmark, new Point(Math.cos(2 * point.edge()), Math.sin(2 * point.edge())), Point::plus)));
        Map<Landmark, Double> usual = new TreeMap<>();
        sums.forEach((landmark, sum) -> usual.put(landmark, Math.atan2(sum.y(), sum.x()) / 2));
        return usual;
    }

    private static double deviation(double edge, double usual) {
        return Math.IEEEremainder(edge - usual, Math.PI);
    }

    private static Point turn(Point point, double angle) {
        return new Point(
                point.x() * Math.cos(angle) - point.y() * Math.sin(angle),
                point.x() * Math.sin(angle) + point.y() * Math.cos(angle));
    }

    private static Learned whereBetter(List<HabitSample> films) {
        Map<Landmark, Double> gain = new HashMap<>();
        for (int i = 0; i < films.size(); i++) {
            List<HabitSample> others = new ArrayList<>(films);
            HabitSample left = others.remove(i);
            Learned straight = SHRUNK.learn(others);
            Learned turned = EDGE.learn(others);
            left.points()
                    .forEach((landmark, point) -> gain.merge(
                            landmark,
                            point.offset().distanceTo(straight.offset(landmark, left))
                                    - point.offset().distanceTo(turned.offset(landmark, left)),
                            Double::sum));
        }
        Learned straight = SHRUNK.learn(films);
        Learned turned = EDGE.learn(films);
        return (landmark, film) -> (gain.getOrDefault(landmark, 0.0) > 0 ? turned : straight).offset(landmark, film);
    }

    /** What is left after the shrunk offset, by a feature of the head in its standard deviations: Σfr / (Σf² + λ). */
    private static Learned ridge(List<HabitSample> films, ToDoubleFunction<Shape> feature) {
        Map<Landmark, Point> offsets = shrunk(films);
        double mean = films.stream()
                .mapToDouble(film -> feature.applyAsDouble(film.shape()))
                .average()
                .orElse(0);
        double sd = Math.sqrt(films.stream()
                        .mapToDouble(film -> Math.pow(feature.applyAsDouble(film.shape()) - mean, 2))
                        .average()
                        .orElse(0))
                + 1e-9;
        Map<Landmark, Point> slopes = new TreeMap<>();
        for (HabitSample film : films) {
            double value = (feature.applyAsDouble(film.shape()) - mean) / sd;
            film.points()
                    .forEach((landmark, point) -> slopes.merge(
                            landmark,
                            point.offset()
                                    .minus(offsets.getOrDefault(landmark, new Point(0, 0)))
                                    .times(value / (films.size() + RIDGE)),
                            Point::plus));
        }
        return (landmark, film) -> offsets.getOrDefault(landmark, new Point(0, 0))
                .plus(slopes.getOrDefault(landmark, new Point(0, 0))
                        .times((feature.applyAsDouble(film.shape()) - mean) / sd));
    }
}
