package org.nasion.lab.phantom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Contour;
import org.nasion.lab.phantom.Texture.Grain;

/** Orbits, nasal bone and cavity, sinuses, zygoma, maxilla and palate. */
final class Midface implements PhantomStructure {

    @Override
    public void project(Head head, Plate shared) {
        Plate plate = shared.carrying(head.grown().midface());
        cavities(head, plate);
        plates(head, plate);
        orbits(head, plate);
        nasalBone(head, plate);
        pterygoid(head, plate);
        maxilla(head, plate);
    }

    @Override
    public Map<Contour, List<Point>> contours(Head head) {
        Carry carry = head.grown().midface();
        List<Point> palate = new ArrayList<>(floor(head));
        palate.addAll(oral(head));
        return Map.of(
                Contour.ORBIT, carry.apply(rim(head).open(0.5)),
                Contour.PALATE, carry.apply(palate),
                Contour.MAXILLA_FRONT, carry.apply(front(head)));
    }

    private static void cavities(Head head, Plate plate) {
        // ethmoid, nasal cavity and both maxillary sinuses hold air
        plate.body(
                head.ring(
                        28, -7, 44, -7, 56, -8, 63, -2, 66, 12, 69, 30, 69.5, 39.5, 50, 40, 30, 40, 21, 38, 22, 26, 27,
                        12),
                Profile.level(-0.40, 4),
                Grain.CLOUD,
                0.16);
        List<Point> sinus =
                head.ring(27, 22, 33, 18.5, 46, 20.5, 57, 25, 61, 34, 57, 44, 46, 49, 34, 48, 27, 40, 25, 30);
        plate.body(sinus, Profile.level(-0.24, 3), Grain.CLOUD, 0.16);
        plate.line(sinus, 0.9, 0.12);
        plate.line(Head.shifted(sinus, 1.2, 0.9), 0.8, 0.08);
        // the cells of the ethmoid, both sides over each other
        plate.body(
                head.ring(26, -8, 40, -9, 54, -10, 57, -2, 53, 8, 46, 14, 34, 14, 27, 8),
                Profile.level(0.42, 6),
                Grain.COARSE,
                0.16);
        // turbinates
        plate.body(
                head.ring(28, 33, 40, 30, 55, 31.5, 62, 35, 54, 38, 38, 38.5, 28, 37),
                Profile.level(0.16, 2.5),
                Grain.COARSE,
                0.2);
        plate.body(
                head.ring(32, 22, 44, 20, 56, 22, 58, 26, 46, 28, 34, 27), Profile.level(0.12, 2.5), Grain.COARSE, 0.2);
        RandomGenerator random = head.random();
        for (int i = 0; i < 26; i++) {
            double x = Chance.between(random, 29, 58);
            double y = Chance.between(random, -7, 10 - 0.1 * x);
            double size = Chance.between(random, 1.4, 3.4);
            plate.line(closed(Cranium.circle(head.p(x, y), size, size * Chance.between(random, 0.8, 1.6))), 0.7, 0.07);
        }
    }

    /** Thin plates of bone in every direction: walls of cells, canals and processes that nobody could name on a film. */
    private static void plates(Head head, Plate plate) {
        RandomGenerator random = head.random();
        BonePlates.scatter(head, plate, 60, 28, -10, 58, 14, 1.6, 0.9, 9, 0.20);
        BonePlates.scatter(head, plate, 26, 26, 14, 62, 40, 1.4, 0.8, 10, 0.12);
        BonePlates.scatter(head, plate, 24, 8, 14, 28, 40, 1.6, 0.5, 12, 0.12);
        // the zygomatic process of the maxilla fans out from the rim of the orbit to the key ridge
        for (int i = 0; i < 16; i++) {
            double share = i / 15.0;
            Path path = new Path()
                    .to(head.vary(46 + 14 * share, 17 + 5 * share, 0.6))
                    .to(head.vary(45.5 + 12 * share, 28 + 2 * share, 0.8))
                    .to(head.vary(48.5 + 4 * share, 39 - 2 * share, 0.8));
            plate.line(path.open(0.5), Chance.between(random, 0.8, 1.8), Chance.between(random, 0.05, 0.14));
        }
    }

