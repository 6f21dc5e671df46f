package org.nasion.core.interchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Cephalogram;

/**
 * The edges of a film in image space, half a pixel beyond the outermost pixel centres: DICOM allows no
 * graphics outside of the image (PS3.3 C.10.5, C.18.6).
 */
record FilmEdges(int width, int height) {

    static FilmEdges of(Cephalogram film) {
        return new FilmEdges(film.width(), film.height());
    }

    boolean contain(Point point) {
        return point.x() >= -0.5 && point.x() <= width - 0.5 && point.y() >= -0.5 && point.y() <= height - 0.5;
    }

    /** The parts of a line through points that lie on the film. */
    List<List<Point>> clip(List<Point> line) {
        List<List<Point>> parts = new ArrayList<>();
        List<Point> part = List.of();
        for (int i = 1; i < line.size(); i++) {
            Optional<double[]> inside = inside(line.get(i - 1), line.get(i));
            if (inside.isEmpty()) {
                continue;
            }
            Point from = along(line.get(i - 1), line.get(i), inside.get()[0]);
            Point to = along(line.get(i - 1), line.get(i), inside.get()[1]);
            if (part.isEmpty() || !part.getLast().equals(from)) {
                part = new ArrayList<>(List.of(from));
                parts.add(part);
            }
            part.add(to);
        }
        return parts;
    }

    private static Point along(Point from, Point to, double share) {
        return share == 0 ? from : share == 1 ? to : from.plus(to.minus(from).times(share));
    }

    /** From where to where a straight line is inside, 0 to 1 (Liang and Barsky 1984); empty where it is nowhere. */
    private Optional<double[]> inside(Point from, Point to) {
        Point step = to.minus(from);
        double[] run = {0, 1};
        boolean meets = cut(-step.x(), from.x() + 0.5, run)
                && cut(step.x(), width - 0.5 - from.x(), run)
                && cut(-step.y(), from.y() + 0.5, run)
                && cut(step.y(), height - 0.5 - from.y(), run);
        return meets && run[0] < run[1] ? Optional.of(run) : Optional.empty();
    }

    /** Keeps what satisfies {@code t · towards <= room}. */
    private static boolean cut(double towards, double room, double[] run) {
        if (towards == 0) {
            return room >= 0;
        }
        if (towards < 0) {
            run[0] = Math.max(run[0], room / towards);
        } else {
            run[1] = Math.min(run[1], room / towards);
        }
        return true;
    }
}
