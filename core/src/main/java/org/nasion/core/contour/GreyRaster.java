package org.nasion.core.contour;

import java.util.Arrays;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Cephalogram;

/**
 * A film's greys on a coarser raster, smoothed, read between the pixels. The even margin that a collimator or a scanner leaves
 * is cut off, so that its edge is none. Image space; immutable and safe for several threads.
 */
final class GreyRaster {

    private final float[] values;
    private final int width;
    private final int height;
    private final int stepX;
    private final int stepY;
    private final int left;
    private final int top;

    /** A margin is no wider than this part of a film's side, and its greys differ by no more than that part of the film's. */
    private static final double WIDEST = 0.15;

    private static final double EVEN = 0.03;

    private GreyRaster(float[] values, int width, int height, int stepX, int stepY, int left, int top) {
        this.values = values;
        this.width = width;
        this.height = height;
        this.stepX = stepX;
        this.stepY = stepY;
        this.left = left;
        this.top = top;
    }

    /** Means over cells of so many film pixels. */
    static GreyRaster of(Cephalogram film, int stepX, int stepY) {
        int width = Math.max(1, film.width() / stepX);
        int height = Math.max(1, film.height() / stepY);
        float[] values = new float[width * height];
        int right = Math.min(width * stepX, film.width());
        for (int y = 0; y < height; y++) {
            for (int row = y * stepY; row < Math.min((y + 1) * stepY, film.height()); row++) {
                for (int x = 0; x < right; x++) {
                    values[y * width + x / stepX] += film.sample(x, row);
                }
            }
        }
        float share = 1f / (stepX * stepY);
        for (int i = 0; i < values.length; i++) {
            values[i] *= share;
        }
        return new GreyRaster(values, width, height, stepX, stepY, 0, 0).withoutMargin();
    }

    private GreyRaster withoutMargin() {
        Ranks greys = Ranks.of(values);
        float even =
                (float) (EVEN * (greys.at(values.length - 1 - values.length / 200) - greys.at(values.length / 200)));
        int wide = (int) (WIDEST * width);
        int high = (int) (WIDEST * height);
        int x0 = 0;
        while (x0 < wide && isEven(x0, width, height, even)) {
            x0++;
        }
        int x1 = width;
        while (x1 > width - wide && isEven(x1 - 1, width, height, even)) {
            x1--;
        }
        int y0 = 0;
        while (y0 < high && isEven(y0 * width, 1, width, even)) {
            y0++;
        }
        int y1 = height;
        while (y1 > height - high && isEven((y1 - 1) * width, 1, width, even)) {
            y1--;
        }
        // The margin's edge itself is a ramp of a cell or two.
        x0 = x0 == 0 ? 0 : x0 + 2;
        y0 = y0 == 0 ? 0 : y0 + 2;
        x1 = x1 == width ? width : x1 - 2;
        y1 = y1 == height ? height : y1 - 2;
        float[] cut = new float[(x1 - x0) * (y1 - y0)];
        for (int y = y0; y < y1; y++) {
            System.arraycopy(values, y * width + x0, cut, (y - y0) * (x1 - x0), x1 - x0);
        }
        return new GreyRaster(cut, x1 - x0, y1 - y0, stepX, stepY, x0, y0);
    }

    /** Whether a row or a column has one grey but for its ends: of its values from a place on, so many of them, so far apart. */
    private boolean isEven(int from, int apart, int count, float even) {
        float[] line = new float[count];
        for (int i = 0; i < count; i++) {
            line[i] = values[from + i * apart];
        }
        Arrays.sort(line);
        return count > 20 && line[count - 1 - count / 20] - line[count / 20] <= even;
    }

    /** The same through a Gaussian of these standard deviations in film px, the border repeated. */
    GreyRaster smoothed(double sigmaX, double sigmaY) {
        float[] rows = new float[values.length];
        float[] across = kernel(sigmaX / stepX);
        int reach = across.length / 2;
        float[] line = new float[width + 2 * reach];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < line.length; x++) {
                line[x] = values[y * width + Math.clamp(x - reach, 0, width - 1)];
            }
            for (int x = 0; x < width; x++) {
                float sum = 0;
                for (int i = 0; i < across.length; i++) {
                    sum += across[i] * line[x + i];
                }
                rows[y * width + x] = sum;
            }
        }
        float[] down = kernel(sigmaY / stepY);
        reach = down.length / 2;
        float[] out = new float[values.length];
        for (int y = 0; y < height; y++) {
            for (int i = 0; i < down.length; i++) {
                int from = Math.clamp(y + i - reach, 0, height - 1) * width;
                float weight = down[i];
                for (int x = 0; x < width; x++) {
                    out[y * width + x] += weight * rows[from + x];
                }
            }
        }
        return new GreyRaster(out, width, height, stepX, stepY, left, top);
    }

    private static float[] kernel(double sigma) {
        int reach = (int) Math.ceil(2.5 * sigma);
        float[] kernel = new float[2 * reach + 1];
        float sum = 0;
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = (float) Math.exp(-(i - reach) * (i - reach) / Math.max(1e-9, 2 * sigma * sigma));
            sum += kernel[i];
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= sum;
        }
        return kernel;
    }

    /** Whether a place lies on the film, within its margin. */
    boolean has(Point image) {
        double x = column(image);
        double y = row(image);
        return x >= -0.5 && y >= -0.5 && x <= width - 0.5 && y <= height - 0.5;
    }

    private double column(Point image) {
        return (image.x() - (stepX - 1) / 2.0) / stepX - left;
    }

    private double row(Point image) {
        return (image.y() - (stepY - 1) / 2.0) / stepY - top;
    }

    /** GreyRaster between the pixels; beyond the film that of its border. */
    float at(Point image) {
        double x = Math.clamp(column(image), 0.0, width - 1.0);
        double y = Math.clamp(row(image), 0.0, height - 1.0);
        int x0 = Math.min((int) x, Math.max(0, width - 2));
        int y0 = Math.min((int) y, Math.max(0, height - 2));
        int x1 = Math.min(x0 + 1, width - 1);
        int y1 = Math.min(y0 + 1, height - 1);
        float fx = (float) (x - x0);
        float fy = (float) (y - y0);
        float upper = values[y0 * width + x0] * (1 - fx) + values[y0 * width + x1] * fx;
        float lower = values[y1 * width + x0] * (1 - fx) + values[y1 * width + x1] * fx;
        return upper * (1 - fy) + lower * fy;
    }
}
