package org.nasion.core.detection;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;

/**
 * What a detector found on one film.
 *
 * @param proposals one for each landmark that could be detected or estimated, image space
 * @param verdict   whether the whole film looks like a cephalogram the network can be trusted on
 * @param info      who said so
 * @param seconds   wall-clock time from film to points
 * @param maps      what the network thought of every place, for showing it; empty where it did not work with heat-maps
 */
public record Detection(
        Map<Landmark, Placement.Proposal> proposals,
        Verdict verdict,
        DetectorInfo info,
        double seconds,
        Optional<DetectionMaps> maps) {

    /** A detection without heat-maps to show. */
    public Detection(Map<Landmark, Placement.Proposal> proposals, Verdict verdict, DetectorInfo info, double seconds) {
        this(proposals, verdict, info, seconds, Optional.empty());
    }

    public Detection {
        Objects.requireNonNull(maps);
        Map<Landmark, Placement.Proposal> copy = new TreeMap<>();
        copy.putAll(proposals);
        proposals = Map.copyOf(copy);
        Objects.requireNonNull(verdict);
    }

    /** All proposals as unconfirmed placements. */
    public Tracing toTracing() {
        Map<Landmark, Placement> placements = new TreeMap<>();
        proposals.forEach((landmark, proposal) -> placements.put(landmark, Placement.proposed(proposal)));
        return new Tracing(placements);
    }

    /** How far the film as a whole may be trusted. */
    public enum Quality {
        GOOD,
        CHECK,
        REJECT
    }

    /**
     * @param quality the verdict
     * @param reasons plain sentences; empty for GOOD
     */
    public record Verdict(Quality quality, List<String> reasons) {
        public Verdict {
            reasons = List.copyOf(reasons);
        }
    }
}
