package org.nasion.lab.phantom;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/** What holds and marks the head: ear rods, forehead rest with the nasion ruler, the side marker. */
final class Cephalostat implements PhantomStructure {

    private static final double METAL = 3.0;
    private static final double PLASTIC = 0.42;
    /** Length of the ruler, mm; a longer tick every fifth. */
    static final int RULER_MM = 40;

    private final RandomGenerator random;
    private Point rulerFrom;
    private Point rulerTo;

    Cephalostat(long seed) {
        random = Chance.generator(seed, "cephalostat");
    }

    /** First tick of the ruler, head space; known once projected. */
    Point rulerFrom() {
        return rulerFrom;
    }

    /** Last tick, {@link #RULER_MM} further. */
    Point rulerTo() {
        return rulerTo;
    }

    @Override
    public void project(Head head, Plate plate) {
        earRods(head, plate);
        ruler(head, plate);
        marker(plate);
    }

    private void earRods(Head head, Plate plate) {
        Point po = head.at(Landmark.PO);
        boolean large = random.nextDouble() < 0.6;
        double radius = large ? Chance.between(random, 7.4, 8.6) : Chance.between(random, 4.6, 5.2);
        // the machine's porion: the ring's upper edge rests at the roof of the ear canal
        Point centre = po.plus(new Point(Chance.between(random, -0.4, 0.4), radius + 0.4));
        if (large) {
            ring(plate, centre, radius, 1.1, 2.2);
            ring(
                    plate,
                    centre.plus(new Point(Chance.between(random, 1.2, 2.6), Chance.between(random, -0.6, 1.2))),
                    radius * 0.72,
                    0.9,
                    1.2);
            plate.body(Cranium.circle(centre, radius, radius), Profile.level(0.50, 0.5));
        } else {
            ring(plate, centre, radius, 1.5, METAL);
            plate.body(Cranium.circle(centre.plus(new Point(0.6, 0.8)), 1.4, 1.4), Profile.level(METAL, 0.4));
        }
    }

    private static void ring(Plate plate, Point centre, double radius, double widthMm, double amount) {
        List<Point> circle = new ArrayList<>(Cranium.circle(centre, radius, radius));
        circle.add(circle.getFirst());
        plate.line(circle, widthMm, amount);
    }

    private void ruler(Head head, Plate plate) {
        Point n = head.at(Landmark.N_SOFT);
        double lean = Chance.between(random, -0.04, 0.04);
        Point down = new Point(StrictMath.sin(lean), StrictMath.cos(lean));
        Point right = new Point(down.y(), -down.x());
        rulerTo = n.plus(new Point(Chance.between(random, 21, 25), -13));
        rulerFrom = rulerTo.minus(down.times(RULER_MM));
        // rest on the bridge of the nose, arm and rod of plastic
        plate.body(
                bar(n.plus(new Point(3.4, 5)), new Point(1, 0), new Point(0, 1), rulerTo.x() - n.x() + 2.6, 4),
                Profile.level(PLASTIC, 1.2));
        plate.body(bar(rulerTo.plus(new Point(-4, -10)), right, down, 10, 32), Profile.level(PLASTIC, 1.2));
        plate.body(
                bar(rulerFrom.minus(down.times(110)).plus(right.times(-1.7)), right, down, 4.4, 106),
                Profile.level(PLASTIC * 1.7, 0.8));
        // the metal strip with a tick each millimetre
        plate.body(
                bar(rulerFrom.minus(down.times(1.2)).plus(right.times(-1.8)), right, down, 1.5, RULER_MM + 2.4),
                Profile.level(METAL, 0.15));
        for (int i = 0; i <= RULER_MM; i++) {
            double length = i % 10 == 0 ? 3.4 : i % 5 == 0 ? 2.8 : 2.1;
            Point at = rulerFrom.plus(down.times(i));
            plate.body(
                    bar(at.minus(down.times(0.22)).plus(right.times(-0.4)), right, down, length, 0.44),
                    Profile.level(METAL, 0.1));
        }
    }

    private static List<Point> bar(Point corner, Point right, Point down, double width, double length) {
        return List.of(
                corner,
                corner.plus(right.times(width)),
                corner.plus(right.times(width)).plus(down.times(length)),
                corner.plus(down.times(length)));
    }

    /** The letter R in lead, drawn in strokes near the lower right corner. */
    private void marker(Plate plate) {
        double px = plate.view.pxPerMm();
        Point corner = new Point(
                plate.width - px * Chance.between(random, 16, 26), plate.height - px * Chance.between(random, 20, 34));
        double[][] strokes = {{0, 0, 0, 9}, {0, 0, 3.2, 0, 4.9, 1.0, 4.9, 3.2, 3.2, 4.4, 0, 4.4}, {2.4, 4.4, 5.2, 9}};
        for (double[] stroke : strokes) {
            List<Point> line = new ArrayList<>();
            for (int i = 0; i < stroke.length; i += 2) {
                line.add(plate.view.toHead(corner.plus(new Point(stroke[i] * px, stroke[i + 1] * px))));
            }
            plate.line(line, 1.7, METAL);
        }
    }
}
