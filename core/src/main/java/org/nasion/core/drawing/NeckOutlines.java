package org.nasion.core.drawing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/**
 * The outlines of the cervical vertebrae and of the airway, where somebody placed their points. As those of {@link Anatomy}
 * they illustrate and measure nothing.
 */
final class NeckOutlines {

    private final Frame frame;
    private final List<Shape> shapes = new ArrayList<>();

    private NeckOutlines(Frame frame) {
        this.frame = frame;
    }

    static List<Shape> of(Frame frame) {
        NeckOutlines neck = new NeckOutlines(frame);
        neck.axis();
        neck.body("C3");
        neck.body("C4");
        neck.softPalate();
        neck.pharynx();
        return neck.shapes;
    }

    /** C2: its lower border, with the body and the dens above it. */
    private void axis() {
        at("C2p", "C2m", "C2a").ifPresent(border -> {
            Point p = border.get(0);
            Point a = border.get(2);
            Point along = a.minus(p);
            Point up = new Point(-along.y(), along.x());
            curve(
                    Outline.SPINE,
                    List.of(
                            p,
                            border.get(1),
                            a,
                            a.plus(up.times(0.7)).minus(along.times(0.12)),
                            p.plus(along.times(0.78)).plus(up.times(1.5)),
                            p.plus(along.times(0.66)).plus(up.times(2.4)),
                            p.plus(along.times(0.4)).plus(up.times(2.4)),
                            p.plus(along.times(0.26)).plus(up.times(1.4)),
                            p.plus(along.times(0.06)).plus(up.times(0.7)),
                            p));
        });
    }

    private void body(String vertebra) {
        at(vertebra + "up", vertebra + "ua", vertebra + "la", vertebra + "m", vertebra + "lp")
                .ifPresent(corners -> {
                    Point up = corners.get(0);
                    Point ua = corners.get(1);
                    Point la = corners.get(2);
                    Point lp = corners.get(4);
                    curve(
                            Outline.SPINE,
                            List.of(
                                    up,
                                    up.midpoint(ua),
                                    ua,
                                    waist(ua, la, lp),
                                    la,
                                    corners.get(3),
                                    lp,
                                    waist(lp, up, ua),
                                    up));
                });
    }

    /** The sides of a body are a little hollow. */
    private static Point waist(Point from, Point to, Point inwards) {
        Point middle = from.midpoint(to);
        return middle.plus(inwards.minus(from).times(0.04));
    }

    private void softPalate() {
        at("PNS", "UPa").ifPresent(palate -> {
            Point pns = palate.get(0);
            Point back = palate.get(1);
            Point tip = back.plus(frame.vector(-7, -16));
            curve(
                    Outline.AIRWAY,
                    List.of(
                            pns,
                            pns.midpoint(back).plus(frame.vector(-1.5, 1.5)),
                            back,
                            tip,
                            tip.plus(frame.vector(3.5, 2)),
                            back.plus(frame.vector(5.5, -6)),
                            pns.plus(frame.vector(0.5, -3))));
        });
    }

    private void pharynx() {
        at("UPp", "LPp").ifPresent(wall -> {
            Point upper = wall.get(0);
            Point lower = wall.get(1);
            curve(
                    Outline.AIRWAY,
                    List.of(
                            upper.plus(frame.vector(9, 14)),
                            upper,
                            upper.midpoint(lower),
                            lower,
                            lower.plus(lower.minus(upper).times(0.8))));
        });
        at("LPa")
                .ifPresent(tongue -> curve(
                        Outline.AIRWAY,
                        List.of(
                                tongue.getFirst().plus(frame.vector(7, 18)),
                                tongue.getFirst().plus(frame.vector(1.5, 9)),
                                tongue.getFirst(),
                                tongue.getFirst().plus(frame.vector(1, -10)))));
    }

    /** The points of these codes; empty where one is missing. */
    private Optional<List<Point>> at(String... codes) {
        List<Point> found = Arrays.stream(codes)
                .map(code -> frame.at(Landmark.ofCode(code).orElseThrow()))
                .flatMap(Optional::stream)
                .toList();
        return found.size() == codes.length ? Optional.of(found) : Optional.empty();
    }

    private void curve(Outline part, List<Point> through) {
        List<Point> image = through.stream().map(frame::toImage).toList();
        if (image.stream().allMatch(Point::isFinite)) {
            shapes.add(new Shape.Curve(Shape.Group.OUTLINE, part, image, false, Set.of()));
        }
    }
}
