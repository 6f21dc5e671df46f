package org.nasion.lab.phantom;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/**
 * The bones of one head some time after its first film: which of them stay, which move as a whole, and where bone is laid down
 * or taken away. Head space: mm, y down, sella of the first film at the origin.
 */
final class GrownHead {

    private static final Set<Landmark> MANDIBULAR = Set.of(
            Landmark.AR,
            Landmark.CO,
            Landmark.R,
            Landmark.GO,
            Landmark.ME,
            Landmark.GN,
            Landmark.POG,
            Landmark.B,
            Landmark.LIT,
            Landmark.LIA,
            Landmark.LPM,
            Landmark.LMT);
    private static final Set<Landmark> CRANIAL = Set.of(Landmark.S, Landmark.N, Landmark.PO);
    private static final Set<Landmark> SOFT =
            Set.of(Landmark.N_SOFT, Landmark.PN, Landmark.SN, Landmark.LS, Landmark.LI, Landmark.POG_SOFT);

    /** Backwards and downwards. */
    private static final Point BACK_AND_DOWN = new Point(-StrictMath.sqrt(0.5), StrictMath.sqrt(0.5));

    private final Carry cranium;
    private final Carry midface;
    private final Carry maxilla;
    private final Carry mandible;
    private final Carry mandibularBone;
    private final Carry skin;
    private final Map<Landmark, Point> teeth = new TreeMap<>();

    /** @param first all landmarks of the head on its first film */
    GrownHead(Growth growth, Map<Landmark, Point> first) {
        if (growth.equals(Growth.NONE)) {
            cranium = midface = maxilla = mandible = mandibularBone = skin = Carry.NONE;
            return;
        }
        erupt(growth, first);
        Point n = first.get(Landmark.N);
        Point nasion = down(growth.nasion());
        cranium = p -> p.plus(nasion.times(smooth((p.x() - n.x() + 2.6) / 2.6)))
                .plus(BACK_AND_DOWN.times(growth.sellaMm()
                        * smooth((p.dot(BACK_AND_DOWN) + 2.5) / 5)
                        * (1 - smooth((p.length() - 7) / 8))));
        Point palate = first.get(Landmark.ANS).midpoint(first.get(Landmark.PNS));
        maxilla = rigid(palate, growth.maxilla());
        double orbit = first.get(Landmark.OR).y();
        double bone =
                Math.min(first.get(Landmark.ANS).y(), first.get(Landmark.PNS).y()) - 3;
        midface = blended(cranium, maxilla, p -> smooth((p.y() - orbit) / (bone - orbit)));
        // The lower molar follows the upper one, so that the teeth keep meeting.
        Point lower = first.get(Landmark.LMT);
        Carry turned = rigid(lower, new Growth.Move(growth.mandibleTurn(), new Point(0, 0)));
        Point follow = maxilla.apply(lower).minus(lower).plus(new Point(growth.mandibleLead(), growth.eruptionMm()));
        mandibularBone = p -> turned.apply(p).plus(follow);
        mandible = remodelled(first, growth);
        double upperLip = first.get(Landmark.LS).y();
        double lowerLip = first.get(Landmark.LI).y();
        Carry face = blended(midface, mandibularBone, p -> smooth((p.y() - upperLip) / (lowerLip - upperLip)));
        skin = blended(cranium, face, p -> smooth((p.x() + 5) / 25));
    }

    /** The condyle grows so that it stays in its fossa; the angle of the jaw resorbs below. */
    private Carry remodelled(Map<Landmark, Point> first, Growth growth) {
        Point co = first.get(Landmark.CO);
        Point go = first.get(Landmark.GO);
        Point fossa = co.plus(new Point(-0.1, 0.1).times(growth.years()));
        Point grown = mandibularBone.undo(fossa).minus(co);
        Point resorbed = new Point(0.25, -0.35).times(growth.years());
        return p -> {
            double towardsCondyle = smooth((go.y() - 4 - p.y()) / (go.y() - 4 - co.y())) * smooth((30 - p.x()) / 20);
            double apart = p.distanceTo(go) / 12;
            double atAngle = apart < 1 ? (1 - apart * apart) * (1 - apart * apart) : 0;
            return mandibularBone.apply(p.plus(grown.times(towardsCondyle)).plus(resorbed.times(atAngle)));
        };
    }

    private void erupt(Growth growth, Map<Landmark, Point> first) {
        Point upper = new Point(0, growth.eruptionMm() / 2);
        Point lower = new Point(0, -growth.eruptionMm() / 2);
        for (Landmark molar : List.of(Landmark.UPM, Landmark.UMT)) {
            teeth.put(molar, first.get(molar).plus(upper));
        }
        for (Landmark molar : List.of(Landmark.LPM, Landmark.LMT)) {
            teeth.put(molar, first.get(molar).plus(lower));
        }
        incisor(first, Landmark.UIT, Landmark.UIA, growth.upperIncisor(), upper);
        incisor(first, Landmark.LIT, Landmark.LIA, growth.lowerIncisor(), lower);
    }

    private void incisor(Map<Landmark, Point> first, Landmark tip, Landmark apex, Growth.Move move, Point eruption) {
        Carry carry = rigid(first.get(tip).midpoint(first.get(apex)), move);
        teeth.put(tip, carry.apply(first.get(tip)).plus(eruption));
        teeth.put(apex, carry.apply(first.get(apex)).plus(eruption));
    }

    /** The teeth's landmarks within their bones, as if the bones had stayed. */
    Map<Landmark, Point> teeth() {
        return teeth;
    }

    /** Vault and cranial base: the bone stays, but for the outside at nasion and the back of sella. */
    Carry cranium() {
        return cranium;
    }

    /** Orbits stay with the cranium, the palate goes with the maxilla, and between them the bones stretch. */
    Carry midface() {
        return midface;
    }

    /** The maxilla's bone, rigid. */
    Carry maxilla() {
        return maxilla;
    }

    /** The mandible with its condyle and its angle. */
    Carry mandible() {
        return mandible;
    }

    /** The mandible's bone in front of its angle, rigid. */
    Carry mandibularBone() {
        return mandibularBone;
    }

    /** Skin over all of them. */
    Carry skin() {
        return skin;
    }

    /** What a landmark goes with. */
    Carry of(Landmark landmark) {
        return MANDIBULAR.contains(landmark)
                ? mandible
                : CRANIAL.contains(landmark) ? cranium : SOFT.contains(landmark) ? skin : midface;
    }

    private static Carry rigid(Point about, Growth.Move move) {
        // y points down here, so that counter-clockwise is negative
        double cos = StrictMath.cos(StrictMath.toRadians(-move.degrees()));
        double sin = StrictMath.sin(StrictMath.toRadians(-move.degrees()));
        Point to = about.plus(down(move.by()));
        return p -> {
            Point d = p.minus(about);
            return to.plus(new Point(d.x() * cos - d.y() * sin, d.x() * sin + d.y() * cos));
        };
    }

    private static Carry blended(Carry one, Carry other, java.util.function.ToDoubleFunction<Point> share) {
        return p -> {
            double of = share.applyAsDouble(p);
            return of <= 0
                    ? one.apply(p)
                    : of >= 1
                            ? other.apply(p)
                            : one.apply(p).times(1 - of).plus(other.apply(p).times(of));
        };
    }

    private static Point down(Point up) {
        return new Point(up.x(), -up.y());
    }

    private static double smooth(double t) {
        double s = Math.clamp(t, 0.0, 1.0);
        return s * s * (3 - 2 * s);
    }
}
