package org.nasion.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Tracing;

class CervicalStageTest {

    /** Worked by hand: chord 13.50, depth 1.25, 9.3 %; heights 14.01 and 12.24, mean 13.12; widths 13.09 and 13.50, mean 13.29. */
    @Test
    void theWorkedExampleIsASquareConcaveBody() {
        Map<String, Point> neck = neck(1.2, 1.25, 1.2, 10);
        neck.put("C3up", new Point(0, 14));
        neck.put("C3ua", new Point(13, 12.5));
        neck.put("C3lp", new Point(0.5, 0));
        neck.put("C3m", new Point(7.2, 1.4));
        neck.put("C3la", new Point(14, 0.3));
        CervicalStage stage = CervicalStage.of(neck).orElseThrow();
        assertEquals(9.3, stage.c3().concavity(), 0.05);
        assertEquals(13.12 / 13.29, stage.c3().ratio(), 1e-3);
        assertEquals(CervicalStage.Shape.SQUARE, stage.c3().shape());
        assertEquals(OptionalInt.of(5), stage.stage());
    }

    /** The vertebrae of the drawing on a film that looks to the left: concave all three, C3 13.25 high and 14.5 wide. */
    @Test
    void aTracingIsStagedWhereAllThirteenPointsArePlaced() {
        Tracing left = Tracing.EMPTY;
        for (Landmark landmark : Films.withExtraPoints().landmarks()) {
            Point at = Films.withExtraPoints().position(landmark).orElseThrow();
            left = left.with(landmark, Films.manual(-at.x(), at.y()));
        }
        MeasurementEngine engine = AnalysisCatalog.bundled().engine(PatientFacts.UNKNOWN);
        CervicalStage stage =
                CervicalStage.of(engine.compute(left, Films.NO_SCALE)).orElseThrow();
        assertEquals(OptionalInt.of(5), stage.stage());
        assertEquals(13.25 / 14.5, stage.c3().ratio(), 0.01);
        Findings findings = ClinicalReading.bundled().read(engine.compute(left, Films.NO_SCALE));
        assertTrue(findings.of("Maturation").getFirst().sentence().contains("CS5"));
        Tracing without = left.without(Landmark.named("C3m", ""));
        assertTrue(CervicalStage.of(engine.compute(without, Films.NO_SCALE)).isEmpty());
        assertTrue(ClinicalReading.bundled()
                .read(engine.compute(without, Films.NO_SCALE))
                .of("Maturation")
                .isEmpty());
    }

    /** Lower borders of 13 mm: 1.3 mm are 10 %, 0.3 mm 2.3 %. */
    @Test
    void theStagesFollowConcavitiesAndShapes() {
        assertEquals(OptionalInt.of(1), stage(0.3, 0.3, 0.3, 9));
        assertEquals(OptionalInt.of(2), stage(1.3, 0.3, 0.3, 9));
        assertEquals(OptionalInt.of(3), stage(1.3, 1.3, 0.3, 9));
        assertEquals(OptionalInt.of(4), stage(1.3, 1.3, 1.3, 9));
        assertEquals(OptionalInt.of(5), stage(1.3, 1.3, 1.3, 13));
        assertEquals(OptionalInt.of(6), stage(1.3, 1.3, 1.3, 16));
        assertEquals(OptionalInt.empty(), stage(0.3, 1.3, 0.3, 9), "C3 before C2 is no stage");
    }

    /** 6.2 % is flat, and 0.8 % more would be concave. */
    @Test
    void aStageNearALimitNamesItsNeighbour() {
        CervicalStage near = CervicalStage.of(neck(1.3, 0.8, 0.1, 9)).orElseThrow();
        assertEquals(OptionalInt.of(2), near.stage());
        assertEquals(Set.of(3), near.neighbours());
        assertEquals(
                Set.of(), CervicalStage.of(neck(1.6, 0.1, 0.1, 9)).orElseThrow().neighbours());
    }

    /** Bodies 13 mm wide: 11.5 mm are 0.885 of it (lying, square from 0.9 on), 14.1 mm 1.085 (square, standing beyond 1.1). */
    @Test
    void aShapeNearALimitNamesItsNeighbourToo() {
        assertStage(4, Set.of(5), neck(2, 2, 2, 11.5));
        assertStage(5, Set.of(6), neck(2, 2, 2, 14.1));
        assertStage(5, Set.of(), neck(2, 2, 2, 11.9)); // one body alone read flatter leaves the other square
        assertStage(6, Set.of(), neck(2, 2, 2, 14.5));
    }

    private static void assertStage(int stage, Set<Integer> neighbours, Map<String, Point> neck) {
        CervicalStage found = CervicalStage.of(neck).orElseThrow();
        assertEquals(OptionalInt.of(stage), found.stage());
        assertEquals(neighbours, found.neighbours());
    }

    /** A body is a trapezoid where its front is lower than nine tenths of its back. */
    @Test
    void aBodyThatFallsForwardIsATrapezoid() {
        Map<String, Point> neck = neck(2, 2, 2, 10);
        assertFalse(CervicalStage.of(neck).orElseThrow().c3().trapezoid());
        neck.put("C3ua", new Point(13, -20 + 8.9));
        assertTrue(CervicalStage.of(neck).orElseThrow().c3().trapezoid());
        neck.put("C3ua", new Point(13, -20 + 9.1));
        assertFalse(CervicalStage.of(neck).orElseThrow().c3().trapezoid());
    }

    @Test
    void withoutAPointThereIsNoStage() {
        Map<String, Point> neck = neck(1.3, 1.3, 1.3, 9);
        neck.remove("C4m");
        assertEquals(Optional.empty(), CervicalStage.of(neck));
        neck.put("C4m", new Point(7, 1));
        neck.put("C4la", neck.get("C4lp"));
        assertFalse(CervicalStage.of(neck).isPresent());
    }

    private static OptionalInt stage(double two, double three, double four, double height) {
        return CervicalStage.of(neck(two, three, four, height)).orElseThrow().stage();
    }

    /** Bodies 13 mm wide and so many mm high, lower borders hollow by so many mm. */
    private static Map<String, Point> neck(double two, double three, double four, double height) {
        Map<String, Point> neck =
                new HashMap<>(Map.of("C2p", new Point(0, 0), "C2m", new Point(6.5, two), "C2a", new Point(13, 0)));
        double[] depth = {three, four};
        for (int i = 0; i < 2; i++) {
            String name = "C" + (3 + i);
            double y = -20 * (i + 1);
            neck.put(name + "up", new Point(0, y + height));
            neck.put(name + "ua", new Point(13, y + height));
            neck.put(name + "lp", new Point(0, y));
            neck.put(name + "m", new Point(6.5, y + depth[i]));
            neck.put(name + "la", new Point(13, y));
        }
        return neck;
    }
}
