package org.nasion.app.desktop.viewmodel;

import java.util.List;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.Window;
import org.nasion.core.task.Progress;

/**
 * How often a film has which grey.
 *
 * @param counts   pixels in {@link #BINS} equal parts of 0 to {@code maxValue}, dark to bright
 * @param maxValue largest sample value of the film
 */
public record Histogram(List<Integer> counts, int maxValue) {

    public static final int BINS = 128;
    private static final int ENOUGH_ROWS = 600;

    public Histogram {
        counts = List.copyOf(counts);
    }

    /** Counts every row of a small film and evenly spread ones of a large film. */
    public static Histogram of(Cephalogram film, Progress progress) {
        int[] counts = new int[BINS];
        int step = Math.max(1, film.height() / ENOUGH_ROWS);
        short[] row = new short[film.width()];
        for (int y = 0; y < film.height(); y += step) {
            progress.throwIfCancelled();
            film.copy(0, y, film.width(), 1, row);
            for (short sample : row) {
                counts[(int) Math.min(BINS - 1L, (sample & 0xFFFF) * (long) BINS / (film.maxValue() + 1L))]++;
            }
        }
        return new Histogram(java.util.Arrays.stream(counts).boxed().toList(), film.maxValue());
    }

    /** The sample value below which a share of the pixels lies. The darkest and brightest part, mostly collimator and lettering, do not count. */
    public double percentile(double share) {
        long all = 0;
        for (int i = 1; i < BINS - 1; i++) {
            all += counts.get(i);
        }
        double wanted = share * all;
        double below = 0;
        for (int i = 1; i < BINS - 1; i++) {
            int here = counts.get(i);
            if (here > 0 && below + here >= wanted) {
                return (i + (wanted - below) / here) * (maxValue + 1.0) / BINS;
            }
            below += here;
        }
        return maxValue;
    }

    /** The window between two shares of the pixels, never narrower than a fiftieth of all greys. */
    public Window between(double lowShare, double highShare) {
        double low = percentile(lowShare);
        return new Window(low, Math.max(percentile(highShare), low + maxValue / 50.0));
    }
}
