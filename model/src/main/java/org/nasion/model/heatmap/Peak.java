package org.nasion.model.heatmap;

import org.nasion.core.geometry.Point;

/**
 * What one heat-map says: where, and how clearly.
 *
 * @param position centre of mass of the window around the highest logit, input px
 * @param mass     share of the whole map's softmax that lies in the window, 0 to 1: near 1 means one clear place
 * @param margin   highest logit minus the highest one outside the window: the peak-to-sidelobe ratio as a logarithm
 * @param spread   root of the mean squared distance from {@code position} within the window, input px
 * @param height   the highest logit
 * @param radius   root of the mean squared distance from {@code position} over the whole map's softmax, input px:
 *                 grows with every doubt, near or far
 */
public record Peak(Point position, double mass, double margin, double spread, double height, double radius) {

    /**
     * One number for how much a heat-map doubts: {@code √(spread² + (1 − mass)·far²)}.
     *
     * @param far distance at which mass outside the window counts, input px
     */
    public double doubt(double far) {
        return Math.sqrt(spread * spread + (1 - mass) * far * far);
    }
}
