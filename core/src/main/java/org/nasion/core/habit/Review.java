package org.nasion.core.habit;

import java.time.Instant;
import java.util.LinkedHashMap;
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

    private Review() {
    }

    /**
     * What a film teaches about one person: the points that the network saw and that this person moved, or accepted one
     * by one. Points that were accepted together in one command (<i>accept all that are certain</i>) were not looked at
     * and teach nothing; nor do points that somebody else touched last.
     *
     * @param film        the lesson's key
     * @param person      as the history has the name
     * @param tracing     as the person left it
     * @param history     who did what
     * @param calibration of the film
     * @return empty where S or N of the network is missing, or nothing was looked at
     */
    public static Optional<Lesson> of(String film, String person, Tracing tracing, History history, Calibration calibration) {
        Map<Landmark, Point> network = new LinkedHashMap<>();
        tracing.placements().forEach((landmark, placement) -> placement.proposal()
                .filter(proposal -> proposal.origin() == Placement.Origin.DETECTED)
                .ifPresent(proposal -> network.put(landmark, proposal.position())));
        Optional<HeadFrame> head = HeadFrame.of(network, calibration);
        if (head.isEmpty()) {
            return Optional.empty();
        }
        Set<Instant> together = acceptedTogether(history);
        Map<Landmark, Correction> corrections = new TreeMap<>();
        network.forEach((landmark, at) -> {
            Placement placement = tracing.placement(landmark).orElseThrow();
            if (wasLookedAt(history.of(landmark), person, together) && placement.confirmed()) {
                corrections.put(landmark, new Correction(head.get().between(at, placement.position()),
                        placement.origin() == Placement.Origin.MANUAL, placement.proposal().orElseThrow().expectedErrorMm()));
            }
        });
        return corrections.isEmpty() ? Optional.empty() : Optional.of(new Lesson(film, head.get().assumed(), corrections));
    }

    /** Moments at which more than one point was accepted: one command, since a person accepts one after the other. */
    private static Set<Instant> acceptedTogether(History history) {
        return history.changes().values().stream().flatMap(List::stream)
                .filter(change -> change.kind() == History.Kind.ACCEPTED)
                .collect(Collectors.groupingBy(History.Change::at, Collectors.counting()))
                .entrySet().stream().filter(entry -> entry.getValue() > 1).map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    private static boolean wasLookedAt(List<History.Change> changes, String person, Set<Instant> together) {
        return !changes.isEmpty() && changes.getLast().by().equals(person) && switch (changes.getLast().kind()) {
            case MOVED, PLACED -> true;
            case ACCEPTED -> !together.contains(changes.getLast().at());
            case PROPOSED, HABIT, REOPENED, RESET, REMOVED -> false;
        };
    }
}
