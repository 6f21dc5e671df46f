package org.nasion.lab.phantom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.task.Progress;

/** Asks the picture alone whether the landmarks are where the truth says. */
@Tag("slow")
class PhantomPictureTest {

    private static Phantom phantom;

    @BeforeAll
    static void expose() {
        phantom = new PhantomGenerator().generate(PhantomSpec.ofSeed(7), Progress.NONE);
    }

    @Test
    void filmIsOfTheUsualSize() {
        assertEquals(1935, phantom.film().width());
        assertEquals(2400, phantom.film().height());
    }

    @Test
    void mentonLiesOnTheLowerEdgeOfTheChin() {
        assertEquals(0, edgeOffsetMm(Landmark.ME, new Point(0, 1), 4), 0.8);
    }

    @Test
    void pogonionLiesOnTheFrontEdgeOfTheChin() {
        assertEquals(0, edgeOffsetMm(Landmark.POG, new Point(1, 0), 4), 0.8);
    }

    @Test
    void gonionLiesOnTheEdgeOfTheMandibularAngle() {
        assertEquals(0, edgeOffsetMm(Landmark.GO, new Point(-0.75, 0.66), 5), 1.5);
    }

    @Test
    void upperIncisorEndsAtItsTip() {
        double inside =
                mean(at(Landmark.UIT).plus(towards(Landmark.UIT, Landmark.UIA).times(20)), 4);
        double outside =
                mean(at(Landmark.UIT).minus(towards(Landmark.UIT, Landmark.UIA).times(12)), 4);
        assertTrue(inside > outside * 1.2, inside + " against " + outside);
    }

    @Test
    void pronasaleIsTheForemostSkinOfTheNose() {
        Point pn = at(Landmark.PN);
        double foremost = -1;
        for (int dy = -40; dy <= 40; dy += 2) {
            foremost = Math.max(foremost, skinX((int) Math.round(pn.y()) + dy, (int) pn.x()));
        }
        assertEquals(pn.x(), foremost, 0.3 / phantom.mmPerPx());
    }

    @Test
    void lipsAndChinAreForemostWhereTheTruthSays() {
        for (Landmark landmark : new Landmark[] {Landmark.LS, Landmark.LI, Landmark.POG_SOFT}) {
            Point p = at(landmark);
            assertEquals(p.x(), skinX((int) Math.round(p.y()), (int) p.x()), 0.5 / phantom.mmPerPx(), landmark.code());
        }
    }

    @Test
    void rulerTicksAreOneMillimetreApart() {
        Point along = phantom.rulerTo().minus(phantom.rulerFrom());
        along = along.times(1 / along.length());
        Point across = new Point(along.y(), -along.x());
        int length = (int) (phantom.rulerLengthMm() / phantom.mmPerPx());
        double[] profile = new double[length];
        double sum = 0;
        for (int i = 0; i < length; i++) {
            profile[i] = mean(phantom.rulerFrom().plus(along.times(i)).plus(across.times(1.0 / phantom.mmPerPx())), 1);
            sum += profile[i];
        }
        int best = 0;
        double strongest = Double.NEGATIVE_INFINITY;
        for (int lag = 6; lag <= 16; lag++) {
            double correlation = 0;
            for (int i = 0; i + lag < length; i++) {
                correlation += (profile[i] - sum / length) * (profile[i + lag] - sum / length) / (length - lag);
            }
            if (correlation > strongest) {
                strongest = correlation;
                best = lag;
            }
        }
        assertEquals(1.0, best * phantom.mmPerPx(), 1e-9);
    }

    @Test
    void firstTickOfTheRulerIsWhereItIsSaidToBe() {
        Point on = phantom.rulerFrom().plus(new Point(10, 0));
        double tick = mean(on, 1);
        double between = mean(on.plus(new Point(0, 5)), 1);
        assertTrue(tick > between * 1.3, tick + " against " + between);
    }

    @Test
    void airIsDarkerThanTheJawAndTheJawThanTheTemporalBone() {
        double mandible = mean(at(Landmark.GO).midpoint(at(Landmark.LMT)), 15);
        double air = mean(new Point(at(Landmark.PN).x() - 20, at(Landmark.ME).y()), 15);
        double ear = mean(at(Landmark.PO).plus(new Point(20, 20)), 15);
        assertTrue(air < 0.4 * mandible && mandible < ear, air + " " + mandible + " " + ear);
    }

    /** Where grey falls fastest along a direction through a landmark, mm outwards from it. */
    private static double edgeOffsetMm(Landmark landmark, Point direction, double reachMm) {
        double steepest = 0;
        double place = Double.NaN;
        for (double d = -reachMm; d <= reachMm; d += 0.1) {
            double inside = mean(at(landmark).plus(direction.times((d - 0.5) / phantom.mmPerPx())), 3);
            double outside = mean(at(landmark).plus(direction.times((d + 0.5) / phantom.mmPerPx())), 3);
            if (inside - outside > steepest) {
                steepest = inside - outside;
                place = d;
            }
        }
        assertTrue(steepest > 100, "there is no edge at " + landmark);
        return place;
    }

    /** The last x of a row that is clearly brighter than the air in front of it, px. */
    private static double skinX(int row, int near) {
        double air = mean(new Point(near + 16, row), 5);
        double skin = mean(new Point(near - 30, row), 6);
        if (skin < air + 80) {
            return -1;
        }
        double threshold = air + 0.12 * (skin - air);
        for (int x = near + 12; x > near - 300; x--) {
            if (mean(new Point(x, row), 3) > threshold) {
                return x;
            }
        }
        return -1;
    }

    private static Point at(Landmark landmark) {
        return phantom.truth().get(landmark);
    }

    private static Point towards(Landmark from, Landmark to) {
        Point d = at(to).minus(at(from));
        return d.times(1 / d.length());
    }

    private static double mean(Point centre, int radius) {
        Cephalogram film = phantom.film();
        double sum = 0;
        int n = 0;
        for (int y = (int) Math.round(centre.y()) - radius; y <= (int) Math.round(centre.y()) + radius; y++) {
            for (int x = (int) Math.round(centre.x()) - radius; x <= (int) Math.round(centre.x()) + radius; x++) {
                sum += film.sample(x, y);
                n++;
            }
        }
        return sum / n;
    }
}
