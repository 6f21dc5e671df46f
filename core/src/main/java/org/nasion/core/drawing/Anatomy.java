package org.nasion.core.drawing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/**
 * The outlines of a tracing. Landmarks alone do not carry an outline, so that the parts between them
 * follow templates of adult anatomy in millimetres, scaled by the face and hung on the landmarks:
 * they illustrate and measure nothing.
 */
final class Anatomy {

    /** Along the tooth from tip 0 to apex 1, and to the labial side, both in tooth lengths. */
    private static final double[][] INCISOR = {
        {0, 0.005},
        {0.05, 0.05},
        {0.18, 0.105},
        {0.32, 0.13},
        {0.44, 0.12},
        {0.62, 0.095},
        {0.82, 0.06},
        {0.95, 0.025},
        {1, 0},
        {0.95, -0.03},
        {0.82, -0.07},
        {0.62, -0.11},
        {0.47, -0.135},
        {0.38, -0.135},
        {0.28, -0.1},
        {0.15, -0.045},
        {0.05, -0.02},
        {0, 0.005}
    };
    /** mm forwards and away from the occlusal plane, from the mesiobuccal cusp tip. */
    private static final double[][] MOLAR = {
        {0, 0},
        {1.6, 0.9},
        {2.6, 3},
        {2.3, 6.2},
        {2.2, 9},
        {1.9, 14},
        {0.7, 17.6},
        {-0.6, 17.2},
        {-1.4, 13},
        {-2.6, 9.6},
        {-3.4, 9.4},
        {-4.4, 12.5},
        {-5.3, 16.4},
        {-6.4, 16.8},
        {-7.3, 13},
        {-7.4, 9},
        {-7.5, 6.2},
        {-7.9, 3.2},
        {-6.8, 1},
        {-5.2, 0.2},
        {-3.9, 1.1},
        {-2.6, 1.6},
        {-1.4, 1.1},
        {0, 0}
    };

    private static final double[][] PREMOLAR = {
        {0, 0},
        {1.8, 1},
        {3.3, 3.4},
        {2.6, 7},
        {2.2, 11},
        {1.4, 17},
        {0.3, 19.5},
        {-0.8, 19},
        {-1.7, 14},
        {-2.4, 7.5},
        {-3.3, 3.4},
        {-1.8, 1},
        {0, 0}
    };

    private final Frame frame;
    private final List<Shape> shapes = new ArrayList<>();
    private Outline part = Outline.SOFT_TISSUE;

    private Anatomy(Frame frame) {
        this.frame = frame;
    }

    static List<Shape> of(Frame frame) {
        Anatomy anatomy = new Anatomy(frame);
        anatomy.part = Outline.SOFT_TISSUE;
        anatomy.foreheadAndNose();
        anatomy.lipsAndChin();
        anatomy.part = Outline.CRANIAL_BASE;
        anatomy.frontalAndNasalBone();
        anatomy.cranialBase();
        anatomy.orbit();
        anatomy.earCanal();
        anatomy.part = Outline.MAXILLA;
        anatomy.maxilla();
        anatomy.part = Outline.MANDIBLE;
        anatomy.mandible();
        anatomy.symphysis();
        anatomy.part = Outline.TEETH;
        anatomy.teeth();
        return anatomy.shapes;
    }

    private void foreheadAndNose() {
        with(List.of(Landmark.N_SOFT, Landmark.PN, Landmark.SN), at -> {
            Point n = at.get(0);
            Point pn = at.get(1);
            Point sn = at.get(2);
            Point toTip = pn.minus(n);
            Point outwards = unit(new Point(-toTip.y(), toTip.x()));
            List<Point> nose =
                    new ArrayList<>(List.of(shift(n, -3, 42), shift(n, 3, 28), shift(n, 5, 15), shift(n, 2.6, 7), n));
            nose.add(between(n, pn, 0.35).plus(outwards.times(frame.mm(0.8))));
            nose.add(between(n, pn, 0.72).plus(outwards.times(frame.mm(1.2))));
            nose.add(between(n, pn, 0.92).plus(outwards.times(frame.mm(2))));
            nose.add(pn);
            nose.add(between(pn, sn, 0.2).plus(frame.vector(1.2, -2.4)));
            nose.add(between(pn, sn, 0.6).plus(frame.vector(0, -1.4)));
            nose.add(sn);
            return nose;
        });
    }

