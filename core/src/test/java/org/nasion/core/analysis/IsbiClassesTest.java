package org.nasion.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Tracing;

class IsbiClassesTest {

    private final IsbiClasses classes = IsbiClasses.bundled();
    private final MeasurementEngine engine = MeasurementCatalog.bundled().engine();

    @Test
    void theMeasuresStandInTheChallengesOrder() {
        assertEquals(List.of("ANB", "SNB", "SNA", "ODI", "APDI", "FHI", "FMA", "MW"), classes.measures());
    }

    /** UIT 3 mm ahead of, level with, 1 mm ahead of, behind, and 6 mm ahead of LIT. */
    @Test
    void theIncisorDistanceIsSigned() {
        assertEquals(List.of(1, 2, 0, 3, 4), List.of(incisors(3), incisors(0), incisors(1), incisors(-2), incisors(6)));
    }

    /** Against classes worked out below from the image coordinates alone, on every expert tracing of the challenge. */
    @Test
    void agreesWithAnIndependentImplementationOnTheChallengesFilms() throws IOException {
        int films = 0;
        int[] agreed = new int[8];
        int[][] distribution = new int[8][5];
        for (Films.Row row : Films.expert("isbi2015", "landmarks_mean.csv")) {
            Readings readings = engine.compute(
                    row.tracing(), new Calibration.Scale(Calibration.Kind.DATASET, row.mmPerPx(), 1, ""));
            List<Integer> types = classes.classify(readings).stream()
                    .map(IsbiClasses.Classified::type)
                    .toList();
            List<Integer> expected = independent(row);
            films++;
            for (int i = 0; i < 8; i++) {
                agreed[i] += types.get(i).equals(expected.get(i)) ? 1 : 0;
                distribution[i][expected.get(i)]++;
            }
            assertEquals(expected, types, row.image());
        }
        System.out.println(
                "ISBI 2015, mean of the two doctors: agreement and films of types 1, 2, 3, 4 (and 0: undefined there)");
        for (int i = 0; i < 8; i++) {
            int[] of = distribution[i];
            System.out.printf(
                    "%-4s %d of %d agree; %d, %d, %d, %d (%d)%n",
                    classes.measures().get(i), agreed[i], films, of[1], of[2], of[3], of[4], of[0]);
        }
    }

    private static List<Integer> independent(Films.Row row) {
        Tracing t = row.tracing();
        double sna = angle(t, Landmark.S, Landmark.N, Landmark.A);
        double snb = angle(t, Landmark.S, Landmark.N, Landmark.B);
        double anb = sna - snb;
        // all films of the challenge look right; y points down, so that a steeper line down to the front has a larger
        // slope
        double fh = slope(t, Landmark.PO, Landmark.OR);
        double palate = slope(t, Landmark.PNS, Landmark.ANS);
        double ab = slope(t, Landmark.A, Landmark.B);
        double facial = 180 - slope(t, Landmark.N, Landmark.POG) + fh;
        double odi = ab - slope(t, Landmark.GO, Landmark.ME) + palate - fh;
        double apdi = facial + slope(t, Landmark.N, Landmark.POG) - ab + palate - fh;
        double fhi = distance(t, Landmark.S, Landmark.GO) / distance(t, Landmark.N, Landmark.ME);
        double fma = slope(t, Landmark.GO, Landmark.GN) - slope(t, Landmark.S, Landmark.N);
        Point upper = t.position(Landmark.UIT).orElseThrow();
        Point lower = t.position(Landmark.LIT).orElseThrow();
        double mw = Math.signum(Math.cos(Math.toRadians(fh)) * (upper.x() - lower.x())
                        + Math.sin(Math.toRadians(fh)) * (upper.y() - lower.y()))
                * upper.distanceTo(lower)
                * row.mmPerPx();
        List<Integer> types = new ArrayList<>();
        types.add(anb < 3.2 ? 3 : anb > 5.7 ? 2 : 1);
        types.add(snb < 74.6 ? 2 : snb > 78.7 ? 3 : 1);
        types.add(sna < 79.4 ? 3 : sna > 83.2 ? 2 : 1);
        types.add(odi < 68.4 ? 3 : odi > 80.5 ? 2 : 1);
        types.add(apdi < 77.6 ? 2 : apdi > 85.2 ? 3 : 1);
        types.add(fhi < 0.65 ? 3 : fhi > 0.75 ? 2 : 1);
        types.add(fma < 26.8 ? 3 : fma > 31.4 ? 2 : 1);
        types.add(mw < 0 ? 3 : mw == 0 ? 2 : mw < 2 ? 0 : mw > 4.5 ? 4 : 1);
        return types;
    }

    private static double slope(Tracing t, Landmark from, Landmark to) {
        Point d = t.position(to).orElseThrow().minus(t.position(from).orElseThrow());
        return Math.toDegrees(Math.atan2(d.y(), d.x()));
    }

    private static double distance(Tracing t, Landmark p, Landmark q) {
        return t.position(p).orElseThrow().distanceTo(t.position(q).orElseThrow());
    }

    private static double angle(Tracing t, Landmark p, Landmark vertex, Landmark q) {
        double a = distance(t, p, vertex);
        double b = distance(t, vertex, q);
        double c = distance(t, p, q);
        return Math.toDegrees(Math.acos((a * a + b * b - c * c) / (2 * a * b)));
    }

    private int incisors(double ahead) {
        Tracing tracing = Films.up("Po 0 0, Or 80 0, LIT 60 -70, UIT " + (60 + ahead) + " -70");
        return classes.classify(engine.compute(tracing, Films.ONE_MM))
                .getFirst()
                .type();
    }
}
