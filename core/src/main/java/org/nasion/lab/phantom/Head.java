package org.nasion.lab.phantom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/**
 * One patient in head space: the landmarks, and the bending that carries the template head (drawn once
 * around the mean landmarks) onto them. Everything anatomical is placed through here.
 */
final class Head {

    /** Landmarks that bend the template; the crowded ones (teeth, gnathion) would fold it and are used directly. */
    private static final List<Landmark> BENDING = List.of(
            Landmark.S,
            Landmark.N,
            Landmark.OR,
            Landmark.PO,
            Landmark.AR,
            Landmark.CO,
            Landmark.R,
            Landmark.GO,
            Landmark.ME,
            Landmark.POG,
            Landmark.B,
            Landmark.A,
            Landmark.ANS,
            Landmark.PNS,
            Landmark.PN,
            Landmark.LS,
            Landmark.LI,
            Landmark.SN,
            Landmark.N_SOFT,
            Landmark.POG_SOFT);

    /** Template outline of the skull, where no landmark holds it: forehead, vertex, occiput, opisthion. */
    private static final List<Point> VAULT = List.of(
            new Point(69.5, -40),
            new Point(47, -84),
            new Point(-10, -105),
            new Point(-76, -84),
            new Point(-103, -20),
            new Point(-82, 32),
            new Point(-58, 45));
    /** Template points of the neck, carried by its posture. */
    private static final List<Point> NECK =
            List.of(new Point(-20, 78), new Point(-21, 125), new Point(-62, 90), new Point(14, 124));

    private static final Point NECK_PIVOT = new Point(-24, 44);

    private final Map<Landmark, Point> landmarks;
    private final Warp warp;
    private final double scale;
    private final RandomGenerator random;
    private final GrownHead grown;

    /**
     * @param template mean landmarks of the shape statistics
     * @param drawn    the 26 landmarks of this patient, mm, sella at the origin
     * @param scale    this patient's size relative to the template
     * @param growth   since the first film
     */
    Head(Map<Landmark, Point> template, Map<Landmark, Point> drawn, double scale, long seed, Growth growth) {
        this.scale = scale;
        random = Chance.generator(seed, "anatomy");
        Map<Landmark, Point> from = withSoftTissue(template, 1, Chance.generator(seed, "nobody"), 0);
        landmarks = withSoftTissue(drawn, scale, random, 1);
        List<Point> source = new ArrayList<>();
        List<Point> target = new ArrayList<>();
        for (Landmark landmark : BENDING) {
            source.add(from.get(landmark));
            target.add(landmarks.get(landmark));
        }
        double length = scale * Chance.between(random, 0.95, 1.04);
        double height = scale * Chance.between(random, 0.94, 1.03);
        for (Point p : VAULT) {
            source.add(p);
            target.add(new Point(
                    p.x() * (p.x() > 0 ? scale : length) + 1.2 * Chance.bell(random),
                    p.y() * height + 1.2 * Chance.bell(random)));
        }
        double posture = Chance.between(random, -0.16, 0.10);
        for (Point p : NECK) {
            source.add(p);
            Point d = p.minus(NECK_PIVOT);
            double cos = StrictMath.cos(posture);
            double sin = StrictMath.sin(posture);
            target.add(NECK_PIVOT
                    .plus(new Point(d.x() * cos - d.y() * sin, d.x() * sin + d.y() * cos))
                    .times(scale));
        }
        warp = new Warp(source, target);
        grown = new GrownHead(growth, landmarks);
        landmarks.putAll(grown.teeth());
    }

    /** Places the three landmarks that the statistics lack, by anatomy: mean soft-tissue thickness over bone. */
    private static Map<Landmark, Point> withSoftTissue(
            Map<Landmark, Point> bones, double scale, RandomGenerator random, double spread) {
        Map<Landmark, Point> all = new TreeMap<>(bones);
        double thickness = 6.2 + 0.5 * spread * Chance.bell(random);
        all.put(Landmark.N_SOFT, bones.get(Landmark.N).plus(new Point(thickness, 1.2).times(scale)));
        double chin = 11.5 + 1.2 * spread * Chance.bell(random);
        all.put(
                Landmark.POG_SOFT,
                bones.get(Landmark.POG).plus(new Point(chin, 2.0 + spread * Chance.bell(random)).times(scale)));
        Point byLip = bones.get(Landmark.LS).plus(new Point(-4.6, -12.6).times(scale));
        Point byA = bones.get(Landmark.A).plus(new Point(13.4, 1.8).times(scale));
        all.put(Landmark.SN, byLip.midpoint(byA));
        return all;
    }

    /** All 29 where growth and treatment have taken them, head space, mm. */
    Map<Landmark, Point> landmarks() {
        Map<Landmark, Point> now = new TreeMap<>();
        landmarks.forEach((landmark, p) -> now.put(landmark, grown.of(landmark).apply(p)));
        return now;
    }

    /** What has become of the bones since the first film. */
    GrownHead grown() {
        return grown;
    }

    /** A landmark as if the bones had stayed where they were on the first film: structures are drawn there and carried. */
    Point at(Landmark landmark) {
        return landmarks.get(landmark);
    }

    /** A template point on this patient. */
    Point p(double x, double y) {
        return warp.apply(new Point(x, y));
    }

    /** A template point on this patient with a personal deviation of this standard deviation in mm. */
    Point vary(double x, double y, double sigma) {
        Point p = p(x, y);
        return p.plus(new Point(sigma * Chance.bell(random), sigma * Chance.bell(random)));
    }

    /** Template points x0, y0, x1, y1 … on this patient. */
    List<Point> points(double... coordinates) {
        List<Point> out = new ArrayList<>();
        for (int i = 0; i < coordinates.length; i += 2) {
            out.add(p(coordinates[i], coordinates[i + 1]));
        }
        return out;
    }

    /** A smooth open line through template points. */
    List<Point> curve(double... coordinates) {
        return Path.of(points(coordinates)).open(0.7);
    }

    /** A smooth closed line through template points. */
    List<Point> ring(double... coordinates) {
        return Path.of(points(coordinates)).closed(0.7);
    }

    /** This patient's size relative to the template. */
    double scale() {
        return scale;
    }

    /** Chance for personal details of the anatomy. */
    RandomGenerator random() {
        return random;
    }

    static List<Point> shifted(List<Point> line, double dx, double dy) {
        Point by = new Point(dx, dy);
        return line.stream().map(p -> p.plus(by)).toList();
    }
}
