package org.nasion.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;

class CompiledEngineTest {

    private final MeasurementCatalog catalog = MeasurementCatalog.bundled();
    private final MeasurementEngine engine = catalog.engine();

    @Test
    void aMovedPointRecomputesItsDependantsAndNothingElse() {
        Readings before = engine.compute(Films.adult(), Films.ONE_MM);
        Readings after =
                engine.update(before, Films.adult().with(Landmark.UPM, Films.manual(1311, 1545)), Films.ONE_MM);
        assertEquals(Set.of("Wits", "OP_Corpus", "Xi_OP"), recomputed(before, after));
    }

    @Test
    void movingSubspinaleRecomputesExactlyWhatNamesIt() {
        Readings before = engine.compute(Films.adult(), Films.ONE_MM);
        Readings after = engine.update(before, Films.adult().with(Landmark.A, Films.manual(1481, 1330)), Films.ONE_MM);
        assertEquals(
                new TreeSet<>(Set.of(
                        "SNA",
                        "ANB",
                        "ANB_Eastman",
                        "ANB_individual",
                        "ANB_excess",
                        "Wits",
                        "Wits_P1",
                        "MaxHeight",
                        "APDI",
                        "Convexity",
                        "AB_Plane",
                        "MaxillaryDepth",
                        "Convexity_mm",
                        "A_NPerp",
                        "N_A_HP",
                        "AB_OP",
                        "CF",
                        "ODI",
                        "Co_A",
                        "MaxMandDiff",
                        "U1_NA",
                        "U1_NA_mm",
                        "U1_APog_mm",
                        "U1_AVert_mm",
                        "L1_APog",
                        "L1_APog_mm")),
                recomputed(before, after));
    }

    @Test
    void confirmingAPointRecomputesOnlyHowSureItsDependantsAre() {
        Tracing open = Films.adult()
                .with(
                        Landmark.A,
                        Films.adult().placement(Landmark.A).orElseThrow().withConfirmed(false));
        Readings before = engine.compute(open, Films.ONE_MM);
        Readings after = engine.update(before, Films.adult(), Films.ONE_MM);
        assertEquals(dependants(Landmark.A), recomputed(before, after));
        after.all()
                .forEach(reading -> assertEquals(
                        before.byId().get(reading.measurement().id()).value(), reading.value()));
    }

    @Test
    void aNewScaleRecomputesEverything() {
        Readings before = engine.compute(Films.adult(), Films.ONE_MM);
        Readings after = engine.update(before, Films.adult(), Films.NO_SCALE);
        assertEquals(before.all().size(), recomputed(before, after).size());
        assertInstanceOf(Value.NoScale.class, after.byId().get("Wits").value());
        assertInstanceOf(Value.Known.class, after.byId().get("Jarabak").value());
    }

    /** Where few points decide, moving one of them can turn the face round, which changes values that use it not at all. */
    @Test
    void aFaceThatTurnsRoundRecomputesEverything() {
        Tracing few = Films.up("S 0 0, N 70 5, A 68 -53, B 62 -94");
        Readings before = engine.compute(few, Films.ONE_MM);
        Tracing turned = few.with(Landmark.N, Films.manual(-70, -5)).with(Landmark.S, Films.manual(136, 0));
        Readings after = engine.update(before, turned, Films.ONE_MM);
        assertNotEquals(HeadOrientation.of(few, 1), HeadOrientation.of(turned, 1));
        assertEquals(engine.compute(turned, Films.ONE_MM), after);
    }

    /** Whatever point moves, exactly the measurements that name it, or whose norm hangs on it, are computed anew. */
    @ParameterizedTest
    @FieldSource("org.nasion.core.landmark.Landmark#STANDARD")
    void everyPointRecomputesItsDependantsAlone(Landmark landmark) {
        Point at = Films.adult().position(landmark).orElseThrow();
        Readings before = engine.compute(Films.adult(), Films.ONE_MM);
        Readings after =
                engine.update(before, Films.adult().with(landmark, Films.manual(at.x() + 2, at.y() - 3)), Films.ONE_MM);
        Set<String> expected = dependants(landmark);
        if (Set.of(Landmark.PNS, Landmark.ANS).contains(landmark)) {
            expected.add("ANB_Eastman"); // its norm counts only where SN–PP is usual
        }
        assertEquals(expected, recomputed(before, after));
        System.out.printf(
                "%-4s %3d of %d measurements computed anew%n",
                landmark.code(), expected.size(), before.all().size());
    }

