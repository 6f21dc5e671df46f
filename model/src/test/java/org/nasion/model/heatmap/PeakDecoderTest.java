package org.nasion.model.heatmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasion.core.geometry.Point;

class PeakDecoderTest {

    private static final int SIZE = 40;

    /** A softmax of −d²/2σ² is a Gaussian: its centre of mass is the centre, its spread σ√2. */
    @Test
    void findsTheCentreOfAGaussianBetweenPixels() {
        float[] logits = new float[SIZE * SIZE];
        gaussian(logits, 17.3, 22.8, 1.2, 0);
        Peak peak = new PeakDecoder(9, 1)
                .decode(new HeatMaps(logits, 1, SIZE, SIZE))
                .getFirst();
        assertEquals(17.3, peak.position().x(), 0.01);
        assertEquals(22.8, peak.position().y(), 0.01);
        assertEquals(1.2 * Math.sqrt(2), peak.spread(), 0.01);
        assertTrue(peak.mass() > 0.99, "all of it lies in the window");
        assertEquals(1.2 * Math.sqrt(2), peak.radius(), 0.01);
    }

    @Test
    void aSecondPlaceTakesMassAndMargin() {
        float[] logits = new float[SIZE * SIZE];
        gaussian(logits, 10, 10, 1.2, 0);
        float[] other = new float[SIZE * SIZE];
        gaussian(other, 30, 30, 1.2, -1);
        for (int i = 0; i < logits.length; i++) {
            logits[i] = Math.max(logits[i], other[i]);
        }
        Peak peak = new PeakDecoder(9, 1)
                .decode(new HeatMaps(logits, 1, SIZE, SIZE))
                .getFirst();
        assertEquals(10, peak.position().x(), 0.01);
        assertEquals(1.0, peak.margin(), 1e-5);
        assertEquals(1 / (1 + Math.exp(-1)), peak.mass(), 0.01);
        double far = Math.exp(-1) / (1 + Math.exp(-1)) * 2 * 20 * 20 + 2 * 1.2 * 1.2;
        assertEquals(Math.sqrt(far), peak.radius(), 0.1);
    }

    @Test
    void cutsItsWindowAtTheBorder() {
        float[] logits = new float[2 * 3 * 4];
        logits[12 + 0] = 50;
        Peak peak = new PeakDecoder(9, 1).decode(new HeatMaps(logits, 2, 3, 4)).get(1);
        assertEquals(0, peak.position().x(), 1e-6);
        assertEquals(0, peak.position().y(), 1e-6);
        assertEquals(0, peak.margin(), "nothing lies outside the window");
    }

    @Test
    void wantsAWindowWithACentre() {
        assertThrows(IllegalArgumentException.class, () -> new PeakDecoder(8, 1));
    }

    @Test
    void confidenceIsLinearBetweenTheKnotsAndConstantOutside() {
        ConfidenceTable table =
                new ConfidenceTable(new double[] {1, 2, 4}, new double[] {0.5, 1, 3}, new double[] {1, 0.9, 0.5});
        assertEquals(0.5, table.expectedErrorMm(0.2), 1e-12);
        assertEquals(0.75, table.expectedErrorMm(1.5), 1e-12);
        assertEquals(0.7, table.within2mm(3), 1e-12);
        assertEquals(0.5, table.within2mm(99), 1e-12);
        assertThrows(
                IllegalArgumentException.class,
                () -> new ConfidenceTable(new double[] {2, 1}, new double[2], new double[2]));
    }

    /** First stage 5 (as below), second stage mean of 3 and 5 = 4, 2 px apart: √(1·25 + 2·16 + 0.75·4) = √60. */
    @Test
    void bothStagesAndTheirDistanceMakeOneDoubt() {
        Peak first = new Peak(new Point(0, 0), 0.75, 1, 3, 1, 99);
        Doubt.Closer closer = new Doubt.Closer(
                List.of(new Peak(new Point(0, 0), 1, 1, 3, 1, 99), new Peak(new Point(0, 0), 0.75, 1, 4, 1, 99)), 2);
        assertEquals(5, new Doubt.Single(8).of(first, null), 1e-12);
        assertEquals(99, new Doubt.Radius().of(first, null), 1e-12);
        assertEquals(Math.sqrt(60), new Doubt.TwoStage(8, 6, 1, 2, 0.75).of(first, closer), 1e-12);
    }

    /** √(3² + 0.25·8²) = 5. */
    @Test
    void doubtGrowsWithSpreadAndWithMassElsewhere() {
        assertEquals(5, new Peak(new Point(0, 0), 0.75, 1, 3, 1, 99).doubt(8), 1e-12);
    }

    private static void gaussian(float[] logits, double x, double y, double sigma, double height) {
        for (int i = 0; i < logits.length; i++) {
            double dx = i % SIZE - x;
            double dy = i / SIZE - y;
            logits[i] = (float) (height - (dx * dx + dy * dy) / (2 * sigma * sigma));
        }
    }
}
