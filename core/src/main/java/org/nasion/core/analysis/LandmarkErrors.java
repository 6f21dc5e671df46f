package org.nasion.core.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;

/**
 * How far points may lie from where they belong. One that a person set or confirmed has the error of a human
 * observer, read from {@code landmark-errors.json}; one that nobody looked at has the error that its proposal
 * states, spread evenly to all sides.
 */
public final class LandmarkErrors {

    /** The mean length of a two-dimensional normal error is this many of its standard deviations: √(π/2). */
    private static final double MEAN_LENGTH = Math.sqrt(Math.PI / 2);

    /**
     * The normal error of one point in mm, face to the right.
     *
     * @param xx variance forwards
     * @param yy variance upwards
     * @param xy covariance of the two
     */
    public record Spread(double xx, double yy, double xy) {

        /** By standard deviations in mm and their correlation. */
        public static Spread of(double sdX, double sdY, double correlation) {
            return new Spread(sdX * sdX, sdY * sdY, correlation * sdX * sdY);
        }

        /** The variance of a value that grows by dx and dy for each mm. */
        public double through(double dx, double dy) {
            return dx * dx * xx + dy * dy * yy + 2 * dx * dy * xy;
        }
    }

    private static final LandmarkErrors BUNDLED = read();

    private final Map<Landmark, Spread> observer;

    private LandmarkErrors(Map<Landmark, Spread> observer) {
        this.observer = observer;
    }

    /** Those of {@code landmark-errors.json}. */
    public static LandmarkErrors bundled() {
        return BUNDLED;
    }

    /** Empty where a proposal does not say how far it may be off. */
    public Optional<Spread> of(Landmark landmark, Placement placement) {
        if (placement.confirmed() || placement.origin() == Placement.Origin.MANUAL) {
            return Optional.of(observer.get(landmark));
        }
        if (placement.expectedErrorMm().isEmpty()) {
            return Optional.empty();
        }
        double sd = placement.expectedErrorMm().getAsDouble() / MEAN_LENGTH;
        return Optional.of(Spread.of(sd, sd, 0));
    }

    private static LandmarkErrors read() {
        JsonNode root = MeasurementCatalog.json(MeasurementCatalog.resource("landmark-errors.json"));
        Map<Landmark, Spread> map = new TreeMap<>();
        for (Landmark landmark : Landmark.STANDARD) {
            map.put(landmark, spread(root.path("points").path(landmark.code()).isMissingNode()
                    ? root.path("assumed") : root.path("points").path(landmark.code())));
        }
        return new LandmarkErrors(map);
    }

    private static Spread spread(JsonNode node) {
        return Spread.of(node.path("x").asDouble(), node.path("y").asDouble(), node.path("r").asDouble());
    }
}