    @Test
    void missingPointsAreNamed() {
        Readings readings = engine.compute(Films.adult().without(Landmark.N).without(Landmark.B), Films.ONE_MM);
        assertEquals(
                new Value.MissingPoints(Set.of(Landmark.N, Landmark.B)),
                readings.byId().get("ANB").value());
        assertEquals(
                new Value.MissingPoints(Set.of(Landmark.N)),
                readings.byId().get("SNA").value());
        assertInstanceOf(Value.Known.class, readings.byId().get("PP_MP").value());
    }

    @Test
    void pointsThatCoincideLeaveTheAngleUndefined() {
        Tracing tracing = Films.adult()
                .with(Landmark.S, Films.adult().placement(Landmark.N).orElseThrow());
        assertEquals(
                new Value.Undefined(),
                engine.compute(tracing, Films.ONE_MM).byId().get("SNA").value());
    }

    @Test
    void anEmptyTracingHasNoValues() {
        engine.compute(Tracing.EMPTY, Films.NO_SCALE)
                .all()
                .forEach(reading -> assertInstanceOf(Value.MissingPoints.class, reading.value()));
    }

    @Test
    void anEstimatedPointMarksWhatRestsOnIt() {
        Readings readings = engine.compute(estimated(Films.adult(), Landmark.UMT), Films.ONE_MM);
        assertTrue(readings.byId().get("Wits").estimated());
        assertTrue(readings.byId().get("Overjet").estimated());
        assertFalse(readings.byId().get("SNA").estimated());
    }

    @Test
    void witsHasANormOnlyOnTheMeasuredFunctionalPlane() {
        MeasurementEngine woman = catalog.engine(new PatientFacts("F", OptionalDouble.of(30)));
        assertEquals(
                -0.10,
                norm(woman.compute(Films.adult(), Films.ONE_MM), "Wits")
                        .orElseThrow()
                        .mean());
        assertTrue(norm(woman.compute(estimated(Films.adult(), Landmark.LPM), Films.ONE_MM), "Wits")
                .isEmpty());
        Readings withoutPremolars = woman.compute(Films.adult().without(Landmark.UPM), Films.ONE_MM);
        assertInstanceOf(Value.Known.class, withoutPremolars.byId().get("Wits").value());
        assertTrue(norm(withoutPremolars, "Wits").isEmpty());
    }

    /** Without the lower premolar the plane runs to mid(UIT, LIT); without LIT too, to UIT. */
    @Test
    void witsTakesTheNextPlaneThatIsThere() {
        Tracing tracing =
                Films.up("A 60 0, B 50 -40, UMT 20 -21, LMT 20 -19, UIT 70 -15, LIT 70 -25, UPM 40 -10, LPM 40 -40");
        assertEquals(wits(60, 0, 50, -40, 20, -20, 40, -25), value(tracing, "Wits"), 1e-9);
        assertEquals(10, value(tracing.without(Landmark.LPM), "Wits"), 1e-9);
        assertEquals(
                wits(60, 0, 50, -40, 20, -20, 70, -15),
                value(tracing.without(Landmark.LPM).without(Landmark.LIT), "Wits"),
                1e-9);
    }

    @Test
    void whatStandsInIsNamedWhereNoneIsThere() {
        assertEquals(
                new Value.MissingPoints(Set.of(Landmark.UIT)),
                engine.compute(
                                Films.adult()
                                        .without(Landmark.UPM)
                                        .without(Landmark.LPM)
                                        .without(Landmark.LIT)
                                        .without(Landmark.UIT),
                                Films.ONE_MM)
                        .byId()
                        .get("Wits")
                        .value());
    }

