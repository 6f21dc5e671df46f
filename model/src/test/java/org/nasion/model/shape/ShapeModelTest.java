package org.nasion.model.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.model.SharedData;
import org.nasion.model.dataset.JointPositions;

@Tag("slow")
class ShapeModelTest {

    private final ShapeModel completion = ShapeModel.completion();
    private final ShapeModel plausibility = ShapeModel.plausibility();

    private static Map<Landmark, Point> mean(ShapeModel model, boolean frameOnly) {
        Map<Landmark, Point> points = new TreeMap<>();
        ShapeStatistics statistics = model.statistics();
        for (int i = 0; i < statistics.landmarks().size(); i++) {
            if (!frameOnly || statistics.frame().contains(statistics.landmarks().get(i))) {
                points.put(
                        Landmark.ofCode(statistics.landmarks().get(i)).orElseThrow(),
                        new Point(statistics.mean()[2 * i], statistics.mean()[2 * i + 1]));
            }
        }
        return points;
    }

    /** The mean head, turned by 20°, 300 times as large and moved. */
    private static Point placed(Point p) {
        return new Similarity(300 * Math.cos(0.35), 300 * Math.sin(0.35), 500, 600).apply(p);
    }

    @Test
    void placesTheMeanHeadsPointsWhereverItLies() {
        Map<Landmark, Point> seen = new TreeMap<>();
        mean(completion, true).forEach((landmark, at) -> seen.put(landmark, placed(at)));
        Map<Landmark, ShapeModel.Estimate> estimates = completion.complete(seen);
        assertEquals(9, estimates.size());
        Map<Landmark, Point> all = mean(completion, false);
        estimates.forEach((landmark, estimate) ->
                assertEquals(0, estimate.position().distanceTo(placed(all.get(landmark))), 1e-3, landmark.code()));
    }

    @Test
    void theMeanHeadLeavesNothingUnexplainedAndItsTurnIsKnown() {
        Map<Landmark, Point> seen = new TreeMap<>();
        mean(plausibility, true).forEach((landmark, at) -> seen.put(landmark, placed(at)));
        ShapeModel.Residual residual = plausibility.residual(seen).orElseThrow();
        assertEquals(0, residual.mm(), 1e-6);
        assertEquals(Math.toDegrees(0.35), residual.rotation(), 1e-6);
    }

    @Test
    void oneWrongPointIsFoundAndAMirroredHeadIsNone() {
        Map<Landmark, Point> seen = mean(plausibility, true);
        double mm = seen.get(Landmark.S).distanceTo(seen.get(Landmark.N)) / 66;
        Map<Landmark, Point> wrong = new TreeMap<>(seen);
        wrong.compute(Landmark.PO, (landmark, at) -> at.plus(new Point(0, 15 * mm)));
        ShapeModel.Residual residual = plausibility.residual(wrong).orElseThrow();
        assertEquals(Landmark.PO, residual.odd());
        assertEquals(15, residual.oddMm(), 2);
        assertTrue(residual.oddSigma() > 4, "porion does not vary like that: " + residual.oddSigma());
        seen.replaceAll((landmark, at) -> new Point(-at.x(), at.y()));
        assertTrue(plausibility.residual(seen).orElseThrow().mm() > 20, "a mirrored head is no head");
    }

    @Test
    void fewPointsMakeNoShape() {
        Map<Landmark, Point> four = mean(plausibility, true);
        four.keySet().retainAll(Set.of(Landmark.S, Landmark.N, Landmark.A, Landmark.B));
        assertTrue(plausibility.residual(four).isEmpty());
        assertTrue(completion.complete(four).isEmpty());
        Map<Landmark, Point> same = mean(plausibility, true);
        same.replaceAll((landmark, at) -> new Point(3, 3));
        assertTrue(plausibility.residual(same).isEmpty(), "all points in one place");
    }

    /**
     * On heads that the statistics were not made of, as another network marked them: what the same conditional mean gives in NumPy,
     * from the 17 points that both have.
     */
    @Test
    void placesUnseenPointsAsTheIndependentCalculationDoes() {
        Map<String, Double> sums = new TreeMap<>();
        List<Map<Landmark, Point>> heads =
                JointPositions.read(SharedData.require("data/shapes/aariz_test_predicted_26.csv"));
        for (Map<Landmark, Point> head : heads) {
            Map<Landmark, Point> seen = new TreeMap<>(head);
            seen.keySet().retainAll(ShapeData.ISBI);
            double mm = 66 / head.get(Landmark.S).distanceTo(head.get(Landmark.N));
            completion
                    .complete(seen)
                    .forEach((landmark, estimate) -> sums.merge(
                            landmark.code(), estimate.position().distanceTo(head.get(landmark)) * mm, Double::sum));
        }
        Map<String, Double> numpy = Map.of(
                "Co", 1.57, "R", 1.45, "Pn", 2.40, "UIA", 1.40, "LIA", 1.39, "UPM", 1.92, "LPM", 1.80, "UMT", 2.02,
                "LMT", 2.01);
        assertEquals(numpy.keySet(), sums.keySet());
        sums.forEach((code, sum) -> assertEquals(numpy.get(code), sum / heads.size(), 0.03, code));
    }

    /** In every head the estimates lie on the side where they belong. */
    @Test
    void estimatesKeepTheOrderOfTheTeeth() {
        for (Map<Landmark, Point> head :
                JointPositions.read(SharedData.require("data/shapes/aariz_test_predicted_26.csv"))) {
            Map<Landmark, Point> seen = new TreeMap<>(head);
            completion
                    .statistics()
                    .expectedErrorMm()
                    .keySet()
                    .forEach(code -> seen.remove(Landmark.ofCode(code).orElseThrow()));
            Map<Landmark, ShapeModel.Estimate> estimates = completion.complete(seen);
            assertTrue(
                    estimates.get(Landmark.PN).position().x()
                            > seen.get(Landmark.ANS).x(),
                    "the nose is in front");
            assertTrue(estimates.get(Landmark.UMT).position().x()
                    < estimates.get(Landmark.UPM).position().x());
        }
    }
}
