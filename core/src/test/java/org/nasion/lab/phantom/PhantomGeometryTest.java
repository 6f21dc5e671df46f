package org.nasion.lab.phantom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/** The tools a phantom is drawn with, each against a plain computation. */
class PhantomGeometryTest {

    @Test
    void warpCarriesItsPointsExactlyAndKeepsAffineMaps() {
        List<Point> from =
                List.of(new Point(0, 0), new Point(10, 0), new Point(0, 10), new Point(9, 8), new Point(4, 5));
        List<Point> to =
                List.of(new Point(1, 1), new Point(12, 0), new Point(-1, 11), new Point(9, 9), new Point(5, 4));
        Warp warp = new Warp(from, to);
        for (int i = 0; i < from.size(); i++) {
            assertEquals(0, warp.apply(from.get(i)).distanceTo(to.get(i)), 1e-9);
        }
        Warp affine = new Warp(
                from,
                from.stream()
                        .map(p -> new Point(2 * p.x() - p.y() + 3, p.x() + p.y()))
                        .toList());
        assertEquals(0, affine.apply(new Point(30, -20)).distanceTo(new Point(83, 10)), 1e-9);
    }

    @Test
    void distancesAgreeWithBruteForce() {
        List<Point> line = Path.of(List.of(
                        new Point(5.3, 5.1), new Point(50.2, 14.7), new Point(40.5, 44.4), new Point(9.6, 38.2)))
                .closed(0.8);
        DistanceField field = new DistanceField(line, true, 0, 0, 60, 50);
        for (int y = 0; y < 50; y += 3) {
            for (int x = 0; x < 60; x += 3) {
                double nearest = Double.MAX_VALUE;
                for (Point p : line) {
                    nearest = Math.min(nearest, p.distanceTo(new Point(x, y)));
                }
                assertEquals(nearest, field.distance[y * 60 + x], 0.45, x + "," + y);
            }
        }
        boolean[] inside = DistanceField.inside(line, 0, 0, 60, 50);
        assertTrue(inside[25 * 60 + 25] && !inside[2 * 60 + 2] && !inside[48 * 60 + 55]);
    }

    @Test
    void directedNodeIsTheForemostOfItsCurve() {
        List<Point> curve = new Path()
                .to(new Point(0, 0))
                .to(new Point(5, 4), new Point(0, 1))
                .to(new Point(1, 9))
                .open(0.05);
        assertEquals(5, curve.stream().mapToDouble(Point::x).max().orElseThrow(), 1e-6);
    }

    @Test
    void chordThroughASolidIsItsDiameterFromTheMiddleOn() {
        assertEquals(2 * Math.sqrt(3 * 17), Profile.solid(1, 10).at(3), 1e-12);
        assertEquals(20, Profile.solid(1, 10).at(14), 1e-12);
        assertEquals(4, Profile.shell(1, 10, 2).at(14), 1e-12);
    }

    @Test
    void blurKeepsTheSumAndHasTheAskedWidth() {
        float[] plane = new float[101 * 101];
        plane[50 * 101 + 50] = 1;
        Blur.gaussian(plane, 101, 101, 4.3);
        double sum = 0;
        double variance = 0;
        for (int y = 0; y < 101; y++) {
            for (int x = 0; x < 101; x++) {
                sum += plane[y * 101 + x];
                variance += (double) plane[y * 101 + x] * (x - 50) * (x - 50);
            }
        }
        assertEquals(1, sum, 1e-4);
        assertEquals(4.3, Math.sqrt(variance / sum), 0.12);
    }

    @Test
    void meanShapeIsLevelAndOfTheStatedSize() {
        Map<Landmark, Point> mean = HeadStatistics.load().meanShape();
        assertEquals(26, mean.size());
        assertEquals(69, mean.get(Landmark.N).length(), 0.01);
        assertEquals(mean.get(Landmark.OR).y(), mean.get(Landmark.PO).y(), 0.01);
        // Riolo et al. and others put the mean ANB of adults at 2 to 4 degrees
        double anb = Math.toDegrees(angle(mean, Landmark.B) - angle(mean, Landmark.A));
        assertTrue(anb > 2 && anb < 5, "ANB " + anb);
    }

    private static double angle(Map<Landmark, Point> shape, Landmark to) {
        Point d = shape.get(to).minus(shape.get(Landmark.N));
        return Math.atan2(d.y(), d.x());
    }
}
