package org.nasion.lab.phantom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Contour;
import org.nasion.lab.phantom.Texture.Grain;

/** The teeth, right and left, with their fillings and brackets. */
final class Dentition implements PhantomStructure {

    private static final double METAL = 3.2;

    private final boolean fillings;
    private final boolean brackets;

    Dentition(boolean fillings, boolean brackets) {
        this.fillings = fillings;
        this.brackets = brackets;
    }

    /** A tooth: the tip it stands on, the way from the tip to the root's end (unit), and its size relative to the template. */
    private record Tooth(Point tip, Point axis, double size) {

        /** A point {@code along} mm from the tip towards the root and {@code forward} mm in front of the axis. */
        Point at(double along, double forward) {
            Point across = axis.y() > 0 ? new Point(axis.y(), -axis.x()) : new Point(-axis.y(), axis.x());
            return tip.plus(axis.times(along * size)).plus(across.times(forward * size));
        }

        List<Point> outline(double... alongAndForward) {
            Path path = new Path();
            for (int i = 0; i < alongAndForward.length; i += 2) {
                path.to(at(alongAndForward[i], alongAndForward[i + 1]));
            }
            return path.closed(0.35);
        }

        List<Point> line(double... alongAndForward) {
            Path path = new Path();
            for (int i = 0; i < alongAndForward.length; i += 2) {
                path.to(at(alongAndForward[i], alongAndForward[i + 1]));
            }
            return path.open(0.35);
        }

        Tooth shifted(double dx, double dy) {
            return new Tooth(tip.plus(new Point(dx, dy)), axis, size);
        }
    }

    /** The alveolar crest beside a front tooth, head space: {@code along} mm from its tip, {@code forward} mm in front of its axis. */
    static Point crest(Head head, Landmark tip, Landmark apex, double along, double forward) {
        return incisor(head, tip, apex).at(along, forward);
    }

    private static Tooth incisor(Head head, Landmark tip, Landmark apex) {
        Point way = head.at(apex).minus(head.at(tip));
        double length = Math.sqrt(way.dot(way));
        double template = tip == Landmark.UIT ? 24.5 : 23.0;
        return new Tooth(head.at(tip), way.times(1 / length), length / template);
    }

    @Override
    public Map<Contour, List<Point>> contours(Head head) {
        Carry maxilla = head.grown().maxilla();
        Carry mandible = head.grown().mandibularBone();
        Tooth upper = incisor(head, Landmark.UIT, Landmark.UIA);
        Tooth lower = incisor(head, Landmark.LIT, Landmark.LIA);
        return Map.of(
                Contour.UPPER_INCISOR, maxilla.apply(closed(incisorOutline(upper))),
                Contour.LOWER_INCISOR, mandible.apply(closed(incisorOutline(lower))),
                Contour.UPPER_MOLAR, maxilla.apply(closed(molarOutline(six(head, upper, Landmark.UMT, true)))),
                Contour.LOWER_MOLAR, mandible.apply(closed(molarOutline(six(head, lower, Landmark.LMT, false)))));
    }

    private static List<Point> closed(List<Point> ring) {
        List<Point> out = new ArrayList<>(ring);
        out.add(ring.getFirst());
        return out;
    }

    /** The first molar, midway between its sides. */
    private static Tooth six(Head head, Tooth incisor, Landmark cusp, boolean upper) {
        return new Tooth(head.at(cusp), blend(rootwards(upper), incisor.axis(), 0.02), head.scale());
    }

    private static Point rootwards(boolean upper) {
        return new Point(upper ? 0.02 : 0.10, upper ? -1 : 1);
    }

    @Override
    public void project(Head head, Plate shared) {
        Plate inMaxilla = shared.carrying(head.grown().maxilla());
        Plate inMandible = shared.carrying(head.grown().mandibularBone());
        RandomGenerator random = head.random();
        double split = Chance.between(random, 0.3, 1.0);
        boolean wisdom = random.nextDouble() < 0.45;
        Tooth upper = incisor(head, Landmark.UIT, Landmark.UIA);
        Tooth lower = incisor(head, Landmark.LIT, Landmark.LIA);
        for (int side = -1; side <= 1; side += 2) {
            arch(head, inMaxilla, upper, head.at(Landmark.UPM), head.at(Landmark.UMT), side * split, wisdom, true);
            arch(head, inMandible, lower, head.at(Landmark.LPM), head.at(Landmark.LMT), side * split, wisdom, false);
        }
        front(inMaxilla, upper, 1.3);
        front(inMandible, lower, 1.5);
        if (brackets) {
            braces(inMaxilla, inMandible, upper, lower, head);
        }
    }

