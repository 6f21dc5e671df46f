package org.nasion.lab.stress;

import java.util.List;
import java.util.Objects;
import org.nasion.core.geometry.Point;
import org.nasion.core.geometry.RigidMotion;
import org.opencv.core.Mat;

/**
 * A film's picture as another device or a bad day would have given it, and where its points went.
 *
 * @param picture  8 bit grey; whoever asked for it releases it
 * @param scale    pixels of this picture in one of the film's
 * @param motion   from the film's pixels, scaled, to this picture's
 * @param painted  discs in the film's pixels under which nothing of the film is left
 */
record Altered(Mat picture, double scale, RigidMotion motion, List<Disc> painted) {

    /** A part of a film; image space, px. */
    record Disc(Point centre, double radius) {}

    private static final RigidMotion STILL = new RigidMotion(0, new Point(0, 0));

    Altered {
        Objects.requireNonNull(picture);
        painted = List.copyOf(painted);
    }

    /** Every point stays where it is. */
    static Altered inPlace(Mat picture) {
        return new Altered(picture, 1, STILL, List.of());
    }

    static Altered shifted(Mat picture, double x, double y) {
        return new Altered(picture, 1, new RigidMotion(0, new Point(x, y)), List.of());
    }

    /** Where a point of the film lies in this picture. */
    Point place(Point ofFilm) {
        return motion.apply(ofFilm.times(scale));
    }

    /** Whether this picture shows the place of a point of the film. */
    boolean shows(Point ofFilm) {
        Point here = place(ofFilm);
        return here.x() >= 0
                && here.y() >= 0
                && here.x() <= picture.cols() - 1
                && here.y() <= picture.rows() - 1
                && painted.stream().noneMatch(disc -> disc.centre().distanceTo(ofFilm) < disc.radius());
    }
}
