package org.nasion.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;

/** How sure a measurement is, from how sure its points are. */
@Tag("slow")
class UncertaintyTest {

    private static final Calibration TENTH = new Calibration.Scale(Calibration.Kind.USER_STATED, 0.1, 1, "");

    private final MeasurementEngine engine = MeasurementCatalog.bundled().engine();

    /** An angle whose one ray of 70 mm swings by an error of 1 mm across it: 1/70 rad. */
    @Test
    void oneErrorGoesThroughAnAngleAsOnPaper() {
        Tracing tracing = detected(Films.up("S 0 0, N 70 0, A 70 -60"), 0);
        tracing = tracing.with(Landmark.S, proposal(new Point(0, 0), Math.sqrt(Math.PI / 2)));
        assertEquals(Math.toDegrees(1 / 70.0), uncertainty(engine.compute(tracing, Films.ONE_MM), "SNA"), 1e-6);
    }

    /** Two ends of a distance with 3 and 4 mm: 5 mm. */
    @Test
    void errorsOfTwoPointsAddAsSquares() {
        Tracing tracing = new Tracing(Map.of(
                Landmark.S,
                proposal(new Point(0, 0), 3 * Math.sqrt(Math.PI / 2)),
                Landmark.N,
                proposal(new Point(60, 10), 4 * Math.sqrt(Math.PI / 2))));
        assertEquals(5, uncertainty(engine.compute(tracing, Films.ONE_MM), "S_N"), 1e-6);
    }

    /** Points set by hand scatter as two experts' points do: 4000 tracings drawn from those errors scatter as told. */
    @Test
    void agreesWithMonteCarloForEveryMeasurement() {
        Readings told = engine.compute(Films.withExtraPoints(), TENTH);
        int draws = 4000;
        Random random = new Random(20261122);
        Map<String, double[]> sums = new HashMap<>();
        for (int i = 0; i < draws; i++) {
            engine.compute(scattered(Films.withExtraPoints(), random), TENTH)
                    .all()
                    .forEach(reading -> {
                        double difference = reading.value().number().orElseThrow()
                                - told.byId()
                                        .get(reading.measurement().id())
                                        .value()
                                        .number()
                                        .orElseThrow();
                        double[] sum =
                                sums.computeIfAbsent(reading.measurement().id(), id -> new double[2]);
                        sum[0] += difference;
                        sum[1] += difference * difference;
                    });
        }
        for (Reading reading : told.all()) {
            String id = reading.measurement().id();
            double mean = sums.get(id)[0] / draws;
            double sd = Math.sqrt(sums.get(id)[1] / draws - mean * mean);
            // MW changes its sign where the incisors meet, and the Z angle its lip: neither is smooth.
            double allowed = id.equals("MW") || id.equals("ZAngle") ? 0.5 : 0.06;
            assertEquals(sd, reading.uncertainty().orElseThrow(), allowed * sd, id);
        }
    }

    /**
     * What nobody looked at: 19 points that a network found and ten that were estimated. Tracings drawn from their joint errors, by
     * the Cholesky factor of the whole covariance, scatter as told.
     */
    @Test
    void errorsThatGoTogetherAgreeWithMonteCarlo() {
        Tracing told = unreviewed();
        Readings readings = engine.compute(told, TENTH);
        List<Landmark> all = Landmark.STANDARD;
        double[][] factor = cholesky(covariance(told));
        int draws = 3000;
        Random random = new Random(20261130);
        Map<String, double[]> sums = new HashMap<>();
        for (int i = 0; i < draws; i++) {
            double[] normal = random.doubles(2L * all.size())
                    .map(u -> random.nextGaussian())
                    .toArray();
            Tracing drawn = told;
            for (int k = 0; k < all.size(); k++) {
                double x = 0;
                double y = 0;
                for (int j = 0; j <= 2 * k + 1; j++) {
                    x += factor[2 * k][j] * normal[j];
                    y += factor[2 * k + 1][j] * normal[j];
                }
                Point at = told.position(all.get(k)).orElseThrow();
                drawn = drawn.with(all.get(k), Films.manual(at.x() + 10 * x, at.y() - 10 * y));
            }
            measured(engine.compute(drawn, TENTH)).forEach(reading -> {
                double[] sum = sums.computeIfAbsent(reading.measurement().id(), id -> new double[2]);
                double difference = reading.value().number().orElseThrow()
                        - readings.byId()
                                .get(reading.measurement().id())
                                .value()
                                .number()
                                .orElseThrow();
                sum[0] += difference;
                sum[1] += difference * difference;
            });
        }
        for (Reading reading : measured(readings)) {
            String id = reading.measurement().id();
            double sd = Math.sqrt(sums.get(id)[1] / draws - Math.pow(sums.get(id)[0] / draws, 2));
            double allowed = id.equals("MW") || id.equals("ZAngle") ? 0.5 : 0.08;
            assertEquals(sd, reading.uncertainty().orElseThrow(), allowed * sd, id);
        }
    }

