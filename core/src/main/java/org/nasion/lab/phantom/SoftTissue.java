package org.nasion.lab.phantom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Contour;
import org.nasion.lab.phantom.Texture.Grain;

/** Skin profile with nose and lips, cheeks, scalp, brain and neck. */
final class SoftTissue implements PhantomStructure {

    private static final double WATER = 0.030;

    @Override
    public void project(Head head, Plate shared) {
        Plate plate = shared.carrying(head.grown().skin());
        List<Point> profile = profile(head);
        List<Point> back = Path.of(head.points(
                        -70, 190, -84, 120, -86, 90, -94, 64, -106, 34, -112, -10, -104, -58, -84, -90, -48, -109))
                .open(1);
        List<Point> outline = new ArrayList<>(profile);
        outline.addAll(back);
        plate.body(outline, Profile.solid(WATER, 15), Grain.CLOUD, 0.03);
        List<Point> front = head.curve(
                58, -34, 58, -15, 56, 2, 63, 16, 67, 32, 66, 50, 65, 62, 60, 74, 58, 88, 50, 100, 34, 105, 14, 108, 0,
                116, -6, 130, -8, 200);
        List<Point> behind = new ArrayList<>(head.curve(
                -60, 200, -72, 120, -78, 90, -88, 62, -104, 40, -100, 10, -60, -10, -10, -24, 36, -40, 57, -37));
        plate.bodyFrom(front, behind, 40, Profile.solid(WATER, 14), Grain.CLOUD, 0.05);
        List<Point> scalp = head.curve(
                -104, 30, -111, -10, -103, -58, -83, -90, -48, -109, -10, -111.5, 24, -105.5, 51, -89.5, 68, -66, 76,
                -40, 78, -22, 74, -12);
        List<Point> floor = head.curve(
                64, -11, 54, -12.5, 42, -11, 34, -8, 22, -6, 12, -4, 7, 3, 1, 8.5, -6, 9, -13, 16, -24, 28, -40, 42,
                -62, 46, -90, 38);
        plate.bodyFrom(scalp, floor, 7, Profile.solid(WATER * 0.38, 62), Grain.CLOUD, 0.02);
        nose(head, plate);
    }

    @Override
    public Map<Contour, List<Point>> contours(Head head) {
        return Map.of(Contour.PROFILE, head.grown().skin().apply(profile(head)));
    }

    /** From the vertex down the face to the throat and the neck. */
    static List<Point> profile(Head head) {
        double k = head.scale();
        Point n = head.at(Landmark.N_SOFT);
        Point pn = head.at(Landmark.PN);
        Point sn = head.at(Landmark.SN);
        Point ls = head.at(Landmark.LS);
        Point li = head.at(Landmark.LI);
        Point pog = head.at(Landmark.POG_SOFT);
        Point glabella = head.p(78.2, -23);
        Point bridge = n.plus(pn.minus(n).times(0.42)).plus(new Point(0.6, -0.8).times(k));
        Point stomion = new Point(Math.min(ls.x(), li.x()) - 5.6 * k, (ls.y() * 0.60 + li.y() * 0.40));
        Point fold = li.times(0.56).plus(pog.times(0.44)).plus(new Point(-5.2, 0).times(k));
        Point menton = head.at(Landmark.ME).plus(new Point(1.5, 9.0).times(k));
        double lip = 2.6 * k;
        Path path = new Path()
                .all(head.points(-48, -109, -10, -111.5, 24, -105.5, 51, -89.5, 68, -66, 76, -44))
                .to(glabella, new Point(0.02, 1))
                // N' is the deepest point between forehead and nose: the skin runs along their common tangent there
                .to(n, bridge.minus(glabella))
                .to(bridge)
                .to(n.plus(pn.minus(n).times(0.80)).plus(new Point(0.8, -1.0).times(k)))
                .to(pn, new Point(0, 1))
                .to(pn.plus(new Point(-2.6, 4.6).times(k)))
                .to(sn.plus(pn.minus(sn).times(0.42)).plus(new Point(0.2, 4.4).times(k)))
                .corner(sn)
                .to(sn.plus(ls.minus(sn).times(0.55)).plus(new Point(-1.6, 0.2).times(k)))
                .to(ls, new Point(0, 1))
                .to(ls.plus(new Point(-1.5, lip * 1.15)))
                .corner(stomion)
                .to(li.plus(new Point(-1.3, -lip * 1.5)))
                .to(li, new Point(0, 1))
                .to(li.plus(new Point(-2.5, 3.0).times(k)))
                .to(fold)
                .to(pog, new Point(0, 1))
                .to(menton.plus(new Point(7.5, -2.6).times(k)))
                .to(menton)
                .all(head.points(40, 113, 25, 113.5, 17, 119, 13, 130, 11.5, 150, 12, 190));
        return path.open(0.5);
    }

    private static void nose(Head head, Plate plate) {
        Point pn = head.at(Landmark.PN);
        Point sn = head.at(Landmark.SN);
        double k = head.scale();
        Point ala = sn.plus(new Point(-1.5, -4.5).times(k));
        plate.body(
                Path.of(List.of(
                                ala.plus(new Point(-3, 2).times(k)),
                                ala.plus(new Point(-4.5, -4).times(k)),
                                ala.plus(new Point(-1, -9).times(k)),
                                ala.plus(new Point(6, -7).times(k)),
                                pn.plus(new Point(-6, -1).times(k)),
                                ala.plus(new Point(6.5, 2.5).times(k))))
                        .closed(0.6),
                Profile.solid(WATER * 1.2, 4));
        // nostril
        plate.body(
                Path.of(List.of(
                                ala.plus(new Point(0, 1.6).times(k)),
                                ala.plus(new Point(2, -2).times(k)),
                                ala.plus(new Point(7, -2.2).times(k)),
                                ala.plus(new Point(6, 1).times(k))))
                        .closed(0.5),
                Profile.level(-0.16, 1.4));
        plate.line(
                Path.of(List.of(head.p(67, 24), head.p(71, 33), ala.plus(new Point(-3, 4).times(k)), head.p(73, 60)))
                        .open(0.7),
                2.0,
                0.05);
    }
}
