package org.nasion.model.detection;

import org.nasion.core.geometry.Point;
import org.nasion.model.preprocess.Canvas;

/**
 * A canvas seen through a Gaussian, the border repeated.
 *
 * @param sigma canvas px, above 0
 */
record BlurredGrey(Canvas canvas, double sigma) {

    private static final double REACH = 2.5;

    /** Grey value between the pixels, 0 to 255. */
    double at(Point point) {
        int reach = (int) Math.ceil(REACH * sigma);
        int centreX = (int) Math.round(point.x());
        int centreY = (int) Math.round(point.y());
        double[] columns = weights(centreX - reach - point.x(), 2 * reach + 1);
        double[] rows = weights(centreY - reach - point.y(), 2 * reach + 1);
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < rows.length; i++) {
            int y = Math.clamp(centreY - reach + i, 0, canvas.height() - 1);
            for (int j = 0; j < columns.length; j++) {
                double weight = rows[i] * columns[j];
                sum += weight * canvas.sample(Math.clamp(centreX - reach + j, 0, canvas.width() - 1), y);
                weights += weight;
            }
        }
        return sum / weights;
    }

    private double[] weights(double first, int count) {
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) {
            double distance = first + i;
            weights[i] = Math.exp(-distance * distance / (2 * sigma * sigma));
        }
        return weights;
    }
}
