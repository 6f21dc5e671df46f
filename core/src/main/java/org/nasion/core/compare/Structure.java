package org.nasion.core.compare;

import java.util.ArrayList;
import java.util.List;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/**
 * Bone that keeps its shape while a head grows (Björk and Skieller 1983; the superimposition of the American Board of
 * Orthodontics), where it lies on a film, and how it is laid by points alone.
 */
public enum Structure {
    /** Front wall of sella, cribriform plate, roofs of the orbits and the inner frontal bone; nasion and the back of sella are left out. */
    CRANIAL_BASE(
            Method.SN_AT_S,
            Landmark.S,
            Landmark.N,
            69,
            2.5,
            -7,
            2.5,
            2,
            6,
            9,
            20,
            16,
            45,
            18,
            58,
            19,
            62,
            32,
            70,
            32,
            69,
            21,
            62,
            11,
            60,
            2,
            54,
            -4,
            30,
            -7,
            12,
            -8),
    /** The hard palate between its spines, without the roots of the teeth below. */
    MAXILLA(Method.PALATE_AT_ANS, Landmark.PNS, Landmark.ANS, 48, 2, -6, 2, 3, 44, 3, 44, -5, 30, -6),
    /** Symphysis with the chin's contour, the lower inner border and the canal; the angle and the teeth are left out. */
    MANDIBLE(
            Method.GO_ME_AT_ME,
            Landmark.ME,
            Landmark.GO,
            65,
            48,
            2,
            48,
            -9,
            18,
            -9,
            16,
            -14,
            -6,
            -14,
            -8,
            -6,
            -4,
            3,
            10,
            4);

    private final Method byPoints;
    private final Landmark origin;
    private final Landmark towards;
    private final double length;
    private final double[] outline;

    /**
     * @param origin  of the structure's own axes
     * @param towards where the first axis points; the second one is counter-clockwise of it where y points up
     * @param length  between the two on the head that the outline was drawn for, mm
     * @param outline corners in these axes, mm
     */
    Structure(Method byPoints, Landmark origin, Landmark towards, double length, double... outline) {
        this.byPoints = byPoints;
        this.origin = origin;
        this.towards = towards;
        this.length = length;
        this.outline = outline;
    }

    /** How it is laid by points, which is where the search by the picture starts. */
    public Method byPoints() {
        return byPoints;
    }

    /**
     * Its corners on a film, mm of the film's patient space.
     *
     * @throws org.nasion.core.problem.ProblemException NAS-COMPARE-POINTS where a point is missing
     */
    public List<Point> outline(VisitFilm film) {
        Point from = film.need(origin);
        Point along = film.need(towards).minus(from).times(1 / length);
        Point across = new Point(-along.y(), along.x());
        List<Point> corners = new ArrayList<>();
        for (int i = 0; i < outline.length; i += 2) {
            corners.add(from.plus(along.times(outline[i])).plus(across.times(outline[i + 1])));
        }
        return corners;
    }
}
