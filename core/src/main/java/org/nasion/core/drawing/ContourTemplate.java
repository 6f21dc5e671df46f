package org.nasion.core.drawing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Contour;

/**
 * An outline of adult anatomy, scaled by the face and hung on its landmarks: where the film is searched, and what is drawn where
 * the film shows nothing.
 *
 * @param nodes     in the space of its {@link Frame}, at least two
 * @param estimated whether one of its landmarks is only estimated
 * @param on        the nodes that are landmarks, by index
 */
public record ContourTemplate(Contour contour, List<Point> nodes, boolean estimated, Map<Integer, Landmark> on) {
    public ContourTemplate {
        nodes = List.copyOf(nodes);
        on = Map.copyOf(on);
    }

    /** @return empty where the points do not make a curve */
    static Optional<ContourTemplate> of(Frame frame, Contour contour, List<Landmark> needed, List<Point> nodes) {
        if (nodes.size() < 2 || !nodes.stream().map(frame::toImage).allMatch(Point::isFinite)) {
            return Optional.empty();
        }
        Map<Integer, Landmark> on = new HashMap<>();
        for (Landmark landmark : contour.landmarks()) {
            frame.at(landmark)
                    .map(nodes::indexOf)
                    .filter(index -> index >= 0)
                    .ifPresent(index -> on.put(index, landmark));
        }
        return Optional.of(new ContourTemplate(
                contour,
                nodes,
                Stream.concat(needed.stream(), on.values().stream()).anyMatch(frame::isEstimated),
                on));
    }
}