    private void lipsAndChin() {
        with(List.of(Landmark.SN, Landmark.LS, Landmark.LI, Landmark.POG_SOFT), at -> {
            Point sn = at.get(0);
            Point ls = at.get(1);
            Point li = at.get(2);
            Point pog = at.get(3);
            Point stomion = between(ls, li, 0.48).plus(frame.vector(-5, 0));
            List<Point> lips = new ArrayList<>(List.of(
                    sn,
                    between(sn, ls, 0.5).plus(frame.vector(-1.6, 0)),
                    between(sn, ls, 0.8).plus(frame.vector(-0.9, 0)),
                    ls,
                    between(ls, stomion, 0.5).plus(frame.vector(1.6, -0.6)),
                    stomion,
                    between(stomion, li, 0.5).plus(frame.vector(1.4, 0.7)),
                    li,
                    between(li, pog, 0.22).plus(frame.vector(-1.6, 0)),
                    between(li, pog, 0.48).plus(frame.vector(-4.2, 0)),
                    between(li, pog, 0.75).plus(frame.vector(-1.6, 0)),
                    pog));
            frame.at(Landmark.ME).ifPresent(me -> {
                Point under = me.plus(frame.vector(2, -7));
                lips.add(between(pog, under, 0.55).plus(frame.vector(2.4, -1.2)));
                lips.add(under);
                lips.add(me.plus(frame.vector(-16, -7)));
                lips.add(me.plus(frame.vector(-34, -7)));
                lips.add(me.plus(frame.vector(-44, -14)));
                lips.add(me.plus(frame.vector(-47, -28)));
            });
            return lips;
        });
    }

    private void frontalAndNasalBone() {
        with(List.of(Landmark.N), at -> {
            Point n = at.getFirst();
            return List.of(
                    shift(n, -4, 34),
                    shift(n, 1.5, 22),
                    shift(n, 3, 11),
                    shift(n, 1.2, 4),
                    n,
                    shift(n, 2.2, -7),
                    shift(n, 6, -16),
                    shift(n, 9.5, -23));
        });
    }

    private void cranialBase() {
        with(List.of(Landmark.S, Landmark.N), at -> {
            Point s = at.get(0);
            Point along = unit(at.get(1).minus(s));
            return placed(s, along, new double[][] {
                {50, 3},
                {38, 6},
                {24, 7.5},
                {13, 7},
                {7.5, 5.6},
                {5.4, 3.2},
                {5.2, -1},
                {3, -4.6},
                {-0.5, -5.6},
                {-4, -3.9},
                {-5.3, 0},
                {-5, 3.6},
                {-6, 6},
                {-8, 5.4},
                {-9.5, 1},
                {-14, -9},
                {-20, -21},
                {-26, -32}
            });
        });
    }

    private void orbit() {
        with(List.of(Landmark.OR), at -> {
            Point or = at.getFirst();
            return List.of(
                    shift(or, -16, 13),
                    shift(or, -12, 5),
                    shift(or, -6, 1.2),
                    or,
                    shift(or, 3.6, 1.6),
                    shift(or, 5.2, 7),
                    shift(or, 3.6, 16),
                    shift(or, 5, 24));
        });
    }

    private void earCanal() {
        with(List.of(Landmark.PO), at -> {
            List<Point> ring = new ArrayList<>();
            for (int i = 0; i <= 8; i++) {
                double turn = Math.PI / 4 * (i % 8);
                ring.add(shift(at.getFirst(), 3.4 * Math.sin(turn), 4 * Math.cos(turn) - 4));
            }
            return ring;
        });
    }

