package org.nasion.model.heatmap;

import java.util.List;

/** From what the stages saw of a point to the one number that a {@link ConfidenceTable} is made over. */
public sealed interface Doubt {

    /**
     * @param coarse the first stage's peak
     * @param closer what the second stage saw; null where there is none
     */
    double of(Peak coarse, Closer closer);

    /**
     * What the second stage saw of a point.
     *
     * @param passes the peak of each pass, in cells of its heat-map
     * @param apart  distance of its point from the first stage's, canvas px
     */
    record Closer(List<Peak> passes, double apart) {
        public Closer {
            passes = List.copyOf(passes);
        }

        /** Mean of the passes' {@link Peak#doubt}, cells. */
        double doubt(double far) {
            return passes.stream()
                    .mapToDouble(peak -> peak.doubt(far))
                    .average()
                    .orElseThrow();
        }
    }

    /** {@link Peak#radius} of the first stage, input px. */
    record Radius() implements Doubt {
        @Override
        public double of(Peak coarse, Closer closer) {
            return coarse.radius();
        }
    }

    /** {@link Peak#doubt} of the first stage, input px. */
    record Single(double far) implements Doubt {
        @Override
        public double of(Peak coarse, Closer closer) {
            return coarse.doubt(far);
        }
    }

    /**
     * Both stages' doubts and their distance: the root of a weighted sum of the three squares, mm.
     *
     * @param far     for the first stage's doubt, input px
     * @param fineFar for the second stage's doubt, its cells
     * @param coarse  weight of the first stage's doubt
     * @param fine    weight of the second stage's doubt
     * @param apart   weight of their distance
     */
    record TwoStage(double far, double fineFar, double coarse, double fine, double apart) implements Doubt {
        @Override
        public double of(Peak first, Closer closer) {
            double one = first.doubt(far);
            double two = closer.doubt(fineFar);
            return Math.sqrt(coarse * one * one + fine * two * two + apart * closer.apart() * closer.apart());
        }
    }
}
