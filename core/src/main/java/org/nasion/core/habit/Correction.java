package org.nasion.core.habit;

import java.util.Objects;
import java.util.OptionalDouble;
import org.nasion.core.geometry.Point;

/**
 * What a person did with one proposal after looking at it.
 *
 * @param offsetMm   from the network's place to the person's, in mm of the {@link HeadFrame}: x forward, y up
 * @param moved      whether the person moved the point; otherwise it was accepted where it was shown
 * @param promisedMm the error in mm that the network expected of its place; empty where it said none
 */
public record Correction(Point offsetMm, boolean moved, OptionalDouble promisedMm) {

    public Correction {
        Objects.requireNonNull(promisedMm);
        if (!offsetMm.isFinite()) {
            throw new IllegalArgumentException("an offset needs finite coordinates");
        }
    }
}
