package org.nasion.core.image;

/**
 * A linear grey window in sample values: {@code low} shows black, {@code high} shows white.
 *
 * @param low  sample value shown black
 * @param high sample value shown white, greater than {@code low}
 */
public record Window(double low, double high) {

    public Window {
        if (!(high > low)) {
            throw new IllegalArgumentException("window from " + low + " to " + high);
        }
    }

    /** The window that shows all values from 0 to {@code maxValue}. */
    public static Window full(int maxValue) {
        return new Window(0, maxValue);
    }

    /** The 8-bit grey of every sample value from 0 to {@code maxValue}, rounded to nearest. */
    public byte[] toEightBitTable(int maxValue) {
        byte[] table = new byte[maxValue + 1];
        for (int v = 0; v <= maxValue; v++) {
            double grey = (v - low) / (high - low) * 255.0;
            table[v] = (byte) (int) Math.round(Math.clamp(grey, 0.0, 255.0));
        }
        return table;
    }
}