    private static List<Point> closed(List<Point> ring) {
        List<Point> out = new ArrayList<>(ring);
        out.add(ring.getFirst());
        return out;
    }

    private static void orbits(Head head, Plate plate) {
        Point or = head.at(Landmark.OR);
        RandomGenerator random = head.random();
        double split = Chance.between(random, 0.5, 1.3);
        for (int side = -1; side <= 1; side += 2) {
            double dx = side * split;
            double dy = side * split * 0.55;
            List<Point> line = Head.shifted(rim(head).open(0.5), dx, dy);
            plate.line(line, 2.2, 0.40, 0.7, 1);
            plate.line(Head.shifted(line, -1.6, 0.4), 5.0, 0.20);
            Path lower = new Path().to(head.p(48, 15)).to(or, new Point(1, 0)).to(head.p(58.2, 16.8));
            plate.line(Head.shifted(lower.open(0.5), dx, dy + 0.7), 2.2, 0.26);
            // zygoma below it with the key ridge
            Path zygoma = new Path()
                    .to(head.p(45.5, 12))
                    .to(head.p(48.5, 16.5))
                    .to(or, new Point(1, 0))
                    .all(head.points(
                            58.5, 17.2, 61.5, 22, 61, 30, 57, 37, 53, 41.5, 48.5, 41, 45, 36, 42.5, 27, 42, 18));
            plate.body(Head.shifted(zygoma.closed(0.7), dx, dy), Profile.level(0.22, 4), Grain.COARSE, 0.13);
            plate.line(
                    Head.shifted(
                            head.curve(42, 18, 43.5, 29, 45.8, 37, 49.8, 42.2, 54, 40.5, 57, 35, 59, 28), dx * 1.4, dy),
                    1.4,
                    0.20);
        }
        plate.line(
                Path.of(List.of(head.p(38, 13.5), head.p(46, 17), or.plus(new Point(0, 1.4)), head.p(60.5, 20.5)))
                        .open(0.6),
                4.2,
                0.34,
                0.4,
                1);
        // floor of the orbit, frontal process of the maxilla
        plate.line(head.curve(26, 13, 36, 14.5, 46, 17.5, 54, 19.6), 1.3, 0.20);
        plate.line(head.curve(66.5, -8, 64.5, 2, 63, 12, 61.5, 22, 62.5, 32, 66, 41), 1.6, 0.20);
        plate.line(head.curve(60, -8, 58.5, 2, 59.5, 12, 61, 21), 1.4, 0.14);
    }

    /** Lateral rim, and the inferior rim whose lowest point is orbitale (midway between the sides). */
    private static Path rim(Head head) {
        return new Path()
                .all(head.points(59, -14, 52.0, -8.5, 47.2, -1.5, 45.6, 6, 47.0, 13.5))
                .to(head.at(Landmark.OR), new Point(1, 0.0))
                .to(head.p(58.2, 16.8))
                .to(head.p(60.5, 12));
    }

    private static void nasalBone(Head head, Plate plate) {
        List<Point> front = nasalRidge(head);
        List<Point> outline = new ArrayList<>(front);
        outline.addAll(head.curve(78.4, 12.2, 72.6, 5, 66.4, -1, 62.0, -9, 64, -13));
        plate.body(outline, Profile.solid(0.14, 2.0));
        plate.line(front, 1.3, 0.30, 1, 0.35);
        plate.line(head.curve(68.2, -9.4, 66.4, -8.6, 64.6, -8.8), 0.8, -0.05);
    }

    /** The front of the nasal bone from the frontal bone to its tip. */
    static List<Point> nasalRidge(Head head) {
        return new Path()
                .to(head.p(68.8, -12))
                .to(head.at(Landmark.N), new Point(0.25, 1))
                .all(head.points(71.0, -3.5, 75, 4, 79.2, 12))
                .open(0.5);
    }

    private static void pterygoid(Head head, Plate plate) {
        List<Point> fissure = head.ring(19.5, 39, 17.8, 30, 18.6, 21.5, 22, 17.6, 24.6, 21, 23.2, 30);
        plate.body(fissure, Profile.level(-0.16, 1.2));
        plate.line(head.curve(19.5, 40, 17.8, 30, 18.6, 21.5, 22, 17.2), 1.2, 0.26);
        plate.line(head.curve(22, 17.2, 25, 20.5, 23.4, 30, 19.7, 40), 1.1, 0.22);
        plate.body(
                head.ring(18, 21, 12, 20, 9, 28, 11.5, 40, 15, 49, 18, 46, 18.2, 34),
                Profile.level(0.18, 2.5),
                Grain.COARSE,
                0.2);
    }

