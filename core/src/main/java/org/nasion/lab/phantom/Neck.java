package org.nasion.lab.phantom;

import java.util.List;
import org.nasion.core.geometry.Point;
import org.nasion.lab.phantom.Texture.Grain;

/** Cervical vertebrae, hyoid bone and the airway. */
final class Neck implements PhantomStructure {

    private static final Profile BONE = Profile.shell(0.062, 6, 1.1).plus(Profile.level(0.32, 2.5));

    @Override
    public void project(Head head, Plate plate) {
        airway(head, plate);
        atlas(head, plate);
        axis(head, plate);
        double top = 80.5;
        double front = -19.6;
        for (int c = 3; c <= 6; c++) {
            vertebra(head, plate, front, top, c);
            top += 17.2;
            front -= 0.6;
        }
        hyoid(head, plate);
    }

    private static void airway(Head head, Plate plate) {
        List<Point> lumen = head.ring(
                25, 37, 20, 27, 10, 25.5, 0, 28.5, -6.5, 36, -9.2, 48, -10.5, 62, -11.5, 80, -12, 100, -11, 118, -9,
                150, 0, 150, 1.5, 124, -2, 112, -2.5, 96, -1, 82, -2.4, 72, -1.0, 62, 4, 54, 11, 48.5, 18.5, 44.2);
        plate.body(lumen, Profile.level(-0.58, 5));
        // valleculae and the space below the epiglottis
        plate.body(head.ring(-2, 100, 5, 102, 8, 110, 3, 113, -3, 110), Profile.level(-0.22, 2));
        plate.line(head.curve(5, 100, -1, 104, -4.5, 97), 1.4, 0.10);
        // the space between tongue and palate
        plate.body(head.ring(20, 50, 35, 51, 52, 54.5, 58, 58, 50, 58, 34, 54.5, 22, 54), Profile.level(-0.10, 2));
    }

    private static void atlas(Head head, Plate plate) {
        List<Point> arch = head.ring(-16.6, 44.5, -14.2, 49, -15.4, 54.4, -19.2, 55.4, -21.2, 50, -20, 45.2);
        plate.body(arch, Profile.shell(0.07, 5, 1.2).plus(Profile.level(0.25, 2)), Grain.TRABECULAR, 0.15);
        plate.body(
                head.ring(
                        -24, 47, -36, 48, -46, 51.5, -57, 50.5, -64, 48.5, -67, 52, -64, 56.5, -56, 55, -44, 56, -34,
                        57, -25, 55),
                BONE,
                Grain.TRABECULAR,
                0.09);
        plate.body(
                head.ring(-26, 47, -36, 45, -40, 52, -34, 60, -26, 58), Profile.solid(0.02, 5), Grain.TRABECULAR, 0.09);
    }

    private static void axis(Head head, Plate plate) {
        plate.body(
                head.ring(
                        -24.5, 41.5, -21.4, 45, -20.8, 54, -19.4, 64, -18.2, 77.5, -25, 79.0, -32.5, 78.5, -32.5, 68,
                        -30, 58, -28, 46),
                BONE,
                Grain.TRABECULAR,
                0.09);
        plate.body(
                head.ring(-32, 63, -44, 65, -57, 68, -69, 76, -72, 84, -64, 84, -54, 80, -44, 78, -33, 75),
                Profile.shell(0.03, 5, 1).plus(Profile.level(0.18, 4)),
                Grain.TRABECULAR,
                0.09);
        plate.line(head.curve(-26, 60, -34, 60, -36, 66, -31, 70), 1.2, 0.16);
    }

    private static void vertebra(Head head, Plate plate, double front, double top, int number) {
        double x = front;
        double y = top;
        plate.body(
                head.ring(
                        x + 0.6, y + 0.5, x + 0.2, y + 6, x + 1.1, y + 13, x - 3, y + 14.2, x - 8, y + 13.4, x - 13.6,
                        y + 13.6, x - 14, y + 7, x - 13.2, y + 1, x - 7, y + 0.4),
                BONE,
                Grain.TRABECULAR,
                0.09);
        // articular pillars, then arch and spinous process
        plate.body(
                head.ring(x - 13, y - 2, x - 19, y - 6, x - 25, y - 2, x - 24, y + 5, x - 22, y + 13, x - 15, y + 9),
                BONE,
                Grain.TRABECULAR,
                0.09);
        double reach = 22 + 4 * (number - 3);
        plate.body(
                head.ring(
                        x - 22,
                        y + 1,
                        x - 30,
                        y + 4.5,
                        x - 25 - reach,
                        y + 12,
                        x - 27 - reach,
                        y + 15.5,
                        x - 22 - reach,
                        y + 17,
                        x - 32,
                        y + 12,
                        x - 23,
                        y + 9),
                Profile.shell(0.022, 4, 1).plus(Profile.level(0.13, 3)),
                Grain.TRABECULAR,
                0.09);
    }

    private static void hyoid(Head head, Plate plate) {
        double dy = 2.5 * Chance.bell(head.random());
        List<Point> body =
                Head.shifted(head.ring(10.5, 115, 14.5, 113.5, 17.5, 117, 17, 122.5, 14, 124.5, 11.5, 121), 0, dy);
        plate.body(body, Profile.shell(0.05, 4, 1.0).plus(Profile.level(0.10, 1.5)));
        for (int side = -1; side <= 1; side += 2) {
            plate.body(
                    Head.shifted(
                            head.ring(12, 117, 2, 112.5, -8, 108.5, -11, 108, -9, 110.5, 0, 115, 10, 120),
                            side * 0.7,
                            dy + side * 0.6),
                    Profile.level(0.15, 1.2));
        }
    }
}
