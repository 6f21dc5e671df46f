package org.nasion.core.contour;

import org.nasion.core.geometry.Point;
import org.nasion.core.image.Cephalogram;

/** A film's greys on a coarser raster, smoothed, read between the pixels. Image space; immutable and safe for several threads. */
final class Grey {

    private final float[] values;
    private final int width;
    private final int height;
    private final int stepX;
    private final int stepY;

    private Grey(float[] values, int width, int height, int stepX, int stepY) {
        this.values = values;
        this.width = width;
        this.height = height;
        this.stepX = stepX;
        this.stepY = stepY;
    }

    /** Means over cells of so many film pixels. */
    static Grey of(Cephalogram film, int stepX, int stepY) {
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
        return new Grey(values, width, height, stepX, stepY);
    }

    /** The same through a Gaussian of these standard deviations in film px, the border repeated. */
    Grey smoothed(double sigmaX, double sigmaY) {
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
        return new Grey(out, width, height, stepX, stepY);
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

    /** Grey between the pixels; beyond the film that of its border. */
    float at(Point image) {
        double x = Math.clamp((image.x() - (stepX - 1) / 2.0) / stepX, 0.0, width - 1.0);
        double y = Math.clamp((image.y() - (stepY - 1) / 2.0) / stepY, 0.0, height - 1.0);
        int left = Math.min((int) x, Math.max(0, width - 2));
        int top = Math.min((int) y, Math.max(0, height - 2));
        int right = Math.min(left + 1, width - 1);
        int bottom = Math.min(top + 1, height - 1);
        float fx = (float) (x - left);
        float fy = (float) (y - top);
        float upper = values[top * width + left] * (1 - fx) + values[top * width + right] * fx;
        float lower = values[bottom * width + left] * (1 - fx) + values[bottom * width + right] * fx;
        return upper * (1 - fy) + lower * fy;
    }
}