    private static void maxilla(Head head, Plate plate) {
        double k = head.scale();
        Point ans = head.at(Landmark.ANS);
        Point a = head.at(Landmark.A);
        Point pns = head.at(Landmark.PNS);
        Point lingual = lingualCrest(head);
        List<Point> frontLine = front(head);
        Point molar = head.at(Landmark.UMT);
        Point premolar = head.at(Landmark.UPM);
        Path outline = new Path();
        frontLine.stream().skip(0).forEach(outline::to);
        outline.to(lingual)
                .to(premolar.plus(new Point(4, -8.2).times(k)))
                .to(molar.plus(new Point(-3, -8.4).times(k)))
                .to(molar.plus(new Point(-14, -9.2).times(k)))
                .to(molar.plus(new Point(-20.5, -13).times(k)))
                .to(pns.plus(new Point(0.5, 1.5).times(k)))
                .to(pns)
                .all(head.points(30, 42.2, 50, 41.8, 64, 41.4));
        plate.body(
                outline.closed(0.5), Profile.shell(0.015, 5, 1.2).plus(Profile.level(0.34, 9)), Grain.TRABECULAR, 0.10);
        plate.line(Head.shifted(frontLine, -0.5, 0), 1.7, 0.46, 1, 0.7);
        // hard palate: nasal floor from spine to spine, oral side behind the incisors
        List<Point> floor = floor(head);
        plate.line(floor, 1.8, 0.72, 0.7, 1);
        List<Point> oral = oral(head);
        plate.line(oral, 1.6, 0.34);
        List<Point> palate = new ArrayList<>(floor);
        palate.addAll(oral.subList(0, (int) (oral.size() * 0.65)));
        plate.body(palate, Profile.level(0.20, 1.2), Grain.TRABECULAR, 0.2);
        plate.body(
                Path.of(List.of(
                                ans,
                                ans.plus(new Point(-5, -0.9).times(k)),
                                ans.plus(new Point(-6, 2.0).times(k)),
                                a.plus(new Point(-1.0, -1.0)),
                                ans.plus(a).times(0.5).plus(new Point(-0.35, -0.25).times(k))))
                        .closed(0.4),
                Profile.level(0.22, 0.8));
    }

    private static List<Point> front(Head head) {
        double k = head.scale();
        Point ans = head.at(Landmark.ANS);
        Point a = head.at(Landmark.A);
        Point prosthion = Dentition.crest(head, Landmark.UIT, Landmark.UIA, 10.5, 2.6);
        // A is where the anterior contour runs parallel to the line from the spine to the alveolar crest
        return new Path()
                .corner(ans)
                .to(ans.plus(a).times(0.5).plus(new Point(-0.35, -0.25).times(k)))
                .to(a, prosthion.minus(ans))
                .to(a.times(0.5).plus(prosthion.times(0.5)).plus(new Point(0.9, 0).times(k)))
                .to(prosthion)
                .open(0.4);
    }

    private static List<Point> floor(Head head) {
        Point ans = head.at(Landmark.ANS);
        return new Path()
                .to(ans)
                .to(ans.plus(new Point(-5, -0.9).times(head.scale())))
                .all(head.points(58, 41.6, 40, 42.0, 27, 42.3))
                .to(head.at(Landmark.PNS))
                .open(0.5);
    }

    private static List<Point> oral(Head head) {
        Point lingual = lingualCrest(head);
        return new Path()
                .to(head.at(Landmark.PNS))
                .all(head.points(26, 44.6, 38, 46.2, 50, 47.6, 57, 50.5))
                .to(lingual.plus(new Point(-1.5, -3.5).times(head.scale())))
                .to(lingual)
                .open(0.5);
    }

    private static Point lingualCrest(Head head) {
        return Dentition.crest(head, Landmark.UIT, Landmark.UIA, 11.5, -4.0);
    }
}