    @Test
    void aNormForTheEastmanCorrectionDoesNotCountWhereThePalateIsTippedTooFar(@TempDir Path settings)
            throws IOException {
        new AnalysisFolder(settings).save("""
                {"id": "ours", "author": "Ours", "source": "Our clinic 2026",
                 "norms": {"ANB_Eastman": [{"mean": 3, "sd": 2}]}}
                """);
        MeasurementEngine own = AnalysisCatalog.load(settings).engine(PatientFacts.UNKNOWN);
        assertTrue(norm(own.compute(Films.adult(), Films.ONE_MM), "ANB_Eastman").isEmpty(), "SN–PP is about −5° here");
        Tracing level = Films.adult().with(Landmark.PNS, Films.manual(1010, 1250));
        assertEquals(
                7.4,
                own.compute(level, Films.ONE_MM)
                        .byId()
                        .get("SN_PP")
                        .value()
                        .number()
                        .orElseThrow(),
                0.1);
        assertEquals(
                "Ours",
                norm(own.compute(level, Films.ONE_MM), "ANB_Eastman")
                        .orElseThrow()
                        .source());
        Readings before = own.compute(Films.adult(), Films.ONE_MM);
        assertEquals(own.compute(level, Films.ONE_MM), own.update(before, level, Films.ONE_MM));
    }

    @Test
    void normsOfOneSexNeedTheSex() {
        assertTrue(norm(engine.compute(Films.adult(), Films.ONE_MM), "Co_A").isEmpty());
        assertEquals(
                91.0,
                norm(
                                catalog.engine(new PatientFacts("F", OptionalDouble.of(30)))
                                        .compute(Films.adult(), Films.ONE_MM),
                                "Co_A")
                        .orElseThrow()
                        .mean());
        assertEquals(
                99.8,
                norm(
                                catalog.engine(new PatientFacts("M", OptionalDouble.of(30)))
                                        .compute(Films.adult(), Films.ONE_MM),
                                "Co_A")
                        .orElseThrow()
                        .mean());
    }

    /** Ricketts: 2 mm at 9 years; how fast it falls is told differently, so that other ages have none. */
    @Test
    void normsOfAnAgeNeedTheAge() {
        assertTrue(norm(engine.compute(Films.adult(), Films.ONE_MM), "Convexity_mm")
                .isEmpty());
        assertEquals(
                2.0,
                norm(
                                catalog.engine(new PatientFacts("", OptionalDouble.of(9.5)))
                                        .compute(Films.adult(), Films.ONE_MM),
                                "Convexity_mm")
                        .orElseThrow()
                        .mean(),
                1e-12);
        assertTrue(norm(
                        catalog.engine(new PatientFacts("", OptionalDouble.of(40)))
                                .compute(Films.adult(), Films.ONE_MM),
                        "Convexity_mm")
                .isEmpty());
    }

    @Test
    void millimetresFollowTheRuler() {
        Calibration ruler = new Calibration.Ruler(new Point(0, 0), new Point(0, 400), 40, 1);
        assertEquals(
                0.1 * value(Films.adult(), "S_N"),
                engine.compute(Films.adult(), ruler)
                        .byId()
                        .get("S_N")
                        .value()
                        .number()
                        .orElseThrow(),
                1e-9);
    }

    private Set<String> dependants(Landmark landmark) {
        Set<String> ids = new TreeSet<>();
        engine.measurements().stream()
                .filter(measurement -> measurement.landmarks().contains(landmark))
                .forEach(measurement -> ids.add(measurement.id()));
        return ids;
    }

    private static double wits(double ax, double ay, double bx, double by, double fx, double fy, double tx, double ty) {
        double length = Math.hypot(tx - fx, ty - fy);
        return ((ax - bx) * (tx - fx) + (ay - by) * (ty - fy)) / length;
    }

    private double value(Tracing tracing, String id) {
        return engine.compute(tracing, Films.ONE_MM)
                .byId()
                .get(id)
                .value()
                .number()
                .orElseThrow();
    }

    private static Optional<Norm> norm(Readings readings, String id) {
        return readings.byId().get(id).norm();
    }

    private static Tracing estimated(Tracing tracing, Landmark landmark) {
        return tracing.with(
                landmark,
                Placement.proposed(new Placement.Proposal(
                        tracing.position(landmark).orElseThrow(),
                        Placement.Origin.ESTIMATED,
                        OptionalDouble.empty(),
                        OptionalDouble.empty())));
    }

    private static Set<String> recomputed(Readings before, Readings after) {
        Set<String> changed = new TreeSet<>();
        for (int i = 0; i < before.all().size(); i++) {
            if (before.all().get(i) != after.all().get(i)) {
                changed.add(after.all().get(i).measurement().id());
            }
        }
        return changed;
    }
}
