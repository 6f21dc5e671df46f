package org.nasion.core.habit;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.nasion.core.geometry.Point;

/**
 * What was learned about one landmark.
 *
 * @param offsetMm   what is added to the network's place, mm of the {@link HeadFrame}: x forward, y up; the mean
 *                   correction times {@code weight}
 * @param meanMm     the mean correction before it was shrunk
 * @param weight     0 to 1: how far the mean is believed
 * @param films      films that taught it
 * @param slipsMm    corrections that were taken for slips and taught nothing, each by its length in mm, the farthest first
 * @param before     how the network's own places did on these films
 * @param after      how places shifted by what the other films teach would have done, each film left out once
 * @param errorScale by what factor the network's expected error is multiplied after the shift
 */
public record LearnedPoint(
        Point offsetMm,
        Point meanMm,
        double weight,
        int films,
        List<Double> slipsMm,
        Fit before,
        Fit after,
        double errorScale) {

    public LearnedPoint {
        slipsMm = slipsMm.stream().sorted(Comparator.reverseOrder()).toList();
        Objects.requireNonNull(offsetMm);
        Objects.requireNonNull(meanMm);
        Objects.requireNonNull(before);
        Objects.requireNonNull(after);
    }

    /** How many corrections were left out. */
    public int leftOut() {
        return slipsMm.size();
    }

    /**
     * How far places lay from the person's.
     *
     * @param points       how many, without the slips
     * @param meanMm       mean distance, mm; 0 where there is no point
     * @param needingADrag how many lay more than {@value Habit#DRAG_MM} mm away
     */
    public record Fit(int points, double meanMm, int needingADrag) {

        /** Both together. */
        Fit plus(Fit other) {
            int all = points + other.points;
            return new Fit(
                    all,
                    all == 0 ? 0 : (meanMm * points + other.meanMm * other.points) / all,
                    needingADrag + other.needingADrag);
        }

        /** Share of points that needed a drag, 0 to 1; 0 where there is no point. */
        public double dragShare() {
            return points == 0 ? 0 : (double) needingADrag / points;
        }
    }
}
