package org.nasion.core.image;

/**
 * Sample values that a file declares to show nothing (DICOM Pixel Padding Value and Range Limit, PS3.3 C.7.5.1.1.2).
 *
 * @param low  least such value
 * @param high greatest such value, at least {@code low}
 */
public record Padding(int low, int high) {
    public Padding {
        if (high < low) {
            throw new IllegalArgumentException("padding from " + low + " to " + high);
        }
    }
}
