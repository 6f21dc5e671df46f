package org.nasion.model.dataset;

import java.util.Map;
import java.util.OptionalDouble;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/**
 * A film as a format writes it.
 *
 * @param name    unique in what is written
 * @param split   as the data set has it
 * @param picture file name of its picture, which lies where the format wants it
 * @param width   px
 * @param height  px
 * @param mmPerPx of the picture; empty where unknown
 * @param marks   annotator → landmark → image space, px
 */
record FilmMarks(
        String name,
        String split,
        String picture,
        int width,
        int height,
        OptionalDouble mmPerPx,
        Map<String, Map<Landmark, Point>> marks) {

    /** The marks of the one annotator that a format of one annotator holds. */
    Map<Landmark, Point> only() {
        return marks.values().iterator().next();
    }
}
