package org.nasion.model.shape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /** Leave-one-out errors of an independent ridge regression (NumPy), as the data's own description has them. */
    @ParameterizedTest
    @CsvSource({"Co,1.4", "R,1.3", "UIA,1.0", "LIA,1.2", "UPM,1.7", "LPM,1.8", "UMT,1.8", "LMT,1.9", "Pn,2.4"})
    void promisesTheErrorsThatTheIndependentFitHas(String code, double millimetres) {
        assertEquals(millimetres, completion.statistics().expectedErrorMm().get(code), 0.1);
    }

    @Test
    void theShippedCoefficientsAreThoseOfTheData() {
        ShapeStatistics again = ShapeData.completion(SharedData.require("data/shapes/aariz_test_predicted_26.csv"))
                .fit();
        assertEquals(completion.statistics().expectedErrorMm(), again.expectedErrorMm());
        assertArrayEquals(completion.statistics().mean(), again.mean(), 1e-6);
        assertEquals(150, again.shapes());
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
