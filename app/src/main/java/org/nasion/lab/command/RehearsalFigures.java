package org.nasion.lab.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.geometry.Point;
import org.nasion.core.habit.Habit;
import org.nasion.core.habit.Lesson;
import org.nasion.core.habit.Review;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.study.Assignment.Item;
import org.nasion.core.study.ItemRecord;
import org.nasion.core.study.StudyFolder;
import org.nasion.core.study.agreement.Agreement;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;

/** What a rehearsal came to, worked out from the files that it left and from what only its script knows. */
final class RehearsalFigures {

    /** Whoever looks at a point spends this long on it at least, s; the key that accepts many spends less. */
    private static final double LOOKED = 1;

    private static final int DOUBTFUL = 4;

    private final StudyFolder study;
    private final String reader;
    private final RehearsedTruth truth;
    private final Function<Landmark, Point> offset;

    /**
     * @param truth  of the films
     * @param offset where the reader sees a landmark beside the truth: image space, mm
     */
    RehearsalFigures(StudyFolder study, String reader, RehearsedTruth truth, Function<Landmark, Point> offset) {
        this.study = study;
        this.reader = reader;
        this.truth = truth;
        this.offset = offset;
    }

    /**
     * What was learned from the first half of the readings, and what it gains on the films of the other half: how far the network's
     * places, and those by habit, lie from where the reader sees the landmarks, without the scatter of his hand.
     */
    String habit() {
        List<Item> items = study.assignment(reader).items().stream()
                .filter(item -> item.round() == 1)
                .toList();
        List<Lesson> lessons = new ArrayList<>();
        items.subList(0, items.size() / 2).forEach(item -> {
            CaseFile reading = study.reading(reader, item).orElseThrow();
            reading.detector()
                    .flatMap(by -> Review.of(
                            item.film(),
                            by.model(),
                            reader,
                            reading.content().tracing(),
                            reading.content().history(),
                            reading.content().calibration()))
                    .ifPresent(lessons::add);
        });
        Habit habit = Habit.of(lessons);
        double plain = 0;
        double followed = 0;
        int points = 0;
        for (Item item : items.subList(items.size() / 2, items.size())) {
            CaseFile reading = study.reading(reader, item).orElseThrow();
            Map<Landmark, Placement> proposed = new TreeMap<>();
            reading.content()
                    .tracing()
                    .placements()
                    .forEach((landmark, placement) -> placement
                            .proposal()
                            .ifPresent(proposal -> proposed.put(landmark, Placement.proposed(proposal))));
            Tracing network = new Tracing(proposed);
            Tracing byHabit = habit.followed(network, reading.content().calibration());
            RehearsedTruth.OfFilm known = truth.of(item.film());
            for (Landmark landmark : habit.points().keySet()) {
                Optional<Point> said = network.position(landmark);
                if (said.isPresent() && known.points().containsKey(landmark)) {
                    Point seen = known.points()
                            .get(landmark)
                            .plus(offset.apply(landmark).times(1 / known.mmPerPx()));
                    plain += said.get().distanceTo(seen) * known.mmPerPx();
                    followed += byHabit.position(landmark).orElseThrow().distanceTo(seen) * known.mmPerPx();
                    points++;
                }
            }
        }
        return String.format(
                Locale.ROOT,
                "%s: habit of %d points from %d films; on the other films these points lie %.2f mm from where the reader sees"
                        + " them, with the habit %.2f mm",
                reader,
                habit.points().size(),
                habit.films(),
                plain / points,
                followed / points);
    }

    /** Time for each film, all of them and those on which few points were doubtful. */
    String times() {
        List<ItemRecord> done = study.assignment(reader).items().stream()
                .map(item -> study.record(reader, item))
                .filter(record -> record.state() == ItemRecord.State.DONE)
                .toList();
        List<ItemRecord> few =
                done.stream().filter(record -> looked(record) <= DOUBTFUL).toList();
        return String.format(
                Locale.ROOT,
                "%s: %d films done, median %.0f s each by the keystroke-level model with %.0f points looked at; %d films with at most"
                        + " %d such points%s",
                reader,
                done.size(),
                median(done.stream().mapToDouble(ItemRecord::seconds).toArray()),
                median(done.stream().mapToDouble(RehearsalFigures::looked).toArray()),
                few.size(),
                DOUBTFUL,
                few.isEmpty()
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                ", median %.0f s",
                                median(few.stream()
                                        .mapToDouble(ItemRecord::seconds)
                                        .toArray())));
    }

    private static double looked(ItemRecord record) {
        return record.points().values().stream()
                .filter(seconds -> seconds >= LOOKED)
                .count();
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /**
     * Whether the mean error between the first two readers is what their case files give, mark by mark: distances in px times the
     * scale that each case names.
     */
    static boolean isRight(StudyFolder study, List<String> readers, Agreement agreement) {
        Map<String, CaseFile> first = readings(study, readers.getFirst());
        Map<String, CaseFile> second = readings(study, readers.getLast());
        double sum = 0;
        int marks = 0;
        for (Map.Entry<String, CaseFile> film : first.entrySet()) {
            CaseFile other = second.get(film.getKey());
            for (Landmark landmark : study.protocol().landmarks()) {
                Optional<Point> a = film.getValue().content().tracing().position(landmark);
                Optional<Point> b = other == null
                        ? Optional.empty()
                        : other.content().tracing().position(landmark);
                if (a.isPresent() && b.isPresent()) {
                    sum += a.get().distanceTo(b.get())
                            * film.getValue().content().calibration().mmPerPx().orElseThrow();
                    marks++;
                }
            }
        }
        double mean = sum / marks;
        int count = marks;
        return agreement.pairs().stream()
                .filter(pair ->
                        pair.first().equals(readers.getFirst()) && pair.second().equals(readers.getLast()))
                .anyMatch(pair -> pair.overall()
                        .filter(errors -> errors.n() == count && Math.abs(errors.mre() - mean) < 1e-6)
                        .isPresent());
    }

    private static Map<String, CaseFile> readings(StudyFolder study, String reader) {
        Map<String, CaseFile> readings = new TreeMap<>();
        study.assignment(reader).items().stream()
                .filter(item -> item.round() == 1)
                .forEach(item -> study.reading(reader, item).ifPresent(reading -> readings.put(item.film(), reading)));
        return readings;
    }
}
