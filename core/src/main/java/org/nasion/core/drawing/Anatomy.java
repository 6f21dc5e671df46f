package org.nasion.core.drawing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Contour;

/**
 * The templates of a tracing's outlines. Landmarks alone do not carry an outline, so that the parts between them
 * follow templates of adult anatomy in millimetres, scaled by the face and hung on the landmarks:
 * they illustrate and measure nothing.
 */
final class Anatomy {

    private final Frame frame;
    private final List<ContourTemplate> templates = new ArrayList<>();

    private Anatomy(Frame frame) {
        this.frame = frame;
    }

    /** The templates whose landmarks are placed, from back to front. */
    static List<ContourTemplate> of(Frame frame) {
        Anatomy anatomy = new Anatomy(frame);
        anatomy.profile();
        anatomy.frontalAndNasalBone();
        anatomy.cranialBase();
        anatomy.orbit();
        anatomy.earCanal();
        anatomy.maxilla();
        anatomy.mandible();
        anatomy.ramus();
        anatomy.symphysis();
        anatomy.templates.addAll(new Teeth(frame).templates());
        return anatomy.templates;
    }

    private void profile() {
        List<Point> nose = points(Landmark.N_SOFT, Landmark.PN, Landmark.SN)
                .map(this::foreheadAndNose)
                .orElse(List.of());
        List<Point> lips = points(Landmark.SN, Landmark.LS, Landmark.LI, Landmark.POG_SOFT)
                .map(this::lipsAndChin)
                .orElse(List.of());
        List<Point> whole = new ArrayList<>(nose);
        whole.addAll(nose.isEmpty() || lips.isEmpty() ? lips : lips.subList(1, lips.size()));
        add(Contour.PROFILE, List.of(), whole);
    }

    private List<Point> foreheadAndNose(List<Point> at) {
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
    }

    private List<Point> lipsAndChin(List<Point> at) {
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
            lips.add(me.plus(frame.vector(-34, -8)));
        });
        return lips;
    }

    private void frontalAndNasalBone() {
        with(Contour.FRONTAL_BONE, List.of(Landmark.N), at -> {
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
        with(Contour.CRANIAL_BASE, List.of(Landmark.S, Landmark.N), at -> {
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

    /** The lateral rim from the frontozygomatic suture, and the lower rim. */
    private void orbit() {
        with(Contour.ORBIT, List.of(Landmark.OR), at -> {
            Point or = at.getFirst();
            return List.of(
                    shift(or, 3, 29),
                    shift(or, -2, 25),
                    shift(or, -6, 18.5),
                    shift(or, -7.6, 11.5),
                    shift(or, -6, 4),
                    or,
                    shift(or, 4.5, 0.8),
                    shift(or, 7, 4.5));
        });
    }

    private void earCanal() {
        with(Contour.EAR_CANAL, List.of(Landmark.PO), at -> {
            List<Point> ring = new ArrayList<>();
            for (int i = 0; i <= 8; i++) {
                double turn = Math.PI / 4 * (i % 8);
                ring.add(shift(at.getFirst(), 3.4 * Math.sin(turn), 4 * Math.cos(turn) - 4));
            }
            return ring;
        });
    }

    private void maxilla() {
        with(Contour.PALATE, List.of(Landmark.ANS, Landmark.PNS), at -> {
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
        with(Contour.MAXILLA_FRONT, List.of(Landmark.ANS, Landmark.A), at -> {
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
        with(Contour.MANDIBLE, List.of(Landmark.ME, Landmark.GO, Landmark.AR), at -> {
            Point me = at.get(0);
            Point go = at.get(1);
            Point ar = at.get(2);
            List<Point> border = new ArrayList<>(List.of(me));
            Point back = unit(go.minus(me));
            double body = me.distanceTo(go) / frame.mm(1);
            border.addAll(placed(me, back, new double[][] {
                {body * 0.12, 0.8}, {body * 0.35, 0.2}, {body * 0.65, -1}, {body * 0.88, 0.6}
            }));
            border.add(go);
            Point up = unit(ar.minus(go));
            double ramus = go.distanceTo(ar) / frame.mm(1);
            border.addAll(placed(go, up, new double[][] {{ramus * 0.18, 0.7}}));
            Optional<Point> onBorder = frame.at(Landmark.R);
            border.addAll(
                    onBorder.isPresent()
                            ? List.of(onBorder.get())
                            : placed(go, up, new double[][] {{ramus * 0.5, -0.8}, {ramus * 0.8, -0.6}}));
            border.add(ar);
            frame.at(Landmark.CO).ifPresent(co -> {
                border.add(between(ar, co, 0.55).plus(frame.vector(-0.9, 0)));
                border.add(co);
            });
            return border;
        });
    }

    private void ramus() {
        with(Contour.RAMUS, List.of(Landmark.CO, Landmark.GO, Landmark.AR), at -> {
            Point co = at.get(0);
            Point go = at.get(1);
            Point ar = at.get(2);
            List<Point> front = new ArrayList<>(List.of(
                    co,
                    shift(co, 3.2, 1.2),
                    shift(co, 6.6, 0),
                    shift(co, 8.2, -3),
                    shift(co, 7.8, -7),
                    shift(co, 12, -13),
                    shift(co, 17, -14),
                    shift(co, 22, -10),
                    shift(co, 25.5, -5.5),
                    shift(co, 28, -6.2)));
            Point up = unit(ar.minus(go));
            double ramus = go.distanceTo(ar) / frame.mm(1);
            front.addAll(placed(go, up, new double[][] {{ramus * 0.92, -31}, {ramus * 0.66, -31}, {ramus * 0.45, -33.5}
            }));
            frame.at(Landmark.LMT).ifPresent(cusp -> front.add(cusp.plus(frame.vector(-12, -8))));
            return front;
        });
    }

    private void symphysis() {
        with(Contour.SYMPHYSIS, List.of(Landmark.B, Landmark.POG, Landmark.ME), at -> {
            Point b = at.get(0);
            Point pog = at.get(1);
            List<Point> front = new ArrayList<>();
            neck(Landmark.LIT, Landmark.LIA, 1).ifPresent(neck -> {
                front.add(neck);
                front.add(between(neck, b, 0.55).plus(frame.vector(0.2, 0)));
            });
            front.add(b);
            front.add(between(b, pog, 0.5).plus(frame.vector(-0.5, 0)));
            front.add(pog);
            frame.at(Landmark.GN).ifPresent(front::add);
            front.add(at.get(2));
            return front;
        });
        with(Contour.SYMPHYSIS_INSIDE, List.of(Landmark.B, Landmark.POG, Landmark.ME), at -> {
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

    private Optional<Point> neck(Landmark tip, Landmark apex, int side) {
        return Teeth.neck(frame, tip, apex, side);
    }

    private interface Template {
        List<Point> through(List<Point> landmarks);
    }

    private Optional<List<Point>> points(Landmark... needed) {
        List<Point> at =
                Arrays.stream(needed).map(frame::at).flatMap(Optional::stream).toList();
        return at.size() == needed.length ? Optional.of(at) : Optional.empty();
    }

    private void with(Contour contour, List<Landmark> needed, Template template) {
        points(needed.toArray(Landmark[]::new)).ifPresent(at -> add(contour, needed, template.through(at)));
    }

    private void add(Contour contour, List<Landmark> needed, List<Point> nodes) {
        ContourTemplate.of(frame, contour, needed, nodes).ifPresent(templates::add);
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
