package org.nasion.core.habit;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.History;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;

/** Takes a lesson from a film that a person has gone through. */
public final class Review {

    private Review() {}

    /** Nobody recognises where a point lies faster than this; whoever holds Enter down looks at nothing. */
    static final Duration QUICKEST_LOOK = Duration.ofMillis(400);

    /**
     * What a film teaches about one person: the points that the network saw and that this person moved, or accepted one
     * by one. Points that were accepted together in one command (<i>accept all that are certain</i>), or faster after one
     * another than anybody can look ({@link #QUICKEST_LOOK}), teach nothing; nor do points that somebody else touched last.
     *
     * @param film        the lesson's key
     * @param network     name and version of the network whose places were shown
     * @param person      as the history has the name
     * @param tracing     as the person left it
     * @param history     who did what
     * @param calibration of the film
     * @return empty where S or N of the network is missing, or nothing was looked at
     */
    public static Optional<Lesson> of(
            String film, String network, String person, Tracing tracing, History history, Calibration calibration) {
        Map<Landmark, Point> seen = HeadFrame.network(tracing);
        Optional<HeadFrame> head = HeadFrame.of(seen, calibration);
        if (head.isEmpty()) {
            return Optional.empty();
        }
        Set<Instant> unseen = acceptedUnseen(history);
        Map<Landmark, Correction> corrections = new TreeMap<>();
        seen.forEach((landmark, at) -> {
            Placement placement = tracing.placement(landmark).orElseThrow();
            if (wasLookedAt(history.of(landmark), person, unseen) && placement.confirmed()) {
                corrections.put(
                        landmark,
                        new Correction(
                                head.get().between(at, placement.position()),
                                placement.origin() == Placement.Origin.MANUAL,
                                placement.proposal().orElseThrow().expectedErrorMm()));
            }
        });
        return corrections.isEmpty()
                ? Optional.empty()
                : Optional.of(new Lesson(film, network, head.get().assumed(), corrections));
    }

    /**
     * Moments of acceptance at which nobody can have looked: those at which more than one point was accepted, since a person
     * accepts one after the other, and those that follow another one at once.
     */
    private static Set<Instant> acceptedUnseen(History history) {
        Map<Instant, Long> moments = history.changes().values().stream()
                .flatMap(List::stream)
                .filter(change -> change.kind() == History.Kind.ACCEPTED)
                .collect(Collectors.groupingBy(History.Change::at, TreeMap::new, Collectors.counting()));
        Set<Instant> unseen = new HashSet<>();
        Instant before = Instant.MIN;
        for (Map.Entry<Instant, Long> moment : moments.entrySet()) {
            if (moment.getValue() > 1 || before.isAfter(moment.getKey().minus(QUICKEST_LOOK))) {
                unseen.add(moment.getKey());
            }
            before = moment.getKey();
        }
        return unseen;
    }

    private static boolean wasLookedAt(List<History.Change> changes, String person, Set<Instant> unseen) {
        return !changes.isEmpty()
                && changes.getLast().by().equals(person)
                && switch (changes.getLast().kind()) {
                    case MOVED, PLACED -> true;
                    case ACCEPTED -> !unseen.contains(changes.getLast().at());
                    case PROPOSED, HABIT, REOPENED, RESET, REMOVED -> false;
                };
    }
}
