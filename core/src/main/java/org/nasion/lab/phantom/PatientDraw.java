package org.nasion.lab.phantom;

import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;

/** Draws patients from the shape statistics until one has the wanted jaw relation and could exist. */
final class PatientDraw {

    private static final int MOST_DRAWS = 200_000;
    private static final double TEMPLATE_SN_MM = 69;

    private final HeadStatistics statistics;

    PatientDraw(HeadStatistics statistics) {
        this.statistics = statistics;
    }

    /** @param growth since the first film of this patient */
    Head draw(PhantomSpec spec, Growth growth) {
        RandomGenerator random = Chance.generator(spec.seed(), "patient");
        double sellaNasion = Chance.between(random, 66, 72);
        for (int i = 0; i < MOST_DRAWS; i++) {
            Map<Landmark, Point> shape = statistics.draw(random);
            if (isOfType(shape, spec) && isPossible(shape, spec)) {
                Point n = shape.get(Landmark.N);
                double scale = sellaNasion / Math.sqrt(n.dot(n));
                Map<Landmark, Point> sized = new TreeMap<>();
                shape.forEach((landmark, p) -> sized.put(landmark, p.times(scale)));
                return new Head(statistics.meanShape(), sized, sellaNasion / TEMPLATE_SN_MM, spec.seed(), growth);
            }
        }
        throw new ProblemException(
                "NAS-PHANTOM-TYPE",
                "No phantom of class {0} with a {1} jaw relation could be drawn; try another seed.",
                spec.skeletalClass(),
                spec.verticalType().name().toLowerCase(java.util.Locale.ROOT));
    }

    private static boolean isOfType(Map<Landmark, Point> s, PhantomSpec spec) {
        double anb = bearing(s, Landmark.N, Landmark.B) - bearing(s, Landmark.N, Landmark.A);
        double mandibular = bearing(s, Landmark.GO, Landmark.GN) - bearing(s, Landmark.S, Landmark.N);
        return anb >= spec.skeletalClass().lowAnb()
                && anb <= spec.skeletalClass().highAnb()
                && mandibular >= spec.verticalType().lowSnGoGn()
                && mandibular <= spec.verticalType().highSnGoGn();
    }

    /** Degrees from the x axis towards the y axis (downwards). */
    private static double bearing(Map<Landmark, Point> s, Landmark from, Landmark to) {
        Point d = s.get(to).minus(s.get(from));
        return StrictMath.toDegrees(StrictMath.atan2(d.y(), d.x()));
    }

    private static boolean isPossible(Map<Landmark, Point> s, PhantomSpec spec) {
        Point ans = s.get(Landmark.ANS);
        Point a = s.get(Landmark.A);
        Point b = s.get(Landmark.B);
        Point pog = s.get(Landmark.POG);
        Point gn = s.get(Landmark.GN);
        Point me = s.get(Landmark.ME);
        Point go = s.get(Landmark.GO);
        Point ls = s.get(Landmark.LS);
        Point li = s.get(Landmark.LI);
        Point uit = s.get(Landmark.UIT);
        Point lit = s.get(Landmark.LIT);
        boolean maxilla = ans.x() > a.x() + 1.5 && within(a.y() - ans.y(), 2.5, 9) && a.y() < uit.y() - 14;
        boolean chin = pog.y() > b.y() + 6
                && gn.y() > pog.y() + 2
                && me.y() > gn.y() + 0.6
                && pog.x() > gn.x() + 0.6
                && gn.x() > me.x() + 1.5
                && within(pog.x() - me.x(), 3, 11);
        double overjet = uit.x() - lit.x();
        boolean jet = switch (spec.skeletalClass()) {
            case I -> within(overjet, 0.8, 5);
            case II -> within(overjet, 2.2, 8);
            case III -> within(overjet, -3.5, 2.2);
        };
        boolean lips = within(li.y() - ls.y(), 11, 21) && Math.abs(li.x() - ls.x()) < 9;
        boolean bite = within(lit.y() - uit.y(), -6, 1.5)
                && jet
                && Math.abs(s.get(Landmark.UMT).x() - s.get(Landmark.LMT).x()) < 6
                && within(s.get(Landmark.LMT).y() - s.get(Landmark.UMT).y(), -1, 2.2)
                && within(s.get(Landmark.LPM).y() - s.get(Landmark.UPM).y(), -1, 2.4);
        boolean ramus = s.get(Landmark.CO).y() < s.get(Landmark.AR).y() - 6
                && s.get(Landmark.AR).y() < s.get(Landmark.R).y() - 10
                && s.get(Landmark.R).y() < go.y() - 14
                && s.get(Landmark.PO).x() < s.get(Landmark.CO).x() - 5;
        boolean nose = s.get(Landmark.PN).x() > ls.x() + 6 && s.get(Landmark.PN).y() < ls.y() - 15;
        return maxilla && chin && lips && bite && ramus && nose;
    }

    private static boolean within(double value, double low, double high) {
        return value >= low && value <= high;
    }
}
