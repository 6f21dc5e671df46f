package org.nasion.lab.phantom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Contour;
import org.nasion.lab.phantom.Texture.Grain;

/** Vault, cranial base with sella, petrous and mastoid bone. */
final class Cranium implements PhantomStructure {

    @Override
    public void project(Head head, Plate shared) {
        Plate plate = shared.carrying(head.grown().cranium());
        vault(head, plate);
        frontal(head, plate);
        anteriorBase(head, plate);
        sella(head, plate);
        middleFossa(head, plate);
        temporal(head, plate);
    }

    @Override
    public Map<Contour, List<Point>> contours(Head head) {
        Carry carry = head.grown().cranium();
        // down to nasion on the frontal bone, then down the nasal bone, which the midface carries
        List<Point> bone = new ArrayList<>(carry.apply(forehead(head)));
        bone.addAll(head.grown().midface().apply(Midface.nasalRidge(head)));
        List<Point> base = new ArrayList<>(planum(head).reversed());
        base.addAll(fossa(head));
        return Map.of(Contour.FRONTAL_BONE, bone, Contour.CRANIAL_BASE, carry.apply(base));
    }

    private static void vault(Head head, Plate plate) {
        Point n = head.at(Landmark.N);
        List<Point> outer = new Path()
                .to(n, new Point(0.25, -1))
                .all(head.points(
                        71.6, -18, 71.8, -26, 69.5, -42, 62, -65, 47, -84, 22, -99, -10, -105, -45, -102, -76, -84, -96,
                        -54, -103, -20, -97, 8, -82, 32, -58, 45))
                .open(1);
        // temporal squama and occiput reach below the brain's base; in front the roofs of the orbits end the vault
        List<Point> base = head.curve(
                -58, 45, -48, 45, -36, 38, -24, 26, -13, 14, -6, 7.5, 1, 7.5, 7, 2, 12, -5, 22, -7, 34, -9, 42, -12.5,
                54, -14, 66, -8);
        // the mid-part of both parietals and the squamae, then the rim where the rays run along the tables
        plate.bodyFrom(
                outer, base, 8, Profile.shell(0.062, 70, 2.0).plus(Profile.shell(0.014, 70, 6.5)), Grain.COARSE, 0.05);
        plate.bodyFrom(outer, base, 7, Profile.level(0.52, 10), Grain.CLOUD, 0.035);
        RandomGenerator random = head.random();
        List<Point> inner = new Path()
                .all(head.points(
                        65.5, -22, 65.3, -40, 57.5, -62, 43.5, -79.5, 20, -93.5, -10, -99, -43, -96, -71.5, -79.5, -90,
                        -51, -96.5, -20, -91, 6, -77, 27))
                .open(1);
        plate.line(inner, 1.8, 0.40);
        // coronal and lambdoid sutures, faint and wavy; vascular grooves
        suture(head, plate, random, 20, -97, 12, -60, 18, -28);
        suture(head, plate, random, -72, -82, -70, -45, -62, -12);
        plate.line(head.curve(14, -22, 4, -42, -12, -62, -40, -80), 2.2, -0.08);
        plate.line(head.curve(4, -42, -20, -50, -48, -52), 1.8, -0.04);
    }

    private static void suture(Head head, Plate plate, RandomGenerator random, double... coordinates) {
        List<Point> base = head.curve(coordinates);
        Path path = new Path();
        for (int i = 0; i < base.size(); i += 2) {
            path.to(base.get(i).plus(new Point(0.7 * Chance.bell(random), 0.5 * Chance.bell(random))));
        }
        plate.line(path.open(0.4), 1.0, -0.16);
    }