    private void arch(
            Head head,
            Plate plate,
            Tooth incisor,
            Point premolar,
            Point molar,
            double offset,
            boolean wisdom,
            boolean upper) {
        RandomGenerator random = head.random();
        double k = head.scale();
        Point back = rootwards(upper);
        Point along = incisor.tip().minus(premolar);
        Point down = molar.minus(premolar);
        double run = Math.sqrt(down.dot(down));
        Point distal = down.times(1 / run);
        Point behind = new Point(distal.x(), distal.y() * 0.3 - (upper ? 0.10 : 0.16));
        single(
                plate,
                new Tooth(premolar.plus(along.times(0.76)), blend(back, incisor.axis(), 0.88), 0.88 * k)
                        .shifted(offset, 0),
                1);
        canine(
                plate,
                new Tooth(premolar.plus(along.times(0.52)), blend(back, incisor.axis(), 0.6), k).shifted(offset, 0));
        premolar(
                plate,
                new Tooth(premolar.plus(along.times(0.26)), blend(back, incisor.axis(), 0.3), k).shifted(offset, 0),
                upper);
        premolar(plate, new Tooth(premolar, blend(back, incisor.axis(), 0.12), k).shifted(offset, 0), upper);
        Tooth six = new Tooth(molar, blend(back, incisor.axis(), 0.02), k).shifted(offset, 0);
        Tooth seven = new Tooth(
                        molar.plus(behind.times(10.2 * k)), blend(back, new Point(-0.2, back.y()), 0.5), 0.96 * k)
                .shifted(offset, 0);
        molar(plate, six, upper);
        molar(plate, seven, upper);
        if (wisdom) {
            molar(
                    plate,
                    new Tooth(
                                    molar.plus(behind.times(20.2 * k)).plus(new Point(0, upper ? -3 : 3)),
                                    blend(back, new Point(upper ? 0.5 : -0.8, back.y()), 0.7),
                                    0.85 * k)
                            .shifted(offset, 0),
                    upper);
        }
        if (fillings) {
            filling(plate, six, random);
            if (random.nextDouble() < 0.5) {
                filling(plate, seven, random);
            }
        }
    }

    private static Point blend(Point a, Point b, double share) {
        Point mixed = a.times(1 - share).plus(b.times(share));
        return mixed.times(1 / Math.sqrt(mixed.dot(mixed)));
    }

    private static void tooth(Plate plate, List<Point> whole, List<Point> crown, double strength) {
        plate.body(whole, Profile.solid(0.085 * strength, 3.2), Grain.COARSE, 0.05);
        plate.body(crown, Profile.solid(0.115 * strength, 2.2));
        List<Point> socket = new ArrayList<>(whole);
        socket.add(whole.getFirst());
        plate.line(socket, 0.7, -0.05);
    }

    /** The most anterior incisor, which carries the landmarks: both sides lie over each other. */
    private static void front(Plate plate, Tooth t, double strength) {
        single(plate, t, 1.9 * strength);
        // the labial plate of enamel
        plate.line(t.line(0.2, 0.2, 2.5, 1.6, 6, 2.5, 9.8, 2.9), 1.0, 0.26);
        plate.line(t.line(0.2, -0.1, 2.5, -0.9, 5, -1.7), 0.9, 0.18);
    }

    private static void single(Plate plate, Tooth t, double strength) {
        List<Point> whole = incisorOutline(t);
        List<Point> crown =
                t.outline(0, 0, 2.4, 1.7, 6, 2.7, 9.8, 3.0, 8.4, 0.2, 9.0, -3.0, 7.2, -2.7, 4.4, -1.5, 2, -0.8);
        tooth(plate, whole, crown, strength * 0.72);
        plate.line(t.line(7, 0, 13, -0.1, 22, 0), 0.9, -0.10);
    }

    private static List<Point> incisorOutline(Tooth t) {
        return t.outline(
                0, 0, 2.4, 1.7, 6, 2.7, 10.2, 3.1, 15, 2.5, 20, 1.5, 23.6, 0.6, 24.3, -0.3, 20.5, -1.5, 15, -2.7, 10.2,
                -3.2, 7.2, -2.7, 4.4, -1.5, 2, -0.8);
    }

    private static void canine(Plate plate, Tooth t) {
        List<Point> whole = t.outline(
                0, 0, 2.4, 1.9, 6, 3.2, 10, 3.3, 16, 2.6, 22, 1.6, 26, 0.3, 22, -1.5, 16, -2.7, 10, -3.4, 6, -3.1, 2.4,
                -1.8);
        List<Point> crown = t.outline(0, 0, 2.4, 1.9, 6, 3.2, 9.6, 3.2, 8.6, 0, 9.6, -3.3, 6, -3.1, 2.4, -1.8);
        tooth(plate, whole, crown, 0.72);
        plate.line(t.line(6, 0, 14, 0, 23, 0), 0.9, -0.09);
    }

