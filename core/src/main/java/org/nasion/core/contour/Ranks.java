package org.nasion.core.contour;

import java.util.Arrays;
import org.hipparchus.util.KthSelector;

/** Values by their rank; only as much is sorted as the asked ranks need. */
final class Ranks {

    /** Pivots that the selector keeps from one rank to the next, as its percentiles do. */
    private static final int PIVOTS = 512;

    private final KthSelector selector = new KthSelector();
    private final double[] values;
    private final int[] pivots = new int[PIVOTS];

    /** @param values their order is lost */
    Ranks(double[] values) {
        this.values = values;
        Arrays.fill(pivots, -1);
    }

    static Ranks of(float[] values) {
        double[] copy = new double[values.length];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = values[i];
        }
        return new Ranks(copy);
    }

    /** @param rank from 0, the least value */
    double at(int rank) {
        return selector.select(values, pivots, rank);
    }
}