    private static void frontal(Head head, Plate plate) {
        double size = Chance.between(head.random(), 0.6, 1.15);
        Point c = head.p(67.2, -21);
        Path sinus = new Path();
        double[] shape = {2.2, -9, 3.4, -2, 2.4, 5, -0.6, 8, -3.2, 3, -2.6, -5};
        for (int i = 0; i < shape.length; i += 2) {
            sinus.to(c.plus(new Point(shape[i], shape[i + 1]).times(size)));
        }
        List<Point> outline = sinus.closed(0.5);
        plate.body(outline, Profile.level(-0.55, 1.6));
        outline = new ArrayList<>(outline);
        outline.add(outline.getFirst());
        plate.line(outline, 0.9, 0.20);
        // thick bone at glabella down to the frontonasal suture
        List<Point> front = forehead(head);
        List<Point> behind = head.curve(71.8, -2.8, 68, -0.8, 60, -4.5, 54, -12, 57.5, -20, 62.5, -30, 65.5, -48);
        plate.bodyFrom(
                front,
                behind,
                4.0,
                Profile.shell(0.085, 7, 1.8).plus(Profile.level(0.26, 1.5)),
                Grain.TRABECULAR,
                0.10);
        plate.line(head.curve(68, -10.4, 64.5, -10.8, 61, -14, 62.5, -20, 65, -27, 65.5, -40), 1.6, 0.24, 1, 0.3);
    }

    /** The front of the frontal bone down to the suture. */
    private static List<Point> forehead(Head head) {
        return new Path()
                .all(head.points(67.8, -48, 70.4, -36, 71.6, -27, 71.5, -18))
                .to(head.at(Landmark.N), new Point(0.25, 1))
                .to(head.p(71.4, -3.2))
                .open(0.5);
    }

    private static List<Point> planum(Head head) {
        return head.curve(6.2, -5.0, 9.5, -7.4, 20, -9.2, 32, -8.2, 44, -9.0, 53, -11, 60, -17, 63.5, -27);
    }

    private static void anteriorBase(Head head, Plate plate) {
        plate.line(planum(head), 1.5, 0.42);
        for (int side = -1; side <= 1; side += 2) {
            List<Point> roof = Path.of(List.of(
                            head.vary(9, -7.5, 0.4),
                            head.vary(22, -12.5 + side, 0.5),
                            head.vary(36, -17.5 + side * 1.4, 0.7),
                            head.vary(49, -20.5 + side * 1.6, 0.7),
                            head.vary(60, -19 + side * 1.4, 0.5),
                            head.vary(66.5, -13.5 + side * 0.5, 0.3)))
                    .open(0.7);
            plate.line(roof, 1.7, 0.34);
            plate.line(Head.shifted(roof, 0, -1.4), 4.5, 0.10);
        }
    }

    private static void sella(Head head, Plate plate) {
        Point s = head.at(Landmark.S);
        double k = head.scale();
        List<Point> line = fossa(head);
        plate.line(line, 1.3, 0.42);
        plate.line(line, 3.2, 0.10);
        // anterior clinoids, left and right
        for (int side = -1; side <= 1; side += 2) {
            plate.body(
                    Head.shifted(
                            head.ring(15, -8.8, 8.5, -8.2, 2.2, -6.6 + 0.4 * side, 8.5, -5.4), side * 0.5, side * 0.3),
                    Profile.solid(0.05, 3));
        }
        // clivus and sphenoid body around the sinus
        Point ar = head.at(Landmark.AR);
        List<Point> pharyngeal = new Path()
                .to(head.p(-24, 39.5))
                .to(ar)
                .all(head.points(-6, 26, 4, 22, 13, 18.5, 22, 16))
                .open(0.7);
        plate.line(pharyngeal, 1.6, 0.38);
        List<Point> body = new Path()
                .all(head.points(-8.7, -3))
                .to(s.plus(new Point(-5.6, 0.5).times(k)))
                .to(s.plus(new Point(0.2, 5.4).times(k)))
                .to(s.plus(new Point(5.8, 0).times(k)))
                .all(head.points(9, -7, 22, -8.5, 26, 2, 22, 16, 4, 22))
                .to(ar)
                .all(head.points(-24, 39.5, -15.4, 22))
                .closed(0.7);
        plate.body(body, Profile.level(0.56, 3.0), Grain.TRABECULAR, 0.05);
        List<Point> sinus = head.ring(4.5, 8.5, 8.5, 2, 11, -4.5, 19, -6, 24, 1, 21.5, 12, 12, 15.5, 2, 15);
        plate.body(sinus, Profile.level(-0.34, 4.0), Grain.CLOUD, 0.15);
        plate.line(sinus, 0.9, 0.07);
        plate.line(head.curve(14, -6, 15, 2, 12.5, 14), 0.9, 0.07);
    }