    private void maxilla() {
        with(List.of(Landmark.ANS, Landmark.PNS), at -> {
            Point ans = at.get(0);
            Point pns = at.get(1);
            Point along = unit(ans.minus(pns));
            double length = ans.distanceTo(pns) / frame.mm(1);
            List<Point> palate = new ArrayList<>(List.of(ans));
            palate.addAll(placed(pns, along, new double[][] {
                {length * 0.86, 0.6},
                {length * 0.6, -0.6},
                {length * 0.3, -0.4},
                {0, 0},
                {3, -2.2},
                {length * 0.35, -4},
                {length * 0.6, -5.4},
                {length * 0.76, -8.6}
            }));
            neck(Landmark.UIT, Landmark.UIA, -1).ifPresent(palate::add);
            return palate;
        });
        with(List.of(Landmark.ANS, Landmark.A), at -> {
            Point ans = at.get(0);
            Point a = at.get(1);
            List<Point> front = new ArrayList<>(List.of(
                    ans,
                    between(ans, a, 0.3).plus(frame.vector(-1.6, -0.4)),
                    between(ans, a, 0.65).plus(frame.vector(-1, 0)),
                    a));
            neck(Landmark.UIT, Landmark.UIA, 1).ifPresent(neck -> {
                front.add(between(a, neck, 0.5).plus(frame.vector(0.3, 0)));
                front.add(neck);
            });
            return front;
        });
    }

    private void mandible() {
        with(List.of(Landmark.B, Landmark.POG, Landmark.ME, Landmark.GO, Landmark.AR), at -> {
            Point b = at.get(0);
            Point pog = at.get(1);
            Point me = at.get(2);
            Point go = at.get(3);
            Point ar = at.get(4);
            List<Point> bone = new ArrayList<>();
            neck(Landmark.LIT, Landmark.LIA, 1).ifPresent(neck -> {
                bone.add(neck);
                bone.add(between(neck, b, 0.55).plus(frame.vector(0.2, 0)));
            });
            bone.add(b);
            bone.add(between(b, pog, 0.5).plus(frame.vector(-0.5, 0)));
            bone.add(pog);
            frame.at(Landmark.GN).ifPresent(bone::add);
            bone.add(me);
            Point back = unit(go.minus(me));
            double body = me.distanceTo(go) / frame.mm(1);
            bone.addAll(placed(me, back, new double[][] {
                {body * 0.12, 0.8}, {body * 0.35, 0.2}, {body * 0.65, -1}, {body * 0.88, 0.6}
            }));
            bone.add(go);
            Point up = unit(ar.minus(go));
            double ramus = go.distanceTo(ar) / frame.mm(1);
            bone.addAll(placed(go, up, new double[][] {{ramus * 0.18, 0.7}}));
            Optional<Point> onBorder = frame.at(Landmark.R);
            bone.addAll(
                    onBorder.isPresent()
                            ? List.of(onBorder.get())
                            : placed(go, up, new double[][] {{ramus * 0.5, -0.8}, {ramus * 0.8, -0.6}}));
            bone.add(ar);
            ramusTop(bone, go, ar);
            return bone;
        });
    }

    /** Condyle, notch, coronoid process and front of the ramus; only as far as Ar where Co is missing. */
    private void ramusTop(List<Point> bone, Point go, Point ar) {
        Optional<Point> condylion = frame.at(Landmark.CO);
        if (condylion.isEmpty()) {
            return;
        }
        Point co = condylion.get();
        bone.add(between(ar, co, 0.55).plus(frame.vector(-0.9, 0)));
        bone.addAll(List.of(
                co,
                shift(co, 3.2, 1.2),
                shift(co, 6.6, 0),
                shift(co, 8.2, -3),
                shift(co, 7.8, -7),
                shift(co, 12, -13),
                shift(co, 17, -14),
                shift(co, 22.5, -8),
                shift(co, 26, -1.5),
                shift(co, 28, -2.2)));
        Point up = unit(ar.minus(go));
        double ramus = go.distanceTo(ar) / frame.mm(1);
        bone.addAll(placed(go, up, new double[][] {{ramus * 0.92, -31}, {ramus * 0.66, -31}, {ramus * 0.45, -33.5}}));
        frame.at(Landmark.LMT).ifPresent(cusp -> bone.add(cusp.plus(frame.vector(-12, -8))));
    }

