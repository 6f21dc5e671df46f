package org.nasion.model.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.detection.Detection;
import org.nasion.core.geometry.Point;
import org.nasion.core.habit.Correction;
import org.nasion.core.habit.Habit;
import org.nasion.core.habit.HeadFrame;
import org.nasion.core.habit.Lesson;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;

/**
 * One film as the network read it, beside the people's marks.
 *
 * @param scale     of the film
 * @param detection what the network said
 * @param marks     reader → landmark → image space, px
 */
record NetworkReading(Calibration scale, Detection detection, Map<String, Map<Landmark, Point>> marks) {

    private static final int FOLDS = 10;

    /** The points that the network saw; estimates are no reading. */
    Map<Landmark, Point> seen() {
        Map<Landmark, Point> points = new LinkedHashMap<>();
        detection.proposals().forEach((landmark, proposal) -> {
            if (proposal.origin() != Placement.Origin.ESTIMATED) {
                points.put(landmark, proposal.position());
            }
        });
        return points;
    }

    /**
     * The network's points by a person's habit, learned from the films of the other folds, so that no film teaches itself.
     * Points of which nothing was learned stay where the network saw them; a film is empty where the habit knows too few films.
     */
    static List<Map<Landmark, Point>> byHabit(List<NetworkReading> films, String person) {
        List<Habit> folds = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Lesson> lessons = new ArrayList<>();
            for (int i = 0; i < films.size(); i++) {
                if (i % FOLDS != fold) {
                    films.get(i).lesson(person, Integer.toString(i)).ifPresent(lessons::add);
                }
            }
            folds.add(Habit.of(lessons));
        }
        List<Map<Landmark, Point>> places = new ArrayList<>();
        for (int i = 0; i < films.size(); i++) {
            places.add(films.get(i).byHabit(folds.get(i % FOLDS)));
        }
        return places;
    }

    private Map<Landmark, Point> byHabit(Habit habit) {
        Map<Landmark, Point> points = new LinkedHashMap<>();
        if (habit.isEnough()) {
            head().ifPresent(head -> seen().forEach((landmark, at) -> points.put(
                    landmark,
                    habit.place(landmark, detection.proposals().get(landmark), head)
                            .map(Placement.ByHabit::position)
                            .orElse(at))));
        }
        return points;
    }

    private Optional<HeadFrame> head() {
        return HeadFrame.of(seen(), scale);
    }

    private Optional<Lesson> lesson(String person, String film) {
        Map<Landmark, Point> own = marks.getOrDefault(person, Map.of());
        return head().map(head -> {
                    Map<Landmark, Correction> corrections = new TreeMap<>();
                    seen().forEach((landmark, at) -> {
                        if (own.containsKey(landmark)) {
                            corrections.put(
                                    landmark,
                                    new Correction(
                                            head.between(at, own.get(landmark)),
                                            true,
                                            detection.proposals().get(landmark).expectedErrorMm()));
                        }
                    });
                    return new Lesson(film, detection.info().model(), head.assumed(), corrections);
                })
                .filter(lesson -> !lesson.corrections().isEmpty());
    }
}