    /** From the planum through the fossa of sella and over its back down the clivus. */
    private static List<Point> fossa(Head head) {
        Point s = head.at(Landmark.S);
        double k = head.scale();
        // the fossa lies evenly around S; only clinoids and clivus follow the template
        Path fossa = new Path().to(head.p(16, -8.6)).to(head.p(9.5, -7.4));
        double[] bowl = {6.2, -3.8, 6.1, 0.1, 4.3, 4.0, 0.7, 5.6, -2.8, 4.3, -4.8, 1.0, -4.9, -2.9};
        for (int i = 0; i < bowl.length; i += 2) {
            fossa.to(s.plus(new Point(bowl[i], bowl[i + 1]).times(k)));
        }
        return fossa.to(s.plus(new Point(-6.0, -5.2).times(k)))
                .to(s.plus(new Point(-8.0, -4.4).times(k)))
                .to(s.plus(new Point(-8.6, 0).times(k)))
                .to(head.p(-10.5, 9))
                .to(head.p(-15.2, 21))
                .to(head.p(-20, 31))
                .to(head.p(-24, 39))
                .open(0.5);
    }

    private static void middleFossa(Head head, Plate plate) {
        for (int side = -1; side <= 1; side += 2) {
            double d = side * 1.1;
            plate.line(
                    Head.shifted(
                            Path.of(List.of(
                                            head.p(35.5, -19),
                                            head.vary(37.5, -8, 0.5),
                                            head.vary(34.5, 3, 0.6),
                                            head.vary(27, 12, 0.5),
                                            head.vary(16, 19, 0.5),
                                            head.p(4, 22)))
                                    .open(0.7),
                            d,
                            d * 0.5),
                    1.6,
                    0.36);
            // zygomatic arch, end on at the front
            plate.body(
                    Head.shifted(head.ring(46, 20, 30, 19, 12, 21, 0, 22, 0, 25, 14, 25.5, 32, 24.5, 45, 26), d, d),
                    Profile.solid(0.035, 2),
                    Grain.COARSE,
                    0.2);
        }
        plate.line(head.curve(20, 17, 6, 19.5, -6, 18.5, -18, 12.5, -30, 6.5, -42, 4, -56, 9, -66, 22), 2.0, 0.20);
        // base of the temporal bone and greater wing: the bright band from the ear to behind the orbit
        plate.body(
                head.ring(
                        -16, 14, -6, 10, 6, 11, 18, 10.5, 28, 6, 36, 6, 36, 12, 27, 17.5, 17, 21, 6, 24.5, -6, 25, -14,
                        22),
                Profile.level(0.95, 7),
                Grain.COARSE,
                0.07);
        // streaks of the greater wing run up and forward through the band
        for (int i = 0; i < 14; i++) {
            double s = i / 13.0;
            plate.line(
                    Path.of(List.of(
                                    head.vary(-6 + 12 * s, 22 - 6 * s, 0.8),
                                    head.vary(12 + 8 * s, 19 - 7 * s, 0.8),
                                    head.vary(27 + 4 * s, 12 - 10 * s, 0.8)))
                            .open(0.6),
                    Chance.between(head.random(), 0.8, 2.2),
                    Chance.between(head.random(), 0.04, 0.14));
        }
    }

