package org.nasion.core.analysis;

import java.util.Optional;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Tracing;

/** Which way the face looks on the film. */
public enum Facing {
    RIGHT, LEFT;

    /** Back and front of one structure each; the first pair that is placed decides. */
    private static final Landmark[][] BACK_TO_FRONT = {
        {Landmark.PO, Landmark.OR}, {Landmark.S, Landmark.N}, {Landmark.PNS, Landmark.ANS},
        {Landmark.GO, Landmark.ME}, {Landmark.AR, Landmark.B}, {Landmark.UMT, Landmark.UIT}};

    /** LEFT where Or lies left of Po, or another such pair where these are missing; RIGHT where none is placed. */
    public static Facing of(Tracing tracing) {
        for (Landmark[] pair : BACK_TO_FRONT) {
            Optional<Point> back = tracing.position(pair[0]);
            Optional<Point> front = tracing.position(pair[1]);
            if (back.isPresent() && front.isPresent()) {
                return front.get().x() < back.get().x() ? LEFT : RIGHT;
            }
        }
        return RIGHT;
    }
}
