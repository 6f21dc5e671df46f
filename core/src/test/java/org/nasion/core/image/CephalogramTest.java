package org.nasion.core.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class CephalogramTest {

    @Test
    void greyGoesFromTheWindowsLowToItsHigh() {
        // (1000, 1100, 1999, 2000) through 1000 … 2000: 0, 25.5 rounded up, 254.745, 255
        assertArrayEquals(
                new byte[] {0, 0, 26, (byte) 255, (byte) 255, (byte) 255},
                film(4095, 0, 1000, 1100, 1999, 2000, 4095).toEightBit(new Window(1000, 2000)));
    }

    @Test
    void samplesAreUnsigned() {
        assertArrayEquals(
                new byte[] {0, (byte) 128, (byte) 255},
                film(65_535, 0, 32_768, 65_535).toEightBit(Window.full(65_535)));
    }

    @Test
    void sampleAboveTheGreatestIsShownLikeIt() {
        // Half of the window's range: 127.5 rounded up.
        assertArrayEquals(
                new byte[] {(byte) 128, (byte) 128, (byte) 128},
                film(4095, 4095, 4096, 65_535).toEightBit(new Window(0, 8190)));
    }

    private static Cephalogram film(int max, int... samples) {
        short[] row = new short[samples.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = (short) samples[i];
        }
        return new Cephalogram(row.length, 1, max, row, Window.full(max), Acquisition.unknown("by hand"));
    }
}