    private static void temporal(Head head, Plate plate) {
        List<Point> petrous =
                head.ring(-50, 9, -40, 3.5, -28, 1, -14, 1, -7, 8, -4, 22, -14, 32, -28, 35, -42, 33, -50, 24);
        plate.body(petrous, Profile.level(0.16, 10), Grain.COARSE, 0.13);
        // dense bone about the ear canal, down to the tip of the mastoid process
        plate.body(
                head.ring(-38, 16, -28, 8, -14, 7, -4, 12, -2, 20, -6, 28, -12, 36, -18, 47, -29, 50, -38, 42, -40, 26),
                Profile.level(0.95, 10),
                Grain.COARSE,
                0.10);
        plate.line(head.curve(-50, 7, -40, 3.5, -29, 2.5, -17, 6, -9, 12), 2.2, 0.16, 0.2, 1);
        plate.line(head.curve(-46, 12, -38, 7.5, -28, 7.5, -16, 13), 1.8, 0.14, 0.2, 1);
        BonePlates.scatter(head, plate, 46, -40, 4, -12, 30, 0.35, 0.9, 8, 0.40);
        BonePlates.scatter(head, plate, 22, -18, 6, 4, 20, -0.25, 0.35, 8, 0.26);
        plate.body(head.ring(-16, 8, -6, 6, 2, 12, 0, 20, -8, 24, -16, 20), Profile.level(0.34, 5), Grain.COARSE, 0.1);
        // semicircular canals and cochlea in the densest bone
        for (int i = 0; i < 3; i++) {
            List<Point> canal = new ArrayList<>(circle(head.vary(-20 + 4 * i, 13, 1), 3.2, 2.4));
            plate.line(canal, 1.0, 0.42);
        }
        // glenoid fossa and articular eminence above the condyle
        Point co = head.at(Landmark.CO);
        double k = head.scale();
        for (int side = -1; side <= 1; side += 2) {
            Path fossa = new Path();
            double[] roof = {-6.5, 3, -3.5, -2.4, 1.5, -4.2, 6.5, -2.6, 10.5, 2.6, 14, 5.2, 18, 2.4, 24, 0.5};
            for (int i = 0; i < roof.length; i += 2) {
                fossa.to(co.plus(new Point(roof[i] + side * 0.8, roof[i + 1] + side * 0.5).times(k)));
            }
            plate.line(fossa.open(0.6), 1.5, 0.26);
        }
        // occipital condyles and the rim of the great foramen
        plate.body(
                head.ring(-24, 34, -36, 31, -50, 36, -46, 46, -36, 50, -26, 47),
                Profile.level(0.30, 5),
                Grain.TRABECULAR,
                0.10);
        // mastoid process, occipital condyles and lateral masses of the atlas lie over each other below the ear
        plate.body(
                head.ring(-46, 28, -32, 30, -20, 31, -15, 38, -19, 50, -24, 60, -36, 62, -46, 56, -52, 42),
                Profile.level(0.75, 8),
                Grain.COARSE,
                0.10);
        plate.line(head.curve(-104, 0, -98, 14, -84, 29, -60, 44, -50, 43), 2.4, 0.45);
        plate.line(head.curve(-97, 2, -91, 13, -78, 26, -58, 40, -48, 42), 1.6, 0.40);
        // the posterior fossa is narrower and its floor thin
        plate.body(
                head.ring(-31, 16, -42, 8, -62, 4, -90, 4, -104, 10, -98, 24, -80, 34, -58, 46, -40, 46, -28, 34),
                Profile.level(-1.15, 20));
        mastoid(head, plate);
        // the ear canal: its roof is porion
        Point po = head.at(Landmark.PO);
        plate.body(circle(po.plus(new Point(0, 4.4 * k)), 4.4 * k, 3.6 * k), Profile.level(-0.10, 1.4));
    }

    private static void mastoid(Head head, Plate plate) {
        List<Point> outline = head.ring(-64, 14, -52, 7, -36, 12, -28, 26, -30, 40, -37, 48, -46, 46, -56, 38, -64, 28);
        plate.body(outline, Profile.level(-0.26, 7), Grain.COARSE, 0.2);
        BonePlates.cells(head, plate, 340, new Point(-45, 26), 17, 19, 0.95, 0.40, 0.34);
        BonePlates.scatter(head, plate, 50, -58, 6, -30, 42, 1.2, 1.2, 6, 0.36);
        plate.line(head.curve(-30, 36, -36, 48, -44, 47, -52, 40), 1.4, 0.20);
    }

    static List<Point> circle(Point centre, double rx, double ry) {
        int n = Math.max(16, (int) (rx * 6));
        List<Point> out = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double a = 2 * Math.PI * i / n;
            out.add(centre.plus(new Point(rx * StrictMath.cos(a), ry * StrictMath.sin(a))));
        }
        return out;
    }
}
