package org.nasion.model.preprocess;

import org.nasion.core.geometry.Point;

/**
 * What the second stage sees around a point, and where its heat-map lies on the canvas. Crops start
 * at whole canvas pixels, so that nothing is resampled.
 *
 * @param crop  side of the square that goes in, canvas px, even
 * @param field side of the square in the middle of it that the heat-map covers, canvas px, even
 * @param cell  side of a cell of the heat-map, canvas px
 */
public record CropFrame(int crop, int field, int cell) {

    public CropFrame {
        if (crop < 1
                || crop % 2 != 0
                || field < 1
                || field > crop
                || (crop - field) % 2 != 0
                || cell < 1
                || field % cell != 0) {
            throw new IllegalArgumentException("crops of " + crop + " px with maps of " + field + "/" + cell);
        }
    }

    /** Cells along a side of the heat-map. */
    public int side() {
        return field / cell;
    }

    /** Left column or upper row of the crop around a coordinate. */
    public int start(double coordinate) {
        return (int) Math.floor(coordinate + 0.5) - crop / 2;
    }

    /** From cells of the heat-map to canvas px. */
    public Point toCanvas(Point cells, int left, int top) {
        double inner = (crop - field) / 2.0 - 0.5;
        return new Point((cells.x() + 0.5) * cell + inner + left, (cells.y() + 0.5) * cell + inner + top);
    }

    /**
     * Writes a crop, normalised to {@code (v/255 − mean)/std}; beyond the canvas its border goes on.
     *
     * @param into   receives {@code crop × crop} values from {@code offset} on, row by row
     */
    public void cut(Canvas canvas, int left, int top, double mean, double std, float[] into, int offset) {
        double scale = 1 / (255 * std);
        double zero = mean / std;
        for (int y = 0; y < crop; y++) {
            int row = Math.clamp(top + y, 0, canvas.height() - 1);
            for (int x = 0; x < crop; x++) {
                int column = Math.clamp(left + x, 0, canvas.width() - 1);
                into[offset + y * crop + x] = (float) (canvas.sample(column, row) * scale - zero);
            }
        }
    }
}
