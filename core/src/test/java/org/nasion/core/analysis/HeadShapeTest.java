package org.nasion.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Tracing;

/** Which points cannot belong to a head. */
class HeadShapeTest {

    private final HeadShape shape = HeadShape.bundled();

    /** The mean head, of any size, turned, mirrored, is one. */
    @Test
    void theMeanHeadHasNoOddPoint() {
        Tracing mean = ExtremeHeads.film(HeadShapeTest.mean(), 7, 7, 25, true);
        assertEquals(List.of(), shape.odd(mean, Films.NO_SCALE));
    }

    @Test
    void fewPointsSayNothing() {
        assertEquals(List.of(), shape.odd(Films.up("S 0 0, N 66 5, A 60 -50, B 0 100"), Films.ONE_MM));
    }

    /** How many of the experts' tracings have a point that is called odd, and how many slips of 15 mm are found. */
    @Test
    void expertsPointsAreSeldomOddAndSlipsAreFound() throws IOException {
        int films = 0;
        int odd = 0;
        int slips = 0;
        int found = 0;
        for (String[] source :
                new String[][] {{"isbi2015", "landmarks_senior.csv"}, {"hamedan", "landmarks_expertA.csv"}}) {
            for (Films.Row row : Films.expert(source[0], source[1])) {
                Calibration scale = new Calibration.Scale(Calibration.Kind.DATASET, row.mmPerPx(), 1, "");
                films++;
                odd += shape.odd(row.tracing(), scale).isEmpty() ? 0 : 1;
                for (Landmark landmark : List.of(Landmark.ME, Landmark.S, Landmark.OR, Landmark.PNS, Landmark.LIT)) {
                    Point at = row.tracing().position(landmark).orElseThrow();
                    Tracing slipped = row.tracing().with(landmark, Films.manual(at.x() + 15 / row.mmPerPx(), at.y()));
                    slips++;
                    found += shape.odd(slipped, scale).stream().anyMatch(one -> one.landmark() == landmark) ? 1 : 0;
                }
            }
        }
        System.out.printf(
                "odd points on %d of %d experts' tracings; %d of %d slips of 15 mm found%n", odd, films, found, slips);
        assertTrue(odd < 0.1 * films, odd + " of " + films);
        assertTrue(found > 0.8 * slips, found + " of " + slips);
    }

    private static Map<Landmark, Point> mean() {
        Map<Landmark, Point> head = new HashMap<>();
        HeadOrientation.meanHead().forEach((landmark, at) -> head.put(landmark, new Point(at.x(), -at.y())));
        return head;
    }
}