    /** Molars and premolars that are estimated lie too high or too low together: ± 8.5 mm was told of Wits where they were taken as independent. */
    @Test
    void anEstimatedRowOfTeethLeavesWitsOfUse() {
        double wits = uncertainty(engine.compute(unreviewed(), TENTH), "Wits");
        assertTrue(wits > 1 && wits < 5, "Wits ± " + wits);
    }

    /**
     * The correlation was chosen for this figure, so that the test holds the choice and proves nothing beyond it: method error 1.21 mm,
     * abstract of "The 'Wits' appraisal - its skeletal and dento-alveolar background". With cusps that err each for itself ± 6 mm and
     * more was told.
     */
    @Test
    void witsOfAPersonErrsAsItWasPublished() {
        assertEquals(1.21, uncertainty(engine.compute(Films.adult(), TENTH), "Wits"), 0.1);
    }

    @Test
    void pointsFoundByARuleStateAnError() {
        for (Landmark landmark : new Landmark[] {Landmark.PN, Landmark.N_SOFT}) {
            Placement found = Placement.proposed(new Placement.Proposal(
                    Films.adult().position(landmark).orElseThrow(),
                    Placement.Origin.FOUND_ON_FILM,
                    OptionalDouble.empty(),
                    OptionalDouble.empty()));
            Readings readings = engine.compute(Films.adult().with(landmark, found), TENTH);
            assertTrue(readings.byId().get("SoftConvNose").uncertainty().isPresent(), landmark.code());
        }
    }

    /** A promise that is too good is not believed: shapes leave 2.0 mm for the upper molar. */
    @Test
    void anEstimateIsNoSurerThanTheShapesOfHeads() {
        Placement promised = proposal(new Point(1200, 1535), Placement.Origin.ESTIMATED, 0.5);
        Placement honest = proposal(new Point(1200, 1535), Placement.Origin.ESTIMATED, 2.0);
        assertEquals(
                LandmarkErrors.bundled().of(Landmark.UMT, honest),
                LandmarkErrors.bundled().of(Landmark.UMT, promised));
    }

    /** The adult as the program proposes it: detected within 1.2 mm, the rest estimated. */
    private static Tracing unreviewed() {
        Set<Landmark> estimated = Set.of(
                Landmark.CO,
                Landmark.R,
                Landmark.PN,
                Landmark.N_SOFT,
                Landmark.UMT,
                Landmark.LMT,
                Landmark.UPM,
                Landmark.LPM,
                Landmark.UIA,
                Landmark.LIA);
        Map<Landmark, Placement> placements = new HashMap<>();
        Films.adult()
                .placements()
                .forEach((landmark, placement) -> placements.put(
                        landmark,
                        estimated.contains(landmark)
                                ? proposal(placement.position(), Placement.Origin.ESTIMATED, 1.5)
                                : proposal(placement.position(), Placement.Origin.DETECTED, 1.2)));
        return new Tracing(placements);
    }

