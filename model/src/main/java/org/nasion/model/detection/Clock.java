package org.nasion.model.detection;

import java.util.Map;

/** A stop watch that writes one column of a table of steps, in ms. */
final class Clock {

    private final Map<String, double[]> times;
    private final int column;
    private final int columns;
    private final long start = System.nanoTime();
    private long since = start;

    Clock(Map<String, double[]> times, int column, int columns) {
        this.times = times;
        this.column = column;
        this.columns = columns;
    }

    /** The step that ends here began where the one before it ended. */
    void told(String step) {
        long now = System.nanoTime();
        put(step, now - since);
        since = now;
    }

    /** All until here is a step of its own. */
    void total(String step) {
        put(step, System.nanoTime() - start);
    }

    /** What was done since the last step belongs to none. */
    void restart() {
        since = System.nanoTime();
    }

    private void put(String step, long nanoseconds) {
        times.computeIfAbsent(step, name -> new double[columns])[column] = nanoseconds / 1e6;
    }
}