    private void symphysis() {
        with(List.of(Landmark.B, Landmark.POG, Landmark.ME), at -> {
            Optional<Point> lingual = neck(Landmark.LIT, Landmark.LIA, -1);
            List<Point> inner = new ArrayList<>();
            lingual.ifPresent(inner::add);
            inner.add(at.get(0).plus(frame.vector(-9.5, 0)));
            inner.add(at.get(1).plus(frame.vector(-14, 1)));
            inner.add(at.get(2).plus(frame.vector(-7.5, 4.5)));
            inner.add(at.get(2).plus(frame.vector(-3, 0.6)));
            inner.add(at.get(2));
            return inner;
        });
    }

    private void teeth() {
        incisor(Landmark.UIT, Landmark.UIA);
        incisor(Landmark.LIT, Landmark.LIA);
        crown(Landmark.UMT, MOLAR, 1);
        crown(Landmark.LMT, MOLAR, -1);
        crown(Landmark.UPM, PREMOLAR, 1);
        crown(Landmark.LPM, PREMOLAR, -1);
    }

    private void incisor(Landmark tip, Landmark apex) {
        with(List.of(tip, apex), at -> {
            Point axis = at.get(1).minus(at.get(0));
            Point labial = labial(axis);
            List<Point> outline = new ArrayList<>();
            for (double[] place : INCISOR) {
                outline.add(at.get(0).plus(axis.times(place[0])).plus(labial.times(place[1] * axis.length())));
            }
            return outline;
        });
    }

    private void crown(Landmark cusp, double[][] template, int away) {
        with(List.of(cusp), at -> {
            Point forwards = frame.occlusal();
            Point up = new Point(-forwards.y(), forwards.x());
            List<Point> outline = new ArrayList<>();
            for (double[] place : template) {
                outline.add(at.getFirst()
                        .plus(forwards.times(frame.mm(place[0])))
                        .plus(up.times(frame.mm(place[1] * away))));
            }
            return outline;
        });
    }

    /** Where the gum line meets an incisor on its labial (1) or lingual (−1) side. */
    private Optional<Point> neck(Landmark tip, Landmark apex, int side) {
        return frame.at(tip)
                .flatMap(t -> frame.at(apex).map(a -> {
                    Point axis = a.minus(t);
                    return t.plus(axis.times(0.48)).plus(labial(axis).times(side * 0.15 * axis.length()));
                }));
    }

    private Point labial(Point axis) {
        Point across = unit(new Point(-axis.y(), axis.x()));
        return across.dot(frame.forwards()) < 0 ? across.times(-1) : across;
    }

    private interface Template {
        List<Point> through(List<Point> landmarks);
    }

    private void with(List<Landmark> needed, Template template) {
        List<Point> at = new ArrayList<>();
        boolean estimated = false;
        for (Landmark landmark : needed) {
            Optional<Point> point = frame.at(landmark);
            if (point.isEmpty()) {
                return;
            }
            at.add(point.get());
            estimated |= frame.isEstimated(landmark);
        }
        List<Point> image = template.through(at).stream().map(frame::toImage).toList();
        if (image.stream().allMatch(Point::isFinite)) {
            shapes.add(new Shape.Curve(Shape.Group.OUTLINE, part, image, estimated, Set.of()));
        }
    }

    /** Template places in mm, along a direction and to its left, hung on an origin. */
    private List<Point> placed(Point origin, Point along, double[][] template) {
        Point left = new Point(-along.y(), along.x());
        return Arrays.stream(template)
                .map(place -> origin.plus(along.times(frame.mm(place[0]))).plus(left.times(frame.mm(place[1]))))
                .toList();
    }

    private Point shift(Point from, double forwardsMm, double upMm) {
        return from.plus(frame.vector(forwardsMm, upMm));
    }

    private static Point between(Point from, Point to, double share) {
        return from.plus(to.minus(from).times(share));
    }

    private static Point unit(Point vector) {
        return vector.times(1 / vector.length());
    }
}
