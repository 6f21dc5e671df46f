package org.nasion.model.heatmap;

/**
 * A network's output on one film: one map of logits per landmark, in px of the network's input.
 *
 * @param logits   map after map, row by row
 * @param channels number of maps
 * @param height   px
 * @param width    px
 */
public record HeatMaps(float[] logits, int channels, int height, int width) {

    public HeatMaps {
        if (logits.length != channels * height * width) {
            throw new IllegalArgumentException(
                    logits.length + " logits for " + channels + " maps of " + width + "×" + height);
        }
    }
}
