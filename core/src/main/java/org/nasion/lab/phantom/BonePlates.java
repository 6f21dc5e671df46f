package org.nasion.lab.phantom;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.nasion.core.geometry.Point;

/**
 * The fine lines that fill the skull on every film: walls of air cells, edges of thin bone, canals.
 * Nobody could name each of them; without them bone looks like plaster.
 */
final class BonePlates {

    private BonePlates() {}

    /**
     * Short bent lines scattered over a rectangle of the template.
     *
     * @param turn   main direction, radians from x towards y
     * @param spread how far a line may turn from it, radians
     * @param amount attenuation of the strongest line
     */
    static void scatter(
            Head head,
            Plate plate,
            int count,
            double x0,
            double y0,
            double x1,
            double y1,
            double turn,
            double spread,
            double lengthMm,
            double amount) {
        RandomGenerator random = head.random();
        for (int i = 0; i < count; i++) {
            double u = Chance.between(random, -1, 1);
            double v = Chance.between(random, -1, 1);
            // an ellipse, not a box, and rarer towards its rim
            double shrink = Math.sqrt(Math.max(0.05, 1 - 0.5 * (u * u + v * v)));
            double x = (x0 + x1) / 2 + u * shrink * (x1 - x0) / 2;
            double y = (y0 + y1) / 2 + v * shrink * (y1 - y0) / 2;
            double angle = turn + Chance.between(random, -spread, spread);
            double length = lengthMm * Chance.between(random, 0.5, 1.5);
            double bend = Chance.between(random, -0.8, 0.8);
            Path path = new Path();
            for (int j = 0; j < 4; j++) {
                path.to(head.p(x, y));
                x += StrictMath.cos(angle) * length / 3;
                y += StrictMath.sin(angle) * length / 3;
                angle += bend / 2;
            }
            plate.line(path.open(0.5), Chance.between(random, 0.5, 1.3), amount * Chance.between(random, 0.25, 1));
        }
    }

    /** Air cells with thin walls over an ellipse of the template; smaller towards its rim. */
    static void cells(
            Head head,
            Plate plate,
            int count,
            Point centre,
            double rx,
            double ry,
            double largestMm,
            double air,
            double wall) {
        RandomGenerator random = head.random();
        for (int i = 0; i < count; i++) {
            double angle = 2 * Math.PI * random.nextDouble();
            double r = Math.sqrt(random.nextDouble());
            double size = 0.4 + largestMm * random.nextDouble() * (1.15 - r);
            Point at = head.p(centre.x() + rx * r * StrictMath.cos(angle), centre.y() + ry * r * StrictMath.sin(angle));
            List<Point> cell = Cranium.circle(at, size, size * Chance.between(random, 0.7, 1.4));
            plate.body(cell, Profile.level(-air * random.nextDouble(), 0.5));
            List<Point> ring = new ArrayList<>(cell);
            ring.add(cell.getFirst());
            plate.line(ring, 0.6, wall * random.nextDouble());
        }
    }
}
