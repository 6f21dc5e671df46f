package org.nasion.core.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;

/**
 * How far points may lie from where they belong. One that a person set or confirmed has the error of a human observer. One that
 * nobody looked at has the error that its proposal states: the network's in the shape and with the company that its errors had on
 * films it was not trained on, an estimate's as the experts' shapes leave it, a point found by a rule as the rule was measured.
 * All figures stand in {@code landmark-errors.json} with their sources.
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

    private static final LandmarkErrors BUNDLED =
            new LandmarkErrors(MeasurementCatalog.json(MeasurementCatalog.resource("landmark-errors.json")));

    private final Spread assumed;
    private final Map<Landmark, Spread> observer = new TreeMap<>();
    private final Map<Landmark, Double> leastEstimated = new TreeMap<>();
    private final Map<Landmark, Double> found = new TreeMap<>();
    private final Set<Landmark> row = new HashSet<>();
    private final double alikeInRow;
    private final JointErrors detected;
    private final JointErrors estimated;

    private LandmarkErrors(JsonNode root) {
        assumed = spread(root.path("assumed"));
        root.path("points")
                .properties()
                .forEach(
                        point -> observer.put(Landmark.ofCode(point.getKey()).orElseThrow(), spread(point.getValue())));
        millimetres(root.path("estimated").path("meanMm"), leastEstimated);
        millimetres(root.path("found").path("meanMm"), found);
        root.path("row")
                .path("landmarks")
                .forEach(code -> Landmark.ofCode(code.asText()).ifPresent(row::add));
        alikeInRow = root.path("row").path("r").asDouble();
        detected = new JointErrors(root.path("detected"));
        estimated = new JointErrors(root.path("estimated"));
    }

    private static void millimetres(JsonNode node, Map<Landmark, Double> into) {
        node.properties()
                .forEach(entry -> into.put(
                        Landmark.ofCode(entry.getKey()).orElseThrow(),
                        entry.getValue().asDouble()));
    }

    /** Those of {@code landmark-errors.json}. */
    public static LandmarkErrors bundled() {
        return BUNDLED;
    }

    /** Empty where a proposal does not say how far it may be off and nothing is known of its kind. */
    public Optional<Spread> of(Landmark landmark, Placement placement) {
        if (isByPerson(placement)) {
            return Optional.of(observer.getOrDefault(landmark, assumed));
        }
        OptionalDouble mean = meanMm(landmark, placement);
        if (mean.isEmpty()) {
            return Optional.empty();
        }
        Optional<JointErrors> joint = joint(landmark, placement);
        if (joint.isPresent()) {
            JointErrors.Cross own =
                    joint.get().between(landmark, landmark).times(mean.getAsDouble() * mean.getAsDouble());
            return Optional.of(new Spread(own.xx(), own.yy(), own.xy()));
        }
        double sd = mean.getAsDouble() / MEAN_LENGTH;
        return Optional.of(Spread.of(sd, sd, 0));
    }

    /** How the errors of two different points go together; {@link JointErrors.Cross#NONE} where they do not. */
    JointErrors.Cross between(Landmark one, Placement first, Landmark other, Placement second) {
        if (isByPerson(first) && isByPerson(second) && row.contains(one) && row.contains(other)) {
            return new JointErrors.Cross(assumed.xx(), assumed.xy(), assumed.xy(), assumed.yy()).times(alikeInRow);
        }
        Optional<JointErrors> joint = joint(one, first);
        if (joint.isEmpty() || !joint.equals(joint(other, second))) {
            return JointErrors.Cross.NONE;
        }
        return joint.get()
                .between(one, other)
                .times(meanMm(one, first).orElse(0) * meanMm(other, second).orElse(0));
    }

    private static boolean isByPerson(Placement placement) {
        return placement.confirmed() || placement.origin() == Placement.Origin.MANUAL;
    }

    private Optional<JointErrors> joint(Landmark landmark, Placement placement) {
        if (isByPerson(placement)) {
            return Optional.empty();
        }
        return Optional.of(placement.origin() == Placement.Origin.ESTIMATED ? estimated : detected)
                .filter(joint -> placement.origin() != Placement.Origin.FOUND_ON_FILM && joint.has(landmark));
    }

    /** An estimate's promise is not believed below what experts' shapes leave; a rule's error is that of the rule. */
    private OptionalDouble meanMm(Landmark landmark, Placement placement) {
        OptionalDouble stated = placement.expectedErrorMm();
        return switch (placement.origin()) {
            case ESTIMATED ->
                stated.isEmpty()
                        ? stated
                        : OptionalDouble.of(Math.max(stated.getAsDouble(), leastEstimated.getOrDefault(landmark, 0.0)));
            case FOUND_ON_FILM ->
                stated.isPresent() || !found.containsKey(landmark) ? stated : OptionalDouble.of(found.get(landmark));
            default -> stated;
        };
    }

    private static Spread spread(JsonNode node) {
        return Spread.of(
                node.path("x").asDouble(),
                node.path("y").asDouble(),
                node.path("r").asDouble());
    }
}
