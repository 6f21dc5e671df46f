package org.nasion.model.network;

import java.util.Arrays;

/**
 * Numbers going into or coming out of a network. Not to be changed once made.
 *
 * @param data  row by row, last axis fastest
 * @param shape lengths of the axes
 */
public record Tensor(float[] data, long... shape) {

    public Tensor {
        long size = 1;
        for (long axis : shape) {
            size *= axis;
        }
        if (size != data.length) {
            throw new IllegalArgumentException(data.length + " numbers for the shape " + Arrays.toString(shape));
        }
    }
}
