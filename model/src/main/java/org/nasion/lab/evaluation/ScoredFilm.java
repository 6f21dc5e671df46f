package org.nasion.lab.evaluation;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.nasion.core.detection.Detection;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;
import org.nasion.model.dataset.AnnotatedFilm;

/**
 * One film of a data set that the detector has been asked about and that can be scored.
 *
 * @param film      with a stated scale
 * @param annotator whose marks are the truth
 * @param detection without its heat-maps
 */
public record ScoredFilm(AnnotatedFilm film, String annotator, Detection detection) {

    public ScoredFilm {
        Objects.requireNonNull(annotator);
        detection = new Detection(detection.proposals(), detection.verdict(), detection.info(), detection.seconds());
    }

    /** Millimetres per pixel of the picture, as the data set, the film's file or the user states it. */
    public double mmPerPx() {
        return film.mmPerPx().orElseThrow();
    }

    /** The annotator's marks; image space, px. */
    public Map<Landmark, Point> truth() {
        return film.marksOf(annotator);
    }

    /** The proposals that the network saw on the film and that the annotator marked too. */
    public Map<Landmark, Placement.Proposal> detected() {
        Map<Landmark, Placement.Proposal> both = new TreeMap<>();
        truth().keySet().forEach(landmark -> {
            Placement.Proposal proposal = detection.proposals().get(landmark);
            if (proposal != null && proposal.origin() == Placement.Origin.DETECTED) {
                both.put(landmark, proposal);
            }
        });
        return both;
    }
}
