package org.nasion.model.preprocess;

import org.nasion.core.geometry.Point;

/**
 * A film as networks see it: scaled, centred and contrast-equalised, 8-bit grey, row by row. Its
 * samples are not to be changed.
 *
 * @param grey      {@code width × height} samples, unsigned
 * @param transform where the film lies on it
 */
public record Canvas(byte[] grey, CanvasTransform transform) {

    public Canvas {
        if (grey.length != transform.canvasWidth() * transform.canvasHeight()) {
            throw new IllegalArgumentException(grey.length + " samples on a canvas of " + transform.canvasWidth() + "×"
                    + transform.canvasHeight());
        }
    }

    public int width() {
        return transform.canvasWidth();
    }

    public int height() {
        return transform.canvasHeight();
    }

    /** Grey value at a whole canvas pixel, 0 to 255. */
    public int sample(int x, int y) {
        return grey[y * width() + x] & 0xFF;
    }

    /**
     * The network's input: the exact mean over {@code factor × factor} blocks, then {@code (v/255 − mean)/std}.
     *
     * @param factor divides both sides of the canvas
     * @return {@code (height/factor) × (width/factor)} values, row by row
     */
    public float[] toInput(int factor, double mean, double std) {
        int width = width() / factor;
        int height = height() / factor;
        if (width * factor != width() || height * factor != height()) {
            throw new IllegalArgumentException("blocks of " + factor + " do not tile " + width() + "×" + height());
        }
        float[] input = new float[width * height];
        double scale = 1.0 / (255.0 * factor * factor * std);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int sum = 0;
                for (int dy = 0; dy < factor; dy++) {
                    int row = (y * factor + dy) * width() + x * factor;
                    for (int dx = 0; dx < factor; dx++) {
                        sum += grey[row + dx] & 0xFF;
                    }
                }
                input[y * width + x] = (float) (sum * scale - mean / std);
            }
        }
        return input;
    }

    /** From px of an input made with this factor to canvas px. */
    public static Point inputToCanvas(Point input, int factor) {
        return new Point((input.x() + 0.5) * factor - 0.5, (input.y() + 0.5) * factor - 0.5);
    }

    /** From canvas px to px of an input made with this factor. */
    public static Point canvasToInput(Point canvas, int factor) {
        return new Point((canvas.x() + 0.5) / factor - 0.5, (canvas.y() + 0.5) / factor - 0.5);
    }
}
