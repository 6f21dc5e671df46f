package org.nasion.core.image;

import java.util.Optional;

/**
 * The sample values between which a film shows its patient. Left out are declared padding, and islands of values apart from
 * the rest: padding that nobody declared, a burnt-in marker, a hot pixel. What is left is cut at its percentiles, so that
 * neither a few pixels nor a display window in the file decide what is seen.
 */
final class ContentRange {

    /** Share of the pixels cut at either end. */
    private static final double CUT = 0.001;

    private static final int BINS = 256;
    /** A bin with less than this share of the pixels is empty: the blurred rim of a marker must not join it to the film. */
    private static final double EMPTY_SHARE = 2e-5;
    /** So many empty bins in a row part two islands; a film's own histogram has no gap of this size. */
    private static final int GAP = 8;
    /** Islands are looked for again in what is left, as one far value hides all structure below it. */
    private static final int ROUNDS = 4;

    private final int[] histogram;
    private int low;
    private int high;

    private ContentRange(int[] histogram) {
        this.histogram = histogram;
        this.high = histogram.length - 1;
    }

    /**
     * @param samples  unsigned
     * @param maxValue largest value a sample can take
     * @param padding  declared values that show nothing
     * @return the full window for a film of one value
     */
    static Window of(short[] samples, int maxValue, Optional<Padding> padding) {
        int[] histogram = new int[Math.max(maxValue + 1, 2)];
        for (short sample : samples) {
            histogram[Math.min(sample & 0xFFFF, maxValue)]++;
        }
        padding.ifPresent(values -> {
            for (int v = Math.max(0, values.low()); v <= Math.min(maxValue, values.high()); v++) {
                histogram[v] = 0;
            }
        });
        return new ContentRange(histogram).window(maxValue);
    }

    private Window window(int maxValue) {
        if (!shrinkToUsed()) {
            return Window.full(maxValue);
        }
        for (int round = 0; round < ROUNDS; round++) {
            int before = high - low;
            keepWidestIsland();
            if (high - low == before) {
                break;
            }
        }
        long total = count(low, high);
        int black = percentile((long) (CUT * total), 1);
        int white = percentile((long) (CUT * total), -1);
        return white > black ? new Window(black, white) : high > low ? new Window(low, high) : Window.full(maxValue);
    }

    /** Least and greatest value that occur; false where nothing does. */
    private boolean shrinkToUsed() {
        while (low <= high && histogram[low] == 0) {
            low++;
        }
        while (high > low && histogram[high] == 0) {
            high--;
        }
        return low <= high;
    }

    private void keepWidestIsland() {
        long total = count(low, high);
        double width = Math.max(1, (high - low + 1) / (double) BINS);
        int bins = (int) Math.ceil((high - low + 1) / width);
        int bestFrom = 0;
        int bestTo = -1;
        int from = -1;
        int empty = GAP;
        int last = -1;
        for (int bin = 0; bin <= bins + GAP; bin++) {
            boolean used = bin < bins && count(start(bin, width), start(bin + 1, width) - 1) > EMPTY_SHARE * total;
            if (used) {
                from = from < 0 ? bin : from;
                last = bin;
                empty = 0;
            } else if (++empty >= GAP && from >= 0) {
                if (last - from > bestTo - bestFrom) {
                    bestFrom = from;
                    bestTo = last;
                }
                from = -1;
            }
        }
        // Few grey values have gaps of their own: an island of one value is no film.
        if (bestTo > bestFrom) {
            int first = low;
            low = first + (int) Math.floor(bestFrom * width);
            high = Math.min(high, first + (int) Math.floor((bestTo + 1) * width) - 1);
            shrinkToUsed();
        }
    }

    private int start(int bin, double width) {
        return Math.min(low + (int) Math.floor(bin * width), high + 1);
    }

    private long count(int from, int to) {
        long sum = 0;
        for (int v = from; v <= to; v++) {
            sum += histogram[v];
        }
        return sum;
    }

    private int percentile(long beyond, int step) {
        int v = step > 0 ? low : high;
        for (long sum = histogram[v]; sum <= beyond; sum += histogram[v]) {
            v += step;
        }
        return v;
    }
}
