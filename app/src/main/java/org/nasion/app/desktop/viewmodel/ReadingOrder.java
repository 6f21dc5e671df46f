package org.nasion.app.desktop.viewmodel;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.study.Assignment.Item;
import org.nasion.core.study.Protocol;
import org.nasion.core.tracing.Placement;

/** In which order a reader goes through the points of one film: with proposals the least certain first, without them in the protocol's order. */
final class ReadingOrder {

    private final List<Landmark> landmarks;
    private final boolean byCertainty;
    private final Set<Landmark> passedOver = new TreeSet<>();

    ReadingOrder(Protocol protocol, Item item) {
        this.landmarks = protocol.landmarks();
        this.byCertainty = protocol.arm(item.arm()).proposals();
    }

    /** Leaves a point away that cannot be placed. */
    void passOver(Landmark landmark) {
        passedOver.add(landmark);
    }

    /** The protocol's landmarks that still need a look. */
    List<Landmark> open(TracingViewModel tracing) {
        List<Landmark> wanted = landmarks.stream()
                .filter(landmark -> !passedOver.contains(landmark))
                .toList();
        return byCertainty
                ? tracing.review().queueProperty().get().open().stream()
                        .map(ReviewQueue.Entry::landmark)
                        .filter(wanted::contains)
                        .toList()
                : wanted.stream()
                        .filter(landmark -> !isConfirmed(tracing, landmark))
                        .toList();
    }

    /** The next open point after one; without proposals it begins again behind the last. */
    Optional<Landmark> next(TracingViewModel tracing, Optional<Landmark> from) {
        List<Landmark> open = open(tracing);
        return byCertainty
                ? open.stream().findFirst()
                : open.stream()
                        .filter(landmark ->
                                from.isEmpty() || landmarks.indexOf(landmark) > landmarks.indexOf(from.get()))
                        .min(Comparator.comparingInt(landmarks::indexOf))
                        .or(() -> open.stream().findFirst());
    }

    static boolean isConfirmed(TracingViewModel tracing, Landmark landmark) {
        return tracing.placement(landmark).map(Placement::confirmed).orElse(false);
    }
}