    private static double[][] covariance(Tracing tracing) {
        LandmarkErrors errors = LandmarkErrors.bundled();
        List<Landmark> all = Landmark.STANDARD;
        double[][] covariance = new double[2 * all.size()][2 * all.size()];
        for (int i = 0; i < all.size(); i++) {
            Placement one = tracing.placement(all.get(i)).orElseThrow();
            LandmarkErrors.Spread own = errors.of(all.get(i), one).orElseThrow();
            for (int j = 0; j < all.size(); j++) {
                JointErrors.Cross cross = i == j
                        ? new JointErrors.Cross(own.xx(), own.xy(), own.xy(), own.yy())
                        : errors.between(
                                all.get(i),
                                one,
                                all.get(j),
                                tracing.placement(all.get(j)).orElseThrow());
                covariance[2 * i][2 * j] = cross.xx();
                covariance[2 * i][2 * j + 1] = cross.xy();
                covariance[2 * i + 1][2 * j] = cross.yx();
                covariance[2 * i + 1][2 * j + 1] = cross.yy();
            }
        }
        return covariance;
    }

    /** The lower factor; fails where the matrix is no covariance. */
    private static double[][] cholesky(double[][] a) {
        double[][] factor = new double[a.length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i][j];
                assertEquals(a[i][j], a[j][i], 1e-12);
                for (int k = 0; k < j; k++) {
                    sum -= factor[i][k] * factor[j][k];
                }
                if (i == j) {
                    assertTrue(sum > 0, "no covariance at " + i + ": " + sum);
                    factor[i][i] = Math.sqrt(sum);
                } else {
                    factor[i][j] = sum / factor[j][j];
                }
            }
        }
        return factor;
    }

    /** ANB from two experts on one film differs by some degrees, SNA by more than ANB: both leave out the same sella. */
    @Test
    void expertsPointsAreAsSureAsTheFieldKnows() {
        Readings readings = engine.compute(Films.adult(), TENTH);
        assertTrue(
                uncertainty(readings, "ANB") > 0.3 && uncertainty(readings, "ANB") < 1.5,
                readings.byId().get("ANB").toString());
        assertTrue(uncertainty(readings, "SNA") > uncertainty(readings, "ANB"), "sella and nasion count twice in SNA");
    }

    @Test
    void confirmingADoubtfulPointMakesItSurer() {
        Tracing open = Films.adult()
                .with(Landmark.A, proposal(Films.adult().position(Landmark.A).orElseThrow(), 4));
        Tracing looked =
                open.with(Landmark.A, open.placement(Landmark.A).orElseThrow().withConfirmed(true));
        Readings before = engine.compute(open, TENTH);
        Readings after = engine.update(before, looked, TENTH);
        assertTrue(uncertainty(after, "SNA") < uncertainty(before, "SNA"));
        assertEquals(engine.compute(looked, TENTH), after);
    }

    @Test
    void nothingIsSaidWhereTheErrorOfAPointIsNotKnown() {
        Tracing tracing = Films.adult()
                .with(
                        Landmark.A,
                        Placement.proposed(new Placement.Proposal(
                                Films.adult().position(Landmark.A).orElseThrow(),
                                Placement.Origin.DETECTED,
                                OptionalDouble.empty(),
                                OptionalDouble.empty())));
        Readings readings = engine.compute(tracing, TENTH);
        assertTrue(readings.byId().get("SNA").uncertainty().isEmpty());
        assertTrue(readings.byId().get("SNB").uncertainty().isPresent());
    }

    /** S–N is about 70 mm in this face, so that the stand-in is nearly right; moved sella changes all. */
    @Test
    void withoutAScaleAnglesAreAsSureAsWithOne() {
        Readings scaled = engine.compute(Films.adult(), TENTH);
        Readings bare = engine.compute(Films.adult(), Films.NO_SCALE);
        assertEquals(uncertainty(scaled, "ANB"), uncertainty(bare, "ANB"), 0.01);
        assertTrue(bare.byId().get("S_N").uncertainty().isEmpty());
        Tracing moved = Films.adult().with(Landmark.S, Films.manual(400, 800));
        assertEquals(engine.compute(moved, Films.NO_SCALE), engine.update(bare, moved, Films.NO_SCALE));
        assertTrue(engine.compute(Films.adult().without(Landmark.N), Films.NO_SCALE)
                .byId()
                .get("FMA")
                .uncertainty()
                .isEmpty());
    }

    /** Without what wants points that no network places. */
    private static List<Reading> measured(Readings readings) {
        return readings.all().stream().filter(reading -> !reading.isUnplaced()).toList();
    }

    @Test
    void aMirroredFilmIsAsSure() {
        Map<Landmark, Placement> mirrored = new HashMap<>();
        Films.withExtraPoints()
                .placements()
                .forEach((landmark, placement) -> mirrored.put(
                        landmark,
                        Films.manual(
                                -placement.position().x(), placement.position().y())));
        Readings one = engine.compute(Films.withExtraPoints(), TENTH);
        Readings other = engine.compute(new Tracing(mirrored), TENTH);
        one.all()
                .forEach(reading -> assertEquals(
                        reading.uncertainty().orElseThrow(),
                        other.byId()
                                .get(reading.measurement().id())
                                .uncertainty()
                                .orElseThrow(),
                        1e-6,
                        reading.measurement().id()));
    }

    private static double uncertainty(Readings readings, String id) {
        return readings.byId().get(id).uncertainty().orElseThrow();
    }

    private static Placement proposal(Point at, double expectedErrorMm) {
        // A stated error of this origin is even to all sides, as the examples on paper want it.
        return proposal(at, Placement.Origin.FOUND_ON_FILM, expectedErrorMm);
    }

    private static Placement proposal(Point at, Placement.Origin origin, double expectedErrorMm) {
        return Placement.proposed(
                new Placement.Proposal(at, origin, OptionalDouble.empty(), OptionalDouble.of(expectedErrorMm)));
    }

    private static Tracing detected(Tracing tracing, double expectedErrorMm) {
        Map<Landmark, Placement> placements = new HashMap<>();
        tracing.placements()
                .forEach((landmark, placement) ->
                        placements.put(landmark, proposal(placement.position(), expectedErrorMm)));
        return new Tracing(placements);
    }

    /** Each point moved by a draw from the error that two experts show; 10 px per mm. */
    /** The cusps of the bite and how far their errors are one, as {@code landmark-errors.json} has it. */
    private static final Set<String> CUSPS = Set.of("UMT", "LMT", "UPM", "LPM", "UP1", "LP1");

    private static final double ROW = 0.985;

    private static Tracing scattered(Tracing tracing, Random random) {
        Map<Landmark, Placement> placements = new HashMap<>();
        double rowX = Math.sqrt(ROW) * random.nextGaussian();
        double rowY = Math.sqrt(ROW) * random.nextGaussian();
        tracing.placements().forEach((landmark, placement) -> {
            LandmarkErrors.Spread spread =
                    LandmarkErrors.bundled().of(landmark, placement).orElseThrow();
            double x = Math.sqrt(spread.xx()) * random.nextGaussian();
            double slope = spread.xx() == 0 ? 0 : spread.xy() / spread.xx();
            double y = slope * x + Math.sqrt(spread.yy() - slope * spread.xy()) * random.nextGaussian();
            if (CUSPS.contains(landmark.code())) {
                x = Math.sqrt(spread.xx()) * rowX + Math.sqrt(1 - ROW) * x;
                y = Math.sqrt(spread.yy()) * rowY + Math.sqrt(1 - ROW) * y;
            }
            placements.put(
                    landmark,
                    new Placement(
                            new Point(
                                    placement.position().x() + 10 * x,
                                    placement.position().y() - 10 * y),
                            Placement.Origin.MANUAL,
                            true,
                            Optional.empty()));
        });
        return new Tracing(placements);
    }
}
