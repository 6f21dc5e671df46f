package org.nasion.model.preprocess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.nasion.core.geometry.Point;

class CropFrameTest {

    private final CropFrame frame = new CropFrame(8, 4, 2);

    /** Crop of 8 px from column 6 on; its map covers columns 8 to 11: the first cell's centre is 8.5. */
    @Test
    void cellsLieInTheMiddleOfTheCrop() {
        assertEquals(6, frame.start(10.4));
        assertEquals(7, frame.start(10.5));
        assertEquals(2, frame.side());
        assertEquals(new Point(8.5, 4.5), frame.toCanvas(new Point(0, 0), 6, 2));
        assertEquals(new Point(10.5, 7.5), frame.toCanvas(new Point(1, 1.5), 6, 2));
    }

    @Test
    void theBorderOfTheCanvasGoesOnBeyondIt() {
        byte[] grey = new byte[6 * 4];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (byte) (i * 10);
        }
        Canvas canvas = new Canvas(grey, CanvasTransform.fit(6, 4, 6, 4));
        float[] cut = new float[3 + 64];
        frame.cut(canvas, -3, -2, 0.45, 0.25, cut, 3);
        assertEquals((0 / 255.0 - 0.45) / 0.25, cut[3], 1e-6);
        assertEquals(
                (0 / 255.0 - 0.45) / 0.25, cut[3 + 2 * 8 + 3], 1e-6, "row 2, column 3 is the canvas's first pixel");
        assertEquals((70 / 255.0 - 0.45) / 0.25, cut[3 + 3 * 8 + 4], 1e-6);
        assertEquals((220 / 255.0 - 0.45) / 0.25, cut[3 + 7 * 8 + 7], 1e-6, "last row again, column 4");
    }

    @Test
    void wantsAMapThatTilesItsField() {
        assertThrows(IllegalArgumentException.class, () -> new CropFrame(8, 5, 2));
        assertThrows(IllegalArgumentException.class, () -> new CropFrame(8, 10, 2));
        assertThrows(IllegalArgumentException.class, () -> new CropFrame(9, 4, 2));
    }
}