    private static void premolar(Plate plate, Tooth t, boolean upper) {
        List<Point> whole = t.outline(
                0, 0, 1.6, 1.9, 4, 3.3, 8, 2.9, 13, 2.3, 19, 1.3, 21.5, 0, 19, -1.4, 13, -2.4, 8, -2.9, 4, -3.3, 1.6,
                -2.1);
        List<Point> crown = t.outline(0, 0, 1.6, 1.9, 4, 3.3, 7.6, 2.8, 7.0, 0, 7.6, -2.8, 4, -3.3, 1.6, -2.1);
        tooth(plate, whole, crown, upper ? 0.75 : 0.8);
        plate.body(t.outline(-1.0, -0.8, 0.2, 1.4, 3, 2.8, 4, 0, 3, -2.8, 0.2, -2.0), Profile.solid(0.08, 2));
        plate.line(t.line(5, 0, 12, 0, 19, 0), 0.8, -0.09);
    }

    private static void molar(Plate plate, Tooth t, boolean upper) {
        // the tip is the mesiobuccal cusp: the crown's middle lies 2.7 mm behind it
        double m = -2.7;
        List<Point> whole = molarOutline(t);
        List<Point> crown = t.outline(
                0, 0, 0.4, 1.2, 2.2, 2.5, 4.5, m + 5.3, 7.2, m + 4.7, 6.4, m, 7.2, m - 4.6, 4.5, m - 5.2, 1.8, m - 4.6,
                0.3, m - 3.2, 0.2, m - 2.4, 1.2, m - 0.4, 0.2, m + 1.9);
        tooth(plate, whole, crown, upper ? 0.85 : 0.95);
        // the cusps of the inner side reach a little further and fill the bite
        plate.body(
                t.outline(
                        -2.0, m + 1.8, -0.2, m + 3.8, 3.5, m + 4.4, 4.5, m, 3.5, m - 4.4, -0.2, m - 3.8, -2.0, m - 2.0,
                        -0.8, m),
                Profile.solid(0.10, 2.2));
        plate.body(
                t.outline(4.4, m + 2, 5.6, m + 2.6, 9, m + 2.9, 8.0, m, 9, m - 2.8, 5.6, m - 2.4, 4.4, m - 1.6),
                Profile.level(-0.12, 1));
    }

    private static List<Point> molarOutline(Tooth t) {
        double m = -2.7;
        return t.outline(
                0, 0, 0.4, 1.2, 2.2, 2.5, 4.5, m + 5.3, 7.5, m + 4.7, 12, m + 4.2, 17, m + 3.2, 19.5, m + 2.4, 16.5,
                m + 1.4, 12, m + 0.5, 16.5, m - 1.6, 19, m - 3.0, 16.5, m - 4.0, 12, m - 4.4, 7.5, m - 4.6, 4.5,
                m - 5.2, 1.8, m - 4.6, 0.3, m - 3.2, 0.2, m - 2.4, 1.2, m - 0.4, 0.2, m + 1.9);
    }

    private static void filling(Plate plate, Tooth t, RandomGenerator random) {
        double m = -2.7;
        double deep = Chance.between(random, 1.8, 3.6);
        double wide = Chance.between(random, 1.6, 3.6);
        plate.body(
                t.outline(0.9, m + wide, deep, m + wide * 0.8, deep + 0.5, m, deep, m - wide, 0.9, m - wide, 1.4, m),
                Profile.level(METAL, 0.3));
    }

    private static List<Point> bracket(Tooth tooth) {
        return tooth.outline(3.6, 2.0, 3.5, 3.3, 6.4, 3.9, 6.5, 2.6);
    }

    private static void braces(Plate inMaxilla, Plate inMandible, Tooth upper, Tooth lower, Head head) {
        inMaxilla.body(bracket(upper), Profile.level(METAL, 0.3));
        inMandible.body(bracket(lower), Profile.level(METAL, 0.3));
        Point um = head.at(Landmark.UMT).plus(new Point(-2, -4));
        Point lm = head.at(Landmark.LMT).plus(new Point(-2, 4));
        inMaxilla.line(
                Path.of(List.of(
                                upper.at(5, 3.3),
                                head.at(Landmark.UPM).plus(new Point(0, -4)),
                                um,
                                um.plus(new Point(-10, 0))))
                        .open(0.5),
                0.6,
                1.6);
        inMandible.line(
                Path.of(List.of(
                                lower.at(5, 3.3),
                                head.at(Landmark.LPM).plus(new Point(0, 4)),
                                lm,
                                lm.plus(new Point(-10, 0))))
                        .open(0.5),
                0.6,
                1.6);
        for (int i = 1; i <= 4; i++) {
            double share = i / 4.0;
            for (int jaw = 0; jaw < 2; jaw++) {
                Point a = jaw == 0 ? upper.at(5, 3) : lower.at(5, 3);
                Point b = jaw == 0 ? um : lm;
                Point c = a.times(1 - share * 0.9).plus(b.times(share * 0.9));
                (jaw == 0 ? inMaxilla : inMandible).body(Cranium.circle(c, 1.2, 1.5), Profile.level(METAL * 0.8, 0.4));
            }
        }
    }
}
